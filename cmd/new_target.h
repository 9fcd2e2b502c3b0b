/* SPDX-License-Identifier: MIT */
/* Which collection a new record goes to. */
#ifndef HENCE_CMD_NEW_TARGET_H
#define HENCE_CMD_NEW_TARGET_H

#include "cmd/env.h"

struct target_wish {
	const char *collection; /* --collection, or NULL */
	const char *kind; /* --kind or the first word, or NULL */
};

/*
 * The collection of that name or kind; of several the one that holds the
 * current folder, else the nearest one below it, else the only one of kind
 * adr. STATUS_USAGE lists them.
 */
enum status target_choose(const struct collection **out, const struct env *env,
    const struct target_wish *wish, struct error *err);

#endif
