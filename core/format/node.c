/* SPDX-License-Identifier: MIT */
#include "core/format/node.h"

#include <string.h>

#include "core/format/span.h"

#define NODES_OF_LINE 6 /* few have more, with emphasis, code and links */

/* Strings one behind the other, each with a NUL. */
struct pool {
	struct arena *arena;
	char *at;
	size_t left;
};

/* The document while its nodes are made. */
struct maker {
	struct md_document *out;
	size_t room; /* for nodes */
	struct block_list *list;
	struct pool pool;
	uint32_t skip; /* bytes of text that are a task's mark */
	bool has_links; /* in the block at hand */
};

static void pool_reserve(struct pool *pool, size_t size)
{
	if (pool->left >= size)
		return;
	pool->left = 2 * size + 4096;
	pool->at = arena_alloc(pool->arena, pool->left);
}

static struct text pool_add(struct pool *pool, const char *data, size_t len)
{
	char *copy;

	pool_reserve(pool, len + 1);
	copy = pool->at;
	memcpy(copy, data, len);
	copy[len] = '\0';
	pool->at += len + 1;
	pool->left -= len + 1;
	return text_make(copy, len);
}

static bool pool_is_last(const struct pool *pool, struct text text)
{
	return text.data && text.data + text.len + 1 == pool->at;
}

/* Make the string that was added last longer. */
static struct text pool_extend(struct pool *pool, struct text last,
    const char *data, size_t len)
{
	if (pool->left < len) {
		pool->left = 0;
		pool_reserve(pool, last.len + len + 1);
		last = pool_add(pool, last.data, last.len);
	}
	memcpy(pool->at - 1, data, len);
	pool->at[len - 1] = '\0';
	pool->at += len;
	pool->left -= len;
	return text_make(last.data, last.len + len);
}

/* What nodes were given out before is stale. */
static struct md_node *next_node(struct maker *maker)
{
	struct md_document *out = maker->out;
	struct md_node *nodes = out->nodes;

	if (out->count == maker->room) {
		maker->room *= 2;
		out->nodes = arena_alloc(maker->list->arena,
		    maker->room * sizeof(*nodes));
		memcpy(out->nodes, nodes, out->count * sizeof(*nodes));
	}
	return &out->nodes[out->count++];
}

static struct md_node *add_node(struct maker *maker, enum md_type type,
    uint32_t parent)
{
	struct md_node *node = next_node(maker);
	const struct md_node *above = &maker->out->nodes[parent];

	node->type = type;
	node->parent = parent;
	node->end = maker->out->count;
	node->line = above->line;
	node->end_line = above->end_line;
	return node;
}

/* Text goes to the text before it, if there is one. */
static void add_text(struct maker *maker, struct text text, uint32_t parent)
{
	struct md_node *last = &maker->out->nodes[maker->out->count - 1];
	size_t skip = maker->skip < text.len ? maker->skip : text.len;

	maker->skip -= (uint32_t)skip;
	text = text_skip(text, skip);
	if (text.len == 0)
		return;
	if (last->type == MD_TEXT && last->parent == parent &&
	    pool_is_last(&maker->pool, last->literal)) {
		last->literal = pool_extend(&maker->pool, last->literal,
		    text.data, text.len);
		return;
	}
	last = add_node(maker, MD_TEXT, parent);
	last->literal = pool_add(&maker->pool, text.data, text.len);
}

static bool has_children(enum md_type type)
{
	return type >= MD_EMPHASIS;
}

/* Gives the first of its children, which then have to follow. */
static cmark_node *add_inline(struct maker *maker, cmark_node *from,
    uint32_t parent)
{
	enum md_type type = block_type_of(from);
	const char *literal = NULL, *url = NULL;
	struct md_node *node;

	if (type == MD_TEXT) {
		add_text(maker, text_of(cmark_node_get_literal(from)), parent);
		return NULL;
	}
	node = add_node(maker, type, parent);
	if (type == MD_CODE || type == MD_HTML)
		literal = cmark_node_get_literal(from);
	if (type == MD_LINK || type == MD_IMAGE)
		url = cmark_node_get_url(from);
	if (literal)
		node->literal = pool_add(&maker->pool, literal,
		    strlen(literal));
	if (url)
		node->url = pool_add(&maker->pool, url, strlen(url));
	maker->has_links |= url != NULL;
	return has_children(type) ? cmark_node_first_child(from) : NULL;
}

/* All inlines from the first one on, as children of the node at top. */
static void add_inlines(struct maker *maker, cmark_node *from, uint32_t top)
{
	uint32_t parent = top;
	struct md_node *open;
	cmark_node *child, *next;

	while (from) {
		child = add_inline(maker, from, parent);
		if (child) {
			parent = maker->out->count - 1;
			from = child;
			continue;
		}
		next = cmark_node_next(from);
		while (!next && parent != top) {
			open = &maker->out->nodes[parent];
			open->end = maker->out->count;
			parent = open->parent;
			from = cmark_node_parent(from);
			next = cmark_node_next(from);
		}
		from = next;
	}
}

/* Bytes of "[x] " at the start of an item's first paragraph, else 0. */
static uint32_t task_mark(const struct maker *maker, const struct block *block)
{
	const struct md_node *node = &block->node;
	const char *data = maker->list->source.data;
	struct span piece;
	uint32_t at;

	if (node->type != MD_PARAGRAPH || node->pieces_count == 0 ||
	    node->parent + 1 != block - maker->list->items.items ||
	    maker->list->items.items[node->parent].node.type != MD_ITEM)
		return 0;
	piece = maker->list->pieces.items[node->pieces];
	at = piece.start;
	if (piece.end - at < 5 || data[at] != '[' || data[at + 2] != ']' ||
	    !strchr(" xX", data[at + 1]) || data[at + 1] == '\0')
		return 0;
	for (at += 3; at < piece.end; at++) {
		if (data[at] != ' ' && data[at] != '\t')
			break;
	}
	return at < piece.end && at - piece.start > 3 ? at - piece.start : 0;
}

/* A mark that cmark has read as a link is none. */
static bool starts_with_text(cmark_node *from)
{
	const char *literal = from && block_type_of(from) == MD_TEXT
	    ? cmark_node_get_literal(from)
	    : NULL;

	return literal && literal[0] == '[';
}

static void take_task(struct maker *maker, struct block *block,
    struct md_node *node)
{
	uint32_t mark = task_mark(maker, block);
	struct span *piece = &maker->list->pieces.items[node->pieces];
	struct md_node *item = &maker->out->nodes[node->parent];

	if (mark == 0 || !starts_with_text(block->from))
		return;
	item->task = maker->list->source.data[piece->start + 1] == ' '
	    ? MD_TASK_OPEN
	    : MD_TASK_DONE;
	piece->start += mark;
	maker->skip = mark;
}

static void add_literals(struct maker *maker, struct md_node *node,
    cmark_node *from)
{
	const char *literal = cmark_node_get_literal(from);

	if (literal)
		node->literal = pool_add(&maker->pool, literal,
		    strlen(literal));
	if (node->type == MD_CODE_BLOCK) {
		literal = cmark_node_get_fence_info(from);
		node->url = pool_add(&maker->pool, literal ? literal : "",
		    literal ? strlen(literal) : 0);
	}
}

/* A cell without markup: its bytes are its text. */
static void add_plain_cell(struct maker *maker, uint32_t index)
{
	const struct md_node *cell = &maker->out->nodes[index];
	struct span piece = maker->list->pieces.items[cell->pieces];

	add_text(maker,
	    text_make(maker->list->source.data + piece.start,
		piece.end - piece.start),
	    index);
}

static void add_block(struct maker *maker, struct block *block)
{
	uint32_t index = maker->out->count;
	struct md_node *node = next_node(maker);

	block->index = index;
	*node = block->node;
	node->parent = maker->list->items.items[node->parent].index;
	if (node->type == MD_CODE_BLOCK || node->type == MD_HTML_BLOCK) {
		add_literals(maker, node, block->from);
		return;
	}
	take_task(maker, block, node);
	maker->has_links = false;
	if (block->from)
		add_inlines(maker, block->from, index);
	else if (node->type == MD_CELL && !block->snippet)
		add_plain_cell(maker, index);
	maker->skip = 0;
	if (!maker->has_links)
		return;
	maker->out->nodes[index].end = maker->out->count;
	span_place(maker->out, index, &maker->list->text);
}

void node_make_all(struct md_document *out, struct block_list *list)
{
	size_t count = list->items.count;
	struct maker maker = { .out = out,
		.room = count + NODES_OF_LINE * list->pieces.count,
		.list = list,
		.pool = { list->arena, NULL, 0 } };

	out->nodes = arena_alloc(list->arena, maker.room * sizeof(*out->nodes));
	out->pieces = list->pieces.items;
	pool_reserve(&maker.pool, (list->source.len - list->body) / 2);
	for (size_t i = 0; i < count; i++)
		add_block(&maker, &list->items.items[i]);
	for (size_t i = 0; i < count; i++) {
		const struct block *block = &list->items.items[i];
		size_t end = block->node.end;

		out->nodes[block->index].end = end < count
		    ? list->items.items[end].index
		    : out->count;
	}
	out->pieces_count = (uint32_t)list->pieces.count;
	out->pieces = arena_copy(list->arena, list->pieces.items,
	    list->pieces.count * sizeof(*out->pieces));
	out->definitions_count = (uint32_t)list->definitions.count;
	out->definitions = arena_copy(list->arena, list->definitions.items,
	    list->definitions.count * sizeof(*out->definitions));
}
