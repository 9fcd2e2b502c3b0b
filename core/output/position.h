/* SPDX-License-Identifier: MIT */
/*
 * Lines and columns of byte offsets, 1-based: lines end at LF, CRLF or CR;
 * columns count code points, an invalid byte one, a byte order mark none.
 */
#ifndef HENCE_OUTPUT_POSITION_H
#define HENCE_OUTPUT_POSITION_H

#include <stdint.h>

#include "core/base/text.h"
#include "core/base/vec.h"

struct position {
	uint32_t line, column;
};

struct position_map {
	struct text bytes; /* borrowed */
	VEC(uint32_t) starts; /* offset of each line */
	/* The last two answers: the next question is often a little behind
	 * one of them, an end behind its start, a start behind another. */
	struct position_answer {
		uint32_t offset;
		struct position at;
	} last, before;
};

void position_init(struct position_map *map, struct text bytes);
void position_release(struct position_map *map);

/* offset may be the end of the bytes; what lies behind counts as the end. */
struct position position_of(struct position_map *map, uint32_t offset);

#endif
