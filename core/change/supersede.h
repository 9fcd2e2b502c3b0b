/* SPDX-License-Identifier: MIT */
/* A record takes the place of another one: both sides of it. */
#ifndef HENCE_CHANGE_SUPERSEDE_H
#define HENCE_CHANGE_SUPERSEDE_H

#include "core/change/change.h"
#include "core/corpus/corpus.h"

struct source;

/* What plans over several records work on. */
struct plan {
	struct change *change;
	struct source *source;
	const struct corpus *corpus; /* names may be all it has */
	struct date date; /* of the moves */
};

/* The record's texts in the plan's change, and its sidecar's. */
struct subject;
enum status plan_subject(struct subject *out, struct plan *plan,
    const struct record *record, struct error *err);

/*
 * Write that newer supersedes older. The older one's side is written (and its
 * status becomes superseded) only when the newer one is accepted; *waits says
 * that it is not yet. partial: the older one's status stays as it is.
 */
enum status supersede(struct plan *plan, const struct record *older,
    const struct record *newer, bool partial, bool *waits, struct error *err);

/*
 * The record has just been accepted in plan's change: what it supersedes
 * becomes superseded. Those records are pushed to out.
 */
enum status supersede_accepted(struct plan *plan, const struct record *newer,
    record_list *out, struct error *err);

#endif
