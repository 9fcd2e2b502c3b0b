/* SPDX-License-Identifier: MIT */
#include "core/record/builder.h"

#include <string.h>

void builder_init(struct builder *b, struct record *record, struct text bytes,
    struct arena *arena)
{
	memset(b, 0, sizeof(*b));
	b->record = record;
	b->arena = arena;
	b->bytes = bytes;
	arena_borrow(&b->scratch, arena);
	strbuf_init(&b->strings);
	strbuf_addch(&b->strings, '\0');
}

void builder_finish(struct builder *b)
{
	struct record *record = b->record;

	record->fields_count = (uint32_t)b->fields.count;
	record->fields = arena_copy(b->arena, b->fields.items,
	    b->fields.count * sizeof(struct field));
	record->sections_count = (uint32_t)b->sections.count;
	record->sections = arena_copy(b->arena, b->sections.items,
	    b->sections.count * sizeof(struct section));
	record->links_count = (uint32_t)b->links.count;
	record->links = arena_copy(b->arena, b->links.items,
	    b->links.count * sizeof(struct link));
	record->relations_count = (uint32_t)b->relations.count;
	record->relations = arena_copy(b->arena, b->relations.items,
	    b->relations.count * sizeof(struct relation));
	record->marks_count = (uint32_t)b->marks.count;
	record->marks = arena_copy(b->arena, b->marks.items,
	    b->marks.count * sizeof(struct mark));
	record->objections_count = (uint32_t)b->objections.count;
	record->objections = arena_copy(b->arena, b->objections.items,
	    b->objections.count * sizeof(struct objection));
	record->consents_count = (uint32_t)b->consents.count;
	record->consents = arena_copy(b->arena, b->consents.items,
	    b->consents.count * sizeof(struct consent));
	record->reviews_count = (uint32_t)b->reviews.count;
	record->reviews = arena_copy(b->arena, b->reviews.items,
	    b->reviews.count * sizeof(struct review));
	record->anchors_count = (uint32_t)b->anchors.count;
	record->anchors = arena_copy(b->arena, b->anchors.items,
	    b->anchors.count * sizeof(struct anchor));
	record->options_count = (uint32_t)b->options.count;
	record->options = arena_copy(b->arena, b->options.items,
	    b->options.count * sizeof(struct option));
	record->points_count = (uint32_t)b->points.count;
	record->points = arena_copy(b->arena, b->points.items,
	    b->points.count * sizeof(struct point));
	record->prose_count = (uint32_t)b->prose.count;
	record->prose = arena_copy(b->arena, b->prose.items,
	    b->prose.count * sizeof(struct prose));
	record->strings_size = (uint32_t)b->strings.len;
	record->strings = arena_copy(b->arena, b->strings.buf, b->strings.len);
	vec_release(&b->fields);
	vec_release(&b->sections);
	vec_release(&b->section_nodes);
	vec_release(&b->links);
	vec_release(&b->placed);
	vec_release(&b->relations);
	vec_release(&b->marks);
	vec_release(&b->objections);
	vec_release(&b->consents);
	vec_release(&b->reviews);
	vec_release(&b->anchors);
	vec_release(&b->options);
	vec_release(&b->points);
	vec_release(&b->prose);
	strbuf_release(&b->strings);
	arena_give_back(b->arena, &b->scratch);
}

string_ref builder_string(struct builder *b, struct text t)
{
	return builder_verbatim(b, text_trim(t));
}

string_ref builder_verbatim(struct builder *b, struct text t)
{
	string_ref ref = (string_ref)b->strings.len;
	const char *pool = b->strings.buf;
	char *nul;

	if (!t.len)
		return 0;
	/* A string of this pool moves along with it. */
	if (t.data >= pool && t.data < pool + ref) {
		strbuf_reserve(&b->strings, t.len + 1);
		t.data = b->strings.buf + (t.data - pool);
	}
	strbuf_add(&b->strings, t.data, t.len);
	while ((nul = memchr(b->strings.buf + ref, '\0', t.len)) != NULL)
		*nul = ' ';
	strbuf_addch(&b->strings, '\0');
	return ref;
}

const char *builder_text(const struct builder *b, string_ref ref)
{
	return ref ? b->strings.buf + ref : NULL;
}

struct text builder_bytes(const struct builder *b, struct span span)
{
	return text_make(b->bytes.data + span.start, span.end - span.start);
}

bool builder_holds(const struct builder *b, struct text t)
{
	uintptr_t start = (uintptr_t)b->bytes.data, at = (uintptr_t)t.data;

	return at >= start && at <= start + b->bytes.len;
}

struct span builder_span(const struct builder *b, struct text t)
{
	uint32_t start = (uint32_t)(t.data - b->bytes.data);

	return (struct span){ start, start + (uint32_t)t.len };
}

void builder_plain(struct strbuf *out, struct text raw)
{
	struct md_document doc;
	struct arena arena;
	bool marked = false;

	for (size_t i = 0; i < raw.len && !marked; i++)
		marked = char_is_one_of(raw.data[i], "*_`[]<>&\\!~\r\n");
	if (!marked) {
		strbuf_add(out, raw.data, raw.len);
		return;
	}
	arena_init(&arena);
	markdown_parse(&doc, raw, 0, &arena);
	markdown_plain(out, &doc, 0);
	arena_release(&arena);
}

static bool is_list_key(enum field_key key)
{
	return key == FIELD_TAGS || key == FIELD_DECIDER ||
	    key == FIELD_DECIDERS || key == FIELD_DECISION_MAKERS ||
	    key == FIELD_CONSULTED || key == FIELD_INFORMED ||
	    key == FIELD_AUTHOR || key == FIELD_ALIASES;
}

/* The part of *rest up to a comma or semicolon outside of brackets. */
static bool next_item(struct text *rest, struct text *out)
{
	int depth = 0;
	size_t i = 0;

	if (!rest->len)
		return false;
	for (; i < rest->len; i++) {
		char c = rest->data[i];

		if (c == '(' || c == '[' || c == '<')
			depth++;
		else if ((c == ')' || c == ']' || c == '>') && depth > 0)
			depth--;
		else if ((c == ',' || c == ';') && depth == 0)
			break;
	}
	*out = text_make(rest->data, i);
	*rest = text_skip(*rest, i + 1);
	return true;
}

static void add_field(struct builder *b, const struct field *like,
    struct text raw, const struct text *value)
{
	struct strbuf plain = STRBUF_INIT;
	struct field field = *like;

	raw = text_trim(raw);
	if (builder_holds(b, raw))
		field.span = builder_span(b, raw);
	if (value)
		strbuf_add(&plain, value->data, value->len);
	else if (like->place == PLACE_HEADER) /* no Markdown in a fence */
		strbuf_add(&plain, raw.data, raw.len);
	else
		builder_plain(&plain, raw);
	field.value = builder_string(b, text_make(plain.buf, plain.len));
	strbuf_release(&plain);
	if (field.value)
		*vec_push(&b->fields) = field;
}

void builder_field(struct builder *b, enum field_place place, struct text name,
    struct span span, const struct text *value)
{
	struct field field = { .key = lexicon_field(name), .place = place };
	struct text raw = builder_bytes(b, span), item;

	field.name = builder_string(b, name);
	/* a quoted YAML list of names cannot be told apart byte by byte */
	if (!is_list_key(field.key) || (value && !text_same(raw, *value))) {
		add_field(b, &field, raw, value);
		return;
	}
	while (next_item(&raw, &item))
		add_field(b, &field, item, value ? &item : NULL);
}

void builder_section_nodes(const struct builder *b, size_t section,
    uint32_t *from, uint32_t *end)
{
	uint32_t heading = b->section_nodes.items[section];
	uint32_t title = b->title_node;

	*from = b->doc.nodes[heading].end;
	*end = section + 1 < b->section_nodes.count
	    ? b->section_nodes.items[section + 1]
	    : b->doc.count;
	if (title > heading && title < *end)
		*end = title;
}

uint32_t builder_section_at(const struct builder *b, uint32_t line)
{
	size_t low = 0, high = b->sections.count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (b->sections.items[middle].line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}
