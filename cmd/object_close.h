/* SPDX-License-Identifier: MIT */
/* The second half of hence-object(1): how an objection comes to its end. */
#ifndef HENCE_CMD_OBJECT_CLOSE_H
#define HENCE_CMD_OBJECT_CLOSE_H

#include "cmd/step.h"

struct object_values {
	struct step_options step;
	const char *harm, *because, *removed_by;
	const char *close, *section, *owner, *criterion;
	struct date until;
};

/* Is that a state to close an objection with, and are all that it needs and
 * nothing else given? */
enum status object_check_close(const struct object_values *asked,
    const char *state, struct error *err);

/* The same has been checked. */
enum status object_close(struct step *step, const struct object_values *asked,
    const char *state, struct error *err);

#endif
