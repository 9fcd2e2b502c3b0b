/* SPDX-License-Identifier: MIT */
/* Other commits beside what `hence check` checks. */
#ifndef HENCE_CMD_CHECK_STATE_H
#define HENCE_CMD_CHECK_STATE_H

#include "cmd/env.h"
#include "core/check/rule.h"

struct check_state {
	struct strbuf commit; /* full id */
	struct source *source; /* NULL: not open */
	struct arena arena; /* of config */
	struct config config; /* its own */
	struct rule_levels levels; /* by that */
	struct corpus corpus;
	bool has_corpus;
};

void check_state_init(struct check_state *state);
void check_state_release(struct check_state *state);

/* Read the configuration of a source; STATUS_CONFIG when it is broken. */
enum status check_state_configure(struct check_state *state,
    struct source *source, struct error *err);

/* Open the commit's files and read its configuration. */
enum status check_state_open(struct check_state *state, const struct env *env,
    struct error *err);

/* Only find the collections, by the commit's own configuration. */
enum status check_state_discover(struct check_state *state,
    const struct env *env, struct error *err);

/* Read the records by env.config. */
enum status check_state_load(struct check_state *state, const struct env *env,
    struct error *err);

#endif
