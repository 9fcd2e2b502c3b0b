/* SPDX-License-Identifier: MIT */
/* Tables of a page: columns fitted into a width, cells wrapped. */
#ifndef HENCE_OUTPUT_PAGE_TABLE_H
#define HENCE_OUTPUT_PAGE_TABLE_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/format/markdown.h"

/*
 * Append the table at node as lines of at most width columns (where it can be
 * had), each ended by a newline, without a prefix. One of very many columns is
 * no table any more: its rows are running text.
 */
void page_table(struct strbuf *out, const struct md_document *doc,
    uint32_t node, size_t width, bool color);

#endif
