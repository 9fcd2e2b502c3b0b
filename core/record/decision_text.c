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

#define MARKS (sizeof(marks) / sizeof(*marks))

static size_t find_mark(struct text t)
{
	size_t i = 0;

	while (i < MARKS && !text_starts(t, marks[i].open))
		i++;
	return i;
}

size_t quote_length(struct text t)
{
	size_t mark;

	/* most signs are no quote: this is asked of each */
	if (!t.len ||
	    ((unsigned char)t.data[0] < 0x80 &&
		!char_is_one_of(t.data[0], "\"'`")))
		return 0;
	mark = find_mark(t);
	return mark < MARKS ? strlen(marks[mark].open) : 0;
}

void quotes_begin(struct quotes *out, struct text t)
{
	out->text = t;
	out->open = quote_length(t);
	out->close = out->open ? marks[find_mark(t)].close : NULL;
	out->end = t.len < LONGEST_QUOTE ? t.len : LONGEST_QUOTE;
}

bool quotes_next(struct quotes *quotes, struct text *inside)
{
	while (quotes->open && quotes->end > quotes->open + 1) {
		struct text rest;
		const char *mark = memrchr(quotes->text.data + quotes->open + 1,
		    quotes->close[0], quotes->end - quotes->open - 1);

		if (!mark)
			return false;
		quotes->end = (size_t)(mark - quotes->text.data);
		rest = text_skip(quotes->text, quotes->end);
		/* "don't" closes nothing */
		if (text_starts(rest, quotes->close) &&
		    (rest.len == 1 || !char_is_alnum(rest.data[1]))) {
			*inside = text_make(quotes->text.data + quotes->open,
			    quotes->end - quotes->open);
			return true;
		}
	}
	return false;
}

static bool begins_word(struct text t, size_t at)
{
	/* most signs are inside of one */
	if (at && char_is_alnum(t.data[at - 1]))
		return false;
	return (t.data[at] & 0xc0) != 0x80 && !char_is_space(t.data[at]);
}

static size_t turn_length(struct text t, size_t at, uint32_t wanted)
{
	uint32_t unused;

	return begins_word(t, at)
	    ? lexicon_lead(text_skip(t, at), wanted, &unused)
	    : 0;
}

size_t decision_find(struct text t, uint32_t wanted, size_t *len)
{
	for (size_t i = 0; i < t.len; i++) {
		if (!begins_word(t, i))
			continue;
		*len = turn_length(t, i, wanted);
		if (*len)
			return i;
	}
	return t.len;
}

void decision_cut_losers(struct strbuf *out, struct text t)
{
	const char *end = NULL; /* what ends the part that is cut */

	for (size_t i = 0; i < t.len; i++) {
		if (end && char_is_one_of(t.data[i], end))
			end = NULL;
		else if (!begins_word(t, i) || !decision_turns_here(t, i))
			;
		else if (turn_length(t, i, PHRASE_BIT(BECAUSE)))
			end = ".\n";
		else if (!end)
			end = ".;,:\n)";
		if (!end)
			strbuf_addch(out, t.data[i]);
	}
}

bool decision_turns_here(struct text t, size_t at)
{
	return turn_length(t, at, PHRASE_BIT(INSTEAD) | PHRASE_BIT(BECAUSE));
}

bool decision_combines(struct text t)
{
	size_t len,
	    at = decision_find(t, PHRASE_BIT(BOTH) | PHRASE_BIT(BECAUSE), &len);

	return at < t.len && !turn_length(t, at, PHRASE_BIT(BECAUSE));
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

/* "Option 1 and 2": the length of what stands between two labels. */
static size_t joint_length(struct text t)
{
	static const char *const joints[] = { " and ", " or ", ", ", " & ",
		" + ", " und ", " et ", " y ", " e " };

	for (size_t i = 0; i < sizeof(joints) / sizeof(*joints); i++) {
		size_t len = strlen(joints[i]);

		if (text_starts(t, joints[i]) && t.len > len &&
		    (char_is_digit(t.data[len]) ||
			(char_upper(t.data[len]) == t.data[len] &&
			    char_is_alpha(t.data[len]) &&
			    (t.len == len + 1 ||
				!char_is_alnum(t.data[len + 1])))))
			return len;
	}
	return 0;
}

/* The number of a label that begins there; *len: its length. */
static uint32_t label_at(struct text t, bool alone, size_t *len)
{
	struct option_line line;
	uint32_t unused;
	size_t word = lexicon_lead(t, PHRASE_BIT(OPTION), &unused);
	/* up to the number: "Option B." and "Option B has" */
	size_t end = word ? word + 1 : 0;

	if (!word && !alone)
		return 0;
	while (end < t.len && char_is_alnum(t.data[end]))
		end++;
	/* "A prioritized set" begins with no label */
	if (!word && end < t.len && char_is_alpha(t.data[0]) &&
	    !option_separator_length(text_trim_start(text_skip(t, end))) &&
	    !joint_length(text_skip(t, end)) &&
	    !char_is_one_of(t.data[end], "\n)\""))
		return 0;
	*len = end;
	option_line_read(&line, text_make(t.data, end < t.len ? end : t.len));
	return line.label.len ? option_label_number(line.label) : 0;
}

bool decision_next_label(struct text *rest, bool short_, uint32_t *number)
{
	size_t len = joint_length(*rest);

	if (len) {
		*rest = text_skip(*rest, len);
		*number = label_at(*rest, true, &len);
		*rest = text_skip(*rest, len);
		if (*number)
			return true;
	}
	for (size_t i = 0; i < rest->len; i++) {
		if (!begins_word(*rest, i))
			continue;
		*number = label_at(text_skip(*rest, i), short_ && !i, &len);
		if (*number) {
			*rest = text_skip(*rest, i + len);
			return true;
		}
	}
	rest->len = 0;
	return false;
}
