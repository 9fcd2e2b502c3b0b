/* SPDX-License-Identifier: MIT */
#include "core/output/place_json.h"

void place_json_put(json_t *object, struct position_map *map,
    const struct span *span, uint32_t line)
{
	struct position start, end;

	if (span->start >= span->end) {
		json_put(object, "line",
		    line ? json_integer(line) : json_null());
		json_put(object, "column", json_null());
		json_put(object, "end_line", json_null());
		json_put(object, "end_column", json_null());
		return;
	}
	start = position_of(map, span->start);
	end = position_of(map, span->end);
	json_put(object, "line", json_integer(start.line));
	json_put(object, "column", json_integer(start.column));
	json_put(object, "end_line", json_integer(end.line));
	json_put(object, "end_column", json_integer(end.column));
}
