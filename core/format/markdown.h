/* SPDX-License-Identifier: MIT */
/*
 * A Markdown text as a flat tree: CommonMark by cmark, with the GFM tables and
 * task items that cmark lacks. This is the one place that knows cmark. Nodes
 * stand in document order; node i's subtree is [i + 1, nodes[i].end).
 */
#ifndef HENCE_FORMAT_MARKDOWN_H
#define HENCE_FORMAT_MARKDOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/mem.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

enum md_type {
	MD_DOCUMENT,
	/* blocks */
	MD_QUOTE,
	MD_LIST,
	MD_ITEM,
	MD_CODE_BLOCK, /* literal: the code; info: the fence's words */
	MD_HTML_BLOCK, /* literal */
	MD_PARAGRAPH,
	MD_HEADING, /* level 1 to 6 */
	MD_RULE,
	MD_TABLE,
	MD_ROW, /* the first one is the header */
	MD_CELL, /* align */
	/* inlines */
	MD_TEXT, /* literal */
	MD_SOFT_BREAK,
	MD_LINE_BREAK,
	MD_CODE, /* literal */
	MD_HTML, /* literal */
	MD_EMPHASIS,
	MD_STRONG,
	MD_LINK, /* url */
	MD_IMAGE /* url */
};

enum md_task {
	MD_NO_TASK,
	MD_TASK_OPEN,
	MD_TASK_DONE
};
enum md_align {
	MD_ALIGN_NONE,
	MD_ALIGN_LEFT,
	MD_ALIGN_CENTRE,
	MD_ALIGN_RIGHT
};

/* How a link or image is written. */
enum md_link_form {
	MD_LINK_UNPLACED, /* its bytes were not found */
	MD_LINK_INLINE, /* [text](url) */
	MD_LINK_REFERENCE, /* [text][label], [label][] or [label] */
	MD_LINK_AUTOLINK /* <url> */
};

struct md_node {
	enum md_type type : 8;
	enum md_task task : 8; /* items */
	enum md_align align : 8; /* cells */
	enum md_link_form form : 8; /* links and images */
	bool ordered, tight; /* lists */
	bool setext; /* headings */
	int level; /* headings: 1 to 6; ordered lists: the first number */
	uint32_t parent; /* index; the document is its own parent */
	uint32_t end; /* index behind the last node of the subtree */
	/*
	 * 1-based lines of the file, last one included. Inlines have those of
	 * their block, placed links and images their own.
	 */
	uint32_t line, end_line;
	struct text literal; /* always followed by a NUL, as is url */
	struct text url; /* links and images; code blocks: the info string */
	/*
	 * Paragraphs, headings and cells: where their inline text stands, one
	 * piece a line, container marks ("> ", indentation) and "#" left out.
	 */
	uint32_t pieces, pieces_count; /* into md_document.pieces */
	/* Links and images; start == end: could not be placed. */
	struct span span;
	struct span url_span; /* the destination, "<>" left out; or empty */
};

/* One [label]: destination "title". */
struct md_definition {
	/*
	 * From "[" to the end of the destination or title. Over several lines
	 * inside a container the marks of the later lines are in it.
	 */
	struct span span;
	struct span label, url_span;
	struct text label_text, url; /* url unescaped as cmark does */
};

struct md_document {
	struct text source; /* all of the file; borrowed */
	struct md_node *nodes;
	uint32_t count;
	struct span *pieces;
	uint32_t pieces_count;
	struct md_definition
	    *definitions; /* in order; the first of a label wins */
	uint32_t definitions_count;
	uint32_t *line_starts; /* byte offset of line i + 1 */
	uint32_t line_count;
	/* Only the document node: parsing it would take quadratic time. */
	bool too_complex;
};

/*
 * Parse source from byte offset start (behind front matter); line numbers and
 * spans count from the start of source. All but source lives in arena.
 */
void markdown_parse(struct md_document *out, struct text source, uint32_t start,
    struct arena *arena);

/*
 * Append the plain text of node's inlines: no markup, breaks as blanks, code
 * without its backticks, images by their alternative text, HTML left out.
 */
void markdown_plain(struct strbuf *out, const struct md_document *doc,
    uint32_t node);

/*
 * Append raw trimmed and with backslash escapes and entities resolved, as
 * cmark does it in destinations.
 */
void markdown_unescape(struct strbuf *out, struct text raw);

/* 1-based line of a byte offset. */
uint32_t markdown_line_of(const struct md_document *doc, uint32_t offset);

#endif
