/* SPDX-License-Identifier: MIT */
/* Moving records along their life cycle, with all that follows from it. */
#ifndef HENCE_CMD_STATUS_MOVE_H
#define HENCE_CMD_STATUS_MOVE_H

#include "cmd/env.h"
#include "core/base/date.h"

struct status_request {
	const char *command; /* "accept" */
	const char *word; /* the state as it was given; NULL: status says it */
	enum record_status status;
	const char *because; /* of the status, or NULL */
	const char *chosen; /* the option that won, or NULL */
	const char *chosen_because;
	struct string_list waived; /* names of rules that can be; borrowed */
	const char *waived_because; /* why they are */
	struct date until; /* the last day of a last call; year 0: not said */
	const char *disposition; /* what it is for: "accept"; or NULL */
	struct date date; /* year 0: today */
	bool dry_run;
};

/* Move the records that ids name, all of them or none; gives the exit code. */
int status_move(struct env *env, const struct status_request *request,
    const char *const *ids, size_t count);

#endif
