/* SPDX-License-Identifier: MIT */
#include "core/output/position.h"

#include <string.h>

#include "core/base/unicode.h"

#define BOM "\xef\xbb\xbf"

void position_init(struct position_map *map, struct text bytes)
{
	bool has_cr = text_find_char(bytes, '\r') != SIZE_MAX;
	size_t at = 0;

	memset(map, 0, sizeof(*map));
	map->bytes = bytes;
	*vec_push(&map->starts) = 0;
	while ((at = text_find_line_end(bytes, at, has_cr)) < bytes.len) {
		at += text_starts(text_skip(bytes, at), "\r\n") ? 2 : 1;
		*vec_push(&map->starts) = (uint32_t)at;
	}
	map->last.at = map->before.at = (struct position){ 1, 1 };
}

void position_release(struct position_map *map)
{
	vec_release(&map->starts);
}

/* Index of the line that offset is on. */
static size_t find_line(const struct position_map *map, uint32_t offset)
{
	size_t low = 0, high = map->starts.count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (map->starts.items[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static bool helps(const struct position_answer *answer, size_t line,
    uint32_t offset)
{
	return answer->at.line == line + 1 && answer->offset <= offset;
}

struct position position_of(struct position_map *map, uint32_t offset)
{
	struct position_answer known = { 0, { 1, 1 } };
	size_t line;

	if (offset > map->bytes.len)
		offset = (uint32_t)map->bytes.len;
	line = find_line(map, offset);
	known.offset = map->starts.items[line];
	if (helps(&map->before, line, offset))
		known = map->before;
	if (helps(&map->last, line, offset) && map->last.offset >= known.offset)
		known = map->last;
	if (known.offset == 0 && text_starts(map->bytes, BOM))
		known.offset = offset < strlen(BOM) ? offset
						    : (uint32_t)strlen(BOM);
	known.at.line = (uint32_t)line + 1;
	known.at.column += (uint32_t)unicode_count(
	    text_make(map->bytes.data + known.offset, offset - known.offset));
	known.offset = offset;
	map->before = map->last;
	map->last = known;
	return known.at;
}
