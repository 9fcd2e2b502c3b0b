/* SPDX-License-Identifier: MIT */
/*
 * Blocks and cmark's inlines as the flat array of a document's nodes. The
 * second half of markdown_parse. Internal to core/format.
 */
#ifndef HENCE_FORMAT_NODE_H
#define HENCE_FORMAT_NODE_H

#include "core/format/block.h"
#include "core/format/markdown.h"

/*
 * Fill nodes, pieces and definitions of out, whose source and lines are set.
 * All of it goes to the list's arena; the list may be released afterwards.
 */
void node_make_all(struct md_document *out, struct block_list *list);

#endif
