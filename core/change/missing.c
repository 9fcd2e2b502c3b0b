/* SPDX-License-Identifier: MIT */
/* What a template has no place for is added where a reader finds it. */
#include <string.h>

#include "core/change/fill.h"
#include "core/change/quote.h"
#include "core/record/record.h"

enum {
	ADD_TITLE = 1,
	ADD_NUMBER = 2,
	ADD_STATUS = 4,
	ADD_DATE = 8,
	ADD_DECIDERS = 16,
	ADD_TAGS = 32
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

static bool has_status(const struct record *record, const char *status)
{
	struct strbuf words = STRBUF_INIT;
	size_t len;
	enum record_status want;

	lexicon_normalise(&words, text_of(status));
	want = lexicon_status(text_make(words.buf, words.len), &len);
	strbuf_release(&words);
	return record->status == want;
}

static unsigned find_missing(const struct record *record,
    const struct record_values *values, bool complete)
{
	unsigned missing = 0;
	size_t i;

	if (complete && !record->title_span.end)
		missing |= ADD_TITLE;
	if (values->number_inside && values->has_number && !record->has_number)
		missing |= ADD_NUMBER;
	if (values->status ? !has_status(record, values->status)
			   : complete && record->status == RECORD_NO_STATUS)
		missing |= ADD_STATUS;
	if (complete && !record->date.year)
		missing |= ADD_DATE;
	for (i = 0; i < values->deciders_count; i++)
		if (!has_decider(record, values->deciders[i]))
			missing |= ADD_DECIDERS;
	for (i = 0; i < values->tags_count; i++)
		if (!has_value(record, FIELD_TAGS, values->tags[i]))
			missing |= ADD_TAGS;
	return missing;
}

/* The lines to add: "status: x" in YAML, "- Status: x" in Markdown. */
static void add_lines(struct strbuf *out, unsigned missing,
    const struct record_values *values, bool yaml, struct text eol)
{
	const char *bullet = yaml ? "" : "- ";
	const char *status = values->status ? values->status : VALUES_STATUS;
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
		fill_list(out, values->deciders, values->deciders_count, yaml);
		strbuf_add(out, eol.data, eol.len);
	}
	if (missing & ADD_TAGS) {
		strbuf_addf(out, "%s%s: ", bullet, yaml ? "tags" : "Tags");
		fill_list(out, values->tags, values->tags_count, yaml);
		strbuf_add(out, eol.data, eol.len);
	}
}

/* Where lines can be added. */
struct places {
	size_t front; /* before the closing fence */
	size_t body; /* behind front matter */
	size_t title; /* behind the title's line; the body's start without */
	bool has_front, has_title;
	struct text eol;
};

/* Of several headings the one with the title in it is the record's. */
static bool is_title(const struct fill_line *line, const struct places *places,
    const struct strbuf *title)
{
	if (line->level != 1 || fill_is_section(line->heading))
		return false;
	return !places->has_title ||
	    text_find(line->heading, title->buf) != SIZE_MAX;
}

static void find_places(struct places *out, struct text text,
    const struct record_values *values)
{
	struct strbuf title = STRBUF_INIT;
	struct fill_cursor cursor;
	struct fill_line line;
	int fences = 0;

	memset(out, 0, sizeof(*out));
	out->eol = text_of("\n");
	quote_markdown(&title, values->title);
	fill_lines(&cursor, text);
	while (fill_next_line(&cursor, &line)) {
		size_t start = (size_t)(line.text.data - text.data);
		size_t next = start + line.text.len + line.end.len;

		if (cursor.count == 1 && line.end.len)
			out->eol = line.end;
		if (line.is_fence && ++fences == 2) {
			out->has_front = true;
			out->front = start;
			out->body = out->title = next;
		}
		if (is_title(&line, out, &title)) {
			out->has_title = true;
			out->title = next;
		}
	}
	strbuf_release(&title);
}

static void insert(struct strbuf *text, size_t at, const struct strbuf *lines)
{
	strbuf_splice(text, at, 0, lines->buf, lines->len);
}

static void insert_title(struct strbuf *text, const struct places *places,
    const struct record_values *values)
{
	struct strbuf lines = STRBUF_INIT;

	if (places->has_front)
		strbuf_add(&lines, places->eol.data, places->eol.len);
	strbuf_addstr(&lines, "# ");
	quote_markdown(&lines, values->title);
	strbuf_add(&lines, places->eol.data, places->eol.len);
	if (!places->has_front)
		strbuf_add(&lines, places->eol.data, places->eol.len);
	insert(text, places->body, &lines);
	strbuf_release(&lines);
}

static void insert_fields(struct strbuf *text, const struct places *places,
    unsigned missing, const struct record_values *values)
{
	struct strbuf lines = STRBUF_INIT;
	struct text eol = places->eol;

	if (places->has_front) {
		add_lines(&lines, missing, values, true, eol);
		insert(text, places->front, &lines);
	} else {
		bool ends = !places->title ||
		    text->buf[places->title - 1] == '\n' ||
		    text->buf[places->title - 1] == '\r';

		if (!ends)
			strbuf_add(&lines, eol.data, eol.len);
		if (places->title)
			strbuf_add(&lines, eol.data, eol.len);
		add_lines(&lines, missing, values, false, eol);
		if (!places->title)
			strbuf_add(&lines, eol.data, eol.len);
		insert(text, places->title, &lines);
	}
	strbuf_release(&lines);
}

void fill_missing(struct strbuf *text, const char *path,
    const struct record_values *values, bool complete)
{
	struct arena arena;
	struct record record;
	struct places places;
	unsigned missing;

	arena_init(&arena);
	record_parse(&record, path, text_make(text->buf, text->len),
	    text_of(""), &arena);
	missing = find_missing(&record, values, complete);
	arena_release(&arena);
	find_places(&places, text_make(text->buf, text->len), values);
	if (missing & ADD_TITLE && !places.has_title) {
		insert_title(text, &places, values);
		find_places(&places, text_make(text->buf, text->len), values);
	}
	missing &= ~(unsigned)ADD_TITLE;
	if (missing)
		insert_fields(text, &places, missing, values);
}
