/* SPDX-License-Identifier: MIT */
#include "core/record/option_line.h"

#include <string.h>

#include "core/base/unicode.h"

static const struct {
	const char *text;
	enum option_verdict verdict;
} marks[] = {
	{ "\xe2\x9c\x85", VERDICT_CHOSEN }, /* white heavy check mark */
	{ "\xe2\x9c\x93", VERDICT_CHOSEN }, /* check mark */
	{ "\xe2\x9c\x94", VERDICT_CHOSEN },
	{ "\xe2\x98\x91", VERDICT_CHOSEN }, /* ballot box with check */
	{ "\xe2\xad\x90", VERDICT_CHOSEN }, /* star */
	{ "\xf0\x9f\x8f\x86", VERDICT_CHOSEN }, /* trophy */
	{ ":white_check_mark:", VERDICT_CHOSEN },
	{ ":heavy_check_mark:", VERDICT_CHOSEN }, { ":star:", VERDICT_CHOSEN },
	{ "\xe2\x9d\x8c", VERDICT_REJECTED }, /* cross mark */
	{ "\xe2\x9c\x97", VERDICT_REJECTED }, /* ballot x */
	{ "\xe2\x9c\x98", VERDICT_REJECTED },
	{ "\xe2\x9c\x96", VERDICT_REJECTED }, /* heavy multiplication x */
	{ "\xf0\x9f\x9a\xab", VERDICT_REJECTED }, /* no entry sign */
	{ "\xe2\x9b\x94", VERDICT_REJECTED }, /* no entry */
	{ ":x:", VERDICT_REJECTED },
	{ "~~", VERDICT_REJECTED }, /* struck out */
};

static size_t mark_at(struct text t, enum option_verdict *verdict)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_starts(t, marks[i].text)) {
			*verdict = marks[i].verdict;
			return strlen(marks[i].text);
		}
	return 0;
}

size_t option_mark_length(struct text t, enum option_verdict *verdict)
{
	size_t at = 0, len;

	*verdict = VERDICT_OPEN;
	while (at < t.len) {
		struct text rest = text_skip(t, at);
		uint32_t code;

		len = mark_at(rest, verdict);
		if (!len) {
			len = unicode_decode(rest, &code);
			/* "1" and "#" are emoji to Unicode */
			if (code < 0x80 ? !at || !char_is_space(rest.data[0])
					: !unicode_is_emoji(code))
				break;
		}
		at += len;
	}
	return at;
}

/* The length of a mark at the end of t; 0: none. */
static size_t end_mark_length(struct text t, enum option_verdict *verdict)
{
	static const char selector[] = "\xef\xb8\x8f"; /* shown as an emoji */
	size_t extra = text_ends(t, selector) ? strlen(selector) : 0;

	t.len -= extra;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_ends(t, marks[i].text)) {
			*verdict = marks[i].verdict;
			return strlen(marks[i].text) + extra;
		}
	return 0;
}

/* A dash, colon or the like at the start of t; 0: none. */
static size_t separator_length(struct text t)
{
	static const char *const wide[] = { "\xe2\x80\x93", "\xe2\x80\x94",
		"\xef\xbc\x9a", "\xe3\x80\x81", "\xef\xbc\x8e", "\xe3\x80\x82",
		"\xef\xbc\x89", "\xc2\xb7", "\xef\xbc\x8c", "\xe2\x86\x92",
		"\xe2\x80\x95", "\xe2\x88\x92" };

	if (t.len && char_is_one_of(t.data[0], ":.)-|/,;="))
		return 1;
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if (text_starts(t, wide[i]))
			return strlen(wide[i]);
	return 0;
}

struct text option_skip_separators(struct text t)
{
	size_t len;

	t = text_trim(t);
	while ((len = separator_length(t)) > 0 && !text_starts(t, "--") &&
	    !text_starts(t, "..") && !text_starts(t, "./"))
		t = text_trim_start(text_skip(t, len));
	return t;
}

static struct text trim_title(struct text t)
{
	static const char *const ends[] = { ":", ".", ",", ";", "~~", "*", "_",
		"\xef\xbc\x9a", "\xe3\x80\x82", "\xef\xbc\x9b", "\xe2\x80\x94",
		"\xe2\x80\x93", " -" };
	bool again = true;

	while (again) {
		again = false;
		t = text_trim(t);
		for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
			if (text_ends(t, ends[i]) && !text_ends(t, "...")) {
				t.len -= strlen(ends[i]);
				again = true;
			}
	}
	return t;
}

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
	    !separator_length(text_trim_start(text_skip(number, len))) &&
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
	if (separator_length(rest) && !text_starts(rest, "-") &&
	    !text_starts(rest, "/") && !text_starts(rest, ",") &&
	    (rest.len == 1 || !char_is_alnum(rest.data[1])))
		return len;
	return char_is_space(rest.data[0]) &&
		separator_length(text_trim_start(rest))
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

/* "Use Kafka (Option 1)" */
static bool read_last_label(struct option_line *out, struct text *t)
{
	size_t open = t->len;
	struct text inside;

	if (!text_ends(*t, ")"))
		return false;
	while (open > 0 && t->data[open - 1] != '(')
		open--;
	inside = text_make(t->data + open, t->len - open - 1);
	if (open < 2 || !inside.len || named_label_length(inside) != inside.len)
		return false;
	out->label = inside;
	out->named = true;
	t->len = open - 1;
	return true;
}

static void read_label(struct option_line *out, struct text *t)
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

enum option_verdict option_remark_read(struct text t, struct text *more)
{
	enum option_verdict verdict;
	struct text rest;
	uint32_t phrases, unused;
	size_t len;

	t = text_skip(t, option_mark_length(t, &verdict));
	len = lexicon_lead(t, PHRASE_BIT(CHOSEN) | PHRASE_BIT(REJECTED),
	    &phrases);
	rest = text_trim_start(text_skip(t, len));
	*more = option_skip_separators(rest);
	if (!len)
		return verdict;
	if (rest.len && !separator_length(rest) &&
	    !char_is_one_of(rest.data[0], "([!*_") &&
	    !lexicon_lead(rest, PHRASE_BIT(BECAUSE), &unused) &&
	    !text_starts_nocase(rest, "as ") &&
	    !text_starts_nocase(rest, "for ") &&
	    !text_starts_nocase(rest, "by ") &&
	    !text_starts_nocase(rest, "in "))
		return verdict;
	return phrases & PHRASE_BIT(REJECTED) ? VERDICT_REJECTED
					      : VERDICT_CHOSEN;
}

/* "(chosen): the title". */
static bool cut_first_bracket(struct option_line *out, struct text *t)
{
	size_t close = text_starts(*t, "(") ? text_find_char(*t, ')') : t->len;
	struct text more;

	if (close >= t->len)
		return false;
	out->verdict = option_remark_read(text_make(t->data + 1, close - 1),
	    &more);
	if (out->verdict == VERDICT_OPEN)
		return false;
	out->remark = more;
	*t = option_skip_separators(text_skip(*t, close + 1));
	return true;
}

/* "(rejected: too slow)" at the end. */
static bool cut_bracket(struct option_line *out, struct text *t)
{
	char close = t->len ? t->data[t->len - 1] : '\0';
	char open = close == ')' ? '(' : '[';
	size_t at = t->len;
	struct text more;

	if (close != ')' && close != ']')
		return false;
	while (at > 0 && t->data[at - 1] != open)
		at--;
	if (at <= 1)
		return false;
	out->verdict = option_remark_read(text_make(t->data + at,
					      t->len - at - 1),
	    &more);
	if (out->verdict == VERDICT_OPEN)
		return false;
	out->remark = more;
	t->len = at - 1;
	return true;
}

/* "- rejected" or ": chosen" at the end. */
static bool cut_tail(struct option_line *out, struct text *t)
{
	for (size_t i = t->len; i-- > 1;) {
		struct text rest = text_skip(*t, i), more;
		size_t len = separator_length(rest);

		if (!len || (rest.data[0] != ':' && t->data[i - 1] != ' ') ||
		    char_is_one_of(rest.data[0], ".)"))
			continue;
		out->verdict = option_remark_read(text_trim(
						      text_skip(rest, len)),
		    &more);
		if (out->verdict == VERDICT_OPEN || more.len)
			return false;
		t->len = i;
		return true;
	}
	return false;
}

/* "Rejected: the title". */
static bool cut_head(struct option_line *out, struct text *t)
{
	uint32_t phrases;
	size_t len = lexicon_lead(*t, PHRASE_BIT(CHOSEN) | PHRASE_BIT(REJECTED),
	    &phrases);
	struct text rest = text_trim_start(text_skip(*t, len));

	if (!len || !separator_length(rest) || text_starts(rest, "."))
		return false;
	rest = option_skip_separators(rest);
	if (!rest.len)
		return false;
	out->verdict = phrases & PHRASE_BIT(REJECTED) ? VERDICT_REJECTED
						      : VERDICT_CHOSEN;
	*t = rest;
	return true;
}

void option_line_read(struct option_line *out, struct text plain)
{
	struct text t = text_trim(plain), label;
	enum option_verdict marked;
	size_t len;

	memset(out, 0, sizeof(*out));
	t = text_skip(t, option_mark_length(t, &marked));
	read_label(out, &t);
	label = out->label;
	len = option_mark_length(t, &out->verdict);
	t = text_skip(t, len);
	if (out->verdict == VERDICT_OPEN)
		out->verdict = marked;
	len = end_mark_length(t, &out->verdict);
	t = trim_title(text_make(t.data, t.len - len));
	if (out->verdict == VERDICT_OPEN && !cut_bracket(out, &t) &&
	    !cut_first_bracket(out, &t) && !cut_tail(out, &t) &&
	    cut_head(out, &t) && !label.len)
		read_label(out, &t);
	out->title = trim_title(t);
	if (text_starts(out->title, "(") && text_ends(out->title, ")") &&
	    text_find_char(out->title, ')') + 1 == out->title.len)
		out->title = text_make(out->title.data + 1, out->title.len - 2);
	if (!out->title.len)
		out->title = out->label;
}

/* Does a sentence or its first part end at byte i? *len: of what ends it. */
static bool ends_at(struct text line, size_t i, size_t *len)
{
	static const char *const cuts[] = { " - ", " \xe2\x80\x93 ",
		" \xe2\x80\x94 ", ": ", " -- ", "\xef\xbc\x9a", "\xe3\x80\x82",
		"\xe2\x80\x94", ". ", "; ", "\xef\xbc\x9b" };
	struct text rest = text_skip(line, i);

	for (size_t k = 0; k < sizeof(cuts) / sizeof(*cuts); k++)
		if (text_starts(rest, cuts[k])) {
			*len = strlen(cuts[k]);
			return true;
		}
	return false;
}

/* "e.g. Kafka" and "v1. 2" go on. */
static bool is_abbreviation(struct text line, size_t at)
{
	struct text before = text_make(line.data, at);

	return line.data[at] == '.' &&
	    (text_ends_nocase(before, "e.g") ||
		text_ends_nocase(before, "i.e") ||
		text_ends_nocase(before, " vs") ||
		text_ends_nocase(before, "etc") ||
		(at > 1 && line.data[at - 2] == ' '));
}

void option_line_cut(struct text line, struct text *title, struct text *more)
{
	size_t len = 0, depth = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (char_is_one_of(line.data[i], "(["))
			depth++;
		else if (char_is_one_of(line.data[i], ")]") && depth)
			depth--;
		if (depth || !i || !ends_at(line, i, &len) ||
		    is_abbreviation(line, i))
			continue;
		*title = text_make(line.data, i);
		*more = text_trim(text_skip(line, i + len));
		return;
	}
	*title = line;
	*more = text_skip(line, line.len);
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
