/* SPDX-License-Identifier: MIT */
/* A record's number, slug and title, from its name, fields and headings. */
#include <string.h>

#include "core/record/builder.h"
#include "core/record/name.h"
#include "core/record/title.h"

static void slug_words(struct strbuf *out, struct text slug)
{
	size_t start = out->len;

	for (size_t i = 0; i < slug.len; i++)
		strbuf_addch(out,
		    slug.data[i] == '-' || slug.data[i] == '_' ? ' '
							       : slug.data[i]);
	if (out->len > start)
		out->buf[start] = char_upper(out->buf[start]);
}

/* A field that was left out in words. */
static bool is_empty_word(struct text value)
{
	static const char *const words[] = { "n/a", "na", "none", "tbd", "-",
		"todo" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals_nocase(value, words[i]))
			return true;
	return false;
}

static const struct field *title_field(const struct builder *b)
{
	for (size_t i = 0; i < b->fields.count; i++) {
		const struct field *field = &b->fields.items[i];

		if (field->key == FIELD_TITLE &&
		    !is_empty_word(text_of(builder_text(b, field->value))))
			return field;
	}
	return NULL;
}

/* The number said in the front matter: "number: 7", "id: ADR-007". */
static bool number_field(const struct builder *b, uint32_t *out)
{
	for (size_t i = 0; i < b->fields.count; i++) {
		const struct field *field = &b->fields.items[i];
		struct text value;
		size_t lead;

		if (field->place != PLACE_FRONT_MATTER ||
		    (field->key != FIELD_NUMBER && field->key != FIELD_ID))
			continue;
		value = text_of(builder_text(b, field->value));
		lead = title_lead(value);
		if (text_to_number(text_skip(value, lead), out))
			return true;
	}
	return false;
}

static void take_heading(struct builder *b, struct strbuf *out)
{
	const struct md_node *node = &b->doc.nodes[b->title_node];
	const struct span *pieces = b->doc.pieces + node->pieces;

	markdown_plain(out, &b->doc, b->title_node);
	if (node->pieces_count)
		b->record->title_span = (struct span){ pieces[0].start,
			pieces[node->pieces_count - 1].end };
}

void read_title(struct builder *b, struct text stem)
{
	struct record *record = b->record;
	const struct field *field = title_field(b);
	struct strbuf title = STRBUF_INIT;
	struct record_name name;
	struct title_number split;
	struct text plain;

	record_name_parse(&name, stem);
	record->has_number = name.has_number;
	record->number = name.number;
	record->width = name.width;
	record->name_date = name.date;
	record->prefix = builder_string(b, name.prefix);
	record->slug = builder_string(b, name.slug.len ? name.slug : stem);
	if (!record->has_number)
		record->has_number = number_field(b, &record->number);
	if (field) {
		strbuf_addstr(&title, builder_text(b, field->value));
		record->title_span = field->span;
	} else if (b->title_node) {
		take_heading(b, &title);
	}
	if (text_trim(text_make(title.buf, title.len)).len == 0)
		slug_words(&title, name.slug.len ? name.slug : stem);
	title_split(&split, text_make(title.buf, title.len), record->has_number,
	    record->number);
	record->title_raw = builder_string(b, text_make(title.buf, title.len));
	plain = title_skip_decoration(split.rest);
	if (plain.len) /* a title of emoji alone stays */
		split.rest = plain;
	record->title = split.rest.len ? builder_string(b, split.rest)
				       : record->title_raw;
	if (!record->has_number && split.has_number && !name.date.year &&
	    !name.placeholder) {
		record->has_number = true;
		record->number = split.number;
	}
	strbuf_release(&title);
}
