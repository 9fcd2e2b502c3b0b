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

/* The history as the last run has read it, and what this one adds to that;
 * nothing with --no-cache. memory is initialised. */
struct log_memory;
void cache_recall_log(struct log_memory *memory, const struct env *env);
void cache_keep_log(const struct log_memory *memory, const struct env *env);

#endif
