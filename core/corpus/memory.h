/* SPDX-License-Identifier: MIT */
/*
 * A cache of parsed records for as long as this run takes, in front of another
 * one: what one state of a repository has read is not read again for the next.
 * Knows nothing of how the other keeps them.
 */
#ifndef HENCE_CORPUS_MEMORY_H
#define HENCE_CORPUS_MEMORY_H

#include "core/corpus/cache.h"

struct record_memory;

struct record_memory *record_memory_new(void);
void record_memory_free(struct record_memory *memory); /* NULL is fine */

/*
 * As corpus_options wants it, until the next call; behind may be NULL. A record
 * that is found stays in the arena of the corpus that was loaded first: release
 * that one last.
 */
const struct record_cache *record_memory_use(struct record_memory *memory,
    const struct record_cache *behind);

#endif
