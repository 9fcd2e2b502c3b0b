/* SPDX-License-Identifier: MIT */
/*
 * The parts links are written with: labels, destinations and titles, read as
 * cmark reads them. Internal to core/format; all of it works on a block's
 * text, whose lines are joined by "\n".
 */
#ifndef HENCE_FORMAT_LINK_SYNTAX_H
#define HENCE_FORMAT_LINK_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"

/* Bytes [start, end) of a text. */
struct range {
	size_t start, end;
};

/* What stands behind a link's text: "(destination "title")". */
struct link_tail {
	struct range url; /* without angle brackets */
	size_t end; /* behind ")" */
};

struct link_definition {
	struct range label; /* trimmed, without the brackets */
	struct range url;
	size_t end; /* of the destination or title */
	size_t next; /* behind the line's end */
};

/* A "[label]" at position at; *end is behind it. The label may be empty. */
bool link_label(struct text t, size_t at, struct range *label, size_t *end);

bool link_tail_read(struct text t, size_t at, struct link_tail *out);

/* A reference definition at position at, where a line starts. */
bool link_definition_read(struct text t, size_t at,
    struct link_definition *out);

#endif
