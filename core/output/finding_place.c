/* SPDX-License-Identifier: MIT */
#include "core/output/finding_place.h"

#include <string.h>

#include "core/git/source.h"
#include "core/output/position.h"

static struct text line_of(struct text bytes, uint32_t start)
{
	struct text rest = text_skip(bytes, start), line = { 0 };

	text_next_line(&rest, &line);
	return line;
}

static void place(struct finding_place *out, struct position_map *map,
    struct arena *arena)
{
	const struct finding *finding = out->finding;
	struct position start, end;
	struct text line;

	if (finding->whole_file)
		return;
	out->line = out->end_line = finding->line;
	if (finding->span.end > finding->span.start || !finding->line) {
		start = position_of(map, finding->span.start);
		end = position_of(map, finding->span.end);
		out->line = start.line;
		out->column = start.column;
		out->end_line = end.line;
		out->end_column = end.column;
	}
	if (!out->line || out->line > map->starts.count)
		return;
	line = line_of(map->bytes, map->starts.items[out->line - 1]);
	out->source_line = text_make(arena_strndup(arena, line.data, line.len),
	    line.len);
}

struct finding_place *finding_places(const struct findings *findings,
    struct source *source, size_t limit, struct arena *arena)
{
	size_t count = findings->items.count;
	struct finding_place *places = arena_alloc(arena,
	    (count + 1) * sizeof(*places));
	struct strbuf bytes = STRBUF_INIT;
	struct position_map map;
	const char *path = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct finding *finding = &findings->items.items[i];
		const struct source_file *file;

		places[i].finding = finding;
		if (!finding->path)
			continue;
		if (!path || strcmp(path, finding->path) != 0) {
			if (path)
				position_release(&map);
			path = finding->path;
			strbuf_clear(&bytes);
			file = source_find(source, path);
			if (file)
				source_read(source, file, limit, &bytes, NULL);
			position_init(&map, text_make(bytes.buf, bytes.len));
		}
		place(&places[i], &map, arena);
	}
	if (path)
		position_release(&map);
	strbuf_release(&bytes);
	return places;
}
