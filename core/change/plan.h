/* SPDX-License-Identifier: MIT */
/* What edits of several records work on. */
#ifndef HENCE_CHANGE_PLAN_H
#define HENCE_CHANGE_PLAN_H

#include "core/base/date.h"
#include "core/change/change.h"
#include "core/corpus/corpus.h"
#include "core/edit/subject.h"

struct lookup;
struct neighbourhoods;
struct source;

struct plan {
	struct change *change;
	struct source *source;
	const struct corpus *corpus; /* names may be all it has */
	struct date date; /* of the moves */
	const struct lookup *lookup; /* of the corpus; NULL: made when needed */
	/* What other records do, kept from pair to pair, or NULL. */
	struct neighbourhoods *neighbourhoods;
};

/*
 * The record's texts in the plan's change, and its sidecar's. STATUS_IO and
 * the like as change_open.
 */
enum status plan_subject(struct subject *out, struct plan *plan,
    const struct record *record, struct error *err);

#endif
