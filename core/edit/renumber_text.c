/* SPDX-License-Identifier: MIT */
#include "core/edit/renumber_text.h"

#include <string.h>

#include "core/record/title.h"

#define LONGEST_NUMBER 9 /* digits */
#define MARKS "*_`~ \t[("

#define WIDE 4 /* digits of names whose titles are "7." all the same */

bool number_is_glued(struct text t, size_t at)
{
	return at && char_is_one_of(t.data[at - 1], "-_/");
}

/* "0007" is padded, "1007" may be: "# 1007. Use C" is not, mostly. */
void number_write(struct strbuf *out, struct text digits, bool glued,
    const struct number_change *change)
{
	uint32_t width = 1;

	if (digits.data[0] == '0' ||
	    (digits.len > 1 && digits.len == change->width &&
		(glued || digits.len < WIDE)))
		width = (uint32_t)digits.len;
	strbuf_addf(out, "%0*u", (int)width, change->to);
}

size_t number_at(struct text t, const struct number_change *change)
{
	size_t len = 0;
	uint32_t number;

	while (len < t.len && char_is_digit(t.data[len]))
		len++;
	if (!len || len > LONGEST_NUMBER ||
	    !text_to_number(text_make(t.data, len), &number))
		return 0;
	return number == change->from ? len : 0;
}

void number_replace(struct edits *edits, struct text file, uint32_t at,
    const struct number_change *change)
{
	struct strbuf digits = STRBUF_INIT;
	size_t len = number_at(text_skip(file, at), change);

	if (len && change->from != change->to) {
		number_write(&digits, text_make(file.data + at, len),
		    number_is_glued(file, at), change);
		edits_replace(edits, (struct span){ at, at + (uint32_t)len },
		    text_make(digits.buf, digits.len));
	}
	strbuf_release(&digits);
}

/* "3.7", "2026-11-07", "12:07", "7x", "7%": the digits are of something else.
 */
static bool is_other_number(struct text t, size_t at, size_t len)
{
	size_t end = at + len;

	if (at > 1 && char_is_one_of(t.data[at - 1], "-./:,") &&
	    char_is_digit(t.data[at - 2]))
		return true;
	if (end < t.len && (char_is_alnum(t.data[end]) || t.data[end] == '%'))
		return true;
	return end + 1 < t.len && char_is_one_of(t.data[end], ".,:/") &&
	    char_is_digit(t.data[end + 1]);
}

/* Does t end in one of the words, as a word of its own? */
static bool ends_in(struct text t, const char *const *words)
{
	for (; *words; words++) {
		size_t len = strlen(*words);

		if (len && text_ends_nocase(t, *words) &&
		    (len == t.len || !char_is_alnum(t.data[t.len - len - 1])))
			return true;
	}
	return false;
}

static bool has_prefix(struct text before, const char *const *prefixes)
{
	static const char *const usual[] = { "adr", "rfc", "decision", "record",
		"no.", "number", NULL };

	if (text_ends(before, "#"))
		return true;
	while (
	    before.len && char_is_one_of(before.data[before.len - 1], "-_ :"))
		before.len--;
	return ends_in(before, prefixes) || ends_in(before, usual);
}

static bool stands_in_front(struct text t, size_t at, size_t len,
    uint32_t number)
{
	struct title_number split;

	for (size_t i = 0; i < at; i++)
		if (!char_is_one_of(t.data[i], MARKS))
			return false;
	t = text_skip(t, at);
	for (size_t i = len; i < t.len; i++) {
		if (char_is_one_of(t.data[i], "*_`~])"))
			continue;
		title_split(&split, t, true, number);
		/* "**7**. Use C": the marks hide it */
		return split.has_number || i > len;
	}
	return true;
}

static bool is_id(struct text t, size_t at, size_t len,
    const struct number_change *change, const char *const *prefixes)
{
	if (is_other_number(t, at, len))
		return false;
	if (has_prefix(text_make(t.data, at), prefixes))
		return true;
	if (at && char_is_alnum(t.data[at - 1]))
		return false; /* "v7", "utf8" */
	return t.data[at] == '0' || stands_in_front(t, at, len, change->from);
}

void number_replace_ids(struct edits *edits, struct text file, struct span span,
    const struct number_change *change, const char *const *prefixes)
{
	struct text t = text_make(file.data + span.start,
	    span.end - span.start);

	for (size_t i = 0; i < t.len; i++) {
		size_t len;

		if (!char_is_digit(t.data[i]) ||
		    (i && char_is_digit(t.data[i - 1])))
			continue;
		len = number_at(text_skip(t, i), change);
		if (len && (t.data[i] != '0' || len > 1) &&
		    is_id(t, i, len, change, prefixes))
			number_replace(edits, file, span.start + (uint32_t)i,
			    change);
	}
}
