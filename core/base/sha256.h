/* SPDX-License-Identifier: MIT */
/* SHA-256 of bytes in memory (FIPS 180-4). */
#ifndef HENCE_BASE_SHA256_H
#define HENCE_BASE_SHA256_H

#include <stdint.h>

#include "core/base/text.h"

#define SHA256_SIZE 32
/* In hex, with its NUL. */
#define SHA256_HEX_SIZE (2 * SHA256_SIZE + 1)

struct sha256 {
	uint32_t state[8];
	uint64_t len; /* bytes so far */
	unsigned char block[64]; /* the last of them, not yet taken in */
};

void sha256_start(struct sha256 *hash);
void sha256_add(struct sha256 *hash, struct text bytes);
void sha256_end(unsigned char out[SHA256_SIZE], struct sha256 *hash);

/* All of that for one text. */
void sha256_hex(char out[SHA256_HEX_SIZE], struct text bytes);

#endif
