/* SPDX-License-Identifier: MIT */
#include "core/base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static const char *const months[] = { "january", "february", "march", "april",
	"may", "june", "july", "august", "september", "october", "november",
	"december" };

static const char *const weekdays[] = { "monday", "tuesday", "wednesday",
	"thursday", "friday", "saturday", "sunday" };

struct number {
	int value;
	size_t digits;
};

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static bool date_is_valid(const struct date *date)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	int last;

	if (date->year < 1 || date->year > 9999)
		return false;
	if (date->month < 1 || date->month > 12)
		return false;
	last = days[date->month - 1];
	if (date->month == 2 && is_leap(date->year))
		last++;
	return date->day >= 1 && date->day <= last;
}

static bool make(struct date *out, int year, int month, int day)
{
	struct date date = { year, month, day };

	if (!date_is_valid(&date))
		return false;
	*out = date;
	return true;
}

static bool take_number(struct text *t, struct number *out)
{
	out->value = 0;
	out->digits = 0;
	while (out->digits < t->len && char_is_digit(t->data[out->digits])) {
		if (out->digits == 8)
			return false;
		out->value = out->value * 10 + (t->data[out->digits++] - '0');
	}
	*t = text_skip(*t, out->digits);
	return out->digits > 0;
}

static struct text take_word(struct text *t)
{
	struct text word = text_make(t->data, 0);

	while (word.len < t->len && char_is_alpha(t->data[word.len]))
		word.len++;
	*t = text_skip(*t, word.len);
	return word;
}

/* 1-based place of the word, whole or its first three letters; 0 for none. */
static int find_name(struct text word, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if ((word.len == 3 || word.len == strlen(names[i])) &&
		    !strncasecmp(word.data, names[i], word.len))
			return (int)i + 1;
	return 0;
}

static int find_month(struct text word)
{
	if (text_equals_nocase(word, "sept"))
		return 9;
	return find_name(word, months, 12);
}

/* What may stand between the parts of a date that names its month. */
static void skip_between(struct text *t)
{
	while (t->len && memchr(" \t-.,/", t->data[0], 6))
		*t = text_skip(*t, 1);
}

static void skip_weekday(struct text *t)
{
	struct text after = *t, word = take_word(&after);

	if (!find_name(word, weekdays, 7))
		return;
	skip_between(&after);
	*t = after;
}

/* "31", "31st", "31st of". */
static bool take_day(struct text *t, struct number *out)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	struct text after;

	if (!take_number(t, out) || out->digits > 2)
		return false;
	for (size_t i = 0; i < 4; i++)
		if (text_starts_nocase(*t, endings[i])) {
			*t = text_skip(*t, 2);
			break;
		}
	after = *t;
	skip_between(&after);
	if (text_starts_nocase(after, "of "))
		*t = text_skip(after, 3);
	return true;
}

static bool take_year(struct text *t, struct number *out)
{
	return take_number(t, out) && out->digits == 4;
}

/* 31 January 2024, 31-Jan-2024 */
static bool read_day_month(struct date *out, struct text *t)
{
	struct number day, year;
	int month;

	if (!take_day(t, &day))
		return false;
	skip_between(t);
	month = find_month(take_word(t));
	skip_between(t);
	return month && take_year(t, &year) &&
	    make(out, year.value, month, day.value);
}

/* January 31, 2024 */
static bool read_month_day(struct date *out, struct text *t)
{
	struct number day, year;
	int month = find_month(take_word(t));

	skip_between(t);
	if (!month || !take_day(t, &day))
		return false;
	skip_between(t);
	return take_year(t, &year) && make(out, year.value, month, day.value);
}

/* 20240131 */
static bool read_compact(struct date *out, struct text *t)
{
	struct number all;

	if (!take_number(t, &all) || all.digits != 8)
		return false;
	return make(out, all.value / 10000, all.value / 100 % 100,
	    all.value % 100);
}

/* The year is last: day first, or month first where only that is a date. */
static bool make_year_last(struct date *out, int first, int second, int year,
    char sep)
{
	struct date other;
	bool swapped = sep != '.' && make(&other, year, first, second);

	if (!make(out, year, second, first)) {
		if (swapped)
			*out = other;
		return swapped;
	}
	return !swapped || first == second;
}

/* 2024-01-31, 2024/1/31, 31.01.2024, 31. 1. 2024, 31/01/2024, 01/31/2024 */
static bool read_numbers(struct date *out, struct text *t)
{
	struct number part[3];
	char sep = '\0';

	for (size_t i = 0; i < 3; i++) {
		if (!take_number(t, &part[i]))
			return false;
		if (i == 2)
			break;
		if (!t->len || !memchr("-/.", t->data[0], 3))
			return false;
		if (sep && sep != t->data[0])
			return false;
		sep = t->data[0];
		*t = text_skip(*t, 1);
		if (sep == '.' && text_starts(*t, " "))
			*t = text_skip(*t, 1);
	}
	if (part[1].digits > 2)
		return false;
	if (part[0].digits == 4 && part[2].digits <= 2)
		return make(out, part[0].value, part[1].value, part[2].value);
	if (part[0].digits > 2 || part[2].digits != 4)
		return false;
	return make_year_last(out, part[0].value, part[1].value, part[2].value,
	    sep);
}

/* Nothing that makes the last number or word a longer one, but a time. */
static bool ends_well(struct text rest)
{
	if (!rest.len || !char_is_alnum(rest.data[0]))
		return true;
	return char_lower(rest.data[0]) == 't' && rest.len > 1 &&
	    char_is_digit(rest.data[1]);
}

bool date_parse(struct date *out, struct text t)
{
	static bool (*const readers[])(struct date *,
	    struct text *) = { read_numbers, read_compact, read_day_month,
		read_month_day };
	struct date found;

	t = text_trim(t);
	skip_weekday(&t);
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		struct text rest = t;

		if (readers[i](&found, &rest) && ends_well(rest)) {
			*out = found;
			return true;
		}
	}
	return false;
}

bool date_parse_iso(struct date *out, struct text t)
{
	struct number part[3];
	static const size_t digits[] = { 4, 2, 2 };

	for (size_t i = 0; i < 3; i++) {
		if (i && !text_starts(t, "-"))
			return false;
		if (i)
			t = text_skip(t, 1);
		if (!take_number(&t, &part[i]) || part[i].digits != digits[i])
			return false;
	}
	return !t.len && make(out, part[0].value, part[1].value, part[2].value);
}

void date_next(struct date *out, const struct date *date)
{
	*out = *date;
	out->day++;
	if (date_is_valid(out))
		return;
	out->day = 1;
	out->month++;
	if (date_is_valid(out))
		return;
	out->month = 1;
	out->year++;
}

int date_compare(const struct date *a, const struct date *b)
{
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (a->month != b->month)
		return a->month < b->month ? -1 : 1;
	return (a->day > b->day) - (a->day < b->day);
}

static void write_digits(char *out, size_t count, unsigned number)
{
	for (; count-- > 0; number /= 10)
		out[count] = (char)('0' + number % 10);
}

void date_format(char out[DATE_SIZE], const struct date *date)
{
	out[0] = '\0';
	if (!date_is_valid(date))
		return;
	write_digits(out, 4, (unsigned)date->year);
	out[4] = '-';
	write_digits(out + 5, 2, (unsigned)date->month);
	out[7] = '-';
	write_digits(out + 8, 2, (unsigned)date->day);
	out[10] = '\0';
}

static void set_today(struct date *out,
    struct tm *(*convert)(const time_t *now, struct tm *parts))
{
	const char *fixed = getenv("HENCE_TODAY");
	time_t now = time(NULL);
	struct tm parts;

	if (fixed && date_parse_iso(out, text_of(fixed)))
		return;
	if (!convert(&now, &parts))
		memset(&parts, 0, sizeof(parts));
	out->year = parts.tm_year + 1900;
	out->month = parts.tm_mon + 1;
	out->day = parts.tm_mday;
}

void date_today(struct date *out)
{
	set_today(out, localtime_r);
}

void date_today_utc(struct date *out)
{
	set_today(out, gmtime_r);
}

void date_of_time(struct date *out, int64_t seconds)
{
	time_t moment = (time_t)seconds;
	struct tm utc;

	if (!gmtime_r(&moment, &utc))
		memset(&utc, 0, sizeof(utc));
	out->year = utc.tm_year + 1900;
	out->month = utc.tm_mon + 1;
	out->day = utc.tm_mday;
}

/* Since the first of March of the year 0: leap days come last then. */
static long day_number(const struct date *date)
{
	long year = date->year - (date->month <= 2);
	long month = (date->month + 9) % 12;

	return year * 365 + year / 4 - year / 100 + year / 400 +
	    (month * 153 + 2) / 5 + date->day - 1;
}

long date_days(const struct date *from, const struct date *to)
{
	return day_number(to) - day_number(from);
}
