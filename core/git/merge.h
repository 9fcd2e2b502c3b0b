/* SPDX-License-Identifier: MIT */
/*
 * What merging two commits would give, as a source. The merge is made in
 * memory, or in a temporary folder by git(1): nothing is written into the
 * repository. Names no libgit2 type.
 */
#ifndef HENCE_GIT_MERGE_H
#define HENCE_GIT_MERGE_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/base/vec.h"

struct repo;
struct source;

/* The paths that git would leave to the user, sorted, each once. */
struct merge_conflicts {
	struct arena arena;
	VEC(const char *) paths;
};

void merge_conflicts_init(struct merge_conflicts *conflicts);
void merge_conflicts_release(struct merge_conflicts *conflicts);

/*
 * Merge theirs into ours, both full ids of commits. *out is the files of the
 * result, of the kind SOURCE_REVISION; NULL where there are conflicts, which
 * are no error. STATUS_NOT_FOUND: they have no merge base, or none that this
 * clone has.
 */
enum status merge_open(struct source **out, struct merge_conflicts *conflicts,
    struct repo *repo, const char *const commits[2], struct error *err);

#endif
