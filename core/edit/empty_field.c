/* SPDX-License-Identifier: MIT */
#include "core/edit/empty_field.h"

#include "core/edit/lines.h"
#include "core/format/quote.h"

bool empty_field_is_placeholder(struct text value)
{
	static const char *const words[] = { "tbd", "tba", "todo", "n/a", "-",
		"date", "name", "names", "none", "yyyy-mm-dd", "..." };
	char first;

	value = text_trim(value);
	if (!value.len)
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals_nocase(value, words[i]))
			return true;
	first = value.data[0];
	if (text_find(value, "](") < value.len)
		return text_find(value, "YYYY") < value.len ||
		    text_find(value, "[xxx]") < value.len;
	return first == '{' || first == '[' || first == '<' ||
	    text_starts_nocase(value, "yyyy");
}

/* {YYYY-MM-DD}: the braces of a template, which YAML takes for a map. */
static bool is_hollow(const struct yaml_text *yaml,
    const struct yaml_node *node)
{
	const struct yaml_node *nodes = yaml->tree.nodes;
	uint32_t at = (uint32_t)(node - nodes) + 1;

	if (yaml->bytes.data[node->span.start] != '{')
		return false;
	for (; at < node->end; at++)
		if (nodes[at].kind != YAML_SCALAR || !yaml_is_null(&nodes[at]))
			return false;
	return true;
}

/* A key with nothing behind it, [], or a template's braces. */
static bool node_is_empty(const struct yaml_text *yaml,
    const struct yaml_node *node)
{
	const char *first = yaml->bytes.data + node->span.start;

	switch (node->kind) {
	case YAML_SCALAR:
		return yaml_is_null(node) ||
		    empty_field_is_placeholder(node->value);
	case YAML_LIST:
		return node->end == (uint32_t)(node - yaml->tree.nodes) + 1 &&
		    *first == '[';
	case YAML_MAP:
		return is_hollow(yaml, node);
	default:
		return false;
	}
}

static bool fill_yaml(struct editing *editing, enum field_key key,
    struct text value)
{
	const struct yaml_text *yaml = &editing->yaml;
	const struct yaml_node *nodes = yaml->tree.nodes;
	struct strbuf written = STRBUF_INIT;

	if (!editing->has_yaml || !yaml->tree.count)
		return false;
	for (uint32_t i = 1; i < nodes[0].end; i = nodes[i].end) {
		bool list = nodes[i].kind == YAML_LIST;

		if (!nodes[i].has_key || lexicon_field(nodes[i].key) != key ||
		    !node_is_empty(yaml, &nodes[i]))
			continue;
		if (list)
			strbuf_addch(&written, '[');
		yaml_write(&written, value, text_make("", 0));
		if (list)
			strbuf_addch(&written, ']');
		yaml_text_put(&editing->edits, yaml, &nodes[i],
		    text_make(written.buf, written.len));
		strbuf_release(&written);
		return true;
	}
	return false;
}

static struct text skip_set(struct text t, const char *set)
{
	while (t.len && char_is_one_of(t.data[0], set))
		t = text_skip(t, 1);
	return t;
}

static struct text trim_set(struct text t, const char *set)
{
	while (t.len && char_is_one_of(t.data[t.len - 1], set))
		t.len--;
	return t;
}

/* "* **Deciders**:" with nothing behind: where its value belongs. */
static bool find_label(struct text line, enum field_key key, struct text *out)
{
	size_t colon = text_find_char(line, ':');
	struct text name = text_make(line.data, colon), rest;

	if (colon >= line.len)
		return false;
	name = trim_set(skip_set(name, " \t-+*_>|"), " *_");
	rest = skip_set(text_skip(line, colon + 1), "*_");
	*out = rest;
	return lexicon_field(name) == key && !text_trim(rest).len;
}

/* "| Deciders |   |" */
static bool find_cell(struct text line, enum field_key key, struct text *out)
{
	struct text rest = text_trim(line), name;
	size_t bar;

	if (!text_starts(rest, "|"))
		return false;
	rest = text_skip(rest, 1);
	bar = text_find_char(rest, '|');
	name = trim_set(skip_set(text_make(rest.data, bar), " \t*_"), " \t*_:");
	if (bar >= rest.len || lexicon_field(name) != key)
		return false;
	rest = text_skip(rest, bar + 1);
	rest.len = text_find_char(rest, '|') < rest.len
	    ? text_find_char(rest, '|')
	    : 0;
	*out = rest;
	return rest.len > 1 && !text_trim(rest).len;
}

/* The lines above the first section. */
static struct text header_of(const struct editing *editing)
{
	const struct record *record = &editing->before.record;
	uint32_t end = (uint32_t)editing->text.len;

	for (uint32_t i = 0; i < record->sections_count; i++)
		if (record->sections[i].heading.start >=
		    record->title_span.end) {
			end = record->sections[i].heading.start;
			break;
		}
	return text_make(editing->text.buf + record->body,
	    end > record->body ? end - record->body : 0);
}

static void fill_line(struct editing *editing, struct text place, bool cell,
    struct text value)
{
	uint32_t at = (uint32_t)(place.data - editing->text.buf);
	bool blank = place.len && char_is_blank(place.data[0]);
	struct strbuf out = STRBUF_INIT;
	struct span span = { at, at };

	if (cell) {
		span.start = span.end = at + 1;
	} else if (blank && place.len == 1) {
		span.start = span.end = at + 1;
	} else {
		strbuf_addch(&out, ' ');
	}
	quote_markdown_value(&out, value);
	editing_put_bytes(editing, span, text_make(out.buf, out.len));
	strbuf_release(&out);
}

/* "## Status" with nothing below it. */
static bool fill_section(struct editing *editing, struct text value)
{
	const struct record *record = &editing->before.record;
	uint64_t bit = SECTION_BIT(STATUS);

	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];
		const char *eol = line_end_at(editing->before.bytes,
		    section->heading.start);
		struct strbuf out = STRBUF_INIT;

		if (!(section->classes & bit) ||
		    text_trim(editing_bytes(editing, section->body)).len)
			continue;
		if (!line_begins(editing->before.bytes, section->body.start))
			strbuf_addstr(&out, eol);
		strbuf_addstr(&out, eol);
		strbuf_addch(&out, char_upper(value.data[0]));
		quote_markdown(&out, text_skip(value, 1));
		strbuf_addstr(&out, eol);
		if (section->body.start == section->body.end &&
		    section->body.end < editing->text.len)
			strbuf_addstr(&out, eol);
		edits_insert(&editing->edits, section->body.start,
		    text_make(out.buf, out.len));
		strbuf_release(&out);
		return true;
	}
	return false;
}

bool empty_field_fill(struct editing *editing, enum field_key key,
    struct text value)
{
	struct text rest, line, place;

	if (fill_yaml(editing, key, value))
		return true;
	if (editing->before.record.format != FORMAT_MARKDOWN)
		return false;
	rest = header_of(editing);
	while (text_next_line(&rest, &line)) {
		bool cell = find_cell(line, key, &place);

		if (!cell && !find_label(line, key, &place))
			continue;
		fill_line(editing, place, cell, value);
		return true;
	}
	return key == FIELD_STATUS && value.len && fill_section(editing, value);
}
