/* SPDX-License-Identifier: MIT */
/*
 * Where the text of a line starts inside quotes and list items: cmark says on
 * which lines a block stands, this says behind which marks. Internal to
 * core/format; knows bytes and columns, not cmark.
 */
#ifndef HENCE_FORMAT_CONTAINER_H
#define HENCE_FORMAT_CONTAINER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/vec.h"

/* A place in a line; columns are virtual, tabs stop at every fourth. */
struct cursor {
	const char *data; /* the file */
	uint32_t at, end; /* end: without the line's end */
	uint32_t column; /* may stand inside the tab that at points to */
};

void cursor_init(struct cursor *out, const char *data, uint32_t at,
    uint32_t end);
void cursor_skip_blanks(struct cursor *cursor);
bool cursor_is_blank(const struct cursor *cursor); /* to the line's end */

struct container {
	bool quote; /* else a list item */
	uint32_t indent; /* items: columns that belong to the item */
	uint32_t line; /* of the file, where it opens */
	struct cursor after; /* behind its mark on that line */
};

/* The open containers, outermost first. */
struct container_stack {
	VEC(struct container) open;
};

/*
 * Move from a line's start past the marks of the open containers. False when
 * the line lacks one: a lazy line, or one that is not inside.
 */
bool container_match(const struct container_stack *stack, uint32_t line,
    struct cursor *cursor);

/* Open one more on that line; cursor stands at the line's start. */
void container_push(struct container_stack *stack, bool quote, uint32_t line,
    struct cursor cursor);
void container_pop(struct container_stack *stack);

#endif
