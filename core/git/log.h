/* SPDX-License-Identifier: MIT */
/*
 * What commits did to the files of some folders, as `git log` tells it: who
 * changed which file when, renames followed out of the folders, every parent
 * of a merge walked. docs/decisions/0020 says why git(1) is asked.
 */
#ifndef HENCE_GIT_LOG_H
#define HENCE_GIT_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/base/vec.h"

struct repo;

struct log_commit {
	const char *id; /* hex */
	const char *parents; /* ids, blanks between; "": it is a root */
	const char *name, *email; /* of the author, through the mailmap */
	int64_t time; /* of the commit: seconds since 1970, UTC */
};

struct log_change {
	uint32_t commit; /* index into log.commits */
	const char *path; /* of a removed file, too */
	const char *old_path; /* it had before; path, if it had the same */
	const char *id; /* the blob's; NULL: the file was removed */
	const char *old_id; /* in the first parent; NULL: there was none */
	const char *other_id; /* in a merge: in the second one */
};

struct log {
	struct arena arena;
	/* Newest first, children before their parents; those that did nothing
	 * to the folders are left out. */
	VEC(struct log_commit) commits;
	VEC(struct log_change) changes;
};

/*
 * Append to raw what log_parse reads: the commits that tip has and without
 * (NULL: nothing) has not. tip and without are full ids. Folders are paths from
 * the repository's root, "" for all of it; a file is fine, too. The history of
 * a shallow clone ends where the clone does: ask repo_get_info.
 */
enum status log_fetch(struct strbuf *raw, struct repo *repo, const char *tip,
    const char *without, const char *const *folders, size_t count,
    struct error *err);

/* Append the ids, a line each, of the commits that tip has and without not. */
enum status log_commits(struct strbuf *out, struct repo *repo, const char *tip,
    const char *without, struct error *err);

/* False when raw is nothing that log_fetch gave. */
bool log_parse(struct log *out, struct text raw);
void log_release(struct log *log);

/* log_fetch of everything and log_parse; folders that files were moved from are
 * followed, too. */
enum status log_read(struct log *out, struct repo *repo, const char *tip,
    const char *const *folders, size_t count, struct error *err);

#endif
