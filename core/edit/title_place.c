/* SPDX-License-Identifier: MIT */
#include "core/edit/title_place.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/format/markdown.h"
#include "core/format/yaml.h"
#include "core/record/title.h"

struct finder {
	const struct reading *reading;
	struct arena *arena;
	title_places *places;
};

/* Without emoji behind it, and without a heading's "{#anchor}". */
static struct text trim_decoration(struct text t)
{
	size_t at = text_find(t, " {"), end = 0;
	struct text rest;
	uint32_t code;

	if (at != SIZE_MAX && text_ends(t, "}") &&
	    (t.data[at + 2] == '#' || t.data[at + 2] == ':'))
		t.len = at;
	rest = t;
	while (rest.len) {
		size_t len = unicode_decode(rest, &code);

		rest = text_skip(rest, len);
		if (!unicode_is_emoji(code) && !unicode_is_space(code))
			end = t.len - rest.len;
	}
	return end ? text_make(t.data, end) : t;
}

static void find_words(struct title_place *place, const struct record *record)
{
	struct title_number split;
	struct text words = title_skip_decoration(place->plain);

	title_split(&split, words, record->has_number, record->number);
	words = title_skip_decoration(split.rest);
	if (!words.len)
		words = split.rest;
	words = trim_decoration(words);
	place->words.start = (uint32_t)(words.data - place->plain.data);
	place->words.end = place->words.start + (uint32_t)words.len;
}

static void add_place(struct finder *finder, enum title_form form,
    struct span span, struct text plain)
{
	struct title_place *place = vec_push(finder->places);

	plain = text_trim(plain);
	place->form = form;
	place->span = span;
	place->plain = text_make(arena_strndup(finder->arena, plain.data,
				     plain.len),
	    plain.len);
	find_words(place, &finder->reading->record);
}

static enum title_form form_of(const struct record *record,
    const struct field *field)
{
	if (field->place == PLACE_FRONT_MATTER)
		return TITLE_YAML;
	if (field->place == PLACE_HEADER || record->format != FORMAT_MARKDOWN)
		return TITLE_LITERAL;
	return field->place == PLACE_TABLE ? TITLE_CELL : TITLE_MARKDOWN;
}

static void find_fields(struct finder *finder)
{
	const struct record *record = &finder->reading->record;

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (field->key != FIELD_TITLE ||
		    field->span.end == field->span.start)
			continue;
		add_place(finder, form_of(record, field), field->span,
		    text_of(record_string(record, field->value)));
		finder->places->items[finder->places->count - 1].underlined =
		    field->place == PLACE_SECTION;
	}
}

static bool has_own_id(const struct title_place *place,
    const struct record *record)
{
	struct text plain = title_skip_decoration(place->plain);
	struct title_number split;

	title_split(&split, plain, record->has_number, record->number);
	return record->has_number && split.has_number &&
	    split.number == record->number && title_lead(plain) > 0;
}

static void add_heading(struct finder *finder, const struct md_document *doc,
    uint32_t at)
{
	const struct md_node *node = &doc->nodes[at];
	const struct span *pieces = doc->pieces + node->pieces;
	struct strbuf plain = STRBUF_INIT;
	struct title_place *place;

	markdown_plain(&plain, doc, at);
	add_place(finder, TITLE_MARKDOWN,
	    (struct span){ pieces[0].start,
		pieces[node->pieces_count - 1].end },
	    text_make(plain.buf, plain.len));
	place = &finder->places->items[finder->places->count - 1];
	place->underlined = node->setext;
	place->has_id = has_own_id(place, &finder->reading->record);
	strbuf_release(&plain);
}

/* The heading that is the title, and those of the first level: a field may be
 * the title, and one of them say it too. */
static void find_headings(struct finder *finder)
{
	const struct record *record = &finder->reading->record;
	struct md_document doc;

	markdown_parse(&doc, finder->reading->bytes, record->body,
	    finder->arena);
	for (uint32_t i = 1; i < doc.count; i = doc.nodes[i].end) {
		const struct md_node *node = &doc.nodes[i];

		if (node->type != MD_HEADING || !node->pieces_count)
			continue;
		if (node->level == 1 ||
		    doc.pieces[node->pieces].start == record->title_span.start)
			add_heading(finder, &doc, i);
	}
}

static void find_sidecar(struct finder *finder)
{
	const struct yaml_node *node;
	struct yaml_tree tree;
	uint32_t line, column;

	if (!finder->reading->sidecar.len ||
	    yaml_read(&tree, finder->reading->sidecar, finder->arena, &line,
		&column, NULL) ||
	    !tree.count || tree.nodes[0].kind != YAML_MAP)
		return;
	node = yaml_get(&tree, 0, "title");
	if (node && node->kind == YAML_SCALAR && !yaml_is_null(node))
		add_place(finder, TITLE_SIDECAR, node->span, node->value);
}

struct text title_place_words(const struct title_place *place)
{
	return text_make(place->plain.data + place->words.start,
	    place->words.end - place->words.start);
}

/* "In-place update" is "In-Place Update". */
static bool same_words(struct text a, struct text b)
{
	while (a.len && b.len) {
		uint32_t x, y;

		a = text_skip(a, unicode_decode(a, &x));
		b = text_skip(b, unicode_decode(b, &y));
		if (unicode_lower(x) != unicode_lower(y))
			return false;
	}
	return !a.len && !b.len;
}

void title_places_find(title_places *out, const struct reading *reading,
    struct arena *arena)
{
	struct finder finder = { reading, arena, out };
	struct title_place title = {
		.plain = text_of(
		    record_string(&reading->record, reading->record.title_raw))
	};
	size_t kept = 0;

	find_words(&title, &reading->record);
	find_fields(&finder);
	if (reading->record.format == FORMAT_MARKDOWN)
		find_headings(&finder);
	find_sidecar(&finder);
	for (size_t i = 0; i < out->count; i++)
		if (out->items[i].has_id ||
		    same_words(title_place_words(&out->items[i]),
			title_place_words(&title)))
			out->items[kept++] = out->items[i];
	out->count = kept;
}
