/* SPDX-License-Identifier: MIT */
#include "core/output/position.h"

#include <string.h>

#include "core/base/unicode.h"

#define BOM "\xef\xbb\xbf"

void position_init(struct position_map *map, struct text bytes)
{
	struct text rest = bytes, line;

	memset(map, 0, sizeof(*map));
	map->bytes = bytes;
	*vec_push(&map->starts) = 0;
	while (text_next_line(&rest, &line)) {
		bool is_ended = line.data + line.len < bytes.data + bytes.len;

		if (is_ended)
			*vec_push(
			    &map->starts) = (uint32_t)(rest.data - bytes.data);
	}
	map->last = (struct position){ 1, 1 };
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

struct position position_of(struct position_map *map, uint32_t offset)
{
	size_t line;
	uint32_t from, column = 1;

	if (offset > map->bytes.len)
		offset = (uint32_t)map->bytes.len;
	line = find_line(map, offset);
	from = map->starts.items[line];
	if (map->last.line == line + 1 && map->offset <= offset) {
		from = map->offset;
		column = map->last.column;
	}
	if (from == 0 && text_starts(map->bytes, BOM))
		from = offset < strlen(BOM) ? offset : (uint32_t)strlen(BOM);
	column += (uint32_t)unicode_count(
	    text_make(map->bytes.data + from, offset - from));
	map->offset = offset;
	map->last = (struct position){ (uint32_t)line + 1, column };
	return map->last;
}
