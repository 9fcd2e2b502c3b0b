/* SPDX-License-Identifier: MIT */
/* One record's move, written into its texts: the status, and what the command
 * line or the decision says besides. */
#ifndef HENCE_CMD_STATUS_WRITE_H
#define HENCE_CMD_STATUS_WRITE_H

#include "cmd/status_target.h"

struct status_writing {
	struct env *env;
	const struct status_request *request;
	struct date date; /* of the move */
	struct strbuf decider; /* "" until it is asked for, or not known */
	bool has_asked; /* for the decider */
};

enum status status_write(struct status_target *target,
    struct status_writing *with, struct error *err);

#endif
