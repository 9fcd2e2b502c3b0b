/* SPDX-License-Identifier: MIT */
#include "core/format/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/strbuf.h"
#include "core/format/block.h"
#include "core/format/node.h"
#include "core/format/tree.h"

/* cmark counts bytes in an int; larger records are not read anyway. */
#define BODY_MAX ((size_t)1 << 30)

/* Give the blocks that wait for it what cmark makes of their text. */
static void parse_snippets(struct block_list *list)
{
	cmark_node *root, *next;

	if (list->snippets.len == 0)
		return;
	strbuf_add(&list->snippets, list->definition_text.buf,
	    list->definition_text.len);
	root = tree_parse(list->arena,
	    text_make(list->snippets.buf, list->snippets.len));
	next = cmark_node_first_child(root);
	for (size_t i = 0; i < list->items.count && next; i++) {
		struct block *block = &list->items.items[i];

		if (!block->snippet)
			continue;
		block->from = cmark_node_first_child(next);
		if (block->from && block->node.type == MD_PARAGRAPH)
			block->from = cmark_node_next(block->from);
		next = cmark_node_next(next);
	}
}

static void find_lines(struct md_document *out, struct arena *arena)
{
	struct text source = out->source;
	bool has_cr = text_find_char(source, '\r') != SIZE_MAX;
	size_t at = 0, count = 0, room = source.len / 32 + 16;
	uint32_t *starts = mem_realloc(NULL, room, sizeof(*starts));

	do {
		if (count == room)
			starts = mem_realloc(starts, room *= 2,
			    sizeof(*starts));
		starts[count++] = (uint32_t)at;
		at = text_find_line_end(source, at, has_cr);
		if (at + 1 < source.len && source.data[at] == '\r' &&
		    source.data[at + 1] == '\n')
			at++;
		at++;
	} while (at < source.len);
	out->line_count = (uint32_t)count;
	out->line_starts = arena_copy(arena, starts, count * sizeof(*starts));
	free(starts);
}

/* cmark takes one byte order mark away and does not count it. */
static uint32_t skip_bom(struct text source, uint32_t start)
{
	struct text body = text_skip(source, start);

	return (uint32_t)(source.len - text_skip_bom(body).len);
}

void markdown_parse(struct md_document *out, struct text source, uint32_t start,
    struct arena *arena)
{
	struct block_list list = { .snippets = STRBUF_INIT,
		.definition_text = STRBUF_INIT,
		.text = { STRBUF_INIT, { 0 } } };
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
	/* One piece a line is the rule, and a block for every other line. */
	list.pieces.cap = list.line_count + 64;
	list.pieces.items = mem_realloc(NULL, list.pieces.cap,
	    sizeof(*list.pieces.items));
	list.items.cap = list.line_count / 2 + 64;
	list.items.items = mem_realloc(NULL, list.items.cap,
	    sizeof(*list.items.items));
	body = text_skip(source, start);
	out->too_complex = tree_is_too_complex(body);
	if (out->too_complex)
		body.len = 0;
	block_list_fill(&list, tree_parse(arena, body));
	parse_snippets(&list);
	node_make_all(out, &list);
	block_list_release(&list);
}

void markdown_plain(struct strbuf *out, const struct md_document *doc,
    uint32_t node)
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
static void unescape_ascii(struct strbuf *out, struct text raw)
{
	struct strbuf fence = STRBUF_INIT;
	struct arena pool;
	cmark_node *root;
	const char *info = NULL;

	strbuf_addstr(&fence, "~~~ x");
	strbuf_add(&fence, raw.data, raw.len);
	strbuf_addstr(&fence, "x\n");
	arena_init(&pool);
	root = tree_parse(&pool, text_make(fence.buf, fence.len));
	if (cmark_node_first_child(root))
		info = cmark_node_get_fence_info(cmark_node_first_child(root));
	if (info && strlen(info) >= 2)
		strbuf_add(out, info + 1, strlen(info) - 2);
	arena_release(&pool);
	strbuf_release(&fence);
}

static bool fits_fence(char c)
{
	return (unsigned char)c < 0x80 && c != '\n' && c != '\r';
}

void markdown_unescape(struct strbuf *out, struct text raw)
{
	raw = text_trim(raw);
	if (text_find_char(raw, '\\') == SIZE_MAX &&
	    text_find_char(raw, '&') == SIZE_MAX) {
		strbuf_add(out, raw.data, raw.len);
		return;
	}
	/* Others stay as they are; a fence would not open on broken ones. */
	while (raw.len > 0) {
		size_t len = 0;

		while (len < raw.len && fits_fence(raw.data[len]))
			len++;
		if (len > 0)
			unescape_ascii(out, text_make(raw.data, len));
		else
			strbuf_add(out, raw.data, len = 1);
		raw = text_skip(raw, len);
	}
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
