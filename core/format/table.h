/* SPDX-License-Identifier: MIT */
/*
 * GFM tables in the lines of what is a paragraph to cmark. Internal to
 * core/format.
 */
#ifndef HENCE_FORMAT_TABLE_H
#define HENCE_FORMAT_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/format/markdown.h"

struct table {
	uint32_t header; /* the header's line among the pieces */
	uint32_t columns;
	struct span delimiters; /* the row below the header */
};

/* The first table that starts in these lines. */
bool table_find(struct table *out, struct text source,
    const struct span *pieces, uint32_t count);

/* A walk over the cells of one row. */
struct table_row {
	const char *data; /* the file */
	uint32_t at, end;
};

void table_row_init(struct table_row *out, struct text source,
    struct span line);

/* The next cell, trimmed; false at the row's end: an empty span there. */
bool table_row_next(struct table_row *row, struct span *out);

/* What a cell of the delimiter row says; false when it is none. */
bool table_align(struct text source, struct span cell, enum md_align *out);

/* Nothing that Markdown reads as markup: the cell is its own text. */
bool table_cell_is_plain(struct text source, struct span cell);

#endif
