/* SPDX-License-Identifier: MIT */
/* Relations from the command line, and what is said of them on stderr. */
#ifndef HENCE_CMD_RELATE_PRINT_H
#define HENCE_CMD_RELATE_PRINT_H

#include "cmd/work.h"
#include "core/change/relate.h"

/*
 * The KIND of `link`: a known one, or free words; reverse may be NULL.
 * STATUS_USAGE for what looks like a known one misspelt.
 */
enum status relate_read_bond(struct bond *out, const char *words,
    const char *reverse, struct error *err);

/* Free words are a few on one line each, that say no known relation. */
enum status relate_check_words(const struct bond *bond, struct error *err);

void relate_say_superseded(const struct work *work, const struct record *older,
    const struct record *newer, bool partial, bool waits);

void relate_say_nothing(const struct work *work);

#endif
