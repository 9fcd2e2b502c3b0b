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

/* The heading that is the title, else the first one of all where a field is;
 * doc->count: none. */
static uint32_t title_heading(const struct md_document *doc,
    const struct record *record)
{
	uint32_t first = doc->count;

	for (uint32_t i = 1; i < doc->count; i = doc->nodes[i].end) {
		const struct md_node *node = &doc->nodes[i];

		if (node->type != MD_HEADING || !node->pieces_count)
			continue;
		if (doc->pieces[node->pieces].start == record->title_span.start)
			return i;
		if (node->level == 1 && first == doc->count)
			first = i;
	}
	return first;
}

static void find_heading(struct finder *finder)
{
	const struct record *record = &finder->reading->record;
	struct strbuf plain = STRBUF_INIT;
	const struct md_node *node;
	const struct span *pieces;
	struct md_document doc;
	uint32_t at;

	markdown_parse(&doc, finder->reading->bytes, record->body,
	    finder->arena);
	at = title_heading(&doc, record);
	if (at == doc.count)
		return;
	node = &doc.nodes[at];
	pieces = doc.pieces + node->pieces;
	markdown_plain(&plain, &doc, at);
	add_place(finder, TITLE_MARKDOWN,
	    (struct span){ pieces[0].start,
		pieces[node->pieces_count - 1].end },
	    text_make(plain.buf, plain.len));
	finder->places->items[finder->places->count - 1].underlined =
	    node->setext;
	strbuf_release(&plain);
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
		find_heading(&finder);
	find_sidecar(&finder);
	for (size_t i = 0; i < out->count; i++)
		if (text_same(title_place_words(&out->items[i]),
			title_place_words(&title)))
			out->items[kept++] = out->items[i];
	out->count = kept;
}
