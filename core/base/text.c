/* SPDX-License-Identifier: MIT */
#include "core/base/text.h"

#include <string.h>

/* Longer words are no slips of the finger. */
#define NEAREST_MAX 64

static bool same_nocase(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (char_lower(a[i]) != char_lower(b[i]))
			return false;
	return true;
}

bool text_equals_nocase(struct text t, const char *s)
{
	return t.len == strlen(s) && same_nocase(t.data, s, t.len);
}

bool text_starts_nocase(struct text t, const char *prefix)
{
	size_t len = strlen(prefix);

	return t.len >= len && same_nocase(t.data, prefix, len);
}

bool text_ends_nocase(struct text t, const char *suffix)
{
	size_t len = strlen(suffix);

	return t.len >= len &&
	    text_equals_nocase(text_skip(t, t.len - len), suffix);
}

size_t text_find(struct text t, const char *needle)
{
	size_t len = strlen(needle);
	const char *hit;

	if (!len)
		return 0;
	hit = t.len >= len ? memmem(t.data, t.len, needle, len) : NULL;
	return hit ? (size_t)(hit - t.data) : SIZE_MAX;
}

size_t text_find_char(struct text t, char c)
{
	const char *hit = t.len ? memchr(t.data, c, t.len) : NULL;

	return hit ? (size_t)(hit - t.data) : SIZE_MAX;
}

size_t text_find_rare(struct text t, const char *needle, size_t rare)
{
	for (size_t at = rare; at < t.len; at++) {
		struct text rest = text_skip(t, at);
		size_t hit = text_find_char(rest, needle[rare]);

		if (hit >= rest.len)
			break;
		at += hit;
		if (text_starts(text_skip(t, at - rare), needle))
			return at - rare;
	}
	return SIZE_MAX;
}

struct text text_trim(struct text t)
{
	return text_trim_start(text_trim_end(t));
}

struct text text_trim_start(struct text t)
{
	while (t.len && char_is_space(t.data[0])) {
		t.data++;
		t.len--;
	}
	return t;
}

struct text text_trim_end(struct text t)
{
	while (t.len && char_is_space(t.data[t.len - 1]))
		t.len--;
	return t;
}

struct text text_skip_bom(struct text t)
{
	return text_starts(t, "\xef\xbb\xbf") ? text_skip(t, 3) : t;
}

bool text_next_line(struct text *rest, struct text *out)
{
	size_t len = 0;

	if (!rest->len)
		return false;
	/* Byte by byte: a search for LF alone is quadratic where all are CR. */
	while (len < rest->len && rest->data[len] != '\n' &&
	    rest->data[len] != '\r')
		len++;
	*out = text_make(rest->data, len);
	*rest = text_skip(*rest, len);
	if (text_starts(*rest, "\r\n"))
		*rest = text_skip(*rest, 2);
	else
		*rest = text_skip(*rest, 1);
	return true;
}

size_t text_find_line_end(struct text t, size_t at, bool has_cr)
{
	const char *found;

	if (!has_cr) {
		found = memchr(t.data + at, '\n', t.len - at);
		return found ? (size_t)(found - t.data) : t.len;
	}
	while (at < t.len && t.data[at] != '\n' && t.data[at] != '\r')
		at++;
	return at;
}

bool text_split(struct text *rest, char sep, struct text *out)
{
	size_t pos;

	if (!rest->len)
		return false;
	pos = text_find_char(*rest, sep);
	if (pos == SIZE_MAX)
		pos = rest->len;
	*out = text_make(rest->data, pos);
	*rest = text_skip(*rest, pos);
	*rest = text_skip(*rest, 1);
	return true;
}

bool text_to_number(struct text t, uint32_t *out)
{
	uint64_t number = 0;

	if (!t.len)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (!char_is_digit(t.data[i]))
			return false;
		number = number * 10 + (uint64_t)(t.data[i] - '0');
		if (number > UINT32_MAX)
			return false;
	}
	*out = (uint32_t)number;
	return true;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours from a to b. */
static unsigned distance(struct text a, struct text b)
{
	unsigned rows[3][NEAREST_MAX + 1] = { { 0 } };

	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a.len; i++) {
		unsigned *now = rows[i % 3], *up = rows[(i + 2) % 3];
		const unsigned *two_up = rows[(i + 1) % 3];
		char c = char_lower(a.data[i - 1]);

		now[0] = (unsigned)i;
		for (size_t j = 1; j <= b.len; j++) {
			char d = char_lower(b.data[j - 1]);

			now[j] = least(up[j], now[j - 1]) + 1;
			now[j] = least(now[j], up[j - 1] + (c != d));
			if (i > 1 && j > 1 && c != d &&
			    c == char_lower(b.data[j - 2]) &&
			    d == char_lower(a.data[i - 2]))
				now[j] = least(now[j], two_up[j - 2] + 1);
		}
	}
	return rows[a.len % 3][b.len];
}

size_t text_nearest(const char *word, const char *const *candidates,
    size_t count)
{
	struct text wanted = text_of(word);
	size_t nearest = SIZE_MAX;
	unsigned best = NEAREST_MAX + 1;

	if (!wanted.len || wanted.len > NEAREST_MAX)
		return SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		struct text candidate = text_of(candidates[i]);
		size_t longer = wanted.len, shorter = candidate.len;
		unsigned found;

		if (candidate.len > NEAREST_MAX)
			continue;
		if (shorter > longer) {
			longer = candidate.len;
			shorter = wanted.len;
		}
		/* each letter that one has more is a step */
		if (longer - shorter >= best || (longer - shorter) * 3 > longer)
			continue;
		found = distance(wanted, candidate);
		if (found < best && found * 3 <= longer) {
			best = found;
			nearest = i;
		}
	}
	return nearest;
}
