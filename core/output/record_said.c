/* SPDX-License-Identifier: MIT */
#include "core/output/record_said.h"

#include <string.h>

#include "core/base/date.h"

struct said {
	const struct record *record;
	const struct md_document *doc;
	bool *covered; /* by line - 1: all of the line is fields */
};

static bool is_inside(struct span inner, struct span outer)
{
	return inner.start < inner.end && inner.start >= outer.start &&
	    inner.end <= outer.end;
}

bool record_said_relation(const struct record *record,
    const struct field *field)
{
	for (uint32_t i = 0; i < record->relations_count; i++) {
		if (is_inside(record->relations[i].span, field->span))
			return true;
	}
	return false;
}

/* A row has the text of a link and not where it leads. */
static bool loses_link(const struct record *record, const struct field *field)
{
	if (record_said_relation(record, field))
		return false;
	for (uint32_t i = 0; i < record->links_count; i++) {
		struct span span = record->links[i].span;

		if (span.start < field->span.end &&
		    span.end > field->span.start)
			return true;
	}
	return false;
}

/* Does the row for such fields say this one, word for word? Front matter is no
 * part of the text. */
static bool is_said(const struct record *record, const struct field *field)
{
	const char *value = record_string(record, field->value);
	char date[DATE_SIZE];

	if (field->place == PLACE_SECTION ||
	    field->place == PLACE_FRONT_MATTER || !value ||
	    field->span.start >= field->span.end || loses_link(record, field))
		return false;
	if (field->key == FIELD_STATUS)
		return record->raw_status &&
		    strcmp(value, record_string(record, record->raw_status)) ==
		    0;
	if (field->key != FIELD_DATE)
		return true;
	date_format(date, &record->date);
	return strcmp(value, date) == 0;
}

static struct text line_of(const struct md_document *doc, uint32_t line)
{
	struct text rest = text_skip(doc->source, doc->line_starts[line - 1]);
	struct text text = { "", 0 };

	text_next_line(&rest, &text);
	return text;
}

/* Nothing but markup stands behind the last value on its line. Lines may be
 * long and hold many values: it is not looked at further than must be. */
static bool ends_line(const struct md_document *doc, uint32_t end)
{
	struct text rest = text_skip(doc->source, end);

	for (size_t i = 0; i < rest.len; i++) {
		char c = rest.data[i];

		if (c == '\n' || c == '\r')
			return true;
		if (!char_is_space(c) && !char_is_one_of(c, ",;*_|\\`\"'>)]"))
			return false;
	}
	return true;
}

/* A relation may be the text of a link, which goes on behind it. */
static uint32_t end_of(const struct record *record, const struct field *field)
{
	uint32_t end = field->span.end;

	for (uint32_t i = 0; i < record->links_count; i++) {
		struct span span = record->links[i].span;

		if (span.start < field->span.end &&
		    span.end > field->span.start && span.end > end)
			end = span.end;
	}
	return end;
}

/* The lines of a field; false where one of them has more than fields. */
static void cover(struct said *said, const struct field *field)
{
	const struct md_document *doc = said->doc;
	uint32_t first = markdown_line_of(doc, field->span.start);
	uint32_t end = end_of(said->record, field);
	uint32_t last = markdown_line_of(doc, end - 1);

	for (uint32_t i = first; i < last; i++)
		said->covered[i - 1] = true;
	said->covered[last - 1] = ends_line(doc, end);
}

/* One value that is not said keeps its line. */
static void cover_all(struct said *said)
{
	const struct record *record = said->record;

	for (uint32_t i = 0; i < record->fields_count; i++) {
		if (is_said(record, &record->fields[i]))
			cover(said, &record->fields[i]);
	}
	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (field->span.start < field->span.end &&
		    !is_said(record, field))
			said->covered[markdown_line_of(said->doc,
					  field->span.start) -
			    1] = false;
	}
}

static bool lines_are_covered(const struct said *said, uint32_t first,
    uint32_t last)
{
	for (uint32_t i = first; i <= last && i <= said->doc->line_count; i++) {
		if (!said->covered[i - 1] &&
		    text_trim(line_of(said->doc, i)).len)
			return false;
	}
	return first && first <= last;
}

/* Two columns: labels and values. What heads them may be no field. */
static bool table_is_covered(const struct said *said, uint32_t table)
{
	const struct md_node *nodes = said->doc->nodes;
	bool has_field = false;

	for (uint32_t i = table + 1; i < nodes[table].end; i = nodes[i].end) {
		bool is_covered = lines_are_covered(said, nodes[i].line,
		    nodes[i].line);
		uint32_t cells = 0;

		for (uint32_t c = i + 1; c < nodes[i].end; c = nodes[c].end)
			cells++;
		if (cells != 2 || (!is_covered && i > table + 1))
			return false;
		has_field = has_field || is_covered;
	}
	return has_field;
}

static bool block_is_covered(const struct said *said, uint32_t node)
{
	const struct md_node *block = &said->doc->nodes[node];

	switch (block->type) {
	case MD_TABLE:
		return table_is_covered(said, node);
	case MD_LIST:
	case MD_PARAGRAPH:
		return lines_are_covered(said, block->line, block->end_line);
	default:
		return false;
	}
}

bool *record_said_lines(const struct record *record,
    const struct md_document *doc, struct arena *arena)
{
	size_t size = doc->line_count * sizeof(bool);
	struct said said = { record, doc, NULL };
	bool *hidden = arena_alloc(arena, size + 1), is_any = false;

	if (doc->too_complex || !doc->count)
		return NULL;
	said.covered = arena_alloc(arena, size + 1);
	memset(hidden, 0, size + 1);
	memset(said.covered, 0, size + 1);
	cover_all(&said);
	for (uint32_t i = 1; i < doc->nodes[0].end; i = doc->nodes[i].end) {
		const struct md_node *block = &doc->nodes[i];

		if (!block_is_covered(&said, i))
			continue;
		is_any = true;
		memset(hidden + block->line - 1, true,
		    block->end_line - block->line + 1);
	}
	return is_any ? hidden : NULL;
}
