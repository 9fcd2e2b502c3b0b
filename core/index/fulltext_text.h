/* SPDX-License-Identifier: MIT */
/*
 * What FTS5 is asked, in its own language, and what it marks in its answers. No
 * text of a user's goes in but words (struct words), which have no sign in them
 * that means anything there.
 */
#ifndef HENCE_INDEX_FULLTEXT_TEXT_H
#define HENCE_INDEX_FULLTEXT_TEXT_H

#include "core/search/index.h"

/* Never in a word. */
#define FTS_MARK_BEGIN "\x01"
#define FTS_MARK_END "\x02"

/* Append an expression that stands by itself. */
void fulltext_text_add(struct strbuf *out, const struct search_needle *needle);

/* Append the indexes of the words that are within marks. */
void fulltext_text_read_marks(word_list *out, struct text marked);

#endif
