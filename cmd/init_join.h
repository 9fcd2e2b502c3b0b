/* SPDX-License-Identifier: MIT */
/* What `init` does for a team beside records: git's hooks, and the forge's
 * workflow. */
#ifndef HENCE_CMD_INIT_JOIN_H
#define HENCE_CMD_INIT_JOIN_H

#include "cmd/hooks_write.h"
#include "cmd/work.h"

/* github and gitlab; an OPTION_KEYWORD's value is 1 + its enum ci_forge. */
extern const char *const init_ci_words[];

struct init_join {
	unsigned ci; /* 0: none */
	const char *ci_source; /* URL#REVISION or NULL */
	bool wants_hooks;
	/* Its own. */
	struct hooks_work hooks;
	bool is_without_source, to_include;
};

/* Then fill in what is wanted; release it in any case. */
void init_join_init(struct init_join *join);
void init_join_release(struct init_join *join);

/* Is anything wanted? */
bool init_join_is_wanted(const struct init_join *join);

/* STATUS_USAGE for what cannot be meant. */
enum status init_join_check(const struct init_join *join, struct error *err);

/* Add the workflow to work's change, and plan the hooks; nothing is written. */
enum status init_join_plan(struct init_join *join, struct work *work,
    struct error *err);

/* When work's change is done (or was shown): the hooks, and what is left for
 * the user to do. */
enum status init_join_finish(struct init_join *join, const struct work *work,
    struct error *err);

#endif
