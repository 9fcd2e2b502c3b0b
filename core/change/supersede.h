/* SPDX-License-Identifier: MIT */
/* A record takes the place of another one: both sides of it. */
#ifndef HENCE_CHANGE_SUPERSEDE_H
#define HENCE_CHANGE_SUPERSEDE_H

#include <stdbool.h>

#include "core/change/plan.h"

/*
 * Write that newer supersedes older. The older one's side is written (and its
 * status becomes superseded) only when the newer one is accepted; *waits says
 * that it is not yet. partial: the older one's status stays as it is.
 * STATUS_FORBIDDEN: the life cycle has no such move, or it would be a circle;
 * the change is as it was, as after every error. Where all of it is there
 * already nothing is changed.
 */
enum status supersede(struct plan *plan, const struct record *older,
    const struct record *newer, bool partial, bool *waits, struct error *err);

/*
 * The newer one, which is accepted, says that it supersedes the older one, or
 * that one does: write the older one's side. STATUS_FORBIDDEN as above.
 */
enum status supersede_complete(struct plan *plan, const struct record *older,
    const struct record *newer, struct error *err);

/*
 * The record has just been accepted in plan's change: what it supersedes
 * becomes superseded. Those records are pushed to out; what may not be
 * superseded (a rejected one, say) is left as it is.
 */
enum status supersede_accepted(struct plan *plan, const struct record *newer,
    record_list *out, struct error *err);

#endif
