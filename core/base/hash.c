/* SPDX-License-Identifier: MIT */
#include "core/base/hash.h"

#include <string.h>

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9fb21c651e98df25u;
	return hash ^ (hash >> 32);
}

/* Four words at a time, each in a lane of its own. */
uint64_t hash_bytes(struct text bytes)
{
	uint64_t lanes[4] = { bytes.len, 1, 2, 3 }, word[4];
	const char *at = bytes.data, *end = at + bytes.len;

	for (; (size_t)(end - at) >= sizeof(word); at += sizeof(word)) {
		memcpy(word, at, sizeof(word));
		for (int i = 0; i < 4; i++)
			lanes[i] = mix(lanes[i], word[i]);
	}
	memset(word, 0, sizeof(word));
	if (at < end)
		memcpy(word, at, (size_t)(end - at));
	for (int i = 0; i < 4; i++)
		lanes[i] = mix(lanes[i], word[i]);
	return mix(mix(lanes[0], lanes[1]), mix(lanes[2], lanes[3]));
}
