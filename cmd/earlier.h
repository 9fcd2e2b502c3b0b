/* SPDX-License-Identifier: MIT */
/* What was decided before on a subject, told to whoever begins a record. */
#ifndef HENCE_CMD_EARLIER_H
#define HENCE_CMD_EARLIER_H

#include "cmd/env.h"

/*
 * Say on stderr which records, and which of their options, are on the subject
 * of the record of that title and path: none that a relation connects with it,
 * and nothing with -q. id: names it, or NULL, where it is plain which one is
 * meant. Where nothing can be looked for, that is no reason to stop. env's
 * corpus stays as it is; nobody's lock is needed.
 */
void earlier_say(const struct env *env, const char *title, const char *path,
    const char *id);

#endif
