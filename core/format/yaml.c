/* SPDX-License-Identifier: MIT */
#include "core/format/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "core/base/vec.h"
#include "core/format/yaml_cursor.h"

enum {
	DEPTH_LIMIT = 100,
	NODE_LIMIT = 100000,
	/* The library looks through all %TAG lines for each of them. */
	DIRECTIVE_LIMIT = 16
};

/* A map or list whose end has not come yet. */
struct open_node {
	uint32_t node;
	bool flow;
	bool wants_value; /* a map whose next node is a value */
	bool key_given; /* the pending key is a scalar */
	struct text key;
	struct span key_span;
	uint32_t key_line, key_column;
};

struct reader {
	yaml_parser_t parser;
	struct yaml_cursor cursor;
	struct text bytes;
	size_t base; /* bytes of a BOM, which the library never sees */
	struct arena *arena;
	VEC(struct yaml_node) nodes;
	struct open_node open[DEPTH_LIMIT];
	uint32_t depth;
	/* Levels inside a key that is no scalar; its nodes are left out. */
	uint32_t skipping;
	uint32_t line, column; /* of the error */
};

/* Reasons that people meet, in words that help. */
static const struct {
	const char *problem, *words;
} reasons[] = {
	{ "mapping values are not allowed in this context",
	    "a second ':' stands where a value was begun; put the value in "
	    "quotes" },
	{ "could not find expected ':'", "a ':' is missing behind a key" },
	{ "did not find expected key",
	    "the indentation or a quote does not fit what stands before" },
	{ "did not find expected '-' indicator",
	    "the indentation of a list does not fit what stands before" },
	{ "did not find expected ',' or ']'", "a list lacks its ',' or ']'" },
	{ "did not find expected ',' or '}'",
	    "a mapping lacks its ',' or '}'" },
	{ "found unexpected end of stream", "a quote is not closed" },
	{ "found character that cannot start any token",
	    "a value cannot begin with this character; put it in quotes" },
	{ "found a tab character that violates indentation",
	    "a tab stands where only blanks may indent" },
	{ "control characters are not allowed",
	    "there is a control character" },
};

/* mark.index is of no use: it counts characters, and CRLF as one or two. */
static uint32_t offset_of(struct reader *reader, const yaml_mark_t *mark)
{
	return (uint32_t)yaml_cursor_offset(&reader->cursor, mark->line,
	    mark->column);
}

static enum status fail_at(struct reader *reader, const yaml_mark_t *mark,
    struct error *err, const char *why)
{
	reader->line = (uint32_t)mark->line + 1;
	reader->column = (uint32_t)mark->column + 1;
	return error_set(err, STATUS_CONFIG, "%s", why);
}

static enum status fail_parse(struct reader *reader, struct error *err)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *said = parser->problem ? parser->problem : "unreadable";
	const char *problem = said;

	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
		if (!strcmp(said, reasons[i].problem))
			problem = reasons[i].words;
	if (parser->error != YAML_READER_ERROR)
		return fail_at(reader, &parser->problem_mark, err, problem);
	yaml_cursor_place(&reader->cursor,
	    reader->base + parser->problem_offset, &reader->line,
	    &reader->column);
	if (problem == parser->problem)
		problem = "there is a byte that is no UTF-8";
	return error_set(err, STATUS_CONFIG, "%s", problem);
}

/* A block scalar's end mark stands behind the blank lines that follow it. */
static uint32_t content_end(struct text t, uint32_t start, uint32_t end)
{
	uint32_t at = end, keep;

	for (;;) {
		keep = at;
		while (at > start &&
		    (t.data[at - 1] == ' ' || t.data[at - 1] == '\t'))
			at--;
		if (at == start ||
		    (t.data[at - 1] != '\n' && t.data[at - 1] != '\r'))
			return keep;
		at--;
	}
}

static struct span span_of(struct reader *reader, const yaml_event_t *event)
{
	struct span span;

	span.start = offset_of(reader, &event->start_mark);
	span.end = offset_of(reader, &event->end_mark);
	if (event->type == YAML_SCALAR_EVENT &&
	    (event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
		event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE))
		span.end = content_end(reader->bytes, span.start, span.end);
	return span;
}

static struct text copy(struct reader *reader, const yaml_char_t *s, size_t len)
{
	return text_make(arena_strndup(reader->arena, (const char *)s, len),
	    len);
}

static void take_key(struct reader *reader, const yaml_event_t *event)
{
	struct open_node *map = &reader->open[reader->depth - 1];

	map->wants_value = true;
	map->key_given = event->type == YAML_SCALAR_EVENT;
	map->key = text_make("", 0);
	map->key_span = span_of(reader, event);
	map->key_line = (uint32_t)event->start_mark.line + 1;
	map->key_column = (uint32_t)event->start_mark.column + 1;
	if (map->key_given)
		map->key = copy(reader, event->data.scalar.value,
		    event->data.scalar.length);
}

static void fill_value(struct reader *reader, struct yaml_node *node,
    const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		node->kind = YAML_SCALAR;
		node->value = copy(reader, event->data.scalar.value,
		    event->data.scalar.length);
		node->quoted = event->data.scalar.style !=
		    YAML_PLAIN_SCALAR_STYLE;
		node->marked = event->data.scalar.anchor ||
		    event->data.scalar.tag;
		break;
	case YAML_ALIAS_EVENT:
		node->kind = YAML_ALIAS;
		node->value = copy(reader, event->data.alias.anchor,
		    strlen((const char *)event->data.alias.anchor));
		break;
	case YAML_SEQUENCE_START_EVENT:
		node->kind = YAML_LIST;
		node->marked = event->data.sequence_start.anchor ||
		    event->data.sequence_start.tag;
		break;
	default:
		node->kind = YAML_MAP;
		node->marked = event->data.mapping_start.anchor ||
		    event->data.mapping_start.tag;
	}
}

static uint32_t add_node(struct reader *reader, const yaml_event_t *event)
{
	uint32_t index = (uint32_t)reader->nodes.count;
	struct yaml_node *node = vec_push(&reader->nodes);
	struct open_node *above = reader->depth
	    ? &reader->open[reader->depth - 1]
	    : NULL;

	node->parent = above ? above->node : index;
	node->end = index + 1;
	node->span = span_of(reader, event);
	node->line = (uint32_t)event->start_mark.line + 1;
	node->column = (uint32_t)event->start_mark.column + 1;
	fill_value(reader, node, event);
	if (above && above->wants_value) {
		node->has_key = above->key_given;
		node->key = above->key;
		node->key_span = above->key_span;
		node->key_line = above->key_line;
		node->key_column = above->key_column;
		above->wants_value = false;
	}
	return index;
}

static bool opens(const yaml_event_t *event)
{
	return event->type == YAML_SEQUENCE_START_EVENT ||
	    event->type == YAML_MAPPING_START_EVENT;
}

static bool closes(const yaml_event_t *event)
{
	return event->type == YAML_SEQUENCE_END_EVENT ||
	    event->type == YAML_MAPPING_END_EVENT;
}

static void open_node(struct reader *reader, uint32_t index,
    const yaml_event_t *event)
{
	struct open_node *open = &reader->open[reader->depth++];

	memset(open, 0, sizeof(*open));
	open->node = index;
	open->flow = event->type == YAML_SEQUENCE_START_EVENT
	    ? event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
	    : event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
}

/* A block's end is noticed at the next token; its last child's end counts. */
static void close_node(struct reader *reader, const yaml_event_t *event)
{
	struct open_node *open = &reader->open[--reader->depth];
	struct yaml_node *node = &reader->nodes.items[open->node];
	uint32_t i;

	node->end = (uint32_t)reader->nodes.count;
	if (open->flow) {
		node->span.end = offset_of(reader, &event->end_mark);
		return;
	}
	for (i = open->node + 1; i < node->end; i = reader->nodes.items[i].end)
		if (reader->nodes.items[i].span.end > node->span.end)
			node->span.end = reader->nodes.items[i].span.end;
}

/* A list or map as a key, as in "{{title}}": its value is kept, it is not. */
static void skip_key(struct reader *reader, const yaml_event_t *event)
{
	struct open_node *map = &reader->open[reader->depth - 1];

	if (opens(event) && reader->skipping++ == 0) {
		take_key(reader, event);
		return;
	}
	if (closes(event) && --reader->skipping == 0)
		map->key_span.end = offset_of(reader, &event->end_mark);
}

static enum status take_event(struct reader *reader, const yaml_event_t *event,
    struct error *err)
{
	bool is_key = reader->depth > 0 && !reader->skipping &&
	    reader->nodes.items[reader->open[reader->depth - 1].node].kind ==
		YAML_MAP &&
	    !reader->open[reader->depth - 1].wants_value;
	uint32_t index;

	if (closes(event) && !reader->skipping) {
		close_node(reader, event);
		return STATUS_OK;
	}
	if (reader->nodes.count >= NODE_LIMIT)
		return fail_at(reader, &event->start_mark, err,
		    "there are more than 100000 values");
	if (opens(event) && reader->depth + reader->skipping >= DEPTH_LIMIT)
		return fail_at(reader, &event->start_mark, err,
		    "it is nested more than 100 deep");
	if (reader->skipping || (is_key && opens(event))) {
		skip_key(reader, event);
		return STATUS_OK;
	}
	if (is_key) {
		take_key(reader, event);
		return STATUS_OK;
	}
	index = add_node(reader, event);
	if (opens(event))
		open_node(reader, index, event);
	return STATUS_OK;
}

static bool is_content(const yaml_event_t *event)
{
	return opens(event) || closes(event) ||
	    event->type == YAML_SCALAR_EVENT || event->type == YAML_ALIAS_EVENT;
}

static enum status read_events(struct reader *reader, struct error *err)
{
	enum status status = STATUS_OK;
	bool more = true;

	while (more && status == STATUS_OK) {
		yaml_event_t event;

		if (!yaml_parser_parse(&reader->parser, &event))
			return fail_parse(reader, err);
		more = event.type != YAML_DOCUMENT_END_EVENT &&
		    event.type != YAML_STREAM_END_EVENT;
		if (is_content(&event))
			status = take_event(reader, &event, err);
		yaml_event_delete(&event);
	}
	return status;
}

static enum status check_directives(struct reader *reader, struct error *err)
{
	struct text rest = text_skip(reader->bytes, reader->base), line;
	yaml_mark_t mark = { 0, 0, 0 };
	int count = 0;

	for (; text_next_line(&rest, &line); mark.line++) {
		struct text trimmed = text_trim(line);

		if (line.len && line.data[0] == '%')
			count++;
		else if (trimmed.len && trimmed.data[0] != '#')
			break;
		if (count > DIRECTIVE_LIMIT)
			return fail_at(reader, &mark, err,
			    "there are more than 16 directives");
	}
	return STATUS_OK;
}

static void keep_nodes(struct yaml_tree *out, struct reader *reader)
{
	out->nodes = arena_copy(reader->arena, reader->nodes.items,
	    reader->nodes.count * sizeof(*out->nodes));
	out->count = (uint32_t)reader->nodes.count;
}

enum status yaml_read(struct yaml_tree *out, struct text bytes,
    struct arena *arena, uint32_t *line, uint32_t *column, struct error *err)
{
	struct reader *reader = mem_alloc(sizeof(*reader));
	enum status status;

	memset(out, 0, sizeof(*out));
	reader->bytes = bytes;
	reader->base = bytes.len - text_skip_bom(bytes).len;
	reader->arena = arena;
	yaml_cursor_init(&reader->cursor, bytes, reader->base);
	if (!yaml_parser_initialize(&reader->parser))
		mem_fail();
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser,
	    (const unsigned char *)bytes.data + reader->base,
	    bytes.len - reader->base);
	status = check_directives(reader, err);
	if (status == STATUS_OK)
		status = read_events(reader, err);
	if (status == STATUS_OK)
		keep_nodes(out, reader);
	*line = reader->line;
	*column = reader->column;
	yaml_parser_delete(&reader->parser);
	yaml_cursor_release(&reader->cursor);
	vec_release(&reader->nodes);
	free(reader);
	return status;
}

const struct yaml_node *yaml_get(const struct yaml_tree *tree, uint32_t node,
    const char *key)
{
	uint32_t i;

	if (node >= tree->count || tree->nodes[node].kind != YAML_MAP)
		return NULL;
	for (i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
		if (tree->nodes[i].has_key &&
		    text_equals(tree->nodes[i].key, key))
			return &tree->nodes[i];
	return NULL;
}

bool yaml_is_null(const struct yaml_node *node)
{
	return node->kind == YAML_SCALAR && !node->quoted &&
	    (!node->value.len || text_equals(node->value, "~") ||
		text_equals_nocase(node->value, "null"));
}
