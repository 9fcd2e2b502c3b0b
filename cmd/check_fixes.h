/* SPDX-License-Identifier: MIT */
/* What of the findings `hence fix` would mend. */
#ifndef HENCE_CMD_CHECK_FIXES_H
#define HENCE_CMD_CHECK_FIXES_H

#include "cmd/env.h"
#include "core/change/fix.h"

/* How many of those that are shown, infos or not, are of rules for which it
 * knows what to do. */
size_t check_count_fixable(const struct findings *findings, bool infos);

/* Plan what mends the findings and put it into them: takes its time. fixes is
 * the caller's to release, after the findings. */
void check_plan_fixes(struct fixes *fixes, const struct env *env,
    struct findings *findings);

#endif
