/* SPDX-License-Identifier: MIT */
/* `hence check --base REV`: only what this change brings. */
#ifndef HENCE_CMD_CHECK_BASE_H
#define HENCE_CMD_CHECK_BASE_H

#include "cmd/env.h"
#include "core/check/check.h"

/*
 * check has been run. Take out of its findings what the merge base of rev and
 * what is checked has as well, and add the numbers that rev's tip takes.
 */
enum status check_base(struct env *env, const struct check *check,
    const char *rev, struct error *err);

#endif
