/* SPDX-License-Identifier: MIT */
/*
 * Unicode by utf8proc. Bytes that are no UTF-8 are read one by one as U+FFFD,
 * so nothing here fails.
 */
#ifndef HENCE_BASE_UNICODE_H
#define HENCE_BASE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"

/* Behind unicode_decode, where the first byte is not ASCII. */
size_t unicode_decode_(struct text t, uint32_t *out);

/*
 * Decode the code point at the start of t, which is not empty; gives the
 * number of bytes (at least 1). An invalid byte is U+FFFD of length 1.
 */
static inline size_t unicode_decode(struct text t, uint32_t *out)
{
	*out = (unsigned char)t.data[0];
	return *out < 0x80 ? 1 : unicode_decode_(t, out);
}

void unicode_encode(struct strbuf *out, uint32_t code);
bool unicode_is_valid(struct text t);

/* Code points in t: what columns count (an invalid byte counts one). */
size_t unicode_count(struct text t);

/* Terminal columns: 0 for combining marks and controls, 2 for wide ones. */
int unicode_width_of(uint32_t code);
size_t unicode_width(struct text t);

/* The marks that belong to letters (vowel signs, accents) count as letters. */
uint32_t unicode_lower(uint32_t code); /* the simple mapping, marks kept */
uint32_t unicode_upper(uint32_t code);

bool unicode_is_letter_or_digit_(uint32_t code); /* of those beyond ASCII */

static inline bool unicode_is_letter_or_digit(uint32_t code)
{
	return code < 0x80 ? char_is_alnum((char)code)
			   : unicode_is_letter_or_digit_(code);
}

/* A part of a word as regular expressions have it: letters, marks, digits, and
 * "_" and its like; not the digits in circles and powers. */
bool unicode_is_word(uint32_t code);
bool unicode_is_space(uint32_t code); /* no-break spaces and U+3000 too */

bool unicode_is_wide_(uint32_t code); /* of those beyond ASCII */

/* CJK and the like, no spaces between */
static inline bool unicode_is_wide(uint32_t code)
{
	return code >= 0x80 && unicode_is_wide_(code);
}

/* Is the blank at that place only the end of a line between Chinese or Japanese
 * characters? No blank stands between their words: a reader sees none there. */
bool unicode_joins_lines(struct text t, size_t at);

/* What a terminal acts on or lets a text lie by: C0, DEL, C1, bidirectional
 * embeddings, overrides and isolates. */
bool unicode_is_control(uint32_t code);
bool unicode_is_emoji(uint32_t code); /* pictographs, variation selectors */

/*
 * Append t folded for comparison: NFKC, lower case by case folding, diacritics
 * off Latin and Greek letters only (kana keep their marks). Soft hyphens,
 * joiners, variation selectors and the like are left out.
 */
void unicode_fold(struct strbuf *out, struct text t);

/* Append t in NFC. */
void unicode_nfc(struct strbuf *out, struct text t);

#endif
