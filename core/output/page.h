/* SPDX-License-Identifier: MIT */
/* A Markdown document laid out for reading on a terminal or a pipe. */
#ifndef HENCE_OUTPUT_PAGE_H
#define HENCE_OUTPUT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/strbuf.h"
#include "core/format/markdown.h"

struct page_options {
	size_t width; /* columns to fill */
	bool color; /* styles and hyperlinks as escape sequences */
	/* A heading that begins on this line is left out; 0: none is. */
	uint32_t skip_line;
	bool cut_code; /* long lines of code go on below, indented */
	/* By line - 1, as many as the document has; NULL: all are shown. A
	 * block of the outermost level that begins on one is left out. */
	const bool *hidden;
};

/* Append the document; every line ends in a newline. */
void page_render(struct strbuf *out, const struct md_document *doc,
    const struct page_options *options);

#endif
