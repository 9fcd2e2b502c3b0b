/* SPDX-License-Identifier: MIT */
/* What may be said of a new record on the command line. */
#ifndef HENCE_CMD_NEW_CHECK_H
#define HENCE_CMD_NEW_CHECK_H

#include "cmd/options.h"
#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/base/text.h"

/* Each is one line of UTF-8 that is not blank, without comma and semicolon;
 * out gets them trimmed, in the arena. */
enum status new_check_list(struct string_list *out, const char *what,
    const struct string_list *list, struct arena *arena, struct error *err);

/* A number that a record may have; NULL is fine. */
enum status new_check_number(struct option_number *out, const char *words,
    struct error *err);

/* Words of the lexicon; NULL is fine. */
enum status new_check_status(const char *words, struct error *err);

#endif
