/* SPDX-License-Identifier: MIT */
/*
 * Where each byte of a plain text stands in the Markdown that it was read
 * from. A guess that is right for emphasis, code and escapes; who writes by it
 * reads the text again.
 */
#ifndef HENCE_EDIT_INLINE_MAP_H
#define HENCE_EDIT_INLINE_MAP_H

#include <stdbool.h>

#include "core/base/text.h"

/*
 * The bytes of raw that are [start, end) of plain, marks around them left out;
 * false where raw does not hold plain.
 */
bool inline_map(struct text raw, struct text plain, struct span part,
    struct span *out);

/* Is c one of the marks around emphasis, code and strikethrough? */
bool inline_is_mark(char c);

#endif
