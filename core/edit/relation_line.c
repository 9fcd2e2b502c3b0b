/* SPDX-License-Identifier: MIT */
#include "core/edit/relation_line.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/edit/edits.h"
#include "core/record/target.h"

struct text span_text(struct text bytes, struct span span)
{
	return text_make(bytes.data + span.start, span.end - span.start);
}

uint32_t line_stop(struct text bytes, uint32_t at)
{
	while (
	    at < bytes.len && bytes.data[at] != '\n' && bytes.data[at] != '\r')
		at++;
	return at;
}

size_t list_mark(struct text t)
{
	size_t i = 0, digits = 0;

	while (i < t.len && char_is_blank(t.data[i]))
		i++;
	while (i + digits < t.len && char_is_digit(t.data[i + digits]))
		digits++;
	i += digits;
	if (i >= t.len || !char_is_one_of(t.data[i], digits ? ".)" : "*+-"))
		return 0;
	if (++i >= t.len || !char_is_blank(t.data[i]))
		return 0;
	while (i < t.len && char_is_blank(t.data[i]))
		i++;
	return i;
}

const struct field *field_around(const struct record *record, struct span span)
{
	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (field->place != PLACE_SECTION &&
		    field->span.end > field->span.start &&
		    field->span.start <= span.start &&
		    span.end <= field->span.end)
			return field;
	}
	return NULL;
}

struct span relation_extent(const struct record *record,
    const struct relation *relation)
{
	if (relation->span.end <= relation->span.start)
		return (struct span){ 0, 0 };
	for (uint32_t i = 0; i < record->links_count; i++) {
		struct span link = record->links[i].span;

		if (link.start <= relation->span.start &&
		    relation->span.end <= link.end)
			return link;
	}
	return relation->span;
}

/* Of all that stand on the line: the first and the last target. */
static void find_targets(struct relation_line *out, const struct record *record)
{
	out->targets = (struct span){ out->line.end, out->line.start };
	for (uint32_t i = 0; i < record->relations_count; i++) {
		struct span extent = record->relations[i].span;

		if (extent.start < out->line.start ||
		    extent.end > out->line.end)
			continue;
		extent = relation_extent(record, &record->relations[i]);
		if (extent.end <= extent.start ||
		    extent.start < out->line.start ||
		    extent.end > out->line.end)
			continue;
		out->count++;
		if (extent.start < out->targets.start) {
			out->targets.start = extent.start;
			out->first = extent;
		}
		if (extent.end > out->targets.end)
			out->targets.end = extent.end;
	}
}

static bool is_separator(char c)
{
	return char_is_blank(c) || char_is_one_of(c, ":*_`\"'<");
}

/* What may stand in front of the words: marks of lists, quotes and emphasis,
 * and emoji. */
static uint32_t skip_lead(struct text bytes, struct span line)
{
	uint32_t at = line.start;
	struct text rest = span_text(bytes, line);

	while (rest.len &&
	    (char_is_blank(rest.data[0]) || rest.data[0] == '>' ||
		rest.data[0] == '|')) {
		rest = text_skip(rest, 1);
		at++;
	}
	at += (uint32_t)list_mark(rest);
	rest = text_make(bytes.data + at, line.end - at);
	while (rest.len) {
		uint32_t code;
		size_t len = unicode_decode(rest, &code);

		if (!char_is_one_of(rest.data[0], "*_~ ") &&
		    !unicode_is_emoji(code))
			break;
		rest = text_skip(rest, len);
		at += (uint32_t)len;
	}
	return at;
}

/* Is it in a status section? */
static bool is_of_status(const struct record *record, uint32_t at)
{
	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];

		if (section->classes & SECTION_BIT(STATUS) &&
		    section->body.start <= at && at < section->body.end)
			return true;
	}
	return false;
}

/* The words in front of the first target are those of the relation. */
static bool find_words(struct relation_line *out, const struct record *record,
    struct text bytes, const struct relation *relation)
{
	uint32_t start = skip_lead(bytes, out->line);
	uint32_t end = out->targets.start;
	enum relation_kind kind;
	bool inverse;

	if (start > out->targets.start)
		start = out->targets.start;
	while (end > start && is_separator(bytes.data[end - 1]))
		end--;
	out->lead = (struct span){ out->line.start, start };
	out->words = (struct span){ start, end };
	out->separator = (struct span){ end, out->targets.start };
	if (end == start)
		return relation->kind == RELATION_RELATES_TO;
	if (lexicon_relation(&kind, &inverse, span_text(bytes, out->words)))
		return kind == relation->kind && inverse == relation->inverse;
	/* words of somebody's own */
	return relation->kind == RELATION_RELATES_TO &&
	    (list_mark(span_text(bytes, out->lead)) > 0 ||
		is_of_status(record, start)) &&
	    target_words_fit(span_text(bytes, out->words));
}

bool relation_line_read(struct relation_line *out, const struct record *record,
    struct text bytes, const struct relation *relation)
{
	struct span extent = relation_extent(record, relation);

	memset(out, 0, sizeof(*out));
	if (extent.end <= extent.start)
		return false;
	out->line.start = line_start(bytes, extent.start);
	out->line.end = line_next(bytes, extent.start);
	find_targets(out, record);
	if (!out->count) /* a link over several lines */
		return false;
	out->tail = (struct span){ out->targets.end,
		line_stop(bytes, out->targets.end) };
	return find_words(out, record, bytes, relation);
}

bool relation_is_stated(const struct record *record, struct text bytes,
    const struct relation *relation)
{
	struct relation_line line;

	return relation->place != PLACE_SECTION ||
	    (relation_line_read(&line, record, bytes, relation) &&
		!text_trim(span_text(bytes, line.tail)).len);
}
