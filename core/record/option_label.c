/* SPDX-License-Identifier: MIT */
/* "Option 4", "B)", "2.": how options are numbered. */
#include <string.h>

#include "core/record/option_line.h"

/* Digits with dots between ("2", "1.2"), or one letter; 0: neither. */
static size_t number_length(struct text t, bool any_case)
{
	static const char *const chinese[] = { "\xe4\xb8\x80", "\xe4\xba\x8c",
		"\xe4\xb8\x89", "\xe5\x9b\x9b", "\xe4\xba\x94" };
	size_t len = 0;

	while (len < t.len && char_is_digit(t.data[len]))
		len++;
	if (len && len + 1 < t.len && t.data[len] == '.' &&
	    char_is_digit(t.data[len + 1]))
		len += 1 + number_length(text_skip(t, len + 1), false);
	if (len)
		/* "1a" is a label, "2fa" is none */
		return len +
		    (len + 1 <= t.len && char_is_alpha(t.data[len]) &&
			(len + 1 == t.len || !char_is_alnum(t.data[len + 1])));
	for (size_t i = 0; i < sizeof(chinese) / sizeof(*chinese); i++)
		if (text_starts(t, chinese[i]))
			return strlen(chinese[i]);
	if (!t.len || !char_is_alpha(t.data[0]) ||
	    (!any_case && char_lower(t.data[0]) == t.data[0]))
		return 0;
	while (len < t.len && char_is_one_of(t.data[len], "IVX"))
		len++;
	if (!len)
		len = 1;
	if (len == 1 && len < t.len && char_is_digit(t.data[len]))
		len++; /* "A1" */
	else if (len == 1 && t.len > 2 && t.data[1] == '-' &&
	    char_is_alnum(t.data[2]))
		len = 3; /* "P-A" */
	return len == t.len || !char_is_alnum(t.data[len]) ? len : 0;
}

/* "Option 4", "Alternative #2", "方案一": its length; 0: none. */
static size_t named_label_length(struct text t)
{
	uint32_t phrases;
	size_t word = lexicon_lead(t, PHRASE_BIT(OPTION), &phrases);
	struct text rest = text_skip(t, word);
	struct text number = text_trim_start(rest);
	size_t len;

	if (!word)
		return 0;
	if (text_starts(number, "#"))
		number = text_skip(number, 1);
	len = number_length(number, false);
	if (!len ||
	    (number.data == rest.data && (unsigned char)t.data[0] < 0x80))
		return 0;
	/* about both: "Option 1 & 2" */
	if (text_starts(text_trim_start(text_skip(number, len)), "&"))
		return 0;
	/* "Option A": not "Option A has ..." */
	if (char_is_alpha(number.data[0]) && len < number.len &&
	    !option_separator_length(text_trim_start(text_skip(number, len))) &&
	    !char_is_one_of(text_trim_start(text_skip(number, len)).data[0],
		"(["))
		return 0;
	return (size_t)(number.data - t.data) + len;
}

/* "2." or "B)" in front of a title; 0: none. */
static size_t bare_label_length(struct text t)
{
	bool bracket = t.len && t.data[0] == '(';
	size_t len = number_length(text_skip(t, bracket), bracket);
	struct text rest = text_skip(t, bracket + len);

	if (!len)
		return 0;
	if (bracket)
		return text_starts(rest, ")") ? len + 2 : 0;
	if (!rest.len)
		return len == 1 || char_is_digit(t.data[0]) ? len : 0;
	/* "1-2", "1/2", "1,2" and "0.." are none */
	if (option_separator_length(rest) &&
	    !char_is_one_of(rest.data[0], "-/,") && !text_starts(rest, "..") &&
	    (rest.len == 1 || !char_is_alnum(rest.data[1])))
		return len;
	return char_is_space(rest.data[0]) &&
		option_separator_length(text_trim_start(rest))
	    ? len
	    : 0;
}

/* "Alternative: use Kafka", without a number. */
static struct text skip_word(struct text t)
{
	uint32_t unused;
	struct text rest = text_skip(t,
	    lexicon_lead(t, PHRASE_BIT(OPTION), &unused));

	return rest.len < t.len &&
		(text_starts(rest, ": ") || text_starts(rest, "\xef\xbc\x9a"))
	    ? option_skip_separators(rest)
	    : t;
}

static const struct {
	const char *open, *close;
} brackets[] = {
	{ "(", ")" },
	{ "[", "]" },
	{ "\xef\xbc\x88", "\xef\xbc\x89" }, /* fullwidth */
	{ "\xe3\x80\x90", "\xe3\x80\x91" },
};

/* What stands in the last brackets of t, which ends with them; empty: none.
 * *open: where they begin. */
struct text option_last_bracket(struct text t, size_t *open)
{
	for (size_t i = 0; i < sizeof(brackets) / sizeof(*brackets); i++) {
		size_t at = t.len, len = strlen(brackets[i].open);

		if (!text_ends(t, brackets[i].close))
			continue;
		while (
		    at > 0 && !text_starts(text_skip(t, at), brackets[i].open))
			at--;
		if (!at)
			break;
		*open = at;
		return text_make(t.data + at + len,
		    t.len - at - len - strlen(brackets[i].close));
	}
	return text_make(t.data, 0);
}

/* "Use Kafka (Option 1)" */
static bool read_last_label(struct option_line *out, struct text *t)
{
	size_t open = 0;
	struct text inside = option_last_bracket(*t, &open);

	if (!inside.len || named_label_length(inside) != inside.len)
		return false;
	out->label = inside;
	out->named = true;
	t->len = open;
	return true;
}

bool option_is_numbered(struct text t)
{
	struct option_line line = { 0 };
	enum option_verdict unused;

	t = text_trim(t);
	t = text_skip(t, option_mark_length(t, &unused));
	option_label_cut(&line, &t);
	return line.named;
}

void option_label_cut(struct option_line *out, struct text *t)
{
	size_t close = text_starts(*t, "[") ? text_find_char(*t, ']') : t->len;
	struct text inside = text_skip(text_make(t->data,
					   close < t->len ? close : 0),
	    1);
	size_t len;

	if (inside.len && named_label_length(inside) == inside.len) {
		out->label = inside;
		out->named = true;
		*t = option_skip_separators(text_skip(*t, close + 1));
		return;
	}
	len = named_label_length(*t);
	out->named = len > 0;
	if (!len)
		len = bare_label_length(*t);
	if (!len && !read_last_label(out, t))
		*t = skip_word(*t);
	if (!len)
		return;
	out->label = text_make(t->data, len);
	*t = option_skip_separators(text_skip(*t, len));
}

uint32_t option_label_number(struct text label)
{
	static const char *const chinese[] = { "\xe4\xb8\x80", "\xe4\xba\x8c",
		"\xe4\xb8\x89", "\xe5\x9b\x9b", "\xe4\xba\x94" };
	uint32_t number = 0;
	size_t start;

	while (label.len && char_is_one_of(label.data[label.len - 1], ")."))
		label.len--;
	for (uint32_t i = 0; i < 5; i++)
		if (text_ends(label, chinese[i]))
			return i + 1;
	start = label.len;
	while (start > 0 && char_is_digit(label.data[start - 1]))
		start--;
	if (start < label.len)
		return text_to_number(text_skip(label, start), &number) &&
			!(start && label.data[start - 1] == '.')
		    ? number
		    : 0;
	if (!label.len || !char_is_alpha(label.data[label.len - 1]) ||
	    (label.len > 1 && char_is_alnum(label.data[label.len - 2])))
		return 0;
	return (uint32_t)(char_lower(label.data[label.len - 1]) - 'a') + 1;
}
