/* SPDX-License-Identifier: MIT */
#include "core/base/sha256.h"

#include <stdio.h>
#include <string.h>

#define BLOCK 64
#define LENGTH_SIZE 8 /* bytes of the length at the end */

/* The first 32 bits of the fractions of the cube roots of 64 primes. */
static const uint32_t constants[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf,
	0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
	0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
	0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
	0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2 };

static uint32_t turn(uint32_t x, unsigned bits)
{
	return x >> bits | x << (32 - bits);
}

static void spread(uint32_t words[64], const unsigned char *block)
{
	for (size_t i = 0; i < 16; i++)
		words[i] = (uint32_t)block[4 * i] << 24 |
		    (uint32_t)block[4 * i + 1] << 16 |
		    (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (size_t i = 16; i < 64; i++) {
		uint32_t a = words[i - 15], b = words[i - 2];

		words[i] = words[i - 16] + words[i - 7] +
		    (turn(a, 7) ^ turn(a, 18) ^ a >> 3) +
		    (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
	}
}

static void take_in(uint32_t state[8], const unsigned char *block)
{
	uint32_t words[64], s[8];

	spread(words, block);
	memcpy(s, state, sizeof(s));
	for (size_t i = 0; i < 64; i++) {
		uint32_t e = s[4], a = s[0];
		uint32_t one = s[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
		    ((e & s[5]) ^ (~e & s[6])) + constants[i] + words[i];
		uint32_t two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) +
		    ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));

		memmove(s + 1, s, 7 * sizeof(*s));
		s[4] += one;
		s[0] = one + two;
	}
	for (size_t i = 0; i < 8; i++)
		state[i] += s[i];
}

void sha256_start(struct sha256 *hash)
{
	static const uint32_t first[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372,
		0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

	memset(hash, 0, sizeof(*hash));
	memcpy(hash->state, first, sizeof(first));
}

void sha256_add(struct sha256 *hash, struct text bytes)
{
	while (bytes.len) {
		size_t at = hash->len % BLOCK, part = BLOCK - at;

		if (part > bytes.len)
			part = bytes.len;
		memcpy(hash->block + at, bytes.data, part);
		hash->len += part;
		bytes = text_skip(bytes, part);
		if (at + part == BLOCK)
			take_in(hash->state, hash->block);
	}
}

void sha256_end(unsigned char out[SHA256_SIZE], struct sha256 *hash)
{
	static const char padding[BLOCK] = { '\x80' };
	size_t at = hash->len % BLOCK;
	uint64_t bits = hash->len * 8;
	char length[LENGTH_SIZE];

	for (size_t i = 0; i < LENGTH_SIZE; i++)
		length[i] = (char)(bits >> (8 * (LENGTH_SIZE - 1 - i)));
	sha256_add(hash,
	    text_make(padding,
		(at < BLOCK - LENGTH_SIZE ? BLOCK : 2 * BLOCK) - LENGTH_SIZE -
		    at));
	sha256_add(hash, text_make(length, sizeof(length)));
	for (size_t i = 0; i < SHA256_SIZE; i++)
		out[i] = (unsigned char)(hash->state[i / 4] >>
		    (8 * (3 - i % 4)));
}

void sha256_hex(char out[SHA256_HEX_SIZE], struct text bytes)
{
	unsigned char digest[SHA256_SIZE];
	struct sha256 hash;

	sha256_start(&hash);
	sha256_add(&hash, bytes);
	sha256_end(digest, &hash);
	for (size_t i = 0; i < SHA256_SIZE; i++)
		snprintf(out + 2 * i, 3, "%02x", digest[i]);
}
