/* SPDX-License-Identifier: MIT */
#include "core/change/slug.h"

#include <stdbool.h>

#include "core/base/unicode.h"

/*
 * Capitals with diacritics, which folding would lose: a small letter is delta
 * further, or (PAIRS) capitals and small letters take turns.
 */
enum {
	PAIRS_EVEN = 1000,
	PAIRS_ODD
};

static const struct {
	uint32_t first, last;
	int delta;
} capitals[] = {
	{ 'A', 'Z', 32 },
	{ 0xc0, 0xd6, 32 },
	{ 0xd8, 0xde, 32 },
	{ 0x100, 0x12f, PAIRS_EVEN },
	{ 0x130, 0x130, 'i' - 0x130 },
	{ 0x132, 0x137, PAIRS_EVEN },
	{ 0x139, 0x148, PAIRS_ODD },
	{ 0x14a, 0x177, PAIRS_EVEN },
	{ 0x178, 0x178, 0xff - 0x178 },
	{ 0x179, 0x17e, PAIRS_ODD },
	{ 0x1a0, 0x1a0, 1 },
	{ 0x1af, 0x1af, 1 },
	{ 0x1cd, 0x1dc, PAIRS_ODD },
	{ 0x218, 0x21b, PAIRS_EVEN },
	{ 0x386, 0x386, 38 },
	{ 0x388, 0x38a, 37 },
	{ 0x38c, 0x38c, 64 },
	{ 0x38e, 0x38f, 63 },
	{ 0x391, 0x3ab, 32 },
	{ 0x400, 0x40f, 80 },
	{ 0x410, 0x42f, 32 },
	{ 0x460, 0x481, PAIRS_EVEN },
	{ 0x48a, 0x4bf, PAIRS_EVEN },
	{ 0x4d0, 0x52f, PAIRS_EVEN },
	{ 0x531, 0x556, 48 },
	{ 0x1e00, 0x1e95, PAIRS_EVEN },
	{ 0x1ea0, 0x1eff, PAIRS_EVEN },
	{ 0xff21, 0xff3a, 32 },
};

static uint32_t lower(uint32_t code)
{
	size_t i;

	for (i = 0; i < sizeof(capitals) / sizeof(*capitals); i++) {
		if (code < capitals[i].first || code > capitals[i].last)
			continue;
		if (capitals[i].delta == PAIRS_EVEN)
			return code | 1;
		if (capitals[i].delta == PAIRS_ODD)
			return code + (code & 1);
		return (uint32_t)((int)code + capitals[i].delta);
	}
	return code;
}

/* Marks belong to the letter before them: vowel signs, vowel points. */
static bool is_mark(uint32_t code)
{
	return code != 0xfffd && code > 0x2ff && !unicode_width_of(code) &&
	    !unicode_is_space(code) && !unicode_is_emoji(code) &&
	    !(code >= 0x200b && code <= 0x206f) && code != 0xfeff;
}

static void add_words(struct strbuf *out, struct text title, char separator)
{
	size_t start = out->len;
	bool gap = false;

	while (title.len) {
		uint32_t code;

		title = text_skip(title, unicode_decode(title, &code));
		if (code == '\'' || code == 0x2019)
			continue;
		if (!unicode_is_letter_or_digit(code) &&
		    !(out->len > start && !gap && is_mark(code))) {
			gap = true;
			continue;
		}
		if (gap && out->len > start)
			strbuf_addch(out, separator);
		gap = false;
		unicode_encode(out, lower(code));
	}
}

/* At a word's end where that keeps half of it, else between two letters. */
static void cut(struct strbuf *out, size_t start, char separator)
{
	size_t end = start + SLUG_SIZE, word;

	if (out->len <= end)
		return;
	for (word = end; word > start && out->buf[word] != separator; word--)
		;
	if (word > start + SLUG_SIZE / 2)
		end = word;
	while (((unsigned char)out->buf[end] & 0xc0) == 0x80)
		end--;
	strbuf_setlen(out, end);
}

static bool is_reserved(struct text slug)
{
	static const char *const names[] = { "con", "prn", "aux", "nul" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (text_equals(slug, names[i]))
			return true;
	return slug.len == 4 && char_is_digit(slug.data[3]) &&
	    (text_starts(slug, "com") || text_starts(slug, "lpt"));
}

void slug_make(struct strbuf *out, struct text title, char separator)
{
	struct strbuf composed = STRBUF_INIT;
	size_t start = out->len;

	unicode_nfc(&composed, title);
	add_words(out, text_make(composed.buf, composed.len), separator);
	cut(out, start, separator);
	if (is_reserved(text_make(out->buf + start, out->len - start)))
		strbuf_addf(out, "%crecord", separator);
	if (out->len == start)
		strbuf_addstr(out, "untitled");
	strbuf_release(&composed);
}
