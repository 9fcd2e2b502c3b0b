/* SPDX-License-Identifier: MIT */
/*
 * How two states of a repository are related. Names no libgit2 type; what
 * needs history is turned into plain values here.
 */
#ifndef HENCE_GIT_HISTORY_H
#define HENCE_GIT_HISTORY_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"

struct repo;

/* Set out to the full id of the commit that rev names. STATUS_NOT_FOUND, with
 * what to do in a shallow clone. */
enum status history_commit(struct strbuf *out, struct repo *repo,
    const char *rev, struct error *err);

/*
 * Set out to the id of the merge base of two commits, which is there and can
 * be read. STATUS_NOT_FOUND: none is, or none that this clone has, or it ends
 * too early to be sure of one.
 */
enum status history_merge_base(struct strbuf *out, struct repo *repo,
    const char *one, const char *other, struct error *err);

/* Is the other commit the same, or an ancestor? False where it is not known. */
bool history_has(struct repo *repo, const char *commit, const char *other);

/* A file that has another path in the newer state. */
typedef void (
    *history_rename_fn)(const char *from, const char *to, void *context);

/*
 * Each file that was moved, with half of its bytes the same or more, between a
 * commit and another one (NULL: the worktree; where git(1) reads, untracked
 * files are left out).
 */
enum status history_renames(struct repo *repo, const char *older,
    const char *newer, history_rename_fn fn, void *context, struct error *err);

/* What is asked of the past: the commits that tip has and without (NULL:
 * nothing) has not, both full ids, and what they did below folder. */
struct history_scope {
	const char *tip, *without, *folder;
};

/* A file that the commit removed. */
typedef void (
    *history_gone_fn)(const char *path, const char *commit, void *context);

/*
 * Each file that is gone for good, newest first and each path once: it was
 * neither moved, with half of its bytes the same or more, nor is it back.
 * STATUS_NOT_FOUND: the history of a shallow clone ends too early to know all;
 * those that are known have been told.
 */
enum status history_each_gone(struct repo *repo,
    const struct history_scope *scope, history_gone_fn fn, void *context,
    struct error *err);

/*
 * Append the bytes of the blob of that id. STATUS_TOO_LARGE: it has more than
 * limit; STATUS_NOT_FOUND: it is not here.
 */
enum status history_read(struct strbuf *out, struct repo *repo, const char *id,
    size_t limit, struct error *err);

/*
 * Set out to the id of the blob that the commit, a full id, has at path; ""
 * where no file is there. STATUS_NOT_FOUND: the commit itself is not here.
 */
enum status history_find(struct strbuf *out, struct repo *repo,
    const char *commit, const char *path, struct error *err);

/*
 * The commits at which a shallow clone's history ends, as keys of out, which
 * is initialised; none in a clone that has everything.
 */
struct map;
void history_ends(struct map *out, struct repo *repo);

#endif
