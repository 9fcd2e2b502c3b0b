/* SPDX-License-Identifier: MIT */
/*
 * reStructuredText, AsciiDoc and plain text: number, title and status where
 * they are plain. An RFC 822 header, a ":status:" field or attribute, rows of
 * an AsciiDoc table ("| Status" over "| Accepted"), a title underlined or
 * behind "=", and a "Status" heading with its first line.
 */
#include <string.h>

#include "core/record/builder.h"

#define HEADER_LINES 60 /* a header and title stand at the top */

struct lines {
	struct text *items;
	uint32_t count;
};

static struct lines split(struct builder *b)
{
	struct text rest = text_skip(b->bytes, b->body), line;
	VEC(struct text) all = { 0 };
	struct lines lines;

	while (text_next_line(&rest, &line))
		*vec_push(&all) = line;
	lines.count = (uint32_t)all.count;
	lines.items = arena_alloc(&b->scratch,
	    (all.count + 1) * sizeof(*lines.items));
	if (all.count)
		memcpy(lines.items, all.items,
		    all.count * sizeof(*lines.items));
	vec_release(&all);
	return lines;
}

/* A rule of one punctuation character under a title. */
static bool is_underline(struct text line)
{
	line = text_trim_end(line);
	if (line.len < 3 || !char_is_one_of(line.data[0], "=-~^\"'*+#`:."))
		return false;
	for (size_t i = 1; i < line.len; i++)
		if (line.data[i] != line.data[0])
			return false;
	return true;
}

/* "= Title" and "== Status" of AsciiDoc; 0: no heading. */
static size_t asciidoc_level(struct text line, struct text *title)
{
	size_t level = 0;

	while (level < line.len && line.data[level] == '=')
		level++;
	if (level == 0 || level >= line.len || line.data[level] != ' ')
		return 0;
	*title = text_trim(text_skip(line, level));
	return level;
}

static bool heading_at(const struct lines *lines, uint32_t i,
    struct text *title, uint32_t *next)
{
	struct text line = lines->items[i];

	*next = i + 1;
	if (asciidoc_level(line, title))
		return true;
	if (i + 1 < lines->count && text_trim(line).len &&
	    !is_underline(line) && is_underline(lines->items[i + 1])) {
		*title = text_trim(line);
		*next = i + 2;
		return true;
	}
	return false;
}

static bool is_name(struct text name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_alnum(name.data[i]) &&
		    !char_is_one_of(name.data[i], "-_ "))
			return false;
	return name.len > 0 && name.len < 40;
}

/* "Status: Final", ":status: final" */
static bool read_labelled(struct builder *b, struct text line)
{
	size_t start = text_starts(line, ":") ? 1 : 0;
	struct text rest = text_skip(line, start);
	size_t colon = text_find_char(rest, ':');
	struct text name = text_make(rest.data, colon), value;

	if (colon >= rest.len || !is_name(name))
		return false;
	value = text_trim(text_skip(rest, colon + 1));
	builder_field(b, PLACE_HEADER, name, builder_span(b, value), &value);
	return true;
}

/* The rows of a table at line i: "| Status" and below it "| :bulb: Draft". */
static uint32_t read_table(struct builder *b, const struct lines *lines,
    uint32_t i)
{
	struct text name = text_make("", 0);

	for (i++; i < lines->count; i++) {
		struct text line = text_trim(lines->items[i]), value;

		if (text_starts(line, "|==="))
			return i + 1;
		if (!text_starts(line, "|"))
			continue;
		value = text_trim(text_skip(line, 1));
		if (!name.len) {
			name = value;
			continue;
		}
		if (is_name(name))
			builder_field(b, PLACE_TABLE, name,
			    builder_span(b, value), &value);
		name.len = 0;
	}
	return i;
}

/* The first line of text behind a "Status" heading. */
static void read_section(struct builder *b, const struct lines *lines,
    uint32_t i, struct text title)
{
	uint64_t classes = lexicon_section_classes(title);

	if (!(classes & SECTION_BIT(STATUS)))
		return;
	for (; i < lines->count; i++) {
		struct text line = text_trim(lines->items[i]);

		while (line.len && char_is_one_of(line.data[0], "*`"))
			line = text_skip(line, 1);
		while (
		    line.len && char_is_one_of(line.data[line.len - 1], "*`"))
			line.len--;
		if (!line.len || text_starts(line, ".."))
			continue;
		builder_field(b, PLACE_SECTION, title, builder_span(b, line),
		    &line);
		return;
	}
}

void read_plain(struct builder *b)
{
	struct lines lines = split(b);
	bool header = true, titled = false;

	for (uint32_t i = 0; i < lines.count;) {
		struct text line = lines.items[i], title;
		uint32_t next;

		if (header && i < HEADER_LINES && read_labelled(b, line)) {
			i++;
			continue;
		}
		if (text_starts(line, "|===") && i < HEADER_LINES) {
			i = read_table(b, &lines, i);
			continue;
		}
		if (!heading_at(&lines, i, &title, &next)) {
			i++;
			continue;
		}
		if (!titled)
			builder_field(b, PLACE_SECTION, text_of("title"),
			    builder_span(b, title), &title);
		titled = true;
		header = b->record->format == FORMAT_ASCIIDOC;
		read_section(b, &lines, next, title);
		i = next;
	}
}
