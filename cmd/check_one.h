/* SPDX-License-Identifier: MIT */
/* What `hence check` says of one record, for commands that have changed it. */
#ifndef HENCE_CMD_CHECK_ONE_H
#define HENCE_CMD_CHECK_ONE_H

#include "cmd/env.h"

/*
 * Run all the rules and print what they say of the record on stdout; infos
 * with -v. The corpus has all records. *fails: an error is among it.
 */
enum status check_one(bool *fails, struct env *env, const struct record *record,
    struct error *err);

#endif
