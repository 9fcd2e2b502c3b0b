/* SPDX-License-Identifier: MIT */
#include "core/search/query.h"

#include "core/base/clip.h"
#include "core/search/query_parser.h"

static bool ends_word(struct text t)
{
	return !t.len || char_is_space(*t.data) ||
	    char_is_one_of(*t.data, "()") || query_quote(t);
}

/* An operator in capitals, alone. It is taken where it is there. */
static bool take_operator(struct query_parser *parser, const char *name)
{
	struct text rest = text_trim_start(parser->rest);

	if (!text_starts(rest, name) ||
	    !ends_word(text_skip(rest, strlen(name))))
		return false;
	parser->rest = text_skip(rest, strlen(name));
	return true;
}

struct query_node *query_node_new(struct query_parser *parser,
    enum query_kind kind)
{
	struct query_node *node = arena_alloc(parser->arena, sizeof(*node));

	node->kind = kind;
	return node;
}

static enum status parse_any(struct query_node **out,
    struct query_parser *parser);

/* A group, behind its parenthesis. One that is not closed ends with the text. */
static enum status parse_group(struct query_node **out,
    struct query_parser *parser)
{
	enum status status;

	if (++parser->depth > QUERY_DEPTH_MOST) {
		error_set(parser->err, STATUS_USAGE,
		    "the query has parentheses within more than %d others",
		    QUERY_DEPTH_MOST);
		error_hint(parser->err, "Leave out those it does not need.");
		return STATUS_USAGE;
	}
	status = parse_any(out, parser);
	parser->depth--;
	parser->rest = text_trim_start(parser->rest);
	if (!status && parser->rest.len)
		parser->rest = text_skip(parser->rest, 1);
	return status;
}

/* The bytes up to where a word ends. */
static struct text take_word(struct text *rest)
{
	const char *begin = rest->data;

	while (!ends_word(*rest))
		*rest = text_skip(*rest, 1);
	return text_make(begin, (size_t)(rest->data - begin));
}

static enum status parse_phrase(struct query_node **out,
    struct query_parser *parser)
{
	struct text phrase = query_take_quoted(&parser->rest);
	bool is_prefix = text_starts(parser->rest, "*");

	if (is_prefix)
		parser->rest = text_skip(parser->rest, 1);
	return query_leaf(out, parser, phrase, is_prefix);
}

static enum status parse_near(struct query_node **out,
    struct query_parser *parser)
{
	struct text rest = parser->rest;
	const char *begin = rest.data;
	bool is_quoted = false;
	size_t quote;

	for (; rest.len && (is_quoted || *rest.data != ')');
	     rest = text_skip(rest, quote ? quote : 1)) {
		quote = query_quote(rest);
		is_quoted = is_quoted != (quote > 0);
	}
	parser->rest = text_skip(rest, 1);
	return query_near(out, parser,
	    text_make(begin, (size_t)(rest.data - begin)));
}

static enum status parse_one(struct query_node **out,
    struct query_parser *parser);

static enum status unknown_field(struct query_parser *parser, struct text name,
    const char *nearest)
{
	error_set(parser->err, STATUS_USAGE, "'%s:' is no field",
	    clip_of_text(name).text);
	error_hint(parser->err,
	    "Did you mean '%s:'? In quotes it is text: \"%s:...\".", nearest,
	    clip_of_text(name).text);
	return STATUS_USAGE;
}

/* Could somebody have meant a field? "http://", "std::vector" and "10:30" are
 * words. Gives the field's name that is near, or NULL. */
static const char *nearest_field(const struct query_parser *parser,
    struct text name, struct text value)
{
	char *word;
	size_t count = 0, nearest;

	if (!value.len || char_is_one_of(*value.data, ":/"))
		return NULL;
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_alpha(name.data[i]))
			return NULL;
	while (query_field_names[count])
		count++;
	word = arena_strndup(parser->arena, name.data, name.len);
	nearest = text_nearest(word, query_field_names, count);
	return nearest == SIZE_MAX ? NULL : query_field_names[nearest];
}

static enum status parse_field(struct query_node **out,
    struct query_parser *parser, const struct query_place *place)
{
	const struct query_place *outer = parser->place;
	enum status status;

	parser->rest = text_trim_start(parser->rest);
	parser->place = place;
	status = parse_one(out, parser);
	parser->place = outer;
	if (status || *out)
		return status;
	error_set(parser->err, STATUS_USAGE, "'%s:' has no value", place->name);
	error_hint(parser->err, "Write it behind the colon: %s:%s.",
	    place->name, place->columns ? "word" : "value");
	return STATUS_USAGE;
}

static enum status parse_word(struct query_node **out,
    struct query_parser *parser)
{
	struct text rest = parser->rest, word = take_word(&rest);
	size_t colon = text_find_char(word, ':');
	bool is_prefix = text_ends(word, "*");

	if (colon < word.len && colon && !parser->place) {
		struct text name = text_make(word.data, colon);
		const struct query_place *place = query_place_find(name);
		const char *nearest;

		if (place) {
			parser->rest = text_skip(parser->rest, colon + 1);
			return parse_field(out, parser, place);
		}
		nearest = nearest_field(parser, name,
		    text_skip(word, colon + 1));
		if (nearest)
			return unknown_field(parser, name, nearest);
	}
	parser->rest = rest;
	if (text_equals(word, "NEAR") && text_starts(rest, "(")) {
		parser->rest = text_skip(rest, 1);
		return parse_near(out, parser);
	}
	return query_leaf(out, parser, word, is_prefix);
}

/* *out: NULL where there is no word. Something is taken unless at a ")" or the
 * end. */
static enum status parse_one(struct query_node **out,
    struct query_parser *parser)
{
	*out = NULL;
	if (text_starts(parser->rest, "(")) {
		parser->rest = text_skip(parser->rest, 1);
		return parse_group(out, parser);
	}
	if (query_quote(parser->rest))
		return parse_phrase(out, parser);
	return parse_word(out, parser);
}

static enum status parse_not(struct query_node **out,
    struct query_parser *parser)
{
	struct query_node *child;
	enum status status;

	parser->rest = text_trim_start(parser->rest);
	status = parse_one(&child, parser);
	*out = NULL;
	if (status || !child)
		return status;
	*out = query_node_new(parser, QUERY_NOT);
	(*out)->first = child;
	return STATUS_OK;
}

static bool take_minus(struct query_parser *parser)
{
	struct text behind = text_skip(parser->rest, 1);

	if (!text_starts(parser->rest, "-") || !behind.len ||
	    char_is_space(*behind.data) || *behind.data == ')')
		return false;
	parser->rest = behind;
	return true;
}

/* A list of children becomes one node: itself, where it is only one. */
struct children {
	struct query_node *first, **last;
	size_t count;
};

static void add_child(struct children *children, struct query_node *child)
{
	if (!child)
		return;
	*children->last = child;
	children->last = &child->next;
	children->count++;
}

static struct query_node *join(struct query_parser *parser,
    enum query_kind kind, const struct children *children)
{
	struct query_node *node;

	if (children->count < 2)
		return children->first;
	node = query_node_new(parser, kind);
	node->first = children->first;
	return node;
}

/* Is there an end that parse_any sees to? A ")" too many is a blank. */
static bool at_end(struct query_parser *parser)
{
	parser->rest = text_trim_start(parser->rest);
	while (!parser->depth && text_starts(parser->rest, ")"))
		parser->rest = text_trim_start(text_skip(parser->rest, 1));
	return !parser->rest.len || *parser->rest.data == ')';
}

/* Words beside each other. */
static enum status parse_all(struct query_node **out,
    struct query_parser *parser)
{
	struct children children = { NULL, &children.first, 0 };
	struct text before;
	bool has_and = false;
	enum status status;

	while (!at_end(parser)) {
		struct query_node *child = NULL;

		before = parser->rest;
		if (take_operator(parser, "OR")) {
			parser->rest = before;
			break;
		}
		if (take_operator(parser, "AND")) {
			has_and = true;
			continue;
		}
		if (take_minus(parser) || take_operator(parser, "NOT"))
			status = parse_not(&child, parser);
		else
			status = parse_one(&child, parser);
		if (status)
			return status;
		add_child(&children, child);
	}
	*out = join(parser, QUERY_ALL, &children);
	if (children.count > 1)
		(*out)->has_and = has_and;
	return STATUS_OK;
}

static enum status parse_any(struct query_node **out,
    struct query_parser *parser)
{
	struct children children = { NULL, &children.first, 0 };
	enum status status;

	do {
		struct query_node *child;

		status = parse_all(&child, parser);
		if (status)
			return status;
		add_child(&children, child);
	} while (take_operator(parser, "OR"));
	*out = join(parser, QUERY_ANY, &children);
	return STATUS_OK;
}

enum status query_parse(const struct query_node **out, struct text text,
    struct arena *arena, struct error *err)
{
	struct query_parser parser = { .rest = text,
		.arena = arena,
		.err = err };
	struct query_node *root = NULL;
	enum status status;

	words_init(&parser.words);
	status = parse_any(&root, &parser);
	words_release(&parser.words);
	*out = root;
	if (status || root)
		return status;
	error_set(err, STATUS_USAGE, "'%s' has no word to search for",
	    clip_of_text(text).text);
	error_hint(err, "A word has a letter or a digit in it.");
	return STATUS_USAGE;
}
