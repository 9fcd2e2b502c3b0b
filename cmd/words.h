/* SPDX-License-Identifier: MIT */
/* What may be said on the command line and written into a record. */
#ifndef HENCE_CMD_WORDS_H
#define HENCE_CMD_WORDS_H

#include <stdbool.h>

#include "core/base/date.h"
#include "core/base/error.h"
#include "core/base/text.h"

/* What a terminal must not be given, line breaks among it. */
bool words_have_control(struct text t);

/* Without blanks of any script at the ends. */
struct text words_trim(struct text t);

/* A day that something was done: none (year 0), or no later than tomorrow,
 * which it is somewhere already. */
enum status words_check_day(const struct date *date, struct error *err);

/* One line of UTF-8 that is not blank; what names it: "title". */
enum status words_check(const char *what, struct text t, struct error *err);

#endif
