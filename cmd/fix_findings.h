/* SPDX-License-Identifier: MIT */
/* `hence fix`: what `hence check` finds, as far as it can be mended. */
#ifndef HENCE_CMD_FIX_FINDINGS_H
#define HENCE_CMD_FIX_FINDINGS_H

#include "cmd/env.h"

struct fix_request {
	const struct string_list *only, *without; /* rules */
	char **paths; /* as given; NULL at the end */
	bool dry_run;
};

/* Show the diff and write it; gives the exit code. */
int fix_findings(struct env *env, const struct fix_request *request);

#endif
