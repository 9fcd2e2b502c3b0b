/* SPDX-License-Identifier: MIT */
/* Dates inside of texts: where they stand, and others in their style. */
#ifndef HENCE_EDIT_DATE_TEXT_H
#define HENCE_EDIT_DATE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/date.h"
#include "core/base/strbuf.h"

struct date_text {
	size_t at, len; /* a time of day behind it is included */
	struct date date;
};

/* The first date in t from that byte on. */
bool date_text_find(struct date_text *out, struct text t, size_t from);

/*
 * Append date as like is written, which is a date: "31.01.2024", "January 31,
 * 2024"; YYYY-MM-DD where its style is not clear, or for an empty like.
 */
void date_text_write(struct strbuf *out, const struct date *date,
    struct text like);

#endif
