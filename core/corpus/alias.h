/* SPDX-License-Identifier: MIT */
/*
 * Ids that records had before. They count where nothing else has the id.
 * Internal to core/corpus.
 */
#ifndef HENCE_CORPUS_ALIAS_H
#define HENCE_CORPUS_ALIAS_H

#include "core/corpus/corpus.h"

/* Has the record an alias that means the id, in any width, and with or without
 * the prefix that its ids have? */
bool alias_has(const struct corpus *corpus, const struct record *record,
    struct text id);

struct alias_row {
	bool has_number;
	uint32_t number;
	struct text word; /* the prefix, or all of it without a number */
	const struct record *record;
};

/* All of a corpus, for finding them in logarithmic time. */
typedef VEC(struct alias_row) alias_list;

void alias_list_fill(alias_list *out, const struct corpus *corpus);

/* The record with such an alias, one of the collection first. A bare number is
 * one of that collection, and of no other. NULL: none. */
const struct record *alias_find(const alias_list *list,
    const struct corpus *corpus, const struct collection *collection,
    struct text id);

#endif
