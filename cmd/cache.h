/* SPDX-License-Identifier: MIT */
/* Where the cache of parsed records is, and whether there is one. */
#ifndef HENCE_CMD_CACHE_H
#define HENCE_CMD_CACHE_H

#include "cmd/env.h"

struct index_cache;

/*
 * <common git dir>/hence/index.db; where that cannot be written to, and outside
 * git, a file of its own below $XDG_CACHE_HOME/hence. NULL with --no-cache.
 * Nothing is made or opened yet.
 */
struct index_cache *cache_open(const struct env *env);

#endif
