/* SPDX-License-Identifier: MIT */
#include "core/format/span.h"

#include <string.h>

#include "core/format/link_syntax.h"

/* "&CounterClockwiseContourIntegral;" is the longest one. */
#define ENTITY_MAX 40

/* A place in the block's text, while its inlines are gone through. */
struct walk {
	struct md_document *doc;
	const struct inline_text *from;
	struct text text;
	size_t at;
};

static char peek(const struct walk *walk)
{
	return walk->at < walk->text.len ? walk->text.data[walk->at] : '\0';
}

static bool take(struct walk *walk, char c)
{
	if (walk->at >= walk->text.len || walk->text.data[walk->at] != c)
		return false;
	walk->at++;
	return true;
}

static void skip_blanks(struct walk *walk)
{
	while (peek(walk) == ' ' || peek(walk) == '\t')
		walk->at++;
}

static bool take_bytes(struct walk *walk, const char *data, size_t len)
{
	struct text rest = text_skip(walk->text, walk->at);

	if (rest.len < len || memcmp(rest.data, data, len) != 0)
		return false;
	walk->at += len;
	return true;
}

/* The entity that starts here, or the empty text. */
static struct text entity_at(const struct walk *walk)
{
	struct text rest = text_skip(walk->text, walk->at);
	size_t len = 1;

	while (len < rest.len && len < ENTITY_MAX &&
	    (char_is_alnum(rest.data[len]) || rest.data[len] == '#'))
		len++;
	if (len < 2 || len >= rest.len || rest.data[len] != ';')
		return text_make(rest.data, 0);
	return text_make(rest.data, len + 1);
}

/* One "&", or the entity that it begins. */
static bool take_ampersand(struct walk *walk, struct text *literal)
{
	struct text entity = entity_at(walk);
	struct strbuf meant = STRBUF_INIT;
	bool ok = true;

	if (entity.len > 0)
		markdown_unescape(&meant, entity);
	if (entity.len == 0 ||
	    (meant.len == entity.len &&
		memcmp(meant.buf, entity.data, meant.len) == 0)) {
		/* It means itself. */
		entity.len = 1;
		strbuf_clear(&meant);
		strbuf_addch(&meant, '&');
	}
	ok = meant.len <= literal->len &&
	    memcmp(meant.buf, literal->data, meant.len) == 0;
	if (ok) {
		*literal = text_skip(*literal, meant.len);
		walk->at += entity.len;
	}
	strbuf_release(&meant);
	return ok;
}

/* The bytes that text and literal share, up to what may be an escape. */
static void take_plain(struct walk *walk, struct text *literal)
{
	struct text rest = text_skip(walk->text, walk->at);
	size_t len = rest.len < literal->len ? rest.len : literal->len, i = 0;

	/* most texts stand there as they are, to their end */
	if (len && !memcmp(rest.data, literal->data, len) &&
	    !memchr(rest.data, '\\', len) && !memchr(rest.data, '&', len))
		i = len;
	while (i < len && rest.data[i] == literal->data[i] &&
	    rest.data[i] != '\\' && rest.data[i] != '&')
		i++;
	walk->at += i;
	*literal = text_skip(*literal, i);
}

/*
 * A lazy line may begin inside a tab; cmark has blanks in its text for what is
 * left of it.
 */
static void take_split_tab(struct walk *walk, struct text *literal)
{
	bool first = walk->at == 0 || walk->text.data[walk->at - 1] == '\n';

	if (!first || peek(walk) != '\t')
		return;
	skip_blanks(walk);
	while (literal->len > 0 &&
	    (literal->data[0] == ' ' || literal->data[0] == '\t'))
		*literal = text_skip(*literal, 1);
}

static bool take_text(struct walk *walk, struct text literal)
{
	take_split_tab(walk, &literal);
	take_plain(walk, &literal);
	while (literal.len > 0) {
		char next = walk->at + 1 < walk->text.len
		    ? walk->text.data[walk->at + 1]
		    : '\0';

		if (peek(walk) == '&') {
			if (!take_ampersand(walk, &literal))
				return false;
			take_plain(walk, &literal);
			continue;
		}
		if (peek(walk) == '\\' && char_is_punctuation(next))
			walk->at++;
		if (!take(walk, literal.data[0]))
			return false;
		literal = text_skip(literal, 1);
		take_plain(walk, &literal);
	}
	return true;
}

/*
 * A line's end: blanks before it and after it are in no inline, but those
 * after a backslash are text.
 */
static bool take_break(struct walk *walk)
{
	while (peek(walk) != '\n' && char_is_space(peek(walk)))
		walk->at++;
	if (take(walk, '\\'))
		return take(walk, '\n');
	if (!take(walk, '\n'))
		return false;
	skip_blanks(walk);
	return true;
}

static size_t count_ticks(const struct walk *walk, size_t at)
{
	size_t count = 0;

	while (
	    at + count < walk->text.len && walk->text.data[at + count] == '`')
		count++;
	return count;
}

/* "`code`": the next run of as many backticks closes it. */
static bool take_code(struct walk *walk)
{
	size_t open = count_ticks(walk, walk->at), ticks = 0;

	if (open == 0)
		return false;
	walk->at += open;
	while (walk->at < walk->text.len) {
		ticks = count_ticks(walk, walk->at);
		if (ticks == open)
			break;
		walk->at += ticks + (ticks == 0);
	}
	walk->at += open;
	return ticks == open;
}

static void place(struct walk *walk, struct md_node *node, size_t start,
    enum md_link_form form)
{
	node->span = inline_text_span(walk->from, start, walk->at);
	node->form = form;
	node->line = markdown_line_of(walk->doc, node->span.start);
	node->end_line = node->line;
	/* Most links end on their line. */
	if (node->line < walk->doc->line_count &&
	    walk->doc->line_starts[node->line] < node->span.end)
		node->end_line = markdown_line_of(walk->doc,
		    node->span.end - 1);
}

static bool take_autolink(struct walk *walk, struct md_node *node)
{
	size_t start = walk->at;
	struct text rest = text_skip(walk->text, start);
	size_t close = text_find_char(rest, '>');

	if (close == SIZE_MAX)
		return false;
	walk->at += close + 1;
	place(walk, node, start, MD_LINK_AUTOLINK);
	node->url_span = inline_text_span(walk->from, start + 1, walk->at - 1);
	return true;
}

/* What comes before the node's children, or all of it. */
static bool enter(struct walk *walk, struct md_node *node, bool *inside)
{
	char c = peek(walk);

	*inside = true;
	switch (node->type) {
	case MD_EMPHASIS:
		return (c == '*' || c == '_') && take(walk, c);
	case MD_STRONG:
		return (c == '*' || c == '_') && take(walk, c) && take(walk, c);
	case MD_IMAGE:
	case MD_LINK:
		/* Until it is left, the place in the text. */
		node->span.start = (uint32_t)walk->at;
		if (node->type == MD_IMAGE)
			return take_bytes(walk, "![", 2);
		if (c != '<')
			return take(walk, '[');
		*inside = false;
		return take_autolink(walk, node);
	default:
		break;
	}
	*inside = false;
	if (node->type == MD_TEXT)
		return take_text(walk, node->literal);
	if (node->type == MD_CODE)
		return take_code(walk);
	if (node->type == MD_HTML)
		return take_bytes(walk, node->literal.data, node->literal.len);
	return take_break(walk);
}

/* Behind "]": what cmark would take, in its order. */
static bool leave_link(struct walk *walk, struct md_node *node)
{
	size_t start = node->span.start, end;
	struct link_tail tail;
	struct range label;

	node->span.start = 0;
	if (!take(walk, ']'))
		return false;
	if (link_tail_read(walk->text, walk->at, &tail)) {
		walk->at = tail.end;
		place(walk, node, start, MD_LINK_INLINE);
		node->url_span = inline_text_span(walk->from, tail.url.start,
		    tail.url.end);
		return true;
	}
	if (link_label(walk->text, walk->at, &label, &end))
		walk->at = end;
	place(walk, node, start, MD_LINK_REFERENCE);
	return true;
}

static bool leave(struct walk *walk, struct md_node *node)
{
	char c = peek(walk);

	if (node->type == MD_LINK || node->type == MD_IMAGE)
		return leave_link(walk, node);
	if (c != '*' && c != '_')
		return false;
	return take(walk, c) && (node->type == MD_EMPHASIS || take(walk, c));
}

/* Go through the block's inlines and its text side by side. */
static void follow(struct walk *walk, uint32_t block)
{
	struct md_node *nodes = walk->doc->nodes;
	uint32_t open = block, end = nodes[block].end, i = block + 1;
	bool inside;

	while (i < end || open != block) {
		if (open != block && i == nodes[open].end) {
			if (!leave(walk, &nodes[open]))
				break;
			open = nodes[open].parent;
			continue;
		}
		if (!enter(walk, &nodes[i], &inside))
			break;
		if (inside)
			open = i;
		i = inside ? i + 1 : nodes[i].end;
	}
	/* Links that were entered and not left are not placed. */
	if (i < end && (nodes[i].type == MD_LINK || nodes[i].type == MD_IMAGE))
		nodes[i].span.start = nodes[i].span.end;
	for (; open != block; open = nodes[open].parent)
		nodes[open].span.start = nodes[open].span.end;
}

void span_place(struct md_document *doc, uint32_t block,
    struct inline_text *text)
{
	const struct md_node *node = &doc->nodes[block];
	struct walk walk = { doc, text, { NULL, 0 }, 0 };

	inline_text_fill(text, doc->source, doc->pieces + node->pieces,
	    node->pieces_count, node->type == MD_CELL);
	walk.text = text_make(text->text.buf, text->text.len);
	follow(&walk, block);
}
