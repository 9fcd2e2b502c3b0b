/* SPDX-License-Identifier: MIT */
/*
 * Branches and commits as the user makes them: by git(1), with the user's
 * hooks, signing and terminal. What git and the hooks print goes to stderr.
 */
#ifndef HENCE_GIT_COMMIT_H
#define HENCE_GIT_COMMIT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

struct repo;

/*
 * STATUS_GIT while git would refuse to begin a branch or to commit some files
 * and not others: in the middle of a merge, a rebase and the like.
 */
enum status commit_check_state(struct repo *repo, struct error *err);

/* STATUS_GIT when git ignores the path (from the root). */
enum status commit_check_path(struct repo *repo, const char *path,
    struct error *err);

/* STATUS_USAGE when the name is none for a branch, or is one's already. */
enum status commit_check_branch(struct repo *repo, const char *name,
    struct error *err);

/* Make the branch, here, and switch to it. */
enum status commit_branch(struct repo *repo, const char *name, bool quiet,
    struct error *err);

struct commit_plan {
	const char *message;
	const char *const *paths; /* from the root */
	size_t count;
	bool quiet;
};

/*
 * Commit these files as they are, and nothing else: what is staged of others
 * stays staged as it was. After an error git knows of new ones ("git add -N"),
 * so that "git commit -- PATH" commits them.
 */
enum status commit_paths(struct repo *repo, const struct commit_plan *plan,
    struct error *err);

#endif
