/* SPDX-License-Identifier: MIT */
/* lifecycle/rules-loosened: what a change takes from the configuration. */
#ifndef HENCE_CHECK_LOOSENED_H
#define HENCE_CHECK_LOOSENED_H

#include "core/check/check.h"
#include "core/check/compare.h"

/* A configuration with the severities that it gives. */
struct rules_in_force {
	const struct config *config;
	const struct rule_levels *levels;
};

/* now is that of check's source; each finding stands at its line there, or at
 * the file where the line is gone. */
void check_loosened(const struct check *check,
    const struct rules_in_force *before, const struct rules_in_force *now);

/* Records before the change whose files are still there, here or where they
 * were moved, and are records no more: one finding for each collection. */
void check_let_go(const struct check *check, const struct record_pairs *pairs,
    const struct moved_paths *moved);

#endif
