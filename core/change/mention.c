/* SPDX-License-Identifier: MIT */
#include "core/change/mention.h"

#include <stdio.h>
#include <string.h>

#include "core/base/percent.h"
#include "core/base/strbuf.h"

/* The run that is searched for: the one with digits, else the longest. */
static void find_anchor(struct mention *mention)
{
	struct text stem = mention->stem;
	bool best_digit = false;

	for (size_t i = 0; i < stem.len;) {
		size_t end = i;
		bool digit = false;

		while (end < stem.len && char_is_alnum(stem.data[end]))
			digit |= char_is_digit(stem.data[end++]);
		if ((digit && !best_digit) ||
		    (digit == best_digit && end - i > mention->anchor.len)) {
			mention->anchor = text_make(stem.data + i, end - i);
			mention->behind = text_skip(stem, end);
			best_digit = digit;
		}
		i = end + 1;
	}
}

void mention_init(struct mention *out, struct text stem, bool has_number,
    uint32_t number)
{
	memset(out, 0, sizeof(*out));
	out->stem = stem;
	out->has_number = has_number;
	out->digits_len = (size_t)snprintf(out->digits, sizeof(out->digits),
	    "%u", number);
	find_anchor(out);
}

/* Does t begin with the rest of a name, in whatever way a URL may write it? */
static bool is_followed_by(struct text t, struct text rest)
{
	struct strbuf one = STRBUF_INIT;
	bool same = true;

	while (rest.len && same) {
		size_t len = 1;

		if (!t.len)
			return false;
		if (t.data[0] == '&')
			break; /* an entity may be anything */
		if (t.data[0] == '\\' && rest.data[0] != '\\') {
			t = text_skip(t, 1);
			continue;
		}
		if (t.data[0] == '%' && rest.data[0] != '%') {
			strbuf_clear(&one);
			percent_decode(&one,
			    text_make(t.data, t.len < 3 ? t.len : 3));
			same = one.len == 1 && one.buf[0] == rest.data[0];
			len = 3;
		} else {
			same = t.data[0] == rest.data[0];
		}
		t = text_skip(t, len);
		rest = text_skip(rest, 1);
	}
	strbuf_release(&one);
	return same;
}

static bool has_name(const struct mention *mention, struct text bytes)
{
	struct text rest = bytes;

	if (!mention->anchor.len)
		return true;
	while (rest.len) {
		const char *found = memmem(rest.data, rest.len,
		    mention->anchor.data, mention->anchor.len);

		if (!found)
			return false;
		rest = text_skip(rest,
		    (size_t)(found - rest.data) + mention->anchor.len);
		if (is_followed_by(rest, mention->behind))
			return true;
	}
	return false;
}

/* The digits at p, and what stands around them: an id rather than a part of a
 * date or version? */
static bool is_id(struct text bytes, const char *p, size_t len)
{
	const char *start = p, *end = p + len, *last = bytes.data + bytes.len;

	while (start > bytes.data && start[-1] == '0')
		start--;
	if (start > bytes.data && char_is_digit(start[-1]))
		return false;
	if (end < last && (char_is_digit(*end) || *end == '%'))
		return false;
	if (start - bytes.data > 1 && char_is_one_of(start[-1], "-./:") &&
	    char_is_digit(start[-2]))
		return false;
	return !(end + 1 < last && char_is_one_of(*end, ".:/") &&
	    char_is_digit(end[1]));
}

static bool has_id(const struct mention *mention, struct text bytes)
{
	const char *p = bytes.data, *last = bytes.data + bytes.len;
	size_t len = mention->digits_len;

	while (p < last &&
	    (p = memchr(p, mention->digits[0], (size_t)(last - p)))) {
		if ((size_t)(last - p) >= len &&
		    !memcmp(p, mention->digits, len) && is_id(bytes, p, len))
			return true;
		p++;
	}
	return false;
}

bool mention_is_in(const struct mention *mention, struct text bytes)
{
	return has_name(mention, bytes) ||
	    (mention->has_number && has_id(mention, bytes));
}
