/* SPDX-License-Identifier: MIT */
/*
 * Ids that records had before. They count where nothing else has the id.
 * Internal to core/corpus.
 */
#ifndef HENCE_CORPUS_ALIAS_H
#define HENCE_CORPUS_ALIAS_H

#include "core/corpus/corpus.h"

/*
 * Does the record's alias mean what the id does? In any width, and without the
 * prefix that its records have.
 */
bool alias_is(const struct corpus *corpus, const struct record *record,
    struct text alias, struct text id);

/* Has the record such an alias? */
bool alias_has(const struct corpus *corpus, const struct record *record,
    struct text id);

/* The record among these with such an alias, one of the collection first. A
 * bare number is one of that collection, and of no other. */
const struct record *alias_find(const struct corpus *corpus,
    const struct record *const *records, size_t count,
    const struct collection *collection, struct text id);

#endif
