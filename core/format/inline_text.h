/* SPDX-License-Identifier: MIT */
/*
 * The pieces of a block as the one text that cmark sees, lines joined by
 * "\n", with the way back to the bytes of the file. Internal to core/format.
 */
#ifndef HENCE_FORMAT_INLINE_TEXT_H
#define HENCE_FORMAT_INLINE_TEXT_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/base/vec.h"
#include "core/format/markdown.h"

struct inline_segment {
	size_t at; /* in text */
	uint32_t source; /* in the file */
};

/* Zeroed and strbuf_init before the first use; kept for many blocks. */
struct inline_text {
	struct strbuf text;
	VEC(struct inline_segment) segments;
};

/*
 * Fill from pieces, each of which gives a line. NUL becomes U+FFFD as in
 * cmark; in a table's cell "\|" becomes "|".
 */
void inline_text_fill(struct inline_text *out, struct text source,
    const struct span *pieces, uint32_t count, bool cell);
void inline_text_release(struct inline_text *text);

/* The file's byte that the byte at came from. */
uint32_t inline_text_source(const struct inline_text *text, size_t at);

/* The file's bytes that [start, end) came from. */
struct span inline_text_span(const struct inline_text *text, size_t start,
    size_t end);

#endif
