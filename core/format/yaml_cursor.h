/* SPDX-License-Identifier: MIT */
/*
 * From a line and a column, as libyaml counts them, to a byte offset. Lines
 * end as YAML 1.1 has it, at NEL, LS and PS too; columns count code points.
 * Walks from the last place asked for, so places in order cost linear time.
 */
#ifndef HENCE_FORMAT_YAML_CURSOR_H
#define HENCE_FORMAT_YAML_CURSOR_H

#include <stddef.h>
#include <stdint.h>

#include "core/base/text.h"
#include "core/base/vec.h"

struct yaml_cursor {
	struct text bytes; /* borrowed */
	VEC(size_t) line_starts;
	size_t line, column, offset; /* where it stands, 0-based */
};

/* The first line begins at byte offset start. */
void yaml_cursor_init(struct yaml_cursor *cursor, struct text bytes,
    size_t start);
void yaml_cursor_release(struct yaml_cursor *cursor);

/* line and column are 0-based; beyond the end gives the end. */
size_t yaml_cursor_offset(struct yaml_cursor *cursor, size_t line,
    size_t column);

/* The 1-based line and column of a byte offset. Does not move the cursor. */
void yaml_cursor_place(const struct yaml_cursor *cursor, size_t offset,
    uint32_t *line, uint32_t *column);

#endif
