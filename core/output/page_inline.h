/* SPDX-License-Identifier: MIT */
/* The inline part of a page: text, emphasis, code, links, images. */
#ifndef HENCE_OUTPUT_PAGE_INLINE_H
#define HENCE_OUTPUT_PAGE_INLINE_H

#include <stdbool.h>

#include "core/format/markdown.h"
#include "core/output/flow.h"

/*
 * Add all inlines below node to flow, in style. With color links to the web
 * become hyperlinks and code loses its backticks. Blocks below node are run
 * together.
 */
void page_inlines(struct flow *flow, const struct md_document *doc,
    uint32_t node, uint8_t style, bool color);

#endif
