/* SPDX-License-Identifier: MIT */
#include "core/create/missing.h"

#include <string.h>

#include "core/base/vec.h"
#include "core/create/outline.h"
#include "core/edit/edits.h"
#include "core/edit/set_field.h"
#include "core/format/quote.h"
#include "core/record/record.h"
#include "core/record/status.h"

enum {
	ADD_TITLE = 1,
	ADD_NUMBER = 2,
	ADD_STATUS = 4,
	ADD_DATE = 8,
	ADD_DECIDERS = 16,
	ADD_TAGS = 32
};

/* Where lines can be added. */
struct places {
	size_t front; /* before the closing fence; 0: no front matter */
	size_t body; /* behind front matter */
	size_t title; /* behind the title's line; the body's start without */
	size_t header; /* behind "Title: ..." and its like; 0: there is none */
	struct text eol;
	/* Those of the values that the text has not. */
	VEC(const char *) deciders, tags;
};

static bool has_value(const struct record *record, enum field_key key,
    const char *value)
{
	const struct field *field;
	uint32_t n;

	for (n = 0; (field = record_field(record, key, n)); n++)
		if (strstr(record_string(record, field->value), value))
			return true;
	return false;
}

static bool has_decider(const struct record *record, const char *who)
{
	return has_value(record, FIELD_DECIDERS, who) ||
	    has_value(record, FIELD_DECISION_MAKERS, who) ||
	    has_value(record, FIELD_DECIDER, who);
}

static unsigned find_missing(struct places *places, const struct record *record,
    const struct record_values *values, bool complete)
{
	unsigned missing = 0;
	size_t i;

	if (!record->title_span.end)
		missing |= ADD_TITLE;
	if (values->number_inside && values->has_number && !record->has_number)
		missing |= ADD_NUMBER;
	if (values->status
		? record->status != status_of_word(text_of(values->status))
		: complete && record->status == RECORD_NO_STATUS)
		missing |= ADD_STATUS;
	if ((complete || values->date_asked) && !record->date.year)
		missing |= ADD_DATE;
	for (i = 0; i < values->deciders_count; i++)
		if (!has_decider(record, values->deciders[i]))
			*vec_push(&places->deciders) = values->deciders[i];
	for (i = 0; i < values->tags_count; i++)
		if (!has_value(record, FIELD_TAGS, values->tags[i]))
			*vec_push(&places->tags) = values->tags[i];
	missing |= places->deciders.count ? ADD_DECIDERS : 0;
	missing |= places->tags.count ? ADD_TAGS : 0;
	return missing;
}

/* The lines to add: "status: x" in YAML, "- Status: x" in Markdown. */
static void add_lines(struct strbuf *out, unsigned missing,
    const struct record_values *values, const struct places *places)
{
	struct text eol = places->eol;
	bool yaml = places->front > 0;
	const char *bullet = yaml || places->header ? "" : "- ";
	const char *status = values_status(values);
	char date[DATE_SIZE];

	date_format(date, &values->date);
	if (missing & ADD_NUMBER)
		strbuf_addf(out, "%s%s: %u%.*s", bullet,
		    yaml ? "number" : "Number", values->number, TEXT_ARG(eol));
	if (missing & ADD_STATUS)
		strbuf_addf(out, "%s%s: %s%.*s", bullet,
		    yaml ? "status" : "Status", status, TEXT_ARG(eol));
	if (missing & ADD_DATE)
		strbuf_addf(out, "%s%s: %s%.*s", bullet, yaml ? "date" : "Date",
		    date, TEXT_ARG(eol));
	if (missing & ADD_DECIDERS) {
		strbuf_addf(out, "%s%s: ", bullet,
		    yaml ? "deciders" : "Deciders");
		values_add_list(out, places->deciders.items,
		    places->deciders.count, yaml);
		strbuf_add(out, eol.data, eol.len);
	}
	if (missing & ADD_TAGS) {
		strbuf_addf(out, "%s%s: ", bullet, yaml ? "tags" : "Tags");
		values_add_list(out, places->tags.items, places->tags.count,
		    yaml);
		strbuf_add(out, eol.data, eol.len);
	}
}

/* The offset of the line that ends before at. */
static size_t line_before(struct text text, size_t at)
{
	struct text rest = text, line;

	while (text_next_line(&rest, &line))
		if (text.len - rest.len >= at)
			return (size_t)(line.data - text.data);
	return at;
}

/*
 * The offset behind the title's heading, or start. Of several headings that
 * may be the title the one with the title's words in it is.
 */
static size_t title_end(struct text text, struct text title, size_t start)
{
	struct strbuf words = STRBUF_INIT;
	struct outline outline;
	struct outline_line line;
	size_t end = start;

	quote_markdown(&words, title);
	outline_init(&outline, text);
	while (outline_next(&outline, &line)) {
		if (line.level != 1 || outline_is_section(line.heading))
			continue;
		if (end == start ||
		    text_find(line.heading, words.buf) != SIZE_MAX)
			end = line.behind;
	}
	outline_release(&outline);
	strbuf_release(&words);
	return end;
}

/* Where the block of lines that the title's is one of ends. */
static size_t header_end(struct text text, size_t at)
{
	struct text rest = text_skip(text, line_start(text, (uint32_t)at)),
		    line;

	while (text_next_line(&rest, &line))
		if (!text_trim(line).len)
			return (size_t)(line.data - text.data);
	return text.len;
}

static void find_places(struct places *out, struct text text,
    const struct record *record, struct text title)
{
	size_t bom = text.len - text_skip_bom(text).len;
	struct text rest = text, line;
	const struct field *field;

	out->eol = text_of("\n");
	if (text_next_line(&rest, &line) && line.len + rest.len < text.len)
		out->eol = text_make(line.data + line.len,
		    text.len - rest.len - line.len);
	out->body = record->body;
	if (record->body > bom)
		out->front = line_before(text, record->body);
	out->title = title_end(text, title, record->body);
	field = record_field(record, FIELD_TITLE, 0);
	if (!out->front && out->title == record->body && field &&
	    field->span.end)
		out->header = header_end(text, field->span.start);
}

static void insert(struct strbuf *text, size_t at, const struct strbuf *lines)
{
	strbuf_splice(text, at, 0, lines->buf, lines->len);
}

static void insert_title(struct strbuf *text, const struct places *places,
    const struct record_values *values)
{
	struct strbuf lines = STRBUF_INIT;

	if (places->front)
		strbuf_add(&lines, places->eol.data, places->eol.len);
	strbuf_addstr(&lines, "# ");
	quote_markdown(&lines, values->title);
	strbuf_add(&lines, places->eol.data, places->eol.len);
	if (!places->front)
		strbuf_add(&lines, places->eol.data, places->eol.len);
	insert(text, places->body, &lines);
	strbuf_release(&lines);
}

static void insert_fields(struct strbuf *text, const struct places *places,
    unsigned missing, const struct record_values *values)
{
	struct strbuf lines = STRBUF_INIT;
	struct text eol = places->eol;

	if (places->front) {
		add_lines(&lines, missing, values, places);
		insert(text, places->front, &lines);
	} else if (places->header) {
		if (!char_is_one_of(text->buf[places->header - 1], "\r\n"))
			strbuf_add(&lines, eol.data, eol.len);
		add_lines(&lines, missing, values, places);
		insert(text, places->header, &lines);
	} else {
		bool ends = !places->title ||
		    text->buf[places->title - 1] == '\n' ||
		    text->buf[places->title - 1] == '\r';

		if (!ends)
			strbuf_add(&lines, eol.data, eol.len);
		if (places->title)
			strbuf_add(&lines, eol.data, eol.len);
		add_lines(&lines, missing, values, places);
		if (!places->title)
			strbuf_add(&lines, eol.data, eol.len);
		insert(text, places->title, &lines);
	}
	strbuf_release(&lines);
}

/* What is missing in text, and where it would go. */
static unsigned examine(struct places *places, const struct strbuf *text,
    const char *path, const struct record_values *values, bool complete)
{
	struct text bytes = text_make(text->buf, text->len);
	struct arena arena;
	struct record record;
	unsigned missing;

	arena_init(&arena);
	record_parse(&record, path, bytes, text_of(""), &arena);
	memset(places, 0, sizeof(*places));
	missing = find_missing(places, &record, values, complete);
	find_places(places, bytes, &record, values->title);
	arena_release(&arena);
	return missing;
}

static void release(struct places *places)
{
	vec_release(&places->deciders);
	vec_release(&places->tags);
}

/* Deciders and tags stand with the fields of their form, where that can be. */
static void add_beside(struct strbuf *text, const char *path,
    const struct places *places)
{
	struct subject subject = { .path = path, .text = text };

	for (size_t i = 0; i < places->deciders.count; i++)
		add_to_field(&subject, FIELD_DECIDERS,
		    text_of(places->deciders.items[i]), NULL);
	for (size_t i = 0; i < places->tags.count; i++)
		add_to_field(&subject, FIELD_TAGS,
		    text_of(places->tags.items[i]), NULL);
}

void missing_add(struct strbuf *text, const char *path,
    const struct record_values *values, bool complete)
{
	struct places places;
	unsigned missing = examine(&places, text, path, values, complete);

	if (missing & ADD_TITLE) {
		insert_title(text, &places, values);
		release(&places);
		missing = examine(&places, text, path, values, complete);
	}
	if (missing & (ADD_DECIDERS | ADD_TAGS)) {
		add_beside(text, path, &places);
		release(&places);
		missing = examine(&places, text, path, values, complete);
	}
	missing &= ~(unsigned)ADD_TITLE;
	if (missing)
		insert_fields(text, &places, missing, values);
	release(&places);
}
