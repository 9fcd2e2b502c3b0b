/* SPDX-License-Identifier: MIT */
/*
 * The blocks of a document in order: cmark's, with lines made exact, tables
 * recognised, the pieces of their text, and the reference definitions that
 * cmark leaves out of its tree. The first half of markdown_parse.
 */
#ifndef HENCE_FORMAT_BLOCK_H
#define HENCE_FORMAT_BLOCK_H

#include <cmark.h>

#include "core/base/mem.h"
#include "core/base/strbuf.h"
#include "core/base/vec.h"
#include "core/format/container.h"
#include "core/format/inline_text.h"
#include "core/format/markdown.h"

struct block {
	struct md_node node; /* parent and end are indexes of blocks */
	cmark_node *from; /* its first inline; code and HTML: itself */
	bool snippet; /* its inlines are yet to be parsed, from snippets */
	uint32_t index; /* in the finished document */
};

struct block_list {
	/* Set before. */
	struct text source;
	uint32_t body; /* where cmark's text starts in source */
	uint32_t first_line; /* of the file, at body */
	const uint32_t *line_starts;
	uint32_t line_count;
	struct arena *arena;

	VEC(struct block) items;
	VEC(struct span) pieces;
	VEC(struct md_definition) definitions;
	/* Text that cmark has to parse on its own, one block for each. */
	struct strbuf snippets, definition_text;

	/* Where the walk is. */
	uint32_t parent;
	uint32_t next_line; /* the first one that no block covers yet */
	uint32_t last_line; /* the last one that is not blank */
	uint32_t padding; /* cells that rows lacked */
	struct container_stack containers;
	struct inline_text text;
};

/* Zeroed but for what is set before; strings of definitions go to arena. */
void block_list_fill(struct block_list *list, cmark_node *root);
void block_list_release(struct block_list *list);

/* cmark's types of nodes as ours. */
enum md_type block_type_of(cmark_node *node);

/* The rest is for the files of this module. */

/* Lines of text that may turn out to be a table. */
struct block_text {
	enum md_type type; /* MD_PARAGRAPH or MD_HEADING */
	cmark_node *node;
	uint32_t line; /* of the first piece */
	uint32_t first, count; /* pieces */
	uint32_t underline; /* setext headings: its line, else 0 */
};

struct block *block_add(struct block_list *list, enum md_type type,
    uint32_t line, uint32_t end_line);
struct text block_line(const struct block_list *list, uint32_t line);
struct cursor block_cursor(const struct block_list *list, uint32_t line);

/* Push the text of one line, container marks left out. */
void block_push_line(struct block_list *list, uint32_t line);
void block_push_piece(struct block_list *list, uint32_t start, uint32_t end);

/* Take the definitions that pieces begin with; gives the lines they fill. */
uint32_t block_take_definitions(struct block_list *list, uint32_t first,
    uint32_t count);

void block_add_paragraph(struct block_list *list, cmark_node *node,
    uint32_t line, uint32_t end);
void block_add_heading(struct block_list *list, cmark_node *node, uint32_t line,
    uint32_t end);

/* Add text as a table and what is around it; false when none is in it. */
bool block_add_table(struct block_list *list, const struct block_text *text);

#endif
