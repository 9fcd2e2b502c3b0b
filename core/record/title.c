/* SPDX-License-Identifier: MIT */
#include "core/record/title.h"

#include <stdio.h>
#include <string.h>

#include "core/base/unicode.h"
#include "core/record/name.h"

#define MAX_DIGITS 9
#define MAX_LEAD 24 /* bytes of "Aries RFC " before a number */

struct text title_skip_decoration(struct text t)
{
	uint32_t code;

	while (t.len) {
		size_t len = unicode_decode(t, &code);

		if (!unicode_is_emoji(code) && !unicode_is_space(code))
			break;
		t = text_skip(t, len);
	}
	return t;
}

static size_t digits_at(struct text t)
{
	size_t i = 0;

	while (i < t.len && char_is_digit(t.data[i]))
		i++;
	return i;
}

static bool is_mark(uint32_t code)
{
	return code == ':' || code == '.' || code == ')' || code == '-' ||
	    code == '_' || code == 0xff1a || code == 0x2013 || code == 0x2014;
}

/*
 * Behind the number: blanks around one mark; *mark: there is one. Nothing for
 * "3d", "1.2" and "12-factor", where the word goes on.
 */
static size_t separators_at(struct text t, bool *mark)
{
	bool hyphen = false, blank = false;
	size_t i = 0;

	*mark = false;
	while (i < t.len) {
		uint32_t code;
		size_t len = unicode_decode(text_skip(t, i), &code);

		if (unicode_is_space(code)) {
			blank = true;
		} else {
			if (*mark || !is_mark(code))
				break;
			*mark = true;
			hyphen = code == '-' || code == '_';
		}
		i += len;
	}
	if (i < t.len && !blank && (hyphen || char_is_digit(t.data[i])))
		return 0;
	return i;
}

size_t title_lead(struct text title)
{
	struct record_name name;
	struct text word;
	char stem[MAX_LEAD + MAX_DIGITS + 2];
	size_t i = 0;

	while (i < title.len && i < MAX_LEAD && !char_is_digit(title.data[i])) {
		if (!char_is_alpha(title.data[i]) &&
		    !char_is_one_of(title.data[i], " -_#"))
			return 0;
		i++;
	}
	if (i == 0 || i >= title.len || !char_is_digit(title.data[i]))
		return 0;
	word = text_make(title.data, i);
	while (word.len && !char_is_alpha(word.data[word.len - 1]))
		word.len--;
	for (size_t k = word.len; k > 0; k--)
		if (!char_is_alpha(word.data[k - 1])) {
			word = text_skip(word, k);
			break;
		}
	/* the word and number as a file's name would have them */
	snprintf(stem, sizeof(stem), "%.*s%s%.*s", TEXT_ARG(word),
	    char_is_alpha(title.data[i - 1]) ? "" : "-",
	    (int)digits_at(text_make(title.data + i,
		title.len - i < MAX_DIGITS ? title.len - i : MAX_DIGITS)),
	    title.data + i);
	record_name_parse(&name, text_of(stem));
	return name.prefix.len ? i : 0;
}

void title_split(struct title_number *out, struct text title, bool has_expected,
    uint32_t expected)
{
	size_t lead, digits, behind;
	struct text rest;
	bool mark;

	memset(out, 0, sizeof(*out));
	title = text_trim(title);
	out->rest = title;
	lead = title_lead(title);
	rest = text_skip(title, lead);
	digits = digits_at(rest);
	if (digits == 0 || digits > MAX_DIGITS ||
	    !text_to_number(text_make(rest.data, digits), &out->number))
		return;
	behind = separators_at(text_skip(rest, digits), &mark);
	if (digits + behind < rest.len) {
		/* "3d" has no number; "7 Foo" may have one */
		if (behind == 0)
			return;
		if (lead == 0 && !mark &&
		    !(has_expected && expected == out->number))
			return;
	}
	out->has_number = true;
	/* "RFC 2119 keywords" in 0005-x.md is about somebody else's number */
	if (!has_expected || expected == out->number)
		out->rest = text_skip(rest, digits + behind);
}
