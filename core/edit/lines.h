/* SPDX-License-Identifier: MIT */
/* Questions about the lines of a text, asked by a byte that stands in one. */
#ifndef HENCE_EDIT_LINES_H
#define HENCE_EDIT_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/text.h"

/* The line that holds the byte, without its end. */
struct text line_text(struct text file, uint32_t at);

/* Nothing but blanks, or behind the text's end. */
bool line_is_blank(struct text file, uint32_t at);

/* Does the byte begin a line, another one being ended before it? */
bool line_begins(struct text file, uint32_t at);

/* What breaks a line of Markdown on purpose: two blanks, a backslash or <br>
 * at its end; or the empty text. */
struct text line_hard_break(struct text line);

#endif
