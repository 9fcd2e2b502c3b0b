/* SPDX-License-Identifier: MIT */
#include "core/record/markdown.h"

#include <string.h>

#include "core/base/strbuf.h"
#include "core/record/block.h"
#include "core/record/span.h"

/* cmark counts bytes in an int; larger records are not read anyway. */
#define BODY_MAX ((size_t)1 << 30)

/* Strings one behind the other, each with a NUL. */
struct pool {
	struct arena *arena;
	char *at;
	size_t left;
};

/* The document while its nodes are made. */
struct maker {
	struct md_document *out;
	struct block_list *list;
	VEC(struct md_node) nodes;
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
static struct text pool_extend(
    struct pool *pool, struct text last, const char *data, size_t len)
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

static struct md_node *add_node(
    struct maker *maker, enum md_type type, uint32_t parent)
{
	const struct md_node *above = &maker->nodes.items[parent];
	uint32_t line = above->line, end_line = above->end_line;
	struct md_node *node = vec_push(&maker->nodes);

	node->type = type;
	node->parent = parent;
	node->end = (uint32_t)maker->nodes.count;
	node->line = line;
	node->end_line = end_line;
	return node;
}

/* Text goes to the text before it, if there is one. */
static void add_text(struct maker *maker, struct text text, uint32_t parent)
{
	struct md_node *last = &maker->nodes.items[maker->nodes.count - 1];
	size_t skip = maker->skip < text.len ? maker->skip : text.len;

	maker->skip -= (uint32_t)skip;
	text = text_skip(text, skip);
	if (text.len == 0)
		return;
	if (last->type == MD_TEXT && last->parent == parent &&
	    pool_is_last(&maker->pool, last->literal)) {
		last->literal = pool_extend(
		    &maker->pool, last->literal, text.data, text.len);
		return;
	}
	last = add_node(maker, MD_TEXT, parent);
	last->literal = pool_add(&maker->pool, text.data, text.len);
}

static void add_inline(struct maker *maker, cmark_node *from, uint32_t parent)
{
	enum md_type type = block_type_of(from);
	const char *literal = NULL, *url = NULL;
	struct md_node *node;

	if (type == MD_TEXT) {
		add_text(
		    maker, text_of(cmark_node_get_literal(from)), parent);
		return;
	}
	node = add_node(maker, type, parent);
	if (type == MD_CODE || type == MD_HTML)
		literal = cmark_node_get_literal(from);
	if (type == MD_LINK || type == MD_IMAGE)
		url = cmark_node_get_url(from);
	if (literal)
		node->literal =
		    pool_add(&maker->pool, literal, strlen(literal));
	if (url)
		node->url = pool_add(&maker->pool, url, strlen(url));
	maker->has_links |= url != NULL;
}

/* All inlines from the first one on, as children of the node at top. */
static void add_inlines(struct maker *maker, cmark_node *from, uint32_t top)
{
	uint32_t parent = top;
	struct md_node *open;
	cmark_node *child;

	while (from) {
		add_inline(maker, from, parent);
		child = cmark_node_first_child(from);
		if (child) {
			parent = (uint32_t)maker->nodes.count - 1;
			from = child;
			continue;
		}
		while (parent != top && !cmark_node_next(from)) {
			open = &maker->nodes.items[parent];
			open->end = (uint32_t)maker->nodes.count;
			parent = open->parent;
			from = cmark_node_parent(from);
		}
		from = cmark_node_next(from);
	}
}

/* Bytes of "[x] " at the start of an item's first paragraph, else 0. */
static uint32_t task_mark(
    const struct maker *maker, const struct block *block)
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

static void take_task(
    struct maker *maker, struct block *block, struct md_node *node)
{
	uint32_t mark = task_mark(maker, block);
	struct span *piece = &maker->list->pieces.items[node->pieces];
	struct md_node *item = &maker->nodes.items[node->parent];

	if (mark == 0 || !starts_with_text(block->from))
		return;
	item->task = maker->list->source.data[piece->start + 1] == ' '
	    ? MD_TASK_OPEN
	    : MD_TASK_DONE;
	piece->start += mark;
	maker->skip = mark;
}

static void add_literals(
    struct maker *maker, struct md_node *node, cmark_node *from)
{
	const char *literal = cmark_node_get_literal(from);

	if (literal)
		node->literal =
		    pool_add(&maker->pool, literal, strlen(literal));
	if (node->type == MD_CODE_BLOCK) {
		literal = cmark_node_get_fence_info(from);
		node->url = pool_add(
		    &maker->pool, literal ? literal : "",
		    literal ? strlen(literal) : 0);
	}
}

/* A cell without markup: its bytes are its text. */
static void add_plain_cell(struct maker *maker, uint32_t index)
{
	const struct md_node *cell = &maker->nodes.items[index];
	struct span piece = maker->list->pieces.items[cell->pieces];

	add_text(maker,
	    text_make(maker->list->source.data + piece.start,
		piece.end - piece.start),
	    index);
}

static void add_block(struct maker *maker, struct block *block)
{
	uint32_t index = (uint32_t)maker->nodes.count;
	struct md_node *node = vec_push(&maker->nodes);

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
	maker->out->nodes = maker->nodes.items;
	maker->nodes.items[index].end = (uint32_t)maker->nodes.count;
	span_place(maker->out, index, &maker->list->text);
}

static void *copy_array(struct arena *arena, const void *items, size_t size)
{
	void *copy = arena_alloc(arena, size ? size : 1);

	if (size)
		memcpy(copy, items, size);
	return copy;
}

static void make_nodes(struct maker *maker, struct arena *arena)
{
	struct md_document *out = maker->out;
	struct block_list *list = maker->list;
	size_t count = list->items.count;

	out->pieces = list->pieces.items;
	for (size_t i = 0; i < count; i++)
		add_block(maker, &list->items.items[i]);
	for (size_t i = 0; i < count; i++) {
		const struct block *block = &list->items.items[i];
		size_t end = block->node.end;

		maker->nodes.items[block->index].end = end < count
		    ? list->items.items[end].index
		    : (uint32_t)maker->nodes.count;
	}
	out->count = (uint32_t)maker->nodes.count;
	out->nodes = copy_array(arena, maker->nodes.items,
	    maker->nodes.count * sizeof(*out->nodes));
	out->pieces_count = (uint32_t)list->pieces.count;
	out->pieces = copy_array(arena, list->pieces.items,
	    list->pieces.count * sizeof(*out->pieces));
	out->definitions_count = (uint32_t)list->definitions.count;
	out->definitions = copy_array(arena, list->definitions.items,
	    list->definitions.count * sizeof(*out->definitions));
	vec_release(&maker->nodes);
}

/* Give the blocks that wait for it what cmark makes of their text. */
static cmark_node *parse_snippets(struct block_list *list)
{
	cmark_node *root, *next;

	if (list->snippets.len == 0)
		return NULL;
	strbuf_add(&list->snippets, list->definition_text.buf,
	    list->definition_text.len);
	root = cmark_parse_document(
	    list->snippets.buf, list->snippets.len, CMARK_OPT_DEFAULT);
	next = cmark_node_first_child(root);
	for (size_t i = 0; i < list->items.count && next; i++) {
		struct block *block = &list->items.items[i];

		if (!block->snippet)
			continue;
		block->from = cmark_node_first_child(next);
		next = cmark_node_next(next);
	}
	return root;
}

static void find_lines(struct md_document *out, struct arena *arena)
{
	const char *data = out->source.data;
	size_t len = out->source.len;
	VEC(uint32_t) starts = { 0 };

	vec_push(&starts);
	for (size_t i = 0; i < len; i++) {
		if (data[i] != '\n' && data[i] != '\r')
			continue;
		if (data[i] == '\r' && i + 1 < len && data[i + 1] == '\n')
			i++;
		if (i + 1 < len)
			*vec_push(&starts) = (uint32_t)i + 1;
	}
	out->line_count = (uint32_t)starts.count;
	out->line_starts = copy_array(
	    arena, starts.items, starts.count * sizeof(*starts.items));
	vec_release(&starts);
}

static uint32_t skip_bom(struct text source, uint32_t start)
{
	if (start == 0 && text_starts(source, "\xef\xbb\xbf"))
		return 3;
	return start;
}

void markdown_parse(struct md_document *out, struct text source,
    uint32_t start, struct arena *arena)
{
	struct block_list list = { .snippets = STRBUF_INIT,
		.definition_text = STRBUF_INIT, .text = { STRBUF_INIT, { 0 } } };
	struct maker maker = { .out = out, .list = &list };
	cmark_node *root, *snippets;
	struct text body;

	if (source.len > BODY_MAX)
		source.len = BODY_MAX;
	*out = (struct md_document){ .source = source };
	find_lines(out, arena);
	list.source = source;
	list.body = skip_bom(source, start);
	list.first_line = markdown_line_of(out, list.body);
	list.line_starts = out->line_starts;
	list.line_count = out->line_count;
	list.arena = arena;
	body = text_skip(source, list.body);
	root = cmark_parse_document(body.data, body.len, CMARK_OPT_DEFAULT);
	block_list_fill(&list, root);
	snippets = parse_snippets(&list);
	maker.pool.arena = arena;
	pool_reserve(&maker.pool, body.len / 2);
	make_nodes(&maker, arena);
	block_list_release(&list);
	cmark_node_free(root);
	if (snippets)
		cmark_node_free(snippets);
}

void markdown_plain(
    struct strbuf *out, const struct md_document *doc, uint32_t node)
{
	size_t before = out->len;

	for (uint32_t i = node; i < doc->nodes[node].end; i++) {
		const struct md_node *at = &doc->nodes[i];
		bool block = at->type == MD_PARAGRAPH ||
		    at->type == MD_HEADING || at->type == MD_CELL;

		if (at->type == MD_TEXT || at->type == MD_CODE)
			strbuf_add(out, at->literal.data, at->literal.len);
		else if (at->type == MD_SOFT_BREAK ||
		    at->type == MD_LINE_BREAK || (block && out->len > before))
			strbuf_addch(out, ' ');
	}
}

/* "~~~ info" is unescaped as destinations are; the x keep blanks inside. */
void markdown_unescape(struct strbuf *out, struct text raw)
{
	struct strbuf fence = STRBUF_INIT;
	cmark_node *root;
	const char *info = NULL;

	if (text_find_char(raw, '\\') == SIZE_MAX &&
	    text_find_char(raw, '&') == SIZE_MAX) {
		strbuf_add(out, raw.data, raw.len);
		return;
	}
	strbuf_addstr(&fence, "~~~ x");
	strbuf_add(&fence, raw.data, raw.len);
	strbuf_addstr(&fence, "x\n");
	root = cmark_parse_document(fence.buf, fence.len, CMARK_OPT_DEFAULT);
	if (cmark_node_first_child(root))
		info = cmark_node_get_fence_info(
		    cmark_node_first_child(root));
	if (info && strlen(info) >= 2)
		strbuf_add(out, info + 1, strlen(info) - 2);
	cmark_node_free(root);
	strbuf_release(&fence);
}

uint32_t markdown_line_of(const struct md_document *doc, uint32_t offset)
{
	uint32_t low = 0, high = doc->line_count;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (doc->line_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low + 1;
}
