/* SPDX-License-Identifier: MIT */
/*
 * The journal: a change to several files, written down in full before the first
 * of them is touched, and removed behind the last. What it holds is enough to
 * finish the change and to undo it. One for each worktree.
 */
#ifndef HENCE_CHANGE_JOURNAL_H
#define HENCE_CHANGE_JOURNAL_H

#include <stdbool.h>

#include "core/change/change.h"

struct journal {
	struct change change; /* its root and command are the journal's own */
	char *path; /* where it is; absolute */
	char *home; /* where it was written */
	char *root, *command; /* for the files of which folder, and by what */
};

/* Is there one? Costs one look at a name. */
bool journal_is_there(const struct repo *repo, const char *root);

/* On the disk when it returns. STATUS_EXISTS: there is one. */
enum status journal_write(const struct change *change, struct error *err);

/* When all is done, or all is undone. On an error it says that it stays. */
enum status journal_remove(const struct repo *repo, const char *root,
    struct error *err);

/*
 * STATUS_NOT_FOUND: there is none. STATUS_STOPPED: it is damaged, or is that of
 * another folder; the hint says what can be done. Release it in any case.
 */
enum status journal_read(struct journal *out, struct repo *repo,
    const char *root, struct error *err);
void journal_release(struct journal *journal);

/*
 * Fill err for somebody who has found one while he held the lock, and give
 * STATUS_STOPPED; STATUS_OK when there is none.
 */
enum status journal_say(struct repo *repo, const char *root, struct error *err);

#endif
