/* SPDX-License-Identifier: MIT */
/* Tables as blocks, with what stands around them in cmark's paragraph. */
#include "core/format/block.h"
#include "core/format/table.h"

/*
 * Cells added in all to rows that are too short. Without a limit, some hundred
 * kilobytes of a wide header and empty rows would ask for gigabytes.
 */
#define PADDING_MAX 65536

/*
 * Have cmark read the text of pieces by itself. As a heading it is inline
 * text whatever it begins with. Several lines are a paragraph: behind a line
 * break, to be left out, and indented so much that they begin nothing else.
 */
static void add_snippet(struct block_list *list, const struct block *block)
{
	bool cell = block->node.type == MD_CELL;
	const struct strbuf *text = &list->text.text;
	struct text rest, line;

	inline_text_fill(&list->text, list->source,
	    list->pieces.items + block->node.pieces, block->node.pieces_count,
	    cell);
	rest = text_make(text->buf, text->len);
	strbuf_addstr(&list->snippets, cell ? "" : "\\\n");
	while (text_next_line(&rest, &line)) {
		strbuf_addstr(&list->snippets, cell ? "# " : "    ");
		strbuf_add(&list->snippets, line.data, line.len);
		strbuf_addstr(&list->snippets, cell ? " #\n" : "\n");
	}
	strbuf_addstr(&list->snippets, "\n");
}

static void add_cell(struct block_list *list, struct span cell, uint32_t line,
    enum md_align align)
{
	struct block *block = block_add(list, MD_CELL, line, line);

	block->node.align = align;
	block->node.pieces = (uint32_t)list->pieces.count;
	block->node.pieces_count = 1;
	block_push_piece(list, cell.start, cell.end);
	block->snippet = !table_cell_is_plain(list->source, cell);
	if (block->snippet)
		add_snippet(list, block);
}

static void add_row(struct block_list *list, const struct table *table,
    struct span piece, uint32_t line)
{
	uint32_t index = (uint32_t)list->items.count, parent = list->parent;
	struct table_row row, delimiters;
	struct span cell, delimiter;

	block_add(list, MD_ROW, line, line);
	list->parent = index;
	table_row_init(&row, list->source, piece);
	table_row_init(&delimiters, list->source, table->delimiters);
	while (table_row_next(&delimiters, &delimiter)) {
		enum md_align align = MD_ALIGN_NONE;

		if (!table_row_next(&row, &cell) &&
		    list->padding++ >= PADDING_MAX)
			break;
		table_align(list->source, delimiter, &align);
		add_cell(list, cell, line, align);
	}
	list->items.items[index].node.end = (uint32_t)list->items.count;
	list->parent = parent;
}

/* The paragraph before the table. Its snippet has no lazy lines any more. */
static void add_lead(struct block_list *list, const struct block_text *text,
    uint32_t count)
{
	struct block *block = block_add(list, MD_PARAGRAPH, text->line,
	    text->line + count - 1);

	for (uint32_t i = 0; i < count; i++) {
		struct span *piece = &list->pieces.items[text->first + i];

		while (piece->start < piece->end &&
		    char_is_blank(list->source.data[piece->start]))
			piece->start++;
	}
	block->node.pieces = text->first;
	block->node.pieces_count = count;
	block->snippet = true;
	add_snippet(list, block);
}

/* In GFM "---" below a table is a rule, "===" one more row. */
static bool is_rule(const struct block_list *list, uint32_t line)
{
	struct text text = text_trim(block_line(list, line));

	return text_ends(text, "---");
}

bool block_add_table(struct block_list *list, const struct block_text *text)
{
	uint32_t index, parent = list->parent, line, count = text->count;
	struct table table;
	bool rule;

	if (!table_find(&table, list->source, list->pieces.items + text->first,
		text->count))
		return false;
	rule = text->underline && is_rule(list, text->underline);
	if (text->underline && !rule) {
		block_push_line(list, text->underline);
		count++;
	}
	if (table.header > 0)
		add_lead(list, text, table.header);
	index = (uint32_t)list->items.count;
	line = text->line + table.header;
	block_add(list, MD_TABLE, line, text->line + count - 1);
	list->parent = index;
	for (uint32_t i = table.header; i < count; i++) {
		if (i != table.header + 1)
			add_row(list, &table,
			    list->pieces.items[text->first + i],
			    text->line + i);
	}
	list->items.items[index].node.end = (uint32_t)list->items.count;
	list->parent = parent;
	if (rule)
		block_add(list, MD_RULE, text->underline, text->underline);
	return true;
}
