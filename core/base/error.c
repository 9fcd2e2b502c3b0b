/* SPDX-License-Identifier: MIT */
#include "core/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/text.h"

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

static void PRINTF_LIKE(3, 0)
    print_into(char *out, size_t size, const char *fmt, va_list args)
{
	int len = vsnprintf(out, size, fmt, args);

	if (len < 0)
		out[0] = '\0';
	else if ((size_t)len >= size)
		trim_cut(out);
}

static void append(char *out, size_t size, const char *s)
{
	size_t len = strlen(out), room = size - 1 - len, add = strlen(s);

	memcpy(out + len, s, add < room ? add : room);
	out[len + (add < room ? add : room)] = '\0';
	if (add > room)
		trim_cut(out);
}

/* Formatted aside first: the arguments may point into err itself. */
static void PRINTF_LIKE(3, 0)
    fill(struct error *err, enum status status, const char *fmt, va_list args)
{
	char message[sizeof(err->message)];

	print_into(message, sizeof(message), fmt, args);
	memcpy(err->message, message, sizeof(message));
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
	fill(err, status, fmt, args);
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
	va_start(args, fmt);
	fill(err, status, fmt, args);
	va_end(args);
	snprintf(cause, sizeof(cause), ": %s", strerror(errnum));
	/* "No such file" in our lower case, but "I/O" as it is. */
	if (char_is_alpha(cause[3]) && char_lower(cause[3]) == cause[3])
		cause[2] = char_lower(cause[2]);
	append(err->message, sizeof(err->message), cause);
	return status;
}

void error_prefix(struct error *err, const char *fmt, ...)
{
	char message[sizeof(err->message)];
	va_list args;

	if (!err)
		return;
	va_start(args, fmt);
	print_into(message, sizeof(message), fmt, args);
	va_end(args);
	append(message, sizeof(message), ": ");
	append(message, sizeof(message), err->message);
	memcpy(err->message, message, sizeof(message));
}

void error_hint(struct error *err, const char *fmt, ...)
{
	char hint[sizeof(err->hint)];
	va_list args;

	if (!err)
		return;
	va_start(args, fmt);
	print_into(hint, sizeof(hint), fmt, args);
	va_end(args);
	memcpy(err->hint, hint, sizeof(hint));
}
