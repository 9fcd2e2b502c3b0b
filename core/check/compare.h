/* SPDX-License-Identifier: MIT */
/* What a change brought: findings that were not there before it. */
#ifndef HENCE_CHECK_COMPARE_H
#define HENCE_CHECK_COMPARE_H

#include "core/base/map.h"
#include "core/base/vec.h"
#include "core/check/check.h"

/* Paths before the change and what they are after it. */
struct moved_paths {
	struct map index; /* old path -> index + 1 into names */
	VEC(const char *) names; /* in index.keys */
};

void moved_paths_init(struct moved_paths *moved);
void moved_paths_release(struct moved_paths *moved);
void moved_paths_add(struct moved_paths *moved, const char *from,
    const char *to);

/* The path after the change, or path itself. */
const char *moved_path(const struct moved_paths *moved, const char *path);

/*
 * Take out of now the findings that before has as well: as many of one
 * fingerprint as stand there. Order is kept.
 */
void findings_subtract(struct findings *now, const struct findings *before,
    const struct moved_paths *moved);

/*
 * number/duplicate between check's corpus and another branch's tip that will
 * be merged with it: a record that is new here (before has no file of its
 * path) and one that only tip has, with one number.
 */
void check_numbers_against(const struct check *check, const struct corpus *tip,
    const struct corpus *before, const struct moved_paths *moved);

#endif
