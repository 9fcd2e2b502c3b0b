/* SPDX-License-Identifier: MIT */
/*
 * Fields that are sections of their own (## Status, ## Date, ## Deciders), and
 * from all the places together the record's status and date.
 */
#include "core/record/builder.h"

#include "core/record/status.h"

#define LONGEST_PEOPLE 1000 /* bytes of a section that lists people */

typedef void (*line_fn)(struct builder *b, const struct section *section,
    struct span line, bool first);

/* Each line of text in the section, lists, quotes and tables included. */
static void each_line(struct builder *b, size_t index, line_fn fn)
{
	const struct section section = b->sections.items[index];
	uint32_t from, end;
	bool first = true;

	builder_section_nodes(b, index, &from, &end);
	for (uint32_t i = from; i < end; i++) {
		const struct md_node *node = &b->doc.nodes[i];

		if (node->type != MD_PARAGRAPH && node->type != MD_CELL)
			continue;
		for (uint32_t k = 0; k < node->pieces_count; k++) {
			fn(b, &section, b->doc.pieces[node->pieces + k], first);
			first = false;
		}
	}
}

static void read_plain_line(struct builder *b, struct status_line *out,
    struct span line)
{
	struct strbuf plain = STRBUF_INIT;

	builder_plain(b, &plain, builder_bytes(b, line));
	status_read(out, text_make(plain.buf, plain.len));
	strbuf_release(&plain);
}

/* The first line counts whatever it says; later ones if they state a status
 * and are no prose. */
static void add_status(struct builder *b, const struct section *section,
    struct span line, bool first)
{
	struct status_line read;

	read_plain_line(b, &read, line);
	if (first || (read.status > RECORD_UNKNOWN && read.is_short))
		builder_field(b, PLACE_SECTION, text_of("Status"), line, NULL);
	(void)section;
}

static void add_value(struct builder *b, const struct section *section,
    struct span line, bool first)
{
	const char *title = builder_text(b, section->title);
	struct strbuf name = STRBUF_INIT;
	struct text bytes = builder_bytes(b, line);
	struct date date;

	lexicon_normalise(&name, text_of(title));
	switch (lexicon_field(text_make(name.buf, name.len))) {
	case FIELD_DATE:
	case FIELD_CREATED:
		if (first && date_parse(&date, bytes))
			builder_field(b, PLACE_SECTION, text_of(title), line,
			    NULL);
		break;
	default:
		builder_field(b, PLACE_SECTION, text_of(title), line, NULL);
		break;
	}
	strbuf_release(&name);
}

static bool holds_field(struct builder *b, const struct section *section)
{
	struct strbuf name = STRBUF_INIT;
	enum field_key key;

	lexicon_normalise(&name, text_of(builder_text(b, section->title)));
	key = lexicon_field(text_make(name.buf, name.len));
	strbuf_release(&name);
	switch (key) {
	case FIELD_DATE:
	case FIELD_CREATED:
	case FIELD_AUTHOR:
	case FIELD_DECIDER:
	case FIELD_DECIDERS:
	case FIELD_DECISION_MAKERS:
	case FIELD_CONSULTED:
	case FIELD_INFORMED:
	case FIELD_TAGS:
		return section->body.end - section->body.start <=
		    LONGEST_PEOPLE;
	default:
		return false;
	}
}

void read_section_fields(struct builder *b)
{
	for (size_t i = 0; i < b->sections.count; i++) {
		struct section section = b->sections.items[i];

		if (section.classes & ((uint64_t)1 << SECTION_STATUS))
			each_line(b, i, add_status);
		else if (section.title && holds_field(b, &section))
			each_line(b, i, add_value);
	}
}

static void read_field(struct builder *b, struct status_line *out,
    const struct field *field)
{
	status_read(out, text_of(builder_text(b, field->value)));
}

static bool is_newer(const struct status_line *a, const struct status_line *b)
{
	if (a->status == RECORD_SUPERSEDED || b->status == RECORD_SUPERSEDED)
		return b->status != RECORD_SUPERSEDED;
	if (a->date.year && b->date.year)
		return date_compare(&a->date, &b->date) >= 0;
	return a->date.year || !b->date.year;
}

/*
 * The first place that states a known status decides. Within a status section
 * "superseded" wins, then the newest date, then the last line.
 */
static bool decide(struct builder *b, struct status_line *best)
{
	const struct field *from = NULL;

	for (size_t i = 0; i < b->fields.count; i++) {
		const struct field *field = &b->fields.items[i];
		struct status_line read;

		if (field->key != FIELD_STATUS)
			continue;
		if (from && best->status > RECORD_UNKNOWN &&
		    !(from->place == PLACE_SECTION &&
			field->place == PLACE_SECTION))
			continue;
		read_field(b, &read, field);
		if (read.status == RECORD_NO_STATUS)
			continue;
		if (from && read.status == RECORD_UNKNOWN)
			continue;
		if (from && best->status > RECORD_UNKNOWN &&
		    !is_newer(&read, best))
			continue;
		*best = read;
		from = field;
		b->record->raw_status = field->value;
	}
	return from != NULL;
}

/* tags: [Accepted] */
static bool decide_by_tag(struct builder *b, struct status_line *best)
{
	for (size_t i = 0; i < b->fields.count; i++) {
		const struct field *field = &b->fields.items[i];

		if (field->key != FIELD_TAGS)
			continue;
		best->status = status_of_word(
		    text_of(builder_text(b, field->value)));
		if (best->status != RECORD_UNKNOWN) {
			b->record->raw_status = field->value;
			return true;
		}
	}
	return false;
}

/* accepted/0007-x.md: the innermost folder that is a status word. */
static bool decide_by_folder(struct builder *b, struct status_line *best)
{
	struct text path = text_of(b->record->path);
	bool found = false;

	while (true) {
		size_t slash = text_find_char(path, '/');
		struct text folder = text_make(path.data, slash);
		enum record_status status;

		if (slash >= path.len)
			return found;
		path = text_skip(path, slash + 1);
		status = status_of_word(folder);
		if (status == RECORD_UNKNOWN)
			continue;
		found = true;
		best->status = status;
		builder_field(b, PLACE_FOLDER, text_of("status"),
		    (struct span){ 0, 0 }, &folder);
		b->record->raw_status =
		    b->fields.items[b->fields.count - 1].value;
	}
}

void read_status(struct builder *b)
{
	struct status_line best = { 0 };

	if (!decide(b, &best) || best.status == RECORD_UNKNOWN) {
		struct status_line other = { 0 };

		if (decide_by_tag(b, &other) || decide_by_folder(b, &other))
			best = other;
	}
	b->record->status = best.status;
	b->record->date = best.date;
}

static bool date_of(struct builder *b, enum field_key key)
{
	struct date date;

	for (size_t i = 0; i < b->fields.count; i++) {
		const struct field *field = &b->fields.items[i];

		if (field->key == key &&
		    date_parse(&date, text_of(builder_text(b, field->value)))) {
			b->record->date = date;
			return true;
		}
	}
	return false;
}

/* The decision's date, else the one beside the status, else the beginning. */
void read_dates(struct builder *b)
{
	if (date_of(b, FIELD_DATE) || b->record->date.year)
		return;
	if (!date_of(b, FIELD_CREATED))
		b->record->date = b->record->name_date;
}
