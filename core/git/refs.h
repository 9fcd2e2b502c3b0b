/* SPDX-License-Identifier: MIT */
/* Branches: which there are, and which names stand in a folder on them. */
#ifndef HENCE_GIT_REFS_H
#define HENCE_GIT_REFS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"

struct repo;

/* path: from the repository's root. Called once for a path and branch tree. */
typedef void (*refs_path_fn)(const char *path, void *context);

/*
 * Every file below folder in git's index and on every local and
 * remote-tracking branch. Folders that many branches share are read once, so
 * fn may be called more than once for one path but not once a branch. A
 * branch that could not be read in full is counted in *missing: its commit or
 * some tree is not here (shallow, partial or damaged clone), or its folders
 * are nested too deep or hold too many files.
 */
enum status refs_each_path(struct repo *repo, const char *folder,
    refs_path_fn fn, void *context, size_t *missing, struct error *err);

/*
 * Set out to the full name of the branch that a remote takes for its main one,
 * as it was fetched last: what the remote's HEAD names, else main or master.
 */
bool refs_main_branch(struct strbuf *out, struct repo *repo,
    const char *remote);

/* Set out to the name of the branch that HEAD is on: "main"; false, and "":
 * none. */
bool refs_current_branch(struct strbuf *out, struct repo *repo);

/* Every file of a commit (its full id) below folder; a file's path will do as
 * one. False when it could not be read in full. */
bool refs_each_path_of(struct repo *repo, const char *commit,
    const char *folder, refs_path_fn fn, void *context);

/* name: "refs/heads/x", "refs/remotes/origin/x"; commit: its full id. */
typedef void (
    *refs_branch_fn)(const char *name, const char *commit, void *context);

/* Every local and remote-tracking branch; names that stand for another one,
 * as origin/HEAD, are left out. */
enum status refs_each_branch(struct repo *repo, refs_branch_fn fn,
    void *context, struct error *err);

/* "main" of "refs/heads/main", "origin/main" of "refs/remotes/origin/main"; of
 * tags, too. NULL for other names. */
const char *refs_short_name(const char *name);

/* Of those, the ones that have a file of that path, or below it. */
enum status refs_each_holder(struct repo *repo, const char *path,
    refs_branch_fn fn, void *context, struct error *err);

/* Set out to the commit of the branch that others are merged into: what
 * origin/HEAD stands for, or a branch called main or master. */
bool refs_main(struct strbuf *out, struct repo *repo);

#endif
