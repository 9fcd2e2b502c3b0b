/* SPDX-License-Identifier: MIT */
/*
 * A line that states relations, in its parts: "* Supersedes [7](0007-x.md)".
 * Internal to core/edit.
 */
#ifndef HENCE_EDIT_RELATION_LINE_H
#define HENCE_EDIT_RELATION_LINE_H

#include <stdbool.h>

#include "core/edit/lines.h"
#include "core/record/record.h"

struct relation_line {
	struct span line; /* with its end */
	struct span lead; /* "* ", "> **" */
	struct span words; /* "Supersedes"; empty: a link alone */
	struct span separator; /* " ", ":** " */
	struct span targets; /* from the first target to the last one's end */
	struct span tail; /* what is behind them, without the line's end */
	struct span first; /* target */
	uint32_t count; /* targets */
};

/* The bytes of a relation's target, all of a link; empty: not in the text. */
struct span relation_extent(const struct record *record,
    const struct relation *relation);

/* False where the relation stands in words that are not understood. */
bool relation_line_read(struct relation_line *out, const struct record *record,
    struct text bytes, const struct relation *relation);

/* Is it a statement of its own, with nothing behind it? How a sentence links
 * is no example. */
bool relation_is_stated(const struct record *record, struct text bytes,
    const struct relation *relation);

/* The length of a list item's mark and blanks at the start of t ("  * "), or
 * 0. */
size_t list_mark(struct text t);

/* The field whose value the span is in (of any place but a section), or NULL.
 */
const struct field *field_around(const struct record *record, struct span span);

struct text span_text(struct text bytes, struct span span);

/* Where the line ends, in front of its line end. */
uint32_t line_stop(struct text bytes, uint32_t at);

#endif
