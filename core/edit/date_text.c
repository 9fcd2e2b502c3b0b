/* SPDX-License-Identifier: MIT */
#include "core/edit/date_text.h"

#include <string.h>

enum {
	LONGEST_DATE = 48 /* bytes of "Wednesday, 30th of September 2024" */
};

static const char *const months[] = { "January", "February", "March", "April",
	"May", "June", "July", "August", "September", "October", "November",
	"December" };
static const char *const weekdays[] = { "Sunday", "Monday", "Tuesday",
	"Wednesday", "Thursday", "Friday", "Saturday" };

/* The shortest start of t that is that date, a time of day included. */
static size_t date_length(struct text t, const struct date *date)
{
	size_t longest = t.len < LONGEST_DATE ? t.len : LONGEST_DATE;

	for (size_t n = 6; n <= longest; n++) {
		struct date read;

		if (n < t.len && char_is_digit(t.data[n - 1]) &&
		    char_is_digit(t.data[n]))
			continue;
		if (!date_parse(&read, text_make(t.data, n)) ||
		    date_compare(&read, date))
			continue;
		if (n + 1 < t.len && char_lower(t.data[n]) == 't' &&
		    char_is_digit(t.data[n + 1]))
			while (n < t.len &&
			    (char_is_alnum(t.data[n]) ||
				char_is_one_of(t.data[n], ":.+-")))
				n++;
		while (n > 0 && char_is_punctuation(t.data[n - 1]))
			n--;
		return n;
	}
	return 0;
}

bool date_text_find(struct date_text *out, struct text t, size_t from)
{
	for (size_t i = from; i < t.len; i++) {
		struct text rest = text_skip(t, i);

		if (!char_is_alnum(t.data[i]) ||
		    (i > 0 && char_is_alnum(t.data[i - 1])))
			continue;
		if (!date_parse(&out->date, rest))
			continue;
		out->at = i;
		out->len = date_length(rest, &out->date);
		if (out->len)
			return true;
	}
	return false;
}

/* The name that a word begins ("Sept" is September), or -1. */
static int find_name(struct text word, const char *const *names, int count)
{
	for (int i = 0; i < count; i++) {
		struct text name = text_of(names[i]);

		if (word.len < 3 || word.len > name.len)
			continue;
		name.len = word.len;
		for (size_t k = 0; k < name.len; k++)
			if (char_lower(name.data[k]) !=
			    char_lower(word.data[k]))
				name.len = 0;
		if (name.len)
			return i;
	}
	return -1;
}

/* name as word is: in full or its first three letters, and in its case. */
static void add_name(struct strbuf *out, const char *name, struct text word,
    bool full)
{
	size_t len = full || !name[3] ? strlen(name) : 3;
	bool upper = word.data[1] == char_upper(word.data[1]);
	bool lower = word.data[0] == char_lower(word.data[0]);

	for (size_t i = 0; i < len; i++)
		strbuf_addch(out,
		    upper       ? char_upper(name[i])
			: lower ? char_lower(name[i])
				: name[i]);
}

/* 0: Sunday (Sakamoto's way). */
static int weekday_of(const struct date *date)
{
	static const int shift[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
	int year = date->year - (date->month < 3);

	return (year + year / 4 - year / 100 + year / 400 +
		   shift[date->month - 1] + date->day) %
	    7;
}

static const char *ordinal(int day)
{
	static const char *const endings[] = { "th", "st", "nd", "rd" };

	return day % 10 > 3 || (day > 10 && day < 14) ? endings[0]
						      : endings[day % 10];
}

struct style {
	bool named; /* the month is a word */
	bool clear;
	bool month_first;
	size_t runs; /* of digits */
	bool short_run; /* one of a single digit */
};

static size_t run_length(struct text t, bool (*is)(char))
{
	size_t len = 0;

	while (len < t.len && is(t.data[len]))
		len++;
	return len;
}

/* What the digits and words of a date say about how it is written. */
static void read_style(struct style *out, struct text like)
{
	struct text rest = like;
	uint32_t values[3] = { 0 };
	struct date date;
	bool dotted = text_find_char(like, '.') < like.len;

	memset(out, 0, sizeof(*out));
	while (rest.len) {
		size_t digits = run_length(rest, char_is_digit);
		size_t letters = run_length(rest, char_is_alpha);

		if (digits && out->runs < 3) {
			text_to_number(text_make(rest.data, digits),
			    &values[out->runs++]);
			out->short_run |= digits == 1;
		}
		if (letters)
			out->named |= find_name(text_make(rest.data, letters),
					  months, 12) >= 0;
		rest = text_skip(rest, digits + letters ? digits + letters : 1);
	}
	if (!date_parse(&date, like))
		return;
	out->clear = true;
	if (out->named || out->runs < 3 || values[2] != (uint32_t)date.year)
		return;
	out->month_first = values[0] != (uint32_t)date.day;
	out->clear = dotted || values[0] != values[1];
}

/* A run of digits; nth of those without a month's name, from 0. */
static void add_digits(struct strbuf *out, const struct date *date,
    struct text run, const struct style *style, size_t nth)
{
	bool padded = style->named ? run.data[0] == '0' : !style->short_run;
	bool month = !style->named &&
	    (style->month_first ? nth == 0 : nth == 1);

	if (run.len == 8)
		strbuf_addf(out, "%04d%02d%02d", date->year, date->month,
		    date->day);
	else if (run.len == 4)
		strbuf_addf(out, "%04d", date->year);
	else
		strbuf_addf(out, padded ? "%02d" : "%d",
		    month ? date->month : date->day);
}

static void add_word(struct strbuf *out, const struct date *date,
    struct text word)
{
	int day = find_name(word, weekdays, 7);
	int month = find_name(word, months, 12);

	if (month >= 0)
		add_name(out, months[date->month - 1], word,
		    word.len == strlen(months[month]));
	else if (day >= 0)
		add_name(out, weekdays[weekday_of(date)], word,
		    word.len == strlen(weekdays[day]));
	else if (word.len == 2 && !text_equals_nocase(word, "of"))
		strbuf_addstr(out, ordinal(date->day));
	else
		strbuf_add(out, word.data, word.len);
}

void date_text_write(struct strbuf *out, const struct date *date,
    struct text like)
{
	struct style style;
	char iso[DATE_SIZE];
	size_t nth = 0;

	read_style(&style, like);
	/* another time of day is not known: the date alone */
	if (!style.clear ||
	    (!style.named && style.runs == 3 &&
		text_find_char(like, ':') < like.len)) {
		date_format(iso, date);
		strbuf_addstr(out, iso);
		return;
	}
	while (like.len) {
		size_t digits = run_length(like, char_is_digit);
		size_t letters = run_length(like, char_is_alpha);

		if (digits)
			add_digits(out, date, text_make(like.data, digits),
			    &style, nth++);
		else if (letters)
			add_word(out, date, text_make(like.data, letters));
		else
			strbuf_addch(out, like.data[0]);
		like = text_skip(like, digits + letters ? digits + letters : 1);
	}
}
