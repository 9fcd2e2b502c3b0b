/* SPDX-License-Identifier: MIT */
#include "core/base/strbuf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/text.h"

/* Of what is formatted: longer things are formatted twice. */
#define USUAL_LENGTH 100
#define SMALLEST 128 /* bytes: a phrase, or a line of text */

/* Never written to, so that threads can share it. */
char strbuf_empty[1];

void strbuf_init(struct strbuf *sb)
{
	sb->buf = strbuf_empty;
	sb->len = sb->cap = 0;
}

void strbuf_release(struct strbuf *sb)
{
	if (sb->cap)
		free(sb->buf);
	strbuf_init(sb);
}

void strbuf_clear(struct strbuf *sb)
{
	strbuf_setlen(sb, 0);
}

void strbuf_setlen(struct strbuf *sb, size_t len)
{
	assert(len <= sb->len);
	sb->len = len;
	if (sb->cap)
		sb->buf[len] = '\0';
}

void strbuf_reserve(struct strbuf *sb, size_t extra)
{
	size_t need, cap = sb->cap;

	/* A sum over SIZE_MAX is refused by mem_realloc. */
	need = extra < SIZE_MAX - sb->len ? sb->len + extra + 1 : SIZE_MAX;
	if (need <= cap)
		return;
	cap = cap < SIZE_MAX / 2 ? cap * 2 : SIZE_MAX;
	if (cap < SMALLEST)
		cap = SMALLEST;
	if (cap < need)
		cap = need;
	sb->buf = mem_realloc(sb->cap ? sb->buf : NULL, cap, 1);
	sb->buf[sb->len] = '\0';
	sb->cap = cap;
}

void strbuf_add(struct strbuf *sb, const void *data, size_t len)
{
	if (!len)
		return;
	if (len >= sb->cap - sb->len)
		strbuf_reserve(sb, len);
	memcpy(sb->buf + sb->len, data, len);
	sb->len += len;
	sb->buf[sb->len] = '\0';
}

void strbuf_addstr(struct strbuf *sb, const char *s)
{
	strbuf_add(sb, s, strlen(s));
}

void strbuf_vaddf(struct strbuf *sb, const char *fmt, va_list args)
{
	va_list again;
	size_t room;
	int len;

	strbuf_reserve(sb, USUAL_LENGTH);
	room = sb->cap - sb->len;
	va_copy(again, args);
	len = vsnprintf(sb->buf + sb->len, room, fmt, again);
	va_end(again);
	assert(len >= 0);
	if ((size_t)len >= room) {
		strbuf_reserve(sb, (size_t)len);
		vsnprintf(sb->buf + sb->len, (size_t)len + 1, fmt, args);
	}
	sb->len += (size_t)len;
}

void strbuf_addf(struct strbuf *sb, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	strbuf_vaddf(sb, fmt, args);
	va_end(args);
}

void strbuf_add_blanks(struct strbuf *sb, size_t count)
{
	strbuf_reserve(sb, count);
	while (count-- > 0)
		strbuf_addch(sb, ' ');
}

void strbuf_trim_end(struct strbuf *sb)
{
	struct text kept = text_trim_end(text_make(sb->buf, sb->len));

	strbuf_setlen(sb, kept.len);
}

void strbuf_splice(struct strbuf *sb, size_t pos, size_t del, const void *data,
    size_t len)
{
	size_t tail;

	assert(pos <= sb->len && del <= sb->len - pos);
	tail = sb->len - pos - del;
	if (len > del)
		strbuf_reserve(sb, len - del);
	if (tail && len != del)
		memmove(sb->buf + pos + len, sb->buf + pos + del, tail);
	if (len)
		memcpy(sb->buf + pos, data, len);
	sb->len = pos + len + tail;
	if (sb->cap)
		sb->buf[sb->len] = '\0';
}

char *strbuf_detach(struct strbuf *sb)
{
	char *bytes = sb->cap ? sb->buf : mem_strdup("");

	strbuf_init(sb);
	return bytes;
}
