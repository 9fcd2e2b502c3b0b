/* SPDX-License-Identifier: MIT */
/*
 * Borrowed runs of bytes and small questions about ASCII text. Nothing here
 * allocates; what needs Unicode is in unicode.h.
 */
#ifndef HENCE_BASE_TEXT_H
#define HENCE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A run of bytes somebody else owns; not NUL-terminated. */
struct text {
	const char *data;
	size_t len;
};

/* Bytes [start, end) of a file. */
struct span {
	uint32_t start, end;
};

/* For printf's "%.*s". */
#define TEXT_ARG(t) (int)(t).len, (t).data

/* Small ones that are asked many times for every line of a record. */

static inline struct text text_make(const char *data, size_t len)
{
	struct text t = { data, len };

	return t;
}

/* NULL gives the empty text. */
static inline struct text text_of(const char *s)
{
	return s ? text_make(s, strlen(s)) : text_make("", 0);
}

/* Without its first bytes; all of them where count is more. */
static inline struct text text_skip(struct text t, size_t count)
{
	if (count > t.len)
		count = t.len;
	return count ? text_make(t.data + count, t.len - count) : t;
}

/* By bytes, then length. */
static inline int text_compare(struct text a, struct text b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = 0;

	/* most differ in the first one */
	if (len && a.data[0] != b.data[0])
		return (unsigned char)a.data[0] - (unsigned char)b.data[0];
	if (len)
		order = memcmp(a.data, b.data, len);
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static inline bool text_same(struct text a, struct text b)
{
	return a.len == b.len && text_compare(a, b) == 0;
}

static inline bool text_equals(struct text t, const char *s)
{
	return text_same(t, text_of(s));
}

/* Byte by byte: most texts differ in the first one. */
static inline bool text_starts(struct text t, const char *prefix)
{
	for (size_t i = 0; prefix[i]; i++)
		if (i == t.len || t.data[i] != prefix[i])
			return false;
	return true;
}

static inline bool text_ends(struct text t, const char *suffix)
{
	size_t len = strlen(suffix);

	return t.len >= len && !memcmp(t.data + (t.len - len), suffix, len);
}

/* An ASCII blank, as text_trim takes off. */
static inline bool char_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ASCII, as all of these. */
static inline bool char_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool char_is_alnum(char c)
{
	/* A bit for each byte, as no branch guesses where words end: digits
	 * in the first 64, letters in the second. */
	static const uint64_t bits[4] = { 0x03ff000000000000,
		0x07fffffe07fffffe, 0, 0 };
	unsigned char byte = (unsigned char)c;

	return bits[byte >> 6] >> (byte & 63) & 1;
}

/* A space or tab. */
static inline bool char_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline bool char_is_punctuation(char c)
{
	return c > ' ' && c < 0x7f && !char_is_alnum(c);
}

/* NUL is in no set. */
static inline bool char_is_one_of(char c, const char *set)
{
	while (*set && *set != c)
		set++;
	return *set;
}

static inline char char_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline char char_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

bool text_equals_nocase(struct text t, const char *s); /* ASCII only */
bool text_starts_nocase(struct text t, const char *prefix);
bool text_ends_nocase(struct text t, const char *suffix);

/* Position of needle, or SIZE_MAX. */
size_t text_find(struct text t, const char *needle);
size_t text_find_char(struct text t, char c);
/* The same as text_find, and quicker where few texts have needle[rare]. */
size_t text_find_rare(struct text t, const char *needle, size_t rare);

/* Without ASCII blanks (space, tab, CR, LF, VT, FF) at the ends. */
struct text text_trim(struct text t);
struct text text_trim_start(struct text t);
struct text text_trim_end(struct text t);

struct text text_skip_bom(struct text t); /* UTF-8's byte order mark */

/*
 * The next line of *rest without its end; lines end at LF, CRLF or CR.
 * False at the end of the text. *rest moves behind the line's end.
 */
bool text_next_line(struct text *rest, struct text *out);

/* The next LF or CR from at on, or its length; has_cr: it has any CR, as most
 * texts have none and are gone through quicker. */
size_t text_find_line_end(struct text t, size_t at, bool has_cr);

/* The bytes up to sep (left out), or the rest. False when *rest is spent. */
bool text_split(struct text *rest, char sep, struct text *out);

/*
 * All of t as a decimal number; leading zeros are fine. False when t is empty,
 * has anything else in it, or is over UINT32_MAX.
 */
bool text_to_number(struct text t, uint32_t *out);

/*
 * Index of the candidate nearest to word (edit distance with transpositions,
 * case ignored, at most a third of the longer word), or SIZE_MAX.
 */
size_t text_nearest(const char *word, const char *const *candidates,
    size_t count);

#endif
