/* SPDX-License-Identifier: MIT */
/* The cache of parsed records: core/corpus/cache.h's, kept in one file. */
#ifndef HENCE_INDEX_CACHE_H
#define HENCE_INDEX_CACHE_H

#include "core/corpus/cache.h"

struct index_cache;

/*
 * The database is at path or, where that cannot be written to, at other; each
 * may be "". Nothing is made or opened, its folder neither, before begin.
 */
struct index_cache *index_cache_new(const char *path, const char *other);
void index_cache_free(struct index_cache *cache); /* NULL is fine */

/* As corpus_options wants it; lives as long as the cache. */
const struct record_cache *index_cache_use(struct index_cache *cache);

/* Of other bytes, in the same file; lives as long as the cache. */
const struct byte_cache *index_cache_bytes(struct index_cache *cache);

#endif
