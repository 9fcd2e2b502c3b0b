/* SPDX-License-Identifier: MIT */
#include "core/record/title.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/record/builder.h"
#include "core/record/name.h"

#define MAX_DIGITS 9
#define MAX_LEAD 24 /* bytes of "Aries RFC " before a number */

static size_t digits_at(struct text t)
{
	size_t i = 0;

	while (i < t.len && char_is_digit(t.data[i]))
		i++;
	return i;
}

static bool is_mark(uint32_t code)
{
	return code == ':' || code == '.' || code == ')' || code == '-' ||
	    code == '_' || code == 0xff1a || code == 0x2013 || code == 0x2014;
}

/* Behind the number: blanks around one mark; *mark: there is one. A letter or
 * digit at once ("3d", "1.2") is no separator. */
static size_t separators_at(struct text t, bool *mark)
{
	size_t i = 0;

	*mark = false;
	while (i < t.len) {
		uint32_t code;
		size_t len = unicode_decode(text_skip(t, i), &code);

		if (!unicode_is_space(code)) {
			if (*mark || !is_mark(code))
				break;
			*mark = true;
		}
		i += len;
	}
	return i;
}

/* The length of "ADR-", "RFC ", "Aries RFC #" in front of digits, or 0. */
static size_t lead_length(struct text title)
{
	struct record_name name;
	struct text word, stem;
	size_t i = 0, start = 0;

	while (i < title.len && i < MAX_LEAD && !char_is_digit(title.data[i])) {
		if (!char_is_alpha(title.data[i]) &&
		    !char_is_one_of(title.data[i], " -_#"))
			return 0;
		i++;
	}
	if (i == 0 || i >= title.len || !char_is_digit(title.data[i]))
		return 0;
	word = text_make(title.data, i);
	while (word.len && !char_is_alpha(word.data[word.len - 1]))
		word.len--;
	for (size_t k = 0; k < word.len; k++)
		if (!char_is_alpha(word.data[k]))
			start = k + 1;
	stem = text_make(title.data + start,
	    i + digits_at(text_skip(title, i)) - start);
	if (stem.len - (word.len - start) > 8 + MAX_DIGITS)
		return 0;
	record_name_parse(&name, stem);
	/* "ADR #12" is no file's name */
	return name.prefix.len || title.data[i - 1] == '#' ? i : 0;
}

void title_split(struct title_number *out, struct text title, bool has_expected,
    uint32_t expected)
{
	size_t lead, digits, behind;
	struct text rest;
	bool mark;

	memset(out, 0, sizeof(*out));
	title = text_trim(title);
	out->rest = title;
	lead = lead_length(title);
	rest = text_skip(title, lead);
	digits = digits_at(rest);
	if (digits == 0 || digits > MAX_DIGITS ||
	    !text_to_number(text_make(rest.data, digits), &out->number))
		return;
	behind = separators_at(text_skip(rest, digits), &mark);
	if (digits + behind < rest.len) {
		/* "1.2 Foo" and "3d" have no number; "7 Foo" may have one */
		if (behind == 0 ||
		    (mark && behind == 1 &&
			char_is_digit(rest.data[digits + 1])))
			return;
		if (lead == 0 && !mark &&
		    !(has_expected && expected == out->number))
			return;
	}
	out->has_number = true;
	out->number_text = text_make(rest.data, digits);
	out->rest = text_skip(rest, digits + behind);
}

/* Emoji in front of a title are no part of it. */
static struct text skip_decoration(struct text t)
{
	uint32_t code;

	while (t.len) {
		size_t len = unicode_decode(t, &code);

		if (!unicode_is_emoji(code) && !unicode_is_space(code))
			break;
		t = text_skip(t, len);
	}
	return t;
}

static void slug_words(struct strbuf *out, struct text slug)
{
	size_t start = out->len;

	for (size_t i = 0; i < slug.len; i++)
		strbuf_addch(out,
		    slug.data[i] == '-' || slug.data[i] == '_' ? ' '
							       : slug.data[i]);
	if (out->len > start && out->buf[start] >= 'a' &&
	    out->buf[start] <= 'z')
		out->buf[start] = (char)(out->buf[start] - 'a' + 'A');
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
		lead = lead_length(value);
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
	split.rest = skip_decoration(split.rest);
	record->title = split.rest.len ? builder_string(b, split.rest)
				       : record->title_raw;
	if (!record->has_number && split.has_number && !name.date.year &&
	    !name.placeholder) {
		record->has_number = true;
		record->number = split.number;
	}
	strbuf_release(&title);
}
