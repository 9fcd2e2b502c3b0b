/* SPDX-License-Identifier: MIT */
/*
 * A growing byte string. buf always ends in a NUL that len does not count and
 * is never NULL after STRBUF_INIT or strbuf_init.
 */
#ifndef HENCE_BASE_STRBUF_H
#define HENCE_BASE_STRBUF_H

#include <stdarg.h>
#include <stddef.h>

#include "core/base/error.h"

struct strbuf {
	char *buf;
	size_t len, cap; /* cap 0: buf is the shared empty string */
};

extern char strbuf_empty[1];
#define STRBUF_INIT \
	{ \
		strbuf_empty, 0, 0 \
	}

void strbuf_init(struct strbuf *sb);
void strbuf_release(struct strbuf *sb); /* back to STRBUF_INIT */
void strbuf_clear(struct strbuf *sb); /* len 0, memory kept */
void strbuf_reserve(struct strbuf *sb, size_t extra);
void strbuf_setlen(struct strbuf *sb, size_t len); /* len <= sb->len */

static inline void strbuf_addch(struct strbuf *sb, char c)
{
	if (sb->len + 1 >= sb->cap)
		strbuf_reserve(sb, 1);
	sb->buf[sb->len++] = c;
	sb->buf[sb->len] = '\0';
}

void strbuf_add(struct strbuf *sb, const void *data, size_t len);
void strbuf_addstr(struct strbuf *sb, const char *s);
void strbuf_addf(struct strbuf *sb, const char *fmt, ...) PRINTF_LIKE(2, 3);
void strbuf_vaddf(struct strbuf *sb, const char *fmt, va_list args)
    PRINTF_LIKE(2, 0);

void strbuf_add_blanks(struct strbuf *sb, size_t count);
void strbuf_trim_end(struct strbuf *sb); /* ASCII blanks off its end */

/* Put data in place of the del bytes at pos. */
void strbuf_splice(struct strbuf *sb, size_t pos, size_t del, const void *data,
    size_t len);

/* The bytes, to be freed by the caller; sb is empty after. */
char *strbuf_detach(struct strbuf *sb);

#endif
