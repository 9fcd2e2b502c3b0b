/* SPDX-License-Identifier: MIT */
#include "core/output/finding_place.h"

#include <string.h>

#include "core/git/source.h"
#include "core/output/position.h"

/* The file that is read, and the last line that was copied of it. */
struct reader {
	struct source *source;
	size_t limit;
	struct arena *arena;
	const char *path; /* NULL: none yet */
	struct strbuf bytes;
	struct position_map map;
	uint32_t line; /* 0: none */
	struct text copy;
};

static void reader_close(struct reader *reader)
{
	if (reader->path)
		position_release(&reader->map);
	reader->path = NULL;
}

static void reader_open(struct reader *reader, const char *path)
{
	const struct source_file *file;

	if (reader->path && strcmp(reader->path, path) == 0)
		return;
	reader_close(reader);
	reader->path = path;
	reader->line = 0;
	strbuf_clear(&reader->bytes);
	file = source_find(reader->source, path);
	if (file)
		source_read(reader->source, file, reader->limit, &reader->bytes,
		    NULL);
	position_init(&reader->map,
	    text_make(reader->bytes.buf, reader->bytes.len));
}

/* Many findings of one long line share its copy. */
static struct text copy_line(struct reader *reader, uint32_t number)
{
	struct text rest, line = { 0 };

	if (reader->line == number)
		return reader->copy;
	rest = text_skip(reader->map.bytes,
	    reader->map.starts.items[number - 1]);
	text_next_line(&rest, &line);
	reader->line = number;
	reader->copy = text_make(arena_strndup(reader->arena,
				     line.data ? line.data : "", line.len),
	    line.len);
	return reader->copy;
}

static uint32_t offset_in(struct text line, uint32_t start, uint32_t offset)
{
	if (offset < start)
		return 0;
	return offset - start < line.len ? offset - start : (uint32_t)line.len;
}

static void take_line(struct finding_place *out, struct reader *reader)
{
	const struct span *span = &out->finding->span;
	uint32_t start;

	if (!out->line || out->line > reader->map.starts.count)
		return;
	start = reader->map.starts.items[out->line - 1];
	out->source_line = copy_line(reader, out->line);
	if (!out->column)
		return;
	out->marked.start = offset_in(out->source_line, start, span->start);
	out->marked.end = offset_in(out->source_line, start, span->end);
}

static void place(struct finding_place *out, struct reader *reader)
{
	const struct finding *finding = out->finding;
	struct position start, end;

	out->line = out->end_line = finding->line;
	if (finding->span.end > finding->span.start || !finding->line) {
		start = position_of(&reader->map, finding->span.start);
		end = position_of(&reader->map, finding->span.end);
		out->line = start.line;
		out->column = start.column;
		out->end_line = end.line;
		out->end_column = end.column;
	}
	take_line(out, reader);
}

static void place_edits(struct finding_place *out, struct reader *reader)
{
	const struct finding *finding = out->finding;
	struct finding_region *regions;

	if (!finding->edits_count)
		return;
	regions = arena_alloc(reader->arena,
	    finding->edits_count * sizeof(*regions));
	for (size_t i = 0; i < finding->edits_count; i++) {
		const struct finding_edit *edit = &finding->edits[i];
		struct position start, end;

		reader_open(reader, edit->path);
		start = position_of(&reader->map, edit->span.start);
		end = position_of(&reader->map, edit->span.end);
		regions[i] = (struct finding_region){ start.line, start.column,
			end.line, end.column };
	}
	out->regions = regions;
}

struct finding_place *finding_places(const struct findings *findings,
    struct source *source, size_t limit, struct arena *arena)
{
	size_t count = findings->items.count;
	struct finding_place *places = arena_alloc(arena,
	    (count + 1) * sizeof(*places));
	struct reader reader = { .source = source,
		.limit = limit,
		.arena = arena,
		.bytes = STRBUF_INIT };
	/* edits are often of another file than their finding */
	struct reader edited = reader;

	for (size_t i = 0; i < count; i++) {
		places[i].finding = &findings->items.items[i];
		if (!places[i].finding->path || places[i].finding->whole_file)
			continue;
		reader_open(&reader, places[i].finding->path);
		place(&places[i], &reader);
		place_edits(&places[i], &edited);
	}
	reader_close(&reader);
	reader_close(&edited);
	strbuf_release(&edited.bytes);
	strbuf_release(&reader.bytes);
	return places;
}
