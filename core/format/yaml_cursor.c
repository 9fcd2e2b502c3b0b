/* SPDX-License-Identifier: MIT */
#include "core/format/yaml_cursor.h"

#include <stdbool.h>
#include <string.h>

static size_t break_len(struct text t, size_t at)
{
	const unsigned char *p = (const unsigned char *)t.data + at;
	size_t left = t.len - at;

	if (*p == '\n')
		return 1;
	if (*p == '\r')
		return left > 1 && p[1] == '\n' ? 2 : 1;
	if (left > 1 && p[0] == 0xc2 && p[1] == 0x85)
		return 2;
	if (left > 2 && p[0] == 0xe2 && p[1] == 0x80 &&
	    (p[2] == 0xa8 || p[2] == 0xa9))
		return 3;
	return 0;
}

static bool is_continuation(struct text t, size_t at)
{
	return ((unsigned char)t.data[at] & 0xc0) == 0x80;
}

void yaml_cursor_init(struct yaml_cursor *cursor, struct text bytes,
    size_t start)
{
	size_t at = start;

	memset(cursor, 0, sizeof(*cursor));
	cursor->bytes = bytes;
	cursor->offset = start;
	*vec_push(&cursor->line_starts) = at;
	while (at < bytes.len) {
		size_t len = break_len(bytes, at);

		at += len ? len : 1;
		if (len)
			*vec_push(&cursor->line_starts) = at;
	}
}

void yaml_cursor_release(struct yaml_cursor *cursor)
{
	vec_release(&cursor->line_starts);
}

size_t yaml_cursor_offset(struct yaml_cursor *cursor, size_t line,
    size_t column)
{
	struct yaml_cursor *c = cursor;
	struct text t = c->bytes;

	if (line >= c->line_starts.count)
		return t.len;
	if (line != c->line) {
		c->line = line;
		c->column = 0;
		c->offset = c->line_starts.items[line];
	}
	for (; c->column < column && c->offset < t.len; c->column++) {
		c->offset++;
		while (c->offset < t.len && is_continuation(t, c->offset))
			c->offset++;
	}
	for (; c->column > column; c->column--) {
		c->offset--;
		while (c->offset > 0 && is_continuation(t, c->offset))
			c->offset--;
	}
	return c->offset;
}

void yaml_cursor_place(const struct yaml_cursor *cursor, size_t offset,
    uint32_t *line, uint32_t *column)
{
	size_t row = 0, at;

	while (row + 1 < cursor->line_starts.count &&
	    cursor->line_starts.items[row + 1] <= offset)
		row++;
	*line = (uint32_t)row + 1;
	*column = 1;
	at = cursor->line_starts.items[row];
	for (; at < offset && at < cursor->bytes.len; at++)
		*column += !is_continuation(cursor->bytes, at);
}
