/* SPDX-License-Identifier: MIT */
#include "core/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/text.h"

/* A value that is shortened keeps so many bytes at least. */
#define VALUE_MIN 32

/* How many bytes the UTF-8 sequence has that begins with this one. */
static size_t sequence_length(unsigned char first)
{
	if (first < 0xc0)
		return 1;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* Drop the part of a UTF-8 sequence that a full buffer left at the end. */
static void trim_cut(char *s)
{
	size_t len = strlen(s), start = len;

	while (start && len - start < 3 &&
	    ((unsigned char)s[start - 1] & 0xc0) == 0x80)
		start--;
	if (start &&
	    sequence_length((unsigned char)s[start - 1]) > len - start + 1)
		s[start - 1] = '\0';
}

/* The part of s between single quotes that is the longest; len 0: none. */
static struct text find_longest_value(const char *s)
{
	struct text longest = text_make(s, 0);
	const char *open = NULL, *at;

	for (at = s; *at; at++) {
		if (*at != '\'')
			continue;
		if (!open && (at == s || !char_is_alnum(at[-1]))) {
			open = at + 1;
		} else if (open && !char_is_alnum(at[1])) {
			if ((size_t)(at - open) > longest.len)
				longest = text_make(open, (size_t)(at - open));
			open = NULL;
		}
	}
	return longest;
}

static bool is_inside_character(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/*
 * Take the middle out of the longest value so that s fits into size bytes: the
 * cause stands behind it. As it is where that cannot be done.
 */
static void shorten_value(char *s, size_t size)
{
	static const char gap[] = "...";
	size_t over = strlen(s) + 1 - size + strlen(gap);
	struct text value = find_longest_value(s);
	size_t start, end;

	if (value.len < over + VALUE_MIN)
		return;
	start = (size_t)(value.data - s) + (value.len - over) / 2;
	end = start + over;
	while (is_inside_character(s[start]) && s + start > value.data)
		start--;
	while (is_inside_character(s[end]))
		end++;
	memcpy(s + start, gap, strlen(gap));
	memmove(s + start + strlen(gap), s + end, strlen(s + end) + 1);
}

/* s is freed. */
static void fit(char *out, size_t size, char *s)
{
	size_t len = strlen(s);

	if (len >= size)
		shorten_value(s, size);
	len = strlen(s);
	memcpy(out, s, len < size ? len + 1 : size);
	if (len >= size) {
		out[size - 1] = '\0';
		trim_cut(out);
	}
	free(s);
}

static char *PRINTF_LIKE(1, 0) format(const char *fmt, va_list args)
{
	char *s = NULL;

	if (vasprintf(&s, fmt, args) < 0)
		return mem_strdup("");
	return s;
}

static char *join(char *before, const char *between, const char *after)
{
	size_t len = strlen(before) + strlen(between) + strlen(after) + 1;
	char *s = mem_alloc(len);

	snprintf(s, len, "%s%s%s", before, between, after);
	free(before);
	return s;
}

/* Formatted aside first: the arguments may point into err itself. */
static void fill(struct error *err, enum status status, char *message)
{
	fit(err->message, sizeof(err->message), message);
	err->status = status;
	err->hint[0] = '\0';
}

enum status error_set(struct error *err, enum status status, const char *fmt,
    ...)
{
	va_list args;

	if (!err)
		return status;
	va_start(args, fmt);
	fill(err, status, format(fmt, args));
	va_end(args);
	return status;
}

enum status error_set_errno(struct error *err, enum status status, int errnum,
    const char *fmt, ...)
{
	char cause[256];
	va_list args;

	if (!err)
		return status;
	snprintf(cause, sizeof(cause), "%s", strerror(errnum));
	/* "No such file" in our lower case, but "I/O" as it is. */
	if (char_is_alpha(cause[1]) && char_lower(cause[1]) == cause[1])
		cause[0] = char_lower(cause[0]);
	va_start(args, fmt);
	fill(err, status, join(format(fmt, args), ": ", cause));
	va_end(args);
	return status;
}

void error_prefix(struct error *err, const char *fmt, ...)
{
	va_list args;

	if (!err)
		return;
	va_start(args, fmt);
	fit(err->message, sizeof(err->message),
	    join(format(fmt, args), ": ", err->message));
	va_end(args);
}

void error_hint(struct error *err, const char *fmt, ...)
{
	va_list args;

	if (!err)
		return;
	va_start(args, fmt);
	fit(err->hint, sizeof(err->hint), format(fmt, args));
	va_end(args);
}
