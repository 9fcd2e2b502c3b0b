/* SPDX-License-Identifier: MIT */
#include "core/base/unicode.h"

#include <assert.h>
#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT 0xfffd
#define ZERO_WIDTH_JOINER 0x200d

/* Code points normalised at once; the longest decomposition has 18. */
#define CHUNK_SOFT 128
#define CHUNK_HARD 256
#define CHUNK_ROOM (CHUNK_HARD * 18)

struct range {
	uint32_t first, last;
};

static const struct range latin_or_greek[] = { { 'A', 'Z' }, { 'a', 'z' },
	{ 0xaa, 0xaa }, { 0xba, 0xba }, { 0xc0, 0xd6 }, { 0xd8, 0xf6 },
	{ 0xf8, 0x2af }, { 0x370, 0x3e1 }, { 0x3f0, 0x3ff }, { 0x1d00, 0x1d2a },
	{ 0x1d6b, 0x1d77 }, { 0x1d79, 0x1d9a }, { 0x1e00, 0x1fff },
	{ 0x2c60, 0x2c7f }, { 0xa722, 0xa787 }, { 0xa78b, 0xa7ff },
	{ 0xab30, 0xab64 } };

static const struct range wide_scripts[] = { { 0x1100, 0x11ff },
	{ 0x2e80, 0x2fdf }, { 0x2ff0, 0x303e }, { 0x3041, 0x33ff },
	{ 0x3400, 0x4dbf }, { 0x4e00, 0xa4cf }, { 0xa960, 0xa97f },
	{ 0xac00, 0xd7ff }, { 0xf900, 0xfaff }, { 0xfe30, 0xfe4f },
	{ 0xff01, 0xffdc }, { 0x16fe0, 0x18d08 }, { 0x1aff0, 0x1b2fb },
	{ 0x20000, 0x3fffd } };

/* Of these, the ones of Chinese and Japanese; Korean has blanks. */
static const struct range unspaced[] = { { 0x2e80, 0x303e }, { 0x3041, 0x312f },
	{ 0x3190, 0x31ff }, { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff },
	{ 0xf900, 0xfaff }, { 0xff01, 0xff9f }, { 0x20000, 0x3fffd } };

static const struct range emoji[] = { { 0x200d, 0x200d }, { 0x203c, 0x203c },
	{ 0x2049, 0x2049 }, { 0x20e3, 0x20e3 }, { 0x2139, 0x2139 },
	{ 0x2194, 0x2199 }, { 0x21a9, 0x21aa }, { 0x231a, 0x231b },
	{ 0x2328, 0x2328 }, { 0x23cf, 0x23cf }, { 0x23e9, 0x23fa },
	{ 0x24c2, 0x24c2 }, { 0x25a0, 0x27bf }, { 0x2934, 0x2935 },
	{ 0x2b00, 0x2bff }, { 0x3030, 0x3030 }, { 0x303d, 0x303d },
	{ 0x3297, 0x3297 }, { 0x3299, 0x3299 }, { 0xfe00, 0xfe0f },
	{ 0x1f000, 0x1faff }, { 0xe0020, 0xe007f }, { 0xe0100, 0xe01ef } };

/* Wide, and assigned only after the tables of an older utf8proc. */
static const struct range wide_reserves[] = { { 0x1f300, 0x1faff },
	{ 0x20000, 0x3fffd } };

/* Letters and half-width marks that compose with what is before them. */
static const struct range trailing_letters[] = { { 0x1160, 0x11ff },
	{ 0xd7b0, 0xd7ff }, { 0xff9e, 0xffdc } };

/* Symbols that Unicode counts as alphabetic, too. */
static const struct range letters_in_rings[] = { { 0x24b6, 0x24e9 },
	{ 0x1f130, 0x1f149 }, { 0x1f150, 0x1f169 }, { 0x1f170, 0x1f189 } };

static bool is_among(uint32_t code, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count && code >= ranges[i].first; i++)
		if (code <= ranges[i].last)
			return true;
	return false;
}

#define IS_AMONG(code, ranges) \
	is_among(code, ranges, sizeof(ranges) / sizeof((ranges)[0]))

static size_t ascii_run(struct text t)
{
	size_t len = 0;
	uint64_t word;

	for (; t.len - len >= sizeof(word); len += sizeof(word)) {
		memcpy(&word, t.data + len, sizeof(word));
		if (word & 0x8080808080808080u)
			break;
	}
	while (len < t.len && (unsigned char)t.data[len] < 0x80)
		len++;
	return len;
}

size_t unicode_decode_(struct text t, uint32_t *out)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t len;

	len = utf8proc_iterate((const utf8proc_uint8_t *)t.data,
	    t.len < 4 ? (utf8proc_ssize_t)t.len : 4, &code);
	*out = len > 0 ? (uint32_t)code : REPLACEMENT;
	return len > 0 ? (size_t)len : 1;
}

void unicode_encode(struct strbuf *out, uint32_t code)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t len;

	if (code < 0x80) {
		strbuf_addch(out, (char)code);
		return;
	}
	if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		code = REPLACEMENT;
	len = utf8proc_encode_char((utf8proc_int32_t)code, bytes);
	strbuf_add(out, bytes, (size_t)len);
}

bool unicode_is_valid(struct text t)
{
	uint32_t code;

	while ((t = text_skip(t, ascii_run(t))).len) {
		size_t len = unicode_decode(t, &code);

		if (len == 1)
			return false;
		t = text_skip(t, len);
	}
	return true;
}

size_t unicode_count(struct text t)
{
	size_t count = 0;
	uint32_t code;

	while (t.len) {
		size_t run = ascii_run(t);

		count += run;
		t = text_skip(t, run);
		if (!t.len)
			break;
		t = text_skip(t, unicode_decode(t, &code));
		count++;
	}
	return count;
}

int unicode_width_of(uint32_t code)
{
	if (code < 0x80)
		return code >= 0x20 && code < 0x7f;
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_CN:
		return IS_AMONG(code, wide_reserves) ? 2 : 1;
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return 0;
	case UTF8PROC_CATEGORY_CO:
		return 1;
	default:
		return utf8proc_charwidth((utf8proc_int32_t)code);
	}
}

static size_t ascii_width(struct text t)
{
	size_t width = 0;

	for (size_t i = 0; i < t.len; i++)
		width += t.data[i] >= 0x20 && t.data[i] < 0x7f;
	return width;
}

size_t unicode_width(struct text t)
{
	size_t width = 0;
	uint32_t code, before = 0;

	while (t.len) {
		size_t run = ascii_run(t);

		if (run) {
			width += ascii_width(text_make(t.data, run));
			t = text_skip(t, run);
			before = 0;
			continue;
		}
		t = text_skip(t, unicode_decode(t, &code));
		/* A joined pictograph and a skin tone add no columns. */
		if (before != ZERO_WIDTH_JOINER &&
		    !(code >= 0x1f3fb && code <= 0x1f3ff &&
			unicode_is_emoji(before)))
			width += (size_t)unicode_width_of(code);
		before = code;
	}
	return width;
}

uint32_t unicode_lower(uint32_t code)
{
	/* the capital I with a dot is an i here, not an i with a dot above */
	if (code == 0x130)
		return 'i';
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

uint32_t unicode_upper(uint32_t code)
{
	return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
}

bool unicode_is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) ||
	    (code >= 0x202a && code <= 0x202e) ||
	    (code >= 0x2066 && code <= 0x2069);
}

bool unicode_is_letter_or_digit_(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category(
	    (utf8proc_int32_t)code);

	if (category == UTF8PROC_CATEGORY_ME || unicode_is_emoji(code))
		return false;
	return category >= UTF8PROC_CATEGORY_LU &&
	    category <= UTF8PROC_CATEGORY_NO;
}

bool unicode_is_word(uint32_t code)
{
	utf8proc_category_t category;

	if (code < 0x80)
		return char_is_alnum((char)code) || code == '_';
	category = utf8proc_category((utf8proc_int32_t)code);
	return (category >= UTF8PROC_CATEGORY_LU &&
		   category <= UTF8PROC_CATEGORY_NL) ||
	    category == UTF8PROC_CATEGORY_PC ||
	    IS_AMONG(code, letters_in_rings);
}

bool unicode_is_space(uint32_t code)
{
	utf8proc_category_t category;

	if (code < 0x80)
		return char_is_space((char)code);
	category = utf8proc_category((utf8proc_int32_t)code);
	return code == 0x85 ||
	    (category >= UTF8PROC_CATEGORY_ZS &&
		category <= UTF8PROC_CATEGORY_ZP);
}

bool unicode_is_wide_(uint32_t code)
{
	return IS_AMONG(code, wide_scripts);
}

bool unicode_joins_lines(struct text t, size_t at)
{
	size_t begin = at, end, breaks = 0;
	uint32_t before, behind;

	while (begin && char_is_space(t.data[begin - 1]))
		begin--;
	for (end = begin; end < t.len && char_is_space(t.data[end]); end++)
		breaks += t.data[end] == '\n';
	if (breaks != 1 || end == at || !begin || end == t.len)
		return false;
	begin--;
	while (begin && (t.data[begin] & 0xc0) == 0x80)
		begin--;
	unicode_decode(text_skip(t, begin), &before);
	unicode_decode(text_skip(t, end), &behind);
	return IS_AMONG(before, unspaced) && IS_AMONG(behind, unspaced);
}

bool unicode_is_emoji(uint32_t code)
{
	return IS_AMONG(code, emoji);
}

static bool is_mark(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category(
	    (utf8proc_int32_t)code);

	return category >= UTF8PROC_CATEGORY_MN &&
	    category <= UTF8PROC_CATEGORY_ME;
}

static bool joins_previous(uint32_t code)
{
	return is_mark(code) || IS_AMONG(code, trailing_letters);
}

/*
 * Move one stretch of t that normalises by itself into chunk, as valid UTF-8.
 * A limit on it keeps the sorting of endless marks from taking for ever.
 */
static void take_chunk(struct strbuf *chunk, struct text *t)
{
	struct text rest = *t;
	size_t count = 0;

	strbuf_clear(chunk);
	while (rest.len && count < CHUNK_HARD) {
		uint32_t code;
		size_t len = unicode_decode(rest, &code);

		if (count && code < 0x80)
			break;
		if (count >= CHUNK_SOFT && !joins_previous(code))
			break;
		unicode_encode(chunk, code);
		rest = text_skip(rest, len);
		count++;
	}
	*t = rest;
}

static size_t drop_diacritics(utf8proc_int32_t *codes, size_t count)
{
	size_t kept = 0;
	bool drops = false;

	for (size_t i = 0; i < count; i++) {
		uint32_t code = (uint32_t)codes[i];

		if (!is_mark(code))
			drops = IS_AMONG(code, latin_or_greek);
		else if (drops && code != 0x20e3)
			continue;
		codes[kept++] = codes[i];
	}
	return kept;
}

static void normalise_chunk(struct strbuf *out, const struct strbuf *chunk,
    utf8proc_option_t options)
{
	utf8proc_int32_t codes[CHUNK_ROOM];
	utf8proc_ssize_t count;
	size_t kept;

	count = utf8proc_decompose((const utf8proc_uint8_t *)chunk->buf,
	    (utf8proc_ssize_t)chunk->len, codes, CHUNK_ROOM, options);
	assert(count >= 0 && count <= CHUNK_ROOM);
	kept = (size_t)count;
	if (options & UTF8PROC_CASEFOLD)
		kept = drop_diacritics(codes, kept);
	count = utf8proc_normalize_utf32(codes, (utf8proc_ssize_t)kept,
	    options);
	assert(count >= 0);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		unicode_encode(out, (uint32_t)codes[i]);
}

static void add_ascii(struct strbuf *out, struct text t, bool lower)
{
	size_t start = out->len;

	strbuf_add(out, t.data, t.len);
	for (size_t i = start; lower && i < out->len; i++)
		out->buf[i] = char_lower(out->buf[i]);
}

static void normalise(struct strbuf *out, struct text t,
    utf8proc_option_t options)
{
	struct strbuf chunk = STRBUF_INIT;

	while (t.len) {
		size_t run = ascii_run(t);

		/* The last one may take the marks that come. */
		if (run && run < t.len)
			run--;
		add_ascii(out, text_make(t.data, run),
		    options & UTF8PROC_CASEFOLD);
		t = text_skip(t, run);
		if (!t.len)
			break;
		take_chunk(&chunk, &t);
		normalise_chunk(out, &chunk, options);
	}
	strbuf_release(&chunk);
}

void unicode_fold(struct strbuf *out, struct text t)
{
	normalise(out, t,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
		UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
}

void unicode_nfc(struct strbuf *out, struct text t)
{
	normalise(out, t, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}
