/* SPDX-License-Identifier: MIT */
/* YAML front matter and sidecars. */
#include "core/record/front_matter.h"

#include <string.h>

#include "core/format/yaml.h"
#include "core/record/builder.h"

/* "---" or "...", blanks behind it allowed. */
static bool is_fence(struct text line, const char *mark)
{
	return text_equals(text_trim_end(line), mark);
}

/* Nothing that a reader sees may stand in front of it: cases/read/0027. */
static bool is_blank(struct text line)
{
	line = text_trim(line);
	return !line.len || text_equals(line, "&nbsp;");
}

bool front_matter_find(struct text bytes, struct span *yaml, uint32_t *body,
    bool *unterminated)
{
	struct text rest = text_skip_bom(bytes), line;
	const char *start;
	bool first = true, keyed = false;

	*unterminated = false;
	do {
		if (!text_next_line(&rest, &line))
			return false;
	} while (is_blank(line));
	if (!is_fence(line, "---"))
		return false;
	start = rest.data;
	while (text_next_line(&rest, &line)) {
		if (is_fence(line, "---") || is_fence(line, "...")) {
			yaml->start = (uint32_t)(start - bytes.data);
			yaml->end = (uint32_t)(line.data - bytes.data);
			*body = (uint32_t)(rest.data - bytes.data);
			return true;
		}
		if (first && line.len)
			keyed = char_is_alpha(line.data[0]) &&
			    text_find_char(line, ':') < line.len;
		first = false;
	}
	*unterminated = keyed;
	return false;
}

bool front_matter_find_toml(struct text bytes, struct span *toml,
    uint32_t *body)
{
	struct text rest = text_skip_bom(bytes), line;
	const char *start;

	do {
		if (!text_next_line(&rest, &line))
			return false;
	} while (is_blank(line));
	if (!is_fence(line, "+++"))
		return false;
	start = rest.data;
	while (text_next_line(&rest, &line)) {
		if (!is_fence(line, "+++"))
			continue;
		toml->start = (uint32_t)(start - bytes.data);
		toml->end = (uint32_t)(line.data - bytes.data);
		*body = (uint32_t)(rest.data - bytes.data);
		return true;
	}
	return false;
}

static void add_scalar(struct builder *b, enum field_place place,
    struct text name, const struct yaml_node *node, uint32_t offset)
{
	struct span span = { 0, 0 };

	if (node->kind != YAML_SCALAR || yaml_is_null(node))
		return;
	if (place == PLACE_FRONT_MATTER)
		span = (struct span){ offset + node->span.start,
			offset + node->span.end };
	builder_field(b, place, name, span, &node->value);
}

/* "authors: [{name: Ana}]" is an author; other nested keys are "a.b". */
static void add_nested(struct builder *b, enum field_place place,
    const struct yaml_tree *tree, uint32_t at, uint32_t offset)
{
	struct text name = tree->nodes[at].key;

	for (uint32_t i = at + 1; i < tree->nodes[at].end; i++) {
		const struct yaml_node *node = &tree->nodes[i];
		struct strbuf dotted = STRBUF_INIT;

		if (!node->has_key || text_equals(node->key, "name")) {
			add_scalar(b, place, name, node, offset);
			continue;
		}
		strbuf_addf(&dotted, "%.*s.%.*s", TEXT_ARG(name),
		    TEXT_ARG(node->key));
		add_scalar(b, place, text_make(dotted.buf, dotted.len), node,
		    offset);
		strbuf_release(&dotted);
	}
}

static int compare_keys(const void *a, const void *b)
{
	return text_compare((*(const struct yaml_node *const *)a)->key,
	    (*(const struct yaml_node *const *)b)->key);
}

static bool has_duplicate_key(const struct yaml_tree *tree)
{
	VEC(const struct yaml_node *) keys = { 0 };
	bool found = false;

	for (uint32_t i = 1; i < tree->nodes[0].end; i = tree->nodes[i].end)
		if (tree->nodes[i].has_key)
			*vec_push(&keys) = &tree->nodes[i];
	if (keys.count)
		qsort(keys.items, keys.count, sizeof(*keys.items),
		    compare_keys);
	for (size_t i = 1; i < keys.count && !found; i++)
		found = !compare_keys(&keys.items[i - 1], &keys.items[i]);
	vec_release(&keys);
	return found;
}

static void add_map(struct builder *b, enum field_place place,
    const struct yaml_tree *tree, uint32_t offset)
{
	if (place == PLACE_FRONT_MATTER && has_duplicate_key(tree))
		b->record->problems |= PROBLEM_FRONT_MATTER_DUPLICATE;
	for (uint32_t i = 1; i < tree->nodes[0].end; i = tree->nodes[i].end) {
		const struct yaml_node *node = &tree->nodes[i];

		if (node->kind == YAML_SCALAR)
			add_scalar(b, place, node->key, node, offset);
		else
			add_nested(b, place, tree, i, offset);
	}
}

/* On broken YAML: the plain "key: value" lines of the top level. */
static void scan_lines(struct builder *b, struct text yaml)
{
	struct text line;

	while (text_next_line(&yaml, &line)) {
		size_t colon = text_find_char(line, ':');
		struct text name, value;

		if (colon >= line.len || !char_is_alpha(line.data[0]))
			continue;
		name = text_make(line.data, colon);
		value = text_trim(text_skip(line, colon + 1));
		if (!value.len || char_is_one_of(value.data[0], "[{|>&*!%@`"))
			continue;
		if (value.len > 1 &&
		    (value.data[0] == '"' || value.data[0] == '\'') &&
		    value.data[value.len - 1] == value.data[0])
			value = text_make(value.data + 1, value.len - 2);
		builder_field(b, PLACE_FRONT_MATTER, name,
		    builder_span(b, value), &value);
	}
}

/* line: within the YAML, from 1. */
static void say_broken(struct builder *b, struct text yaml, uint32_t line,
    const char *why)
{
	struct text before = text_make(b->bytes.data,
	    (size_t)(yaml.data - b->bytes.data));
	struct strbuf said = STRBUF_INIT;
	struct text unused;

	while (text_next_line(&before, &unused))
		line++;
	strbuf_addf(&said, "line %u: %s", line, why);
	b->record->problem_text = builder_string(b,
	    text_make(said.buf, said.len));
	strbuf_release(&said);
}

void read_front_matter(struct builder *b)
{
	struct yaml_tree tree;
	struct error err;
	struct text yaml;
	struct span span;
	uint32_t line, column;
	bool unterminated;

	b->body = (uint32_t)(b->bytes.len - text_skip_bom(b->bytes).len);
	if (!front_matter_find(b->bytes, &span, &b->body, &unterminated)) {
		if (unterminated)
			b->record->problems |=
			    PROBLEM_FRONT_MATTER_UNTERMINATED;
		front_matter_find_toml(b->bytes, &span, &b->body);
		return;
	}
	yaml = builder_bytes(b, span);
	if (yaml_read(&tree, yaml, &b->scratch, &line, &column, &err)) {
		b->record->problems |= PROBLEM_FRONT_MATTER_BROKEN;
		say_broken(b, yaml, line, err.message);
		scan_lines(b, yaml);
		return;
	}
	if (tree.count == 0)
		return;
	if (tree.nodes[0].kind != YAML_MAP) {
		b->record->problems |= PROBLEM_FRONT_MATTER_NO_MAPPING;
		return;
	}
	add_map(b, PLACE_FRONT_MATTER, &tree, span.start);
}

void read_sidecar(struct builder *b, struct text sidecar)
{
	struct yaml_tree tree;
	struct error err;
	uint32_t line, column;

	if (sidecar.len &&
	    yaml_read(&tree, sidecar, &b->scratch, &line, &column, &err) ==
		STATUS_OK &&
	    tree.count && tree.nodes[0].kind == YAML_MAP)
		add_map(b, PLACE_SIDECAR, &tree, 0);
}
