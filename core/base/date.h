/* SPDX-License-Identifier: MIT */
/* Calendar dates (proleptic Gregorian), read as people write them. */
#ifndef HENCE_BASE_DATE_H
#define HENCE_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/text.h"

struct date {
	int year, month, day; /* 1-based; year 0 means no date */
};

/* Room for "2026-11-20" and its NUL. */
#define DATE_SIZE 16

/*
 * Read the date that t is, or begins with: 2024-01-31, 2024-1-31, 2024/01/31,
 * 20240131, 2024-01-31T10:00:00Z, 31.01.2024, 31 January 2024, 31-Jan-2024,
 * January 31, 2024, Jan 31 2024; an English weekday may stand first, "31st" is
 * fine. Two-digit years are not read. 01/31/2024 is read month first and
 * 31/01/2024 day first; where both fit (03/04/2024) it is no date.
 * False when no real date is there.
 */
bool date_parse(struct date *out, struct text t);

/* Exactly YYYY-MM-DD, nothing behind: the form options take. */
bool date_parse_iso(struct date *out, struct text t);

/* The day after. */
void date_next(struct date *out, const struct date *date);

int date_compare(const struct date *a, const struct date *b);

/* YYYY-MM-DD; "" when there is no date. */
void date_format(char out[DATE_SIZE], const struct date *date);

/* Today where the user is; HENCE_TODAY=YYYY-MM-DD overrides it (for tests). */
void date_today(struct date *out);

/* Days from one to the other; less than 0 where that is earlier. */
long date_days(const struct date *from, const struct date *to);

/* The day, in UTC, of a moment in seconds since 1970. */
void date_of_time(struct date *out, int64_t seconds);

#endif
