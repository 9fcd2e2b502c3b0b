/* SPDX-License-Identifier: MIT */
#include "core/base/hash.h"

#include <string.h>

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9fb21c651e98df25u;
	return hash ^ (hash >> 32);
}

/* Four words at a time, each in a lane of its own. */
struct lanes {
	uint64_t a, b, c, d;
};

static void mix_words(struct lanes *lanes, const char *bytes)
{
	uint64_t word[4];

	memcpy(word, bytes, sizeof(word));
	lanes->a = mix(lanes->a, word[0]);
	lanes->b = mix(lanes->b, word[1]);
	lanes->c = mix(lanes->c, word[2]);
	lanes->d = mix(lanes->d, word[3]);
}

uint64_t hash_bytes(struct text bytes)
{
	struct lanes lanes = { bytes.len, 1, 2, 3 };
	char last[4 * sizeof(uint64_t)] = { 0 };
	const char *at = bytes.data, *end = at + bytes.len;

	for (; (size_t)(end - at) >= sizeof(last); at += sizeof(last))
		mix_words(&lanes, at);
	if (at < end)
		memcpy(last, at, (size_t)(end - at));
	mix_words(&lanes, last);
	return mix(mix(lanes.a, lanes.b), mix(lanes.c, lanes.d));
}
