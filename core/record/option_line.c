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
	if (!t.len || char_is_alnum(t.data[0]))
		return 0; /* most lines */
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

	if (!t.len || char_is_alnum(t.data[t.len - 1]))
		return 0; /* most lines */
	t.len -= extra;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_ends(t, marks[i].text)) {
			*verdict = marks[i].verdict;
			return strlen(marks[i].text) + extra;
		}
	return 0;
}

/* A dash, colon or the like at the start of t; 0: none. */
size_t option_separator_length(struct text t)
{
	static const char *const wide[] = { "\xe2\x80\x93", "\xe2\x80\x94",
		"\xef\xbc\x9a", "\xe3\x80\x81", "\xef\xbc\x8e", "\xe3\x80\x82",
		"\xef\xbc\x89", "\xc2\xb7", "\xef\xbc\x8c", "\xe2\x86\x92",
		"\xe2\x80\x95", "\xe2\x88\x92" };

	/* most signs are none: this is asked of each */
	if (!t.len || t.data[0] == ' ' || char_is_alnum(t.data[0]))
		return 0;
	if (char_is_one_of(t.data[0], ":.)-|/,;="))
		return 1;
	if ((unsigned char)t.data[0] < 0x80)
		return 0;
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if (text_starts(t, wide[i]))
			return strlen(wide[i]);
	return 0;
}

struct text option_skip_separators(struct text t)
{
	size_t len;

	t = text_trim(t);
	while ((len = option_separator_length(t)) > 0 &&
	    !text_starts(t, "--") && !text_starts(t, "..") &&
	    !text_starts(t, "./"))
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
		if (t.len && char_is_alnum(t.data[t.len - 1]))
			break;
		for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
			if (text_ends(t, ends[i]) && !text_ends(t, "...")) {
				t.len -= strlen(ends[i]);
				again = true;
			}
	}
	return t;
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
	if (rest.len && !option_separator_length(rest) &&
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
	size_t open = 0;
	struct text more, inside = option_last_bracket(*t, &open);

	if (!inside.len)
		return false;
	out->verdict = option_remark_read(inside, &more);
	if (out->verdict == VERDICT_OPEN)
		return false;
	out->remark = more;
	t->len = open;
	return true;
}

/* "- rejected" or ": chosen" at the end. */
static bool cut_tail(struct option_line *out, struct text *t)
{
	for (size_t i = t->len; i-- > 1;) {
		struct text rest = text_skip(*t, i), more;
		size_t len = option_separator_length(rest);

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

/* "Rejected: the title"; "go-test" is a name. */
static bool cut_head(struct option_line *out, struct text *t)
{
	uint32_t phrases;
	size_t len = lexicon_lead(*t, PHRASE_BIT(CHOSEN) | PHRASE_BIT(REJECTED),
	    &phrases);
	struct text rest = text_skip(*t, len);

	if (rest.len > 1 && char_is_one_of(rest.data[0], "-/") &&
	    char_is_alnum(rest.data[1]))
		return false;
	rest = text_trim_start(rest);
	if (!len || !option_separator_length(rest) || text_starts(rest, "."))
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
	option_label_cut(out, &t);
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
		option_label_cut(out, &t);
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

	if (char_is_alnum(rest.data[0]))
		return false;
	for (size_t k = 0; k < sizeof(cuts) / sizeof(*cuts); k++)
		if (text_starts(rest, cuts[k])) {
			*len = strlen(cuts[k]);
			return true;
		}
	return false;
}

/* "e.g. Kafka", "0.. is" and "v1. 2" go on. */
static bool is_abbreviation(struct text line, size_t at)
{
	struct text before = text_make(line.data, at);

	return line.data[at] == '.' &&
	    (text_ends_nocase(before, "e.g") ||
		text_ends_nocase(before, "i.e") ||
		text_ends_nocase(before, " vs") ||
		text_ends_nocase(before, "etc") || text_ends(before, ".") ||
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
