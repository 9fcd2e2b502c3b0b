/* SPDX-License-Identifier: MIT */
/* A flow as lines of a page that stand below one another. */
#ifndef HENCE_OUTPUT_PARAGRAPH_H
#define HENCE_OUTPUT_PARAGRAPH_H

#include "core/output/flow.h"

struct paragraph_options {
	size_t width; /* of the page */
	size_t indent; /* columns before the mark */
	const char *mark; /* in front of the first line: "- ", or "" */
	size_t mark_width; /* its columns; the other lines begin behind them */
	bool color;
};

/* Append the flow's text, wrapped; where the page is too narrow it sticks out. */
void paragraph_print(struct strbuf *out, struct flow *flow,
    const struct paragraph_options *options);

#endif
