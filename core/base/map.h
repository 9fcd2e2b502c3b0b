/* SPDX-License-Identifier: MIT */
/* From strings to numbers: a hash table. Keys are copied. */
#ifndef HENCE_BASE_MAP_H
#define HENCE_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/mem.h"
#include "core/base/text.h"

struct map_slot {
	const char *key; /* NULL: free */
	uint64_t hash;
	size_t value;
};

struct map {
	struct map_slot *slots; /* a power of two of them, or none */
	size_t size, count;
	struct arena keys;
};

void map_init(struct map *map);
void map_release(struct map *map);

/* Room for so many keys at once. */
void map_reserve(struct map *map, size_t count);

/*
 * Where the key's value is; stale after the next call. A key that is new gets
 * the value 0, and *is_new (may be NULL) says so.
 */
size_t *map_at(struct map *map, struct text key, bool *is_new);

/* NULL: no such key. */
const size_t *map_find(const struct map *map, struct text key);

#endif
