/* SPDX-License-Identifier: MIT */
/*
 * Where files went that are no longer where somebody looks for them: what the
 * history knows of their paths. Names no libgit2 type.
 */
#ifndef HENCE_GIT_MOVED_H
#define HENCE_GIT_MOVED_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/mem.h"

struct repo;
struct source;

struct moved_file {
	const char *path; /* as it was called once, from the root; borrowed */
	const char *now; /* what it is called in the source; NULL: not known */
	/* The commit that took it away for good, or NULL: none, or none that
	 * is here. */
	const char *commit;
};

/* Where it is looked for. */
struct moved_scope {
	struct repo *repo; /* NULL: there is no history */
	const struct source *source;
	const char *rev; /* the source's, or NULL: HEAD, and what is not yet
	                  * committed */
	struct arena *arena; /* what is found lives there */
};

/*
 * Follow all of them at once, from name to name: files that were moved with
 * half of their bytes or more the same. STATUS_GIT where git does not answer;
 * nothing is known then.
 */
enum status moved_find(struct moved_file *files, size_t count,
    const struct moved_scope *scope, struct error *err);

/* Was there a file of that path just before the commit? */
bool moved_was_before(const struct moved_scope *scope, const char *commit,
    const char *path);

#endif
