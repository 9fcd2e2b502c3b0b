/* SPDX-License-Identifier: MIT */
#include "core/base/hash.h"

#include <string.h>

#include "tests/unit/test.h"

/* Each bit of each length counts, and so does the length. */
static void test_differs(void)
{
	char bytes[80] = { 0 };

	for (size_t len = 0; len < sizeof(bytes); len++) {
		uint64_t hash = hash_bytes(text_make(bytes, len));

		CHECK(hash_bytes(text_make(bytes, len + 1)) != hash);
		for (size_t i = 0; i < len * 8; i++) {
			bytes[i / 8] ^= (char)(1 << i % 8);
			CHECK(hash_bytes(text_make(bytes, len)) != hash);
			bytes[i / 8] ^= (char)(1 << i % 8);
		}
		CHECK(hash_bytes(text_make(bytes, len)) == hash);
	}
}

/* Numbers are spread over the last bits, which tables take. */
static void test_spread(void)
{
	char name[] = "docs/adr/00000-record.md";
	int counts[64] = { 0 };

	for (int i = 0; i < 6400; i++) {
		for (int k = 0, n = i; k < 5; k++, n /= 10)
			name[13 - k] = (char)('0' + n % 10);
		counts[hash_bytes(text_of(name)) % 64]++;
	}
	for (int i = 0; i < 64; i++)
		CHECK(counts[i] > 50 && counts[i] < 150);
}

int main(void)
{
	test_differs();
	test_spread();
	return test_end();
}
