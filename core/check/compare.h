/* SPDX-License-Identifier: MIT */
/*
 * What a change brought: which records it has touched, and the findings that
 * were not there before it.
 */
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

/* Which record before a change is which one after it. */
struct record_pairs {
	const struct corpus *before, *after; /* borrowed */
	uint32_t
	    *origins; /* of each after it: index + 1 before, 0: it is new */
	bool *touched_before, *touched_after;
	size_t gone; /* so many before have no path any more */
};

/*
 * By their paths. A record is not touched that is the same one, read once for
 * both (see record_memory), in a collection of the same kind.
 */
void record_pairs_init(struct record_pairs *out, const struct corpus *before,
    const struct corpus *after);
void record_pairs_release(struct record_pairs *pairs);

/* Find those that have another path now. */
void record_pairs_follow(struct record_pairs *pairs,
    const struct moved_paths *moved);

/*
 * Take out of now the findings that before has as well, and which were no
 * milder and not waived there: as many of one fingerprint as stand there. Order
 * is kept.
 */
void findings_subtract(struct findings *now, const struct findings *before,
    const struct moved_paths *moved);

/*
 * Run the rules over both states, pairs' two, and leave in now's findings those
 * that the change brings. The findings of before are not all there is: only
 * those that now's are compared with.
 */
enum status check_run_change(const struct check *now,
    const struct check *before, const struct record_pairs *pairs,
    const struct moved_paths *moved, struct error *err);

/* Has the change given a number to some record that had it not? */
bool record_pairs_are_numbered(const struct record_pairs *pairs);

/*
 * number/duplicate between check's corpus and another branch's tip that it will
 * be merged with: both have come from one state, and each has given a number
 * that the other has given to another record.
 */
void check_numbers_against(const struct check *check,
    const struct record_pairs *own, const struct record_pairs *theirs);

#endif
