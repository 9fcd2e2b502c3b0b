/* SPDX-License-Identifier: MIT */
#include "core/create/slug.h"

#include <stdbool.h>

#include "core/base/unicode.h"
#include "core/record/name.h"

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
		unicode_encode(out, unicode_lower(code));
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

static bool is_record(struct text stem)
{
	bool is_cover;

	return !name_is_page(stem, &is_cover) && !name_is_template(stem);
}

void slug_make_stem(struct strbuf *out, size_t stem, struct text title,
    char separator)
{
	/* A template's name has four words at most. */
	static const struct {
		const char *before, *behind;
	} rows[] = { { "", "" }, { "", " record" }, { "", " decision record" },
		{ "the ", " decision record" },
		{ "about the ", " decision record" } };
	struct strbuf plain = STRBUF_INIT, words = STRBUF_INIT;
	size_t start = out->len;

	slug_make(&plain, title, separator);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		strbuf_clear(&words);
		strbuf_addf(&words, "%s%s%s", rows[i].before, plain.buf,
		    rows[i].behind);
		for (size_t k = 0; k < words.len; k++)
			if (words.buf[k] == ' ')
				words.buf[k] = separator;
		strbuf_setlen(out, start);
		strbuf_add(out, words.buf, words.len);
		if (is_record(text_make(out->buf + stem, out->len - stem)))
			break;
	}
	strbuf_release(&plain);
	strbuf_release(&words);
}
