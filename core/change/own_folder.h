/* SPDX-License-Identifier: MIT */
/*
 * The folders that are this program's own: "hence" in git's folder, outside of
 * git ".hence" in the root. They are made when something is to be kept there.
 */
#ifndef HENCE_CHANGE_OWN_FOLDER_H
#define HENCE_CHANGE_OWN_FOLDER_H

#include "core/base/error.h"
#include "core/base/strbuf.h"

struct repo;

/* Set out to that of all worktrees: the lock, files on their way to a name. */
void own_folder_shared(struct strbuf *out, const struct repo *repo,
    const char *root);

/* Set out to that of this worktree: the journal. */
void own_folder_of_worktree(struct strbuf *out, const struct repo *repo,
    const char *root);

/* STATUS_IO: one of them is a link, and what is written would be elsewhere. */
enum status own_folder_check(const struct repo *repo, const char *root,
    struct error *err);

/* Outside of git: take it away when there is nothing in it. */
void own_folder_tidy(const struct repo *repo, const char *root);

#endif
