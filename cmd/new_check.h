/* SPDX-License-Identifier: MIT */
/* What may be said of a new record on the command line. */
#ifndef HENCE_CMD_NEW_CHECK_H
#define HENCE_CMD_NEW_CHECK_H

#include <stdbool.h>

#include "cmd/options.h"
#include "core/base/error.h"
#include "core/base/text.h"

/* What a terminal must not be given, line breaks among it. */
bool new_has_control(struct text t);

/* One line of UTF-8 that is not blank; listed: without a comma, too. */
enum status new_check_word(const char *what, struct text t, bool listed,
    struct error *err);
enum status new_check_list(const char *what, const struct string_list *list,
    struct error *err);

/* Words of the lexicon; NULL is fine. */
enum status new_check_status(const char *words, struct error *err);

#endif
