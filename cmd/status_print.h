/* SPDX-License-Identifier: MIT */
/* Where one record stands in its life cycle, and where it may go. */
#ifndef HENCE_CMD_STATUS_PRINT_H
#define HENCE_CMD_STATUS_PRINT_H

#include "cmd/env.h"

/* Of the record that id names; takes no lock. Gives the exit code. */
int status_print(struct env *env, const char *id);

#endif
