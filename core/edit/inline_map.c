/* SPDX-License-Identifier: MIT */
#include "core/edit/inline_map.h"

#include <string.h>

bool inline_is_mark(char c)
{
	return char_is_one_of(c, "*_`~");
}

static bool is_same(char raw, char plain)
{
	return raw == plain || (plain == ' ' && char_is_space(raw));
}

/* The bytes of raw that stand for no byte of plain: a link's destination,
 * which may hold its letters. */
static size_t skip_destination(struct text raw, size_t at)
{
	size_t end;

	if (!text_starts(text_skip(raw, at), "]("))
		return at;
	end = text_find_char(text_skip(raw, at), ')');
	return end < raw.len - at ? at + end + 1 : at;
}

bool inline_map(struct text raw, struct text plain, struct span part,
    struct span *out)
{
	size_t at = 0, i = 0;

	memset(out, 0, sizeof(*out));
	while (i < plain.len) {
		size_t next = skip_destination(raw, at);

		if (next > at && plain.data[i] != ']') {
			at = next;
			continue;
		}
		if (at >= raw.len)
			return false;
		if (is_same(raw.data[at], plain.data[i])) {
			if (i == part.start)
				out->start = (uint32_t)at;
			if (i + 1 == part.end)
				out->end = (uint32_t)at + 1;
			i++;
		}
		at++;
	}
	return out->end > out->start;
}
