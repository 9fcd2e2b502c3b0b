/* SPDX-License-Identifier: MIT */
/*
 * A template or text line by line, each with what Markdown makes of it. Lines
 * are read with their ends, so that what is not filled in stays byte for byte.
 */
#ifndef HENCE_CREATE_OUTLINE_H
#define HENCE_CREATE_OUTLINE_H

#include <stdbool.h>

#include "core/base/mem.h"
#include "core/base/text.h"
#include "core/format/markdown.h"

struct outline_line {
	struct text text; /* without its end */
	struct text end; /* "\n", "\r\n", "\r" or "" */
	bool in_front; /* inside front matter */
	bool is_fence; /* opens or closes front matter */
	bool in_code; /* inside a code block or a block of HTML */
	int level; /* of a heading that begins here, else 0 */
	struct text heading; /* its words, as written */
	size_t behind; /* the offset behind it and what it is underlined with */
};

struct outline {
	struct text text; /* borrowed */
	size_t body; /* offset behind front matter; 0: there is none */
	struct arena arena;
	struct md_document doc;
	struct text rest; /* the lines not read yet */
	uint32_t line; /* the number of the last one read */
	uint32_t node; /* the first block that ends behind it */
};

void outline_init(struct outline *outline, struct text text);
void outline_release(struct outline *outline);

/* The next line; false at the end. */
bool outline_next(struct outline *outline, struct outline_line *out);

/* "# Summary" begins a section, though it is written like a title. */
bool outline_is_section(struct text heading);

/*
 * The length of the part that precedes the first section. A section that is a
 * field, as "## Status", belongs to it unless keep_fields is false.
 */
size_t outline_header_length(struct text text, bool keep_fields);

/* Does text begin with front matter or with a heading of its own? */
bool outline_has_header(struct text text);

#endif
