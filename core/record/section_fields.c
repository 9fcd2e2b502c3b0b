/* SPDX-License-Identifier: MIT */
/*
 * Fields that are sections of their own (## Status, ## Date, ## Deciders).
 */
#include "core/record/builder.h"

#include "core/record/status.h"

#define LONGEST_PEOPLE 1000 /* bytes of a section that lists people */

struct place {
	const struct section *section;
	bool is_open; /* in an item that is not ticked */
	bool first;
};

typedef void (
    *line_fn)(struct builder *b, const struct place *place, struct span line);

/* Each line of text in the section, lists, quotes and tables included. */
static void each_line(struct builder *b, size_t index, line_fn fn)
{
	const struct section section = b->sections.items[index];
	struct place place = { &section, false, true };
	uint32_t from, end;

	builder_section_nodes(b, index, &from, &end);
	for (uint32_t i = from; i < end; i++) {
		const struct md_node *node = &b->doc.nodes[i];

		if (node->type != MD_PARAGRAPH && node->type != MD_CELL)
			continue;
		place.is_open = b->doc.nodes[node->parent].task == MD_TASK_OPEN;
		for (uint32_t k = 0; k < node->pieces_count; k++) {
			fn(b, &place, b->doc.pieces[node->pieces + k]);
			place.first = false;
		}
	}
}

static void read_plain_line(struct builder *b, struct status_line *out,
    struct span line)
{
	struct strbuf plain = STRBUF_INIT;

	builder_plain(&plain, builder_bytes(b, line));
	status_read(out, text_make(plain.buf, plain.len));
	strbuf_release(&plain);
}

/* The first line counts whatever it says; later ones if they state a status
 * and are no prose. Of a list to tick off what is ticked counts. */
static void add_status(struct builder *b, const struct place *place,
    struct span line)
{
	struct status_line read;
	struct text rest;
	bool is_ticked;

	if (place->is_open)
		return;
	if (status_task_read(&is_ticked, &rest, builder_bytes(b, line))) {
		if (!is_ticked)
			return;
		line = builder_span(b, rest);
	}
	read_plain_line(b, &read, line);
	if (place->first || (read.status > RECORD_UNKNOWN && read.is_short))
		builder_field(b, PLACE_SECTION, text_of("Status"), line, NULL);
}

static void add_value(struct builder *b, const struct place *place,
    struct span line)
{
	const char *title = builder_text(b, place->section->title);
	struct text bytes = builder_bytes(b, line);
	struct date date;

	switch (lexicon_field(text_of(title))) {
	case FIELD_DATE:
	case FIELD_CREATED:
		if (place->first && date_parse(&date, bytes))
			builder_field(b, PLACE_SECTION, text_of(title), line,
			    NULL);
		break;
	default:
		builder_field(b, PLACE_SECTION, text_of(title), line, NULL);
		break;
	}
}

static bool holds_field(struct builder *b, const struct section *section)
{
	if (section->body.end - section->body.start > LONGEST_PEOPLE)
		return false;
	switch (lexicon_field(text_of(builder_text(b, section->title)))) {
	case FIELD_DATE:
	case FIELD_CREATED:
	case FIELD_AUTHOR:
	case FIELD_DECIDER:
	case FIELD_DECIDERS:
	case FIELD_DECISION_MAKERS:
	case FIELD_CONSULTED:
	case FIELD_INFORMED:
	case FIELD_TAGS:
		return true;
	default:
		return false;
	}
}

/* "### Status" of some message below "## Status" is about something else. */
static bool states_status(const struct section *section, uint32_t *level)
{
	if (!(section->classes & SECTION_BIT(STATUS)) ||
	    section->level > *level)
		return false;
	*level = section->level;
	return true;
}

void read_section_fields(struct builder *b)
{
	uint32_t level = 6;

	for (size_t i = 0; i < b->sections.count; i++) {
		struct section section = b->sections.items[i];

		if (states_status(&section, &level))
			each_line(b, i, add_status);
		else if (section.title && holds_field(b, &section))
			each_line(b, i, add_value);
	}
}
