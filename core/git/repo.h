/* SPDX-License-Identifier: MIT */
/*
 * A git repository: where it is and what it can do. Opened by libgit2, or
 * through git(1) where libgit2 refuses (other object formats, reftable,
 * partial clones ...); callers never see which.
 */
#ifndef HENCE_GIT_REPO_H
#define HENCE_GIT_REPO_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"

struct repo;

/* All strings live as long as the repo. Folders are absolute, no "/" behind. */
struct repo_info {
	const char *root; /* top of the worktree; NULL in a bare repository */
	const char *git_dir;
	const char *common_dir; /* differs from git_dir in a linked worktree */
	const char *object_format; /* "sha1", "sha256" */
	bool bare;
	bool shallow;
	bool partial; /* some objects may be fetched on demand */
	bool sparse;
	const char *reader; /* "libgit2" or "git" */
	const char *why_git; /* why libgit2 could not read it, or NULL */
};

/*
 * Open the repository that holds folder (searched upwards), or the one at
 * git_dir when that is not NULL; GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE and
 * GIT_CEILING_DIRECTORIES count as they do for git. STATUS_NO_REPOSITORY when
 * none is found; STATUS_GIT when there is one that neither reader can open or
 * that git refuses, and when what is named is no repository.
 */
enum status repo_open(struct repo **out, const char *folder,
    const char *git_dir, struct error *err);
void repo_free(struct repo *repo); /* NULL is fine */

const struct repo_info *repo_get_info(const struct repo *repo);

/*
 * git's configuration, all levels; without a repository (NULL) the system's
 * and the user's. False when the key is not set. Replaces what out holds.
 */
bool repo_config(struct repo *repo, const char *key, struct strbuf *out);

#endif
