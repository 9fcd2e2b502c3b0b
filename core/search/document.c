/* SPDX-License-Identifier: MIT */
#include "core/search/document.h"

void document_init(struct document *document)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		words_init(&document->columns[i]);
}

void document_release(struct document *document)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		words_release(&document->columns[i]);
}

static struct text string_of(const struct record *record, string_ref ref)
{
	return text_of(record_string(record, ref));
}

static void add_options(struct document *out, const struct record *record)
{
	static const enum document_column columns[] = {
		[VERDICT_OPEN] = COLUMN_CONSIDERED,
		[VERDICT_CHOSEN] = COLUMN_CHOSEN,
		[VERDICT_REJECTED] = COLUMN_REJECTED,
	};

	for (uint32_t i = 0; i < record->options_count; i++) {
		const struct option *option = &record->options[i];
		struct words *words = &out->columns[columns[option->verdict]];

		words_add_at(words, string_of(record, option->title),
		    option->span);
		words_add_gap(words);
	}
}

static void add_tags(struct document *out, const struct record *record)
{
	struct words *words = &out->columns[COLUMN_TAGS];

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (field->key != FIELD_TAGS)
			continue;
		words_add_at(words, string_of(record, field->value),
		    field->span);
		words_add_gap(words);
	}
}

/* A span of a record, in a file that may have become shorter since. */
static struct text cut(struct text bytes, struct span span)
{
	size_t end = span.end < bytes.len ? span.end : bytes.len;

	if (span.start >= end)
		return text_make("", 0);
	return text_make(bytes.data + span.start, end - span.start);
}

/* Without what stands in comments: a template's advice, most often. */
static void add_body(struct words *words, struct text bytes, struct span span)
{
	struct text rest = cut(bytes, span);

	while (rest.len) {
		uint32_t start = (uint32_t)(rest.data - bytes.data);
		size_t comment = text_find(rest, "<!--"), end = SIZE_MAX;

		if (comment != SIZE_MAX)
			end = text_find(text_skip(rest, comment), "-->");
		if (end == SIZE_MAX)
			comment = rest.len;
		words_add(words, text_make(rest.data, comment), start);
		rest = text_skip(rest,
		    end == SIZE_MAX ? rest.len : comment + end);
	}
	words_add_gap(words);
}

static void add_text(struct document *out, const struct record *record,
    struct text bytes)
{
	struct words *headings = &out->columns[COLUMN_HEADINGS];
	struct words *body = &out->columns[COLUMN_BODY];
	struct span span = { record->body, 0 };

	for (uint32_t i = 0; i < record->sections_count; i++) {
		struct span heading = record->sections[i].heading;

		span.end = heading.start;
		add_body(body, bytes, span);
		words_add(headings, cut(bytes, heading), heading.start);
		words_add_gap(headings);
		span.start = heading.end;
	}
	span.end = (uint32_t)bytes.len;
	add_body(body, bytes, span);
}

void document_fill(struct document *out, const struct record *record,
    struct text bytes)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		words_clear(&out->columns[i]);
	words_add(&out->columns[COLUMN_TITLE],
	    string_of(record, record->title ? record->title : record->slug), 0);
	add_options(out, record);
	add_tags(out, record);
	add_text(out, record, bytes);
}

static uint32_t words_of(const struct words *words)
{
	size_t count = 0;

	for (int i = 0; i < SCRIPT_COUNT; i++)
		count += words->rows[i].places.count;
	return (uint32_t)count;
}

struct document_lengths document_measure(const struct document *document)
{
	return (
	    struct document_lengths){ words_of(&document->columns[COLUMN_BODY]),
		words_of(&document->columns[COLUMN_TITLE]) };
}

static void add_part(struct strbuf *out, struct text part)
{
	strbuf_addch(out, '\0');
	strbuf_add(out, part.data, part.len);
}

bool document_key(struct strbuf *out, const struct record *record)
{
	strbuf_clear(out);
	if (!record->id ||
	    (record->problems & (PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE)))
		return false;
	strbuf_addf(out, "%s %d", record->id, (int)record->format);
	add_part(out,
	    string_of(record, record->title ? record->title : record->slug));
	for (uint32_t i = 0; i < record->fields_count; i++)
		if (record->fields[i].key == FIELD_TAGS)
			add_part(out,
			    string_of(record, record->fields[i].value));
	return true;
}
