/* SPDX-License-Identifier: MIT */
#include "core/format/block.h"

#include <string.h>

enum md_type block_type_of(cmark_node *node)
{
	static const enum md_type types[] = {
		[CMARK_NODE_DOCUMENT] = MD_DOCUMENT,
		[CMARK_NODE_BLOCK_QUOTE] = MD_QUOTE,
		[CMARK_NODE_LIST] = MD_LIST,
		[CMARK_NODE_ITEM] = MD_ITEM,
		[CMARK_NODE_CODE_BLOCK] = MD_CODE_BLOCK,
		[CMARK_NODE_HTML_BLOCK] = MD_HTML_BLOCK,
		[CMARK_NODE_CUSTOM_BLOCK] = MD_HTML_BLOCK,
		[CMARK_NODE_PARAGRAPH] = MD_PARAGRAPH,
		[CMARK_NODE_HEADING] = MD_HEADING,
		[CMARK_NODE_THEMATIC_BREAK] = MD_RULE,
		[CMARK_NODE_TEXT] = MD_TEXT,
		[CMARK_NODE_SOFTBREAK] = MD_SOFT_BREAK,
		[CMARK_NODE_LINEBREAK] = MD_LINE_BREAK,
		[CMARK_NODE_CODE] = MD_CODE,
		[CMARK_NODE_HTML_INLINE] = MD_HTML,
		[CMARK_NODE_CUSTOM_INLINE] = MD_HTML,
		[CMARK_NODE_EMPH] = MD_EMPHASIS,
		[CMARK_NODE_STRONG] = MD_STRONG,
		[CMARK_NODE_LINK] = MD_LINK,
		[CMARK_NODE_IMAGE] = MD_IMAGE,
	};

	return types[cmark_node_get_type(node)];
}

struct text block_line(const struct block_list *list, uint32_t line)
{
	const char *data = list->source.data;
	uint32_t start = list->line_starts[line - 1];
	size_t end = list->source.len;

	if (line < list->line_count)
		end = list->line_starts[line];
	if (line == list->first_line)
		start = list->body;
	if (end > start && data[end - 1] == '\n')
		end--;
	if (end > start && data[end - 1] == '\r')
		end--;
	return text_make(data + start, end - start);
}

struct cursor block_cursor(const struct block_list *list, uint32_t line)
{
	struct text text = block_line(list, line);
	uint32_t at = (uint32_t)(text.data - list->source.data);
	struct cursor cursor;

	cursor_init(&cursor, list->source.data, at, at + (uint32_t)text.len);
	return cursor;
}

struct block *block_add(struct block_list *list, enum md_type type,
    uint32_t line, uint32_t end_line)
{
	struct block *block = vec_push(&list->items);

	block->node.type = type;
	block->node.parent = list->parent;
	block->node.end = (uint32_t)list->items.count;
	block->node.line = line;
	block->node.end_line = end_line;
	return block;
}

static bool is_container(enum md_type type)
{
	return type <= MD_ITEM;
}

/* False when the line has nothing but container marks. */
static bool push_gap_line(struct block_list *list, uint32_t line)
{
	struct cursor cursor = block_cursor(list, line);
	const struct span *piece;

	if (cursor_is_blank(&cursor))
		return false;
	list->last_line = line;
	block_push_line(list, line);
	piece = &list->pieces.items[list->pieces.count - 1];
	if (piece->start < piece->end)
		return true;
	list->pieces.count--;
	return false;
}

/*
 * The lines before `to` that no block covers: blank, container marks alone,
 * or reference definitions, which are not in cmark's tree.
 */
static void cover_gap(struct block_list *list, uint32_t to)
{
	uint32_t first = (uint32_t)list->pieces.count;

	for (uint32_t line = list->next_line; line < to; line++) {
		if (push_gap_line(list, line) && line + 1 < to)
			continue;
		if (list->pieces.count > first)
			block_take_definitions(list, first,
			    (uint32_t)list->pieces.count - first);
		list->pieces.count = first;
	}
	if (list->next_line < to)
		list->next_line = to;
}

static void cover(struct block_list *list, uint32_t end)
{
	list->last_line = end;
	list->next_line = end + 1;
}

static uint32_t count_lines(const char *s)
{
	uint32_t count = 0;

	while ((s = strchr(s, '\n'))) {
		count++;
		s++;
	}
	return count;
}

/*
 * cmark gives one line too many for a fence that its container's end closes.
 * A line that is inside the container and not in the block closed it itself.
 */
static uint32_t fence_end(struct block_list *list, uint32_t last_code,
    uint32_t end)
{
	struct cursor cursor;

	if (end <= last_code)
		return last_code;
	cursor = block_cursor(list, last_code + 1);
	if (container_match(&list->containers, last_code + 1, &cursor))
		return last_code + 1;
	return last_code;
}

static bool is_fenced(struct block_list *list, uint32_t line)
{
	struct cursor cursor = block_cursor(list, line);
	uint32_t column;

	container_match(&list->containers, line, &cursor);
	column = cursor.column;
	cursor_skip_blanks(&cursor);
	return cursor.column - column < 4;
}

static void add_leaf(struct block_list *list, cmark_node *node,
    enum md_type type, uint32_t line, uint32_t end)
{
	struct block *block;

	if (type != MD_RULE) {
		/* The text knows better than cmark where it ends. */
		uint32_t lines = count_lines(cmark_node_get_literal(node));
		bool fenced = type == MD_CODE_BLOCK && is_fenced(list, line);

		if (fenced)
			end = fence_end(list, line + lines, end);
		else
			end = line + lines - (lines > 0);
	} else {
		end = line;
	}
	block = block_add(list, type, line, end);
	block->from = type == MD_RULE ? NULL : node;
	cover(list, end);
}

static void open_container(struct block_list *list, cmark_node *node,
    enum md_type type, uint32_t line)
{
	struct block *block = block_add(list, type, line, line);

	if (type == MD_LIST) {
		block->node.ordered = cmark_node_get_list_type(node) ==
		    CMARK_ORDERED_LIST;
		if (block->node.ordered)
			block->node.level = cmark_node_get_list_start(node);
		block->node.tight = cmark_node_get_list_tight(node);
	} else {
		container_push(&list->containers, type == MD_QUOTE, line,
		    block_cursor(list, line));
	}
	list->parent = (uint32_t)list->items.count - 1;
	list->last_line = line;
}

static uint32_t file_line(const struct block_list *list, int line)
{
	uint32_t last = list->line_count;

	if (line < 1)
		return list->first_line;
	line += (int)list->first_line - 1;
	return (uint32_t)line < last ? (uint32_t)line : last;
}

static void enter(struct block_list *list, cmark_node *node)
{
	enum md_type type = block_type_of(node);
	uint32_t line = file_line(list, cmark_node_get_start_line(node));
	uint32_t end = file_line(list, cmark_node_get_end_line(node));

	cover_gap(list, line);
	if (is_container(type))
		open_container(list, node, type, line);
	else if (type == MD_PARAGRAPH)
		block_add_paragraph(list, node, line, end);
	else if (type == MD_HEADING)
		block_add_heading(list, node, line, end);
	else
		add_leaf(list, node, type, line, end);
}

static void leave(struct block_list *list, cmark_node *node)
{
	enum md_type type = block_type_of(node);
	struct block *block;

	if (!is_container(type))
		return;
	if (type != MD_LIST)
		cover_gap(list,
		    file_line(list, cmark_node_get_end_line(node)) + 1);
	if (type == MD_QUOTE || type == MD_ITEM)
		container_pop(&list->containers);
	block = &list->items.items[list->parent];
	block->node.end = (uint32_t)list->items.count;
	block->node.end_line = list->last_line;
	list->parent = block->node.parent;
}

void block_list_fill(struct block_list *list, cmark_node *root)
{
	cmark_node *node = cmark_node_first_child(root), *next;

	list->next_line = list->last_line = list->first_line;
	block_add(list, MD_DOCUMENT, list->first_line, list->line_count);
	while (node) {
		enter(list, node);
		next = is_container(block_type_of(node))
		    ? cmark_node_first_child(node)
		    : NULL;
		while (!next && node != root) {
			leave(list, node);
			next = cmark_node_next(node);
			node = cmark_node_parent(node);
		}
		node = next;
	}
	cover_gap(list, list->line_count + 1);
	list->items.items[0].node.end = (uint32_t)list->items.count;
}

void block_list_release(struct block_list *list)
{
	vec_release(&list->items);
	vec_release(&list->pieces);
	vec_release(&list->definitions);
	strbuf_release(&list->snippets);
	strbuf_release(&list->definition_text);
	vec_release(&list->containers.open);
	inline_text_release(&list->text);
}
