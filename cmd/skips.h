/* SPDX-License-Identifier: MIT */
/* Files that look like records and were not read. */
#ifndef HENCE_CMD_SKIPS_H
#define HENCE_CMD_SKIPS_H

#include "cmd/env.h"

/* Say them on stderr: the first few, all with -v, none with -q. */
void skips_say(const struct env *env);

#endif
