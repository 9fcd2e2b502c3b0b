/* SPDX-License-Identifier: MIT */
/* What a writing command tells of what it has made. */
#ifndef HENCE_CMD_NEW_PRINT_H
#define HENCE_CMD_NEW_PRINT_H

#include "cmd/env.h"
#include "core/create/number.h"

/* The number is free as far as can be seen, which may not be far enough. */
void new_say_gaps(const struct env *env, const struct number_gaps *gaps);

/* New records are Markdown; those in the collection may be something else. */
void new_say_format(const struct env *env, const struct corpus *corpus,
    const struct collection *collection);

#endif
