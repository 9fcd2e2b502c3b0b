/* SPDX-License-Identifier: MIT */
/* What git's hooks call: command lines of `check`, chosen by what git says. */
#ifndef HENCE_CMD_HOOKS_RUN_H
#define HENCE_CMD_HOOKS_RUN_H

#include "cmd/env.h"

/* argv: the hook's name and what git gave it. Gives the exit code. */
int hooks_run(struct env *env, int argc, char **argv);

#endif
