/* SPDX-License-Identifier: MIT */
/* Words counted, and as a number that others can be compared with: all the text
 * of a corpus comes here, so up to eight letters are looked at at once. */
#include "core/base/unicode.h"
#include "core/record/words.h"

#define EACH_BYTE(value) (0x0101010101010101u * (value))
#define TOP_BITS EACH_BYTE(0x80)
#define EIGHT sizeof(uint64_t)

/* Eight bytes, the first one lowest. Written out, as compilers then make one
 * instruction of it. */
static uint64_t load_eight(const char *data)
{
	const unsigned char *c = (const unsigned char *)data;

	return (uint64_t)c[0] | (uint64_t)c[1] << 8 | (uint64_t)c[2] << 16 |
	    (uint64_t)c[3] << 24 | (uint64_t)c[4] << 32 | (uint64_t)c[5] << 40 |
	    (uint64_t)c[6] << 48 | (uint64_t)c[7] << 56;
}

/* The next eight bytes from one that is in t; 0 behind the end. */
static uint64_t load(struct text t, size_t at)
{
	size_t left = t.len - at;
	uint64_t bytes = 0;

	if (left >= EIGHT)
		return load_eight(t.data + at);
	if (t.len >= EIGHT)
		return load_eight(t.data + t.len - EIGHT) >> 8 * (EIGHT - left);
	while (left--)
		bytes = bytes << 8 | (unsigned char)t.data[at + left];
	return bytes;
}

/* The top bit of each ASCII byte that is from first to last. */
static uint64_t find_between(uint64_t bytes, unsigned first, unsigned last)
{
	return ((bytes + EACH_BYTE(0x80 - first)) &
		   ~(bytes + EACH_BYTE(0x7f - last))) &
	    TOP_BITS;
}

/* The same of each byte that is a blank. */
static uint64_t find_blanks(uint64_t bytes)
{
	return ~(((bytes & ~TOP_BITS) + EACH_BYTE(0x7f - ' ')) | bytes) &
	    TOP_BITS;
}

/* Which byte has the first of such bits; EIGHT: none has. */
static size_t first_byte(uint64_t bits)
{
	return bits ? (size_t)__builtin_ctzll(bits) / 8 : EIGHT;
}

/* Has any of the ASCII bytes a letter or digit? */
static bool has_letter(uint64_t bytes)
{
	return find_between(bytes | EACH_BYTE(0x20), 'a', 'z') |
	    find_between(bytes, '0', '9');
}

static uint32_t count_unicode(struct text t)
{
	uint32_t words = 0, wide = 0;
	bool in_word = false;

	for (size_t i = 0; i < t.len;) {
		uint32_t code;

		i += unicode_decode(text_skip(t, i), &code);
		if (code <= ' ' || (code >= 0x80 && unicode_is_space(code))) {
			in_word = false;
		} else if (unicode_is_wide(code)) {
			wide++;
		} else if (!in_word && unicode_is_letter_or_digit(code)) {
			in_word = true;
			words++;
		}
	}
	return words + wide / 2;
}

uint32_t words_hash(uint64_t *hash, struct text t)
{
	uint64_t all = 0, sum = *hash;
	bool in_word = false;
	uint32_t words = 0;
	size_t i = 0;

	while (i < t.len) {
		uint64_t bytes = load(t, i), blanks = find_blanks(bytes);
		size_t len = first_byte(blanks);
		uint64_t word;
		bool letter;

		all |= bytes;
		if (!len) { /* behind a word, and where code is indented */
			in_word = false;
			i += first_byte(blanks ^ TOP_BITS);
			continue;
		}
		word = len < EIGHT ? bytes & (((uint64_t)1 << 8 * len) - 1)
				   : bytes;
		letter = has_letter(word);
		words += letter & !in_word;
		in_word = (in_word | letter) & (len == EIGHT);
		sum = (sum ^ word) * 0x9e3779b97f4a7c15u;
		sum ^= sum >> 32;
		i += len + (len < EIGHT);
	}
	*hash = sum;
	return all & TOP_BITS ? count_unicode(t) : words;
}

uint32_t words_count(struct text t)
{
	uint64_t unused = 0;

	return words_hash(&unused, t);
}
