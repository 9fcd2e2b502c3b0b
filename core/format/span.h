/* SPDX-License-Identifier: MIT */
/*
 * Where the links and images of a block stand in the file. cmark says what
 * there is; this follows its inlines through the block's bytes, so that what
 * is placed is what cmark has read. Internal to core/format.
 */
#ifndef HENCE_FORMAT_SPAN_H
#define HENCE_FORMAT_SPAN_H

#include "core/format/inline_text.h"
#include "core/format/markdown.h"

/*
 * Fill span, url_span, form and lines of the links and images below block,
 * which has pieces. text is room to work in. Links behind a place where bytes
 * and inlines part stay unplaced.
 */
void span_place(struct md_document *doc, uint32_t block,
    struct inline_text *text);

#endif
