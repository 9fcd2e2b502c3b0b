/* SPDX-License-Identifier: MIT */
#include "core/record/status.h"

#include <string.h>

#include "core/base/strbuf.h"

#define LEAD_WORDS 6 /* words that may stand before the status */
#define LONGEST_LEAD 160 /* bytes in which a status and its lead stand */
#define LONGEST_LINE 600 /* bytes of a line that states a status; then prose */
#define SHORT_REST 24 /* bytes behind a status that are no prose */

/* Words before the status that say nothing: "this ADR is accepted". */
static bool is_filler(struct text word)
{
	static const char *const fillers[] = { "this", "the", "adr", "rfc",
		"decision", "proposal", "record", "document", "status", "state",
		"is", "was", "has", "been", "currently", "now", "in", "on",
		"at", "as", "of", "and", "then", "formally", "fully",
		"mostly" };

	for (size_t i = 0; i < sizeof(fillers) / sizeof(*fillers); i++)
		if (text_equals(word, fillers[i]))
			return true;
	for (size_t i = 0; i < word.len; i++)
		if (char_is_digit(word.data[i]))
			return true;
	return false;
}

static struct text next_word(struct text words, size_t *skip)
{
	size_t end = 0;

	while (end < words.len && words.data[end] != ' ')
		end++;
	*skip = end;
	while (*skip < words.len && words.data[*skip] == ' ')
		(*skip)++;
	while (end > 0 && !char_is_alnum(words.data[end - 1]) &&
	    (unsigned char)words.data[end - 1] < 0x80)
		end--;
	return text_make(words.data, end);
}

/* The status at the start of normalised words, fillers skipped. */
static enum record_status find_status(struct text words, struct text *rest)
{
	for (int i = 0; i <= LEAD_WORDS && words.len; i++) {
		size_t len, skip;
		enum record_status status = lexicon_status(words, &len);

		*rest = text_skip(words, len);
		if (status != RECORD_UNKNOWN)
			return status;
		if (!is_filler(next_word(words, &skip)))
			break;
		words = text_skip(words, skip);
	}
	*rest = words;
	return RECORD_UNKNOWN;
}

static enum record_status status_of(struct text plain, struct text *rest,
    struct strbuf *words)
{
	if (plain.len > LONGEST_LEAD)
		plain.len = LONGEST_LEAD;
	strbuf_clear(words);
	lexicon_normalise(words, plain);
	return find_status(text_make(words->buf, words->len), rest);
}

/* "proposed | accepted | deprecated": the template's choice, not made. */
static bool is_choice(struct text plain)
{
	static const char separators[] = "|/";
	struct strbuf words = STRBUF_INIT;
	bool choice = false;

	for (size_t i = 0; separators[i] && !choice; i++) {
		struct text rest = plain, part, unused;
		size_t stated = 0, parts = 0;

		if (text_find_char(plain, separators[i]) >= plain.len)
			continue;
		while (text_split(&rest, separators[i], &part)) {
			parts++;
			stated += status_of(part, &unused, &words) !=
			    RECORD_UNKNOWN;
		}
		choice = stated >= 2 && stated + 1 >= parts &&
		    (separators[i] == '|' || stated >= 3);
	}
	strbuf_release(&words);
	return choice;
}

/* Without what is ~~struck out~~. */
static void strike(struct strbuf *out, struct text plain)
{
	while (plain.len) {
		size_t open = text_find(plain, "~~");
		struct text rest = text_skip(plain, open + 2);
		size_t close;

		if (open >= plain.len)
			break;
		close = text_find(rest, "~~");
		if (close >= rest.len)
			break;
		strbuf_add(out, plain.data, open);
		plain = text_skip(rest, close + 2);
	}
	strbuf_add(out, plain.data, plain.len);
}

static void find_date(struct date *out, struct text plain)
{
	for (size_t i = 0; i < plain.len; i++) {
		bool starts = i == 0 || !char_is_alnum(plain.data[i - 1]);

		if (starts && char_is_alnum(plain.data[i]) &&
		    date_parse(out, text_skip(plain, i)))
			return;
	}
	memset(out, 0, sizeof(*out));
}

/*
 * "Implemented. Superseded by ADR-13": a later sentence that begins with
 * "superseded by" wins; "Proposed -> Accepted" is the last of them.
 */
static enum record_status find_later(struct text plain, struct strbuf *words)
{
	static const char *const arrows[] = { "->", "=>", "\xe2\x86\x92" };
	enum record_status last = RECORD_UNKNOWN;

	for (size_t i = 0; i < plain.len; i++) {
		struct text rest = text_skip(plain, i), behind;
		enum record_status status;
		size_t arrow = 0;

		for (size_t k = 0; k < sizeof(arrows) / sizeof(*arrows); k++)
			if (text_starts(rest, arrows[k]))
				arrow = strlen(arrows[k]);
		if (!arrow && !char_is_one_of(plain.data[i], ".;,(|"))
			continue;
		rest = text_trim(text_skip(rest, arrow ? arrow : 1));
		status = status_of(rest, &behind, words);
		if (status == RECORD_SUPERSEDED &&
		    (text_starts_nocase(rest, "superse") ||
			text_find(text_make(rest.data,
				      rest.len < 30 ? rest.len : 30),
			    " by") < rest.len))
			return status;
		if (arrow && status != RECORD_UNKNOWN)
			last = status;
	}
	return last;
}

void status_read(struct status_line *out, struct text plain)
{
	struct strbuf kept = STRBUF_INIT, words = STRBUF_INIT;
	struct text rest;

	memset(out, 0, sizeof(*out));
	if (plain.len > LONGEST_LINE)
		plain.len = LONGEST_LINE;
	strike(&kept, plain);
	plain = text_make(kept.buf, kept.len);
	find_date(&out->date, plain);
	if (is_choice(plain)) {
		out->status = RECORD_NO_STATUS;
		goto out;
	}
	out->status = status_of(plain, &rest, &words);
	if (!words.len) /* "-" */
		out->status = RECORD_NO_STATUS;
	out->is_short = rest.len <= SHORT_REST ||
	    !(char_is_alpha(rest.data[0]) || rest.data[0] == ' ') ||
	    out->date.year || text_starts(rest, " by ") ||
	    text_starts(rest, " in ") || text_starts(rest, " on ");
	if (out->status != RECORD_UNKNOWN) {
		enum record_status later = find_later(plain, &words);

		if (later != RECORD_UNKNOWN)
			out->status = later;
	}
	/* "Superseded by [26. Any title at all](...)" */
	out->is_short |= out->status == RECORD_SUPERSEDED;
	/* "Partially superseded by ..." is no status beside another one, and
	 * "Implemented by [12](...)" names who does it */
	plain = text_trim_start(plain);
	if (text_starts_nocase(plain, "part") ||
	    text_starts_nocase(plain, "implemented by "))
		out->is_short = false;
out:
	strbuf_release(&kept);
	strbuf_release(&words);
}

enum record_status status_of_word(struct text word)
{
	struct strbuf words = STRBUF_INIT;
	enum record_status status;
	size_t len;

	lexicon_normalise(&words, word);
	status = lexicon_status(text_make(words.buf, words.len), &len);
	if (len != words.len)
		status = RECORD_UNKNOWN;
	strbuf_release(&words);
	return status;
}

bool status_task_read(bool *is_ticked, struct text *rest, struct text line)
{
	if (line.len < 4 || line.data[0] != '[' || line.data[2] != ']' ||
	    !char_is_blank(line.data[3]) ||
	    !char_is_one_of(line.data[1], " xX"))
		return false;
	*is_ticked = line.data[1] != ' ';
	*rest = text_trim_start(text_skip(line, 4));
	return true;
}
