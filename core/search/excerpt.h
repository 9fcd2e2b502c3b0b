/* SPDX-License-Identifier: MIT */
/* Which piece of a file is shown of what was found in it: lines and blanks,
 * and no Markdown beyond what begins a block. */
#ifndef HENCE_SEARCH_EXCERPT_H
#define HENCE_SEARCH_EXCERPT_H

#include <stdint.h>

#include "core/base/text.h"

/* The paragraph, list item or row of a table around an offset. */
struct span excerpt_block(struct text bytes, size_t offset);

/* A piece of the block that has the mark in it and is not too long: from a
 * blank to a blank if there are any, never within a character. */
struct span excerpt_cut(struct text bytes, struct span block, struct span mark);

/* Where a span begins behind the signs of a block, which say nothing. */
uint32_t excerpt_start(struct text bytes, struct span span);

/* The line of an offset, from 1. */
uint32_t excerpt_line(struct text bytes, size_t offset);

#endif
