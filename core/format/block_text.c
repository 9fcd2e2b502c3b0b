/* SPDX-License-Identifier: MIT */
/* Paragraphs, headings and definitions: the blocks made of lines of text. */
#include <string.h>

#include "core/format/block.h"
#include "core/format/link_syntax.h"

void block_push_piece(struct block_list *list, uint32_t start, uint32_t end)
{
	*vec_push(
	    &list->pieces) = (struct span){ start, end > start ? end : start };
}

void block_push_line(struct block_list *list, uint32_t line)
{
	struct cursor cursor = block_cursor(list, line);

	/* cmark keeps the indentation of lazy lines. */
	if (container_match(&list->containers, line, &cursor) ||
	    cursor_is_blank(&cursor))
		cursor_skip_blanks(&cursor);
	block_push_piece(list, cursor.at, cursor.end);
}

static struct text copy_text(struct block_list *list, struct text text)
{
	return text_make(arena_strndup(list->arena, text.data, text.len),
	    text.len);
}

static void add_definition(struct block_list *list, size_t at,
    const struct link_definition *found)
{
	struct md_definition *definition = vec_push(&list->definitions);
	const char *data = list->text.text.buf;
	struct range label = found->label, url = found->url;
	struct strbuf unescaped = STRBUF_INIT;

	definition->span = inline_text_span(&list->text, at, found->end);
	definition->label = inline_text_span(&list->text, label.start,
	    label.end);
	definition->url_span = inline_text_span(&list->text, url.start,
	    url.end);
	definition->label_text = copy_text(list,
	    text_make(data + label.start, label.end - label.start));
	markdown_unescape(&unescaped,
	    text_make(data + url.start, url.end - url.start));
	definition->url = copy_text(list,
	    text_make(unescaped.buf, unescaped.len));
	strbuf_release(&unescaped);
	strbuf_add(&list->definition_text, data + at, found->next - at);
	strbuf_addch(&list->definition_text, '\n');
}

uint32_t block_take_definitions(struct block_list *list, uint32_t first,
    uint32_t count)
{
	const struct span *pieces = list->pieces.items + first;
	struct link_definition found;
	struct text text;
	size_t at = 0;
	uint32_t lines = 0;

	if (count == 0 || pieces[0].start == pieces[0].end ||
	    list->source.data[pieces[0].start] != '[')
		return 0;
	inline_text_fill(&list->text, list->source, pieces, count, false);
	text = text_make(list->text.text.buf, list->text.text.len);
	while (at < text.len && link_definition_read(text, at, &found)) {
		add_definition(list, at, &found);
		for (; at < found.next; at++)
			lines += text.data[at] == '\n';
	}
	return lines;
}

/* Leave the definitions at the start out; false when nothing remains. */
static bool drop_definitions(struct block_list *list, struct block_text *text)
{
	size_t before = list->definitions.count;
	size_t bytes = list->definition_text.len;
	uint32_t lines = block_take_definitions(list, text->first, text->count);

	if (lines >= text->count && !text->underline) {
		/* cmark thinks otherwise: then there are none. */
		list->definitions.count = before;
		strbuf_setlen(&list->definition_text, bytes);
		return true;
	}
	text->line += lines;
	text->first += lines;
	text->count -= lines;
	return text->count > 0;
}

static void add_text(struct block_list *list, const struct block_text *text)
{
	uint32_t end = text->line + text->count - 1;
	struct span *last = &list->pieces.items[text->first + text->count - 1];
	struct block *block;

	while (last->end > last->start &&
	    char_is_space(list->source.data[last->end - 1]))
		last->end--;
	if (text->underline > end)
		end = text->underline;
	if (text->count > 1 && block_add_table(list, text))
		return;
	block = block_add(list, text->type, text->line, end);
	block->from = cmark_node_first_child(text->node);
	block->node.pieces = text->first;
	block->node.pieces_count = text->count;
	if (text->type != MD_HEADING)
		return;
	block->node.level = cmark_node_get_heading_level(text->node);
	block->node.setext = text->underline > 0;
}

/* Push the pieces of these lines; the column of the first one is cmark's. */
static void push_lines(struct block_list *list, struct block_text *text,
    uint32_t line, uint32_t end)
{
	struct text first = block_line(list, line);
	uint32_t start = (uint32_t)(first.data - list->source.data);
	int column = cmark_node_get_start_column(text->node);
	uint32_t skip = column > 1 ? (uint32_t)column - 1 : 0;

	text->first = (uint32_t)list->pieces.count;
	text->line = line;
	if (skip > first.len)
		skip = (uint32_t)first.len;
	block_push_piece(list, start + skip, start + (uint32_t)first.len);
	for (line++; line <= end; line++)
		block_push_line(list, line);
	text->count = (uint32_t)list->pieces.count - text->first;
}

void block_add_paragraph(struct block_list *list, cmark_node *node,
    uint32_t line, uint32_t end)
{
	struct block_text text = { MD_PARAGRAPH, node, line, 0, 0, 0 };

	push_lines(list, &text, line, end);
	drop_definitions(list, &text);
	add_text(list, &text);
	list->last_line = end > line ? end : line;
	list->next_line = list->last_line + 1;
}

static bool is_underline(const struct block_list *list, uint32_t line)
{
	struct cursor cursor = block_cursor(list, line);
	uint32_t column;
	char c;

	if (!container_match(&list->containers, line, &cursor))
		return false;
	column = cursor.column;
	cursor_skip_blanks(&cursor);
	if (cursor.column - column >= 4 || cursor.at == cursor.end)
		return false;
	c = cursor.data[cursor.at];
	if (c != '=' && c != '-')
		return false;
	while (cursor.at < cursor.end && cursor.data[cursor.at] == c)
		cursor.at++;
	return cursor_is_blank(&cursor);
}

static void add_setext(struct block_list *list, cmark_node *node, uint32_t line,
    uint32_t end)
{
	struct block_text text = { MD_HEADING, node, line, 0, 0, 0 };

	/* cmark's end is the line that closed it, unless the text ended. */
	if (end > line + 1 && is_underline(list, end - 1))
		end--;
	text.underline = end;
	push_lines(list, &text, line, end - (end > line));
	if (!drop_definitions(list, &text)) {
		/* A line like an underline is the text behind definitions. */
		block_push_line(list, end);
		text.first = (uint32_t)list->pieces.count - 1;
		text.line = end;
		text.count = 1;
		text.underline = end + (end < list->line_count);
	}
	list->last_line = text.underline;
	list->next_line = list->last_line + 1;
	add_text(list, &text);
}

/* "## Text ##" without its marks. */
static void push_atx(struct block_list *list, uint32_t start, uint32_t end)
{
	const char *data = list->source.data;
	uint32_t hash;

	while (start < end && data[start] == '#')
		start++;
	while (end > start && char_is_space(data[end - 1]))
		end--;
	hash = end;
	while (hash > start && data[hash - 1] == '#')
		hash--;
	if (hash < end && (data[hash - 1] == ' ' || data[hash - 1] == '\t'))
		end = hash;
	while (end > start && char_is_space(data[end - 1]))
		end--;
	while (start < end && (data[start] == ' ' || data[start] == '\t'))
		start++;
	block_push_piece(list, start, end);
}

static bool is_atx(const char *data, struct span line)
{
	uint32_t at = line.start;

	while (at < line.end && data[at] == '#')
		at++;
	return at > line.start && at - line.start <= 6 &&
	    (at == line.end || data[at] == ' ' || data[at] == '\t');
}

void block_add_heading(struct block_list *list, cmark_node *node, uint32_t line,
    uint32_t end)
{
	struct block_text text = { MD_HEADING, node, line, 0, 0, 0 };
	struct span piece;

	push_lines(list, &text, line, line);
	piece = list->pieces.items[text.first];
	list->pieces.count = text.first;
	if (!is_atx(list->source.data, piece)) {
		add_setext(list, node, line, end);
		return;
	}
	push_atx(list, piece.start, piece.end);
	add_text(list, &text);
	list->last_line = line;
	list->next_line = line + 1;
}
