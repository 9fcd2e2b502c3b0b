/* SPDX-License-Identifier: MIT */
/* `hence check --base REV`: only what this change brings. */
#ifndef HENCE_CMD_CHECK_BASE_H
#define HENCE_CMD_CHECK_BASE_H

#include "cmd/check_state.h"
#include "core/check/check.h"

struct check_base {
	const char *rev; /* as given */
	bool merge; /* judge the merge of HEAD into rev's tip */
	struct check_state tip; /* of rev */
	struct check_state fork; /* the merge base, unless that is tip */
	/* What the change is compared with: one of the two. */
	struct check_state *before;
	struct strbuf head; /* full id of what is checked, or stands on it */
	struct check_state now; /* only its configuration */
	struct config config; /* what counts */
	struct record_memory *memory;
};

void check_base_init(struct check_base *base, const char *rev, bool merge);
void check_base_release(struct check_base *base); /* before env's corpus */

/*
 * Find the states and the configuration that counts, for env to be opened by:
 * its corpus is not open yet. Conflicts of a merge are said, and fail as
 * STATUS_GIT.
 */
enum status check_base_open(struct check_base *base, struct env *env,
    struct error *err);

/* The full id of the commit that the change is compared with. */
const char *check_base_commit(const struct check_base *base);

/* Raise the severities to what the change itself asks for. */
void check_base_raise(const struct check_base *base,
    struct rule_levels *levels);

/* In place of check_run: the findings that the change brings. */
enum status check_base_run(struct check_base *base, const struct env *env,
    const struct check *check, struct error *err);

#endif
