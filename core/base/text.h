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

struct text text_of(const char *s); /* NULL gives the empty text */
struct text text_make(const char *data, size_t len);

bool text_same(struct text a, struct text b);
int text_compare(struct text a, struct text b); /* by bytes, then length */
bool text_equals(struct text t, const char *s);
bool text_equals_nocase(struct text t, const char *s); /* ASCII only */
bool text_starts(struct text t, const char *prefix);
bool text_starts_nocase(struct text t, const char *prefix);
bool text_ends(struct text t, const char *suffix);
bool text_ends_nocase(struct text t, const char *suffix);

/* Position of needle, or SIZE_MAX. */
size_t text_find(struct text t, const char *needle);
size_t text_find_char(struct text t, char c);

/* Without ASCII blanks (space, tab, CR, LF, VT, FF) at the ends. */
struct text text_trim(struct text t);
struct text text_trim_start(struct text t);
struct text text_trim_end(struct text t);

struct text text_skip(struct text t, size_t count); /* at most len */
struct text text_skip_bom(struct text t); /* UTF-8's byte order mark */

/*
 * The next line of *rest without its end; lines end at LF, CRLF or CR.
 * False at the end of the text. *rest moves behind the line's end.
 */
bool text_next_line(struct text *rest, struct text *out);

/* The bytes up to sep (left out), or the rest. False when *rest is spent. */
bool text_split(struct text *rest, char sep, struct text *out);

/* Words between ASCII blanks. */
size_t text_count_words(struct text t);

bool char_is_space(char c); /* ASCII blank, as text_trim */
bool char_is_digit(char c);
bool char_is_alpha(char c); /* ASCII */
bool char_is_alnum(char c);
bool char_is_blank(char c); /* space or tab */
bool char_is_punctuation(char c); /* ASCII */
char char_lower(char c);
char char_upper(char c);
bool char_is_one_of(char c, const char *set); /* NUL is in no set */

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
