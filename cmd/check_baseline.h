/* SPDX-License-Identifier: MIT */
/* `hence check --write-baseline` and `--update-baseline`. */
#ifndef HENCE_CMD_CHECK_BASELINE_H
#define HENCE_CMD_CHECK_BASELINE_H

#include "cmd/env.h"
#include "core/check/baseline.h"
#include "core/check/check.h"

struct check_baseline {
	bool write, update, dry_run; /* as asked for */
};

/*
 * Run the rules (options: which, and the day) and write what they find into
 * the baseline, or take out of it what they no longer find. The corpus is not
 * open yet. Gives the exit code.
 */
int check_baseline(struct env *env, const struct check_baseline *asked,
    struct check_options *options);

/* Say of how many entries nothing is left. */
void check_baseline_say(const struct env *env, const struct baseline *baseline,
    const struct check_options *options);

#endif
