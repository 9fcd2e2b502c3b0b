/* SPDX-License-Identifier: MIT */
#include "core/base/map.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"

#define FIRST_SIZE 64

void map_init(struct map *map)
{
	memset(map, 0, sizeof(*map));
	arena_init(&map->keys);
}

void map_release(struct map *map)
{
	free(map->slots);
	arena_release(&map->keys);
	map_init(map);
}

static bool is_key(const struct map_slot *slot, struct text key, uint64_t hash)
{
	return slot->hash == hash && strlen(slot->key) == key.len &&
	    !memcmp(slot->key, key.data, key.len);
}

/* The slot that has the key, or the free one where it belongs. */
static struct map_slot *slot_of(const struct map *map, struct text key,
    uint64_t hash)
{
	size_t at = (size_t)hash & (map->size - 1);

	while (map->slots[at].key && !is_key(&map->slots[at], key, hash))
		at = (at + 1) & (map->size - 1);
	return &map->slots[at];
}

static void grow(struct map *map, size_t size)
{
	struct map_slot *old = map->slots;
	size_t old_size = map->size;

	map->size = size;
	map->slots = mem_alloc(map->size * sizeof(*map->slots));
	for (size_t i = 0; i < old_size; i++)
		if (old[i].key)
			*slot_of(map, text_of(old[i].key),
			    old[i].hash) = old[i];
	free(old);
}

void map_reserve(struct map *map, size_t count)
{
	size_t size = map->size ? map->size : FIRST_SIZE;

	while (size / 2 <= count)
		size *= 2;
	if (size > map->size)
		grow(map, size);
}

size_t *map_at(struct map *map, struct text key, bool *is_new)
{
	uint64_t hash = hash_bytes(key);
	struct map_slot *slot;

	if (map->count * 2 >= map->size)
		grow(map, map->size ? map->size * 2 : FIRST_SIZE);
	slot = slot_of(map, key, hash);
	if (is_new)
		*is_new = !slot->key;
	if (!slot->key) {
		slot->key = arena_strndup(&map->keys, key.data ? key.data : "",
		    key.len);
		slot->hash = hash;
		map->count++;
	}
	return &slot->value;
}

const size_t *map_find(const struct map *map, struct text key)
{
	const struct map_slot *slot;

	if (!map->size)
		return NULL;
	slot = slot_of(map, key, hash_bytes(key));
	return slot->key ? &slot->value : NULL;
}
