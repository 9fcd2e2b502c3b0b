/* SPDX-License-Identifier: MIT */
/*
 * Styled text that is broken into lines of a width. Breaks fall at blanks and
 * between CJK characters; widths are the terminal's. Text is made safe on its
 * way in, so whatever comes out can be printed.
 */
#ifndef HENCE_OUTPUT_FLOW_H
#define HENCE_OUTPUT_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/base/vec.h"

enum flow_style {
	FLOW_BOLD = 1 << 0,
	FLOW_UNDERLINE = 1 << 1,
	FLOW_DIM = 1 << 2,
	FLOW_CODE = 1 << 3,
	FLOW_HEADING = 1 << 4,
	FLOW_STRIKE = 1 << 5
};

struct flow_glyph {
	uint32_t start; /* into text */
	uint16_t link; /* 1 + index into links, 0: none */
	uint8_t len; /* bytes; 0: a forced line break */
	uint8_t width;
	uint8_t style;
	bool blank; /* may be broken at, vanishes there */
};

struct flow_line {
	size_t first, end; /* glyphs */
	size_t width;
};

struct flow {
	struct strbuf text;
	VEC(struct flow_glyph) glyphs;
	VEC(struct flow_line) lines;
	VEC(char *) links; /* URLs, safe to stand in an escape sequence */
};

void flow_init(struct flow *flow);
void flow_release(struct flow *flow);
void flow_clear(struct flow *flow);

/* Add text; runs of blanks become one unless verbatim. link: see flow_link. */
void flow_add(struct flow *flow, struct text t, uint8_t style, uint16_t link);
void flow_add_verbatim(struct flow *flow, struct text t, uint8_t style);
void flow_break(struct flow *flow); /* the next text begins a line */

/* For flow_add: terminals that know hyperlinks go to url; 0 where there are
 * too many. */
uint16_t flow_link(struct flow *flow, struct text url);

/*
 * Fill lines; words wider than width stick out, or are cut when cut is set.
 * A flow without text has no line.
 */
void flow_wrap(struct flow *flow, size_t width, bool cut);

/* Cut wherever width is reached, as blanks count in code. */
void flow_cut(struct flow *flow, size_t width);

/* The widest line, and the widest word, at any width. */
size_t flow_natural_width(const struct flow *flow);
size_t flow_word_width(const struct flow *flow);

/* Append one line; with color its styles and links as escapes. */
void flow_print(struct strbuf *out, const struct flow *flow,
    const struct flow_line *line, bool color);

/* End the last line of out, without the blanks at its end. */
void flow_end_line(struct strbuf *out);

#endif
