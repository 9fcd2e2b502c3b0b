/* SPDX-License-Identifier: MIT */
/* Where the cache of parsed records is, and whether there is one. */
#ifndef HENCE_CMD_CACHE_H
#define HENCE_CMD_CACHE_H

#include "cmd/env.h"

/*
 * corpus_load with the cache: <common git dir>/hence/index.db; where that cannot
 * be written to, and outside git, a file of its own below $XDG_CACHE_HOME/hence.
 * With --no-cache, and for names alone, without. What env.memory has
 * is asked for first.
 */
enum status cache_load(struct corpus *out, const struct env *env,
    struct source *source, const struct corpus_options *options,
    struct error *err);

/* The same cache for other things than records, or NULL with --no-cache; free
 * it with index_cache_free. */
struct index_cache;
struct index_cache *cache_new(const struct env *env);

/* The index of a search in the same file, or NULL with --no-cache; free it with
 * index_search_free. */
struct index_search;
struct index_search *cache_search(const struct env *env);

#endif
