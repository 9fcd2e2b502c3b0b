/* SPDX-License-Identifier: MIT */
/* Which pager the user's environment and git's configuration ask for. */
#ifndef HENCE_CMD_PAGER_H
#define HENCE_CMD_PAGER_H

#include "cmd/env.h"

/*
 * Set out to the command, "" for none: HENCE_PAGER, hence.pager, GIT_PAGER,
 * core.pager, PAGER, else less where it is installed. Gives the name of the
 * setting that decided.
 */
const char *pager_choose(struct strbuf *out, struct env *env);

/* Print text on stdout, through the pager on a terminal. Gives the exit code. */
int pager_print(struct env *env, const struct strbuf *text);

/* Is the program that the command begins with installed? What only a shell
 * understands is taken to be. */
bool pager_program_is_there(const char *command);

#endif
