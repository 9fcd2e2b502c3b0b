/* SPDX-License-Identifier: MIT */
/*
 * Templates of other tools and of the repository's own making: the title line
 * and the status, date and like lines are found as a reader finds them, and
 * all else stays untouched.
 */
#ifndef HENCE_CREATE_FOREIGN_H
#define HENCE_CREATE_FOREIGN_H

#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/create/values.h"

/* Append the template with the values in their places. */
void foreign_fill(struct strbuf *out, struct text template_text,
    const struct record_values *values);

#endif
