/* SPDX-License-Identifier: MIT */
/* Help texts, made from the tables that the command lines are read by. */
#ifndef HENCE_CMD_USAGE_H
#define HENCE_CMD_USAGE_H

#include "cmd/commands.h"

/*
 * Print what `hence COMMAND --help` says, or, where it is NULL, what `hence
 * help` does: the commands and the common options. Gives the exit code.
 */
int usage_print(const struct command *command);

/* Say on stderr that options alone do nothing; gives the exit code. */
int usage_missing(void);

#endif
