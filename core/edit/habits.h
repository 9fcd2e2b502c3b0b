/* SPDX-License-Identifier: MIT */
/*
 * The words that a team's records use where several would do: learnt from the
 * record itself first, then from its neighbours.
 */
#ifndef HENCE_EDIT_HABITS_H
#define HENCE_EDIT_HABITS_H

#include <stdbool.h>

#include "core/base/mem.h"
#include "core/record/record.h"

struct habits {
	struct arena arena;
	/* "Implementable" for accepted: plain, as written; NULL: not met. */
	const char *status_words[RECORD_SUPERSEDED + 1];
	/* "Superceded by", "Replaces": without a label's colon; NULL: not met.
	 * The second index is 1 for the inverse. */
	const char *relation_words[RELATION_KIND_COUNT][2];
};

void habits_init(struct habits *habits);
void habits_release(struct habits *habits);

/* Learn what is not known yet from one more record and its bytes; the record
 * that is edited comes first. */
void habits_learn(struct habits *habits, const struct record *record,
    struct text bytes);

/* Take what is not known yet from others, which may go away. */
void habits_add(struct habits *habits, const struct habits *others);

#endif
