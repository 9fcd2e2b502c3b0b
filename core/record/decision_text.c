/* SPDX-License-Identifier: MIT */
/* How sentences say what was chosen and what was turned down. */
#include "core/record/decision.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/record/option_line.h"

#define LONGEST_QUOTE 400 /* bytes */

static const struct {
	const char *open, *close;
} marks[] = {
	{ "\"", "\"" }, { "'", "'" }, { "`", "`" },
	{ "\xe2\x80\x9c", "\xe2\x80\x9d" }, /* “ ” */
	{ "\xe2\x80\x98", "\xe2\x80\x99" }, /* ‘ ’ */
	{ "\xe2\x80\x9e", "\xe2\x80\x9c" }, /* „ “ */
	{ "\xe2\x80\x9d", "\xe2\x80\x9d" },
	{ "\xc2\xab", "\xc2\xbb" }, /* « » */
	{ "\xe3\x80\x8c", "\xe3\x80\x8d" }, /* 「 」 */
	{ "\xe3\x80\x8e", "\xe3\x80\x8f" }, /* 『 』 */
	{ "\xe3\x80\x8a", "\xe3\x80\x8b" }, /* 《 》 */
};

size_t quote_length(struct text t)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_starts(t, marks[i].open))
			return strlen(marks[i].open);
	return 0;
}

static bool closes(struct text t, struct text open)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_starts(open, marks[i].open) &&
		    text_starts(t, marks[i].close))
			return true;
	return false;
}

void quotes_begin(struct quotes *out, struct text t)
{
	out->text = t;
	out->open = quote_length(t);
	out->end = t.len < LONGEST_QUOTE ? t.len : LONGEST_QUOTE;
}

bool quotes_next(struct quotes *quotes, struct text *inside)
{
	while (quotes->open && quotes->end > quotes->open) {
		struct text rest = text_skip(quotes->text, --quotes->end);

		/* "don't" closes nothing */
		if (closes(rest, quotes->text) &&
		    (rest.len == 1 || !char_is_alnum(rest.data[1]))) {
			*inside = text_make(quotes->text.data + quotes->open,
			    quotes->end - quotes->open);
			return inside->len > 0;
		}
	}
	return false;
}

static bool begins_word(struct text t, size_t at)
{
	if ((t.data[at] & 0xc0) == 0x80 || char_is_space(t.data[at]))
		return false;
	return !at || !char_is_alnum(t.data[at - 1]);
}

static size_t turn_length(struct text t, size_t at, uint32_t wanted)
{
	uint32_t unused;
	struct text rest = text_skip(t, at);

	if (!begins_word(t, at) || text_starts_nocase(rest, "as "))
		return 0;
	return lexicon_lead(rest, wanted, &unused);
}

void decision_cut_losers(struct strbuf *out, struct text t)
{
	bool cut = false;

	for (size_t i = 0; i < t.len; i++) {
		if (char_is_one_of(t.data[i], ".;,:\n)"))
			cut = false;
		else if (turn_length(t, i, PHRASE_BIT(INSTEAD)))
			cut = true;
		if (!cut)
			strbuf_addch(out, t.data[i]);
	}
}

bool decision_turns(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (turn_length(t, i,
			PHRASE_BIT(INSTEAD) | PHRASE_BIT(BECAUSE)))
			return true;
	return false;
}

bool decision_combines(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (turn_length(t, i, PHRASE_BIT(BECAUSE)))
			return false;
		if (turn_length(t, i, PHRASE_BIT(BOTH)))
			return true;
	}
	return false;
}

bool decision_turns_at(struct text t, const char *words)
{
	size_t at = text_find(t, words);
	size_t start;

	if (at >= t.len)
		return false;
	for (start = at;
	     start > 0 && !char_is_one_of(t.data[start - 1], ".;,:\n)");)
		start--;
	for (size_t i = start; i < at; i++)
		if (turn_length(t, i, PHRASE_BIT(INSTEAD)))
			return true;
	return false;
}

bool decision_next_label(struct text *rest, bool short_, uint32_t *number)
{
	for (size_t i = 0; i < rest->len; i++) {
		struct option_line line;
		struct text t = text_skip(*rest, i);
		uint32_t unused;
		size_t word;

		if (!begins_word(*rest, i))
			continue;
		word = lexicon_lead(t, PHRASE_BIT(OPTION), &unused);
		if (word || (short_ && !i)) {
			/* "Option B." and "Option B has": up to the letter */
			size_t end = word ? word + 1 : 0;

			while (end < t.len && char_is_alnum(t.data[end]))
				end++;
			option_line_read(&line, text_make(t.data, end));
			*number = line.label.len
			    ? option_label_number(line.label)
			    : 0;
			if (*number) {
				*rest = text_skip(t, end);
				return true;
			}
		}
	}
	rest->len = 0;
	return false;
}
