/* SPDX-License-Identifier: MIT */
/* The examples of FIPS 180, and lengths around the padding's edges. */
#include "core/base/sha256.h"
#include "core/base/strbuf.h"
#include "tests/unit/test.h"

static void check_hash(struct text bytes, const char *want)
{
	char hex[SHA256_HEX_SIZE];

	sha256_hex(hex, bytes);
	CHECK_STRING(hex, want);
}

static void test_examples(void)
{
	struct strbuf million = STRBUF_INIT;

	check_hash(text_of(""),
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	check_hash(text_of("abc"),
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	check_hash(text_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnom"
			   "nopnopq"),
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	check_hash(text_of("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmg"
			   "hijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmn"
			   "opqrstnopqrstu"),
	    "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
	for (size_t i = 0; i < 1000000; i++)
		strbuf_addch(&million, 'a');
	check_hash(text_make(million.buf, million.len),
	    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	strbuf_release(&million);
}

/* Byte by byte is the same as at once, whatever the length. */
static void test_parts(void)
{
	char bytes[200];
	bool same = true;

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i * 7);
	for (size_t len = 0; len <= sizeof(bytes); len++) {
		unsigned char once[SHA256_SIZE], parts[SHA256_SIZE];
		struct sha256 hash;

		sha256_start(&hash);
		sha256_add(&hash, text_make(bytes, len));
		sha256_end(once, &hash);
		sha256_start(&hash);
		for (size_t i = 0; i < len; i++)
			sha256_add(&hash, text_make(bytes + i, 1));
		sha256_end(parts, &hash);
		same = same && !memcmp(once, parts, sizeof(once));
	}
	CHECK(same);
}

int main(void)
{
	test_examples();
	test_parts();
	return test_end();
}
