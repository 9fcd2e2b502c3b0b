/* SPDX-License-Identifier: MIT */
/* What a text does not say yet is added where a reader finds it. */
#ifndef HENCE_CREATE_MISSING_H
#define HENCE_CREATE_MISSING_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/create/values.h"

/*
 * Read text as the record at path, and add those of the values that cannot be
 * found in it to its front matter or below its title; the title too, where it
 * has none. complete: the status and date as well, where nobody asked for one.
 */
void missing_add(struct strbuf *text, const char *path,
    const struct record_values *values, bool complete);

#endif
