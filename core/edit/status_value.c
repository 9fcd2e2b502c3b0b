/* SPDX-License-Identifier: MIT */
#include "core/edit/status_value.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/edit/date_text.h"
#include "core/edit/edits.h"
#include "core/edit/status_words.h"
#include "core/record/builder.h"
#include "core/record/status.h"

enum {
	LONGEST_UNKNOWN = 32 /* bytes of a status in words of a team's own */
};

bool status_value_is_own(const struct status_change *change)
{
	struct status_line line;

	if (!change->word)
		return false;
	status_read(&line, text_of(change->word));
	return line.status != change->status;
}

/* The habitual word, unless it is of another language than old. */
static const char *habit(const struct status_change *change, struct text old,
    struct text near)
{
	const char *word = change->habits
	    ? change->habits->status_words[change->status]
	    : NULL;
	const char *ours = status_word_like(change->status, old, near);
	const char *theirs = word
	    ? status_word_like(change->status, text_of(word), near)
	    : NULL;

	if (word && old.len && !ours != !theirs)
		word = NULL;
	return word ? word : ours;
}

void status_value_word(struct strbuf *out, const struct status_change *change,
    struct text old, const struct status_value *value)
{
	const char *word = change->word;

	if (word) {
		status_word_write(out, text_of(word), old, true);
		return;
	}
	if (old.len && status_of_word(old) == change->status) {
		strbuf_add(out, old.data, old.len);
		return;
	}
	word = habit(change, old, value->near);
	if (!word)
		word = change->status == RECORD_LAST_CALL && value->markup
		    ? "last call"
		    : status_name(change->status);
	status_word_write(out, text_of(word), old, false);
}

static void read_line(struct status_line *out, struct text t, bool markup)
{
	struct strbuf plain = STRBUF_INIT;

	if (markup)
		builder_plain(&plain, t);
	else
		strbuf_add(&plain, t.data, t.len);
	status_read(out, text_make(plain.buf, plain.len));
	strbuf_release(&plain);
}

/* Inside of a link's text or destination? */
static bool is_in_link(struct text t, size_t at)
{
	int depth = 0;

	for (size_t i = 0; i < at; i++) {
		if (t.data[i] == '[')
			depth++;
		else if (t.data[i] == ']' && depth > 0)
			depth--;
		else if (t.data[i] == '(' && i && t.data[i - 1] == ']')
			depth++;
		else if (t.data[i] == ')' && depth > 0)
			depth--;
	}
	return depth > 0;
}

/* "Accepted | **Date:** 2020-01-31": the label in front of the date. */
static enum field_key label_of(struct text t, size_t at)
{
	size_t start, end = at;

	while (end > 0 && char_is_one_of(t.data[end - 1], " *_"))
		end--;
	if (end == 0 || t.data[end - 1] != ':')
		return FIELD_OTHER;
	start = end;
	while (start > 0 &&
	    (char_is_alpha(t.data[start - 1]) ||
		char_is_one_of(t.data[start - 1], " :")))
		start--;
	return lexicon_field(text_make(t.data + start, end - start));
}

/* The date that belongs to the status: in its own sentence, in no link; one
 * with a label of its own where that is due. */
static bool find_date(struct date_text *out, struct text t, bool decides)
{
	size_t end = text_find(t, ". ");
	enum field_key label;

	if (!date_text_find(out, t, 0) || is_in_link(t, out->at))
		return false;
	label = label_of(t, out->at);
	if (label == FIELD_CREATED || (label == FIELD_DATE && !decides))
		return false;
	/* "31. 1. 2024" is no sentence */
	return out->at < end || out->at < 2;
}

/* "[PROPOSED](/README.md#proposed)": the word as its link's fragment. */
static void add_fragment(struct strbuf *out, struct text word)
{
	for (size_t i = 0; i < word.len; i++)
		strbuf_addch(out,
		    char_is_space(word.data[i]) ? '-'
						: char_lower(word.data[i]));
}

/* Where the fragment of the link around the phrase stands, if it is its word. */
static bool find_fragment(struct span *out, struct text t,
    const struct status_phrase *phrase)
{
	struct strbuf want = STRBUF_INIT;
	size_t end = phrase->at + phrase->len, hash, close;
	struct text rest = text_skip(t, end);
	bool found = false;

	if (text_starts(rest, "](")) {
		hash = text_find_char(rest, '#');
		close = text_find_char(rest, ')');
		add_fragment(&want,
		    text_make(t.data + phrase->at, phrase->len));
		found = hash < close && close < rest.len &&
		    text_equals(text_make(rest.data + hash + 1,
				    close - hash - 1),
			want.buf);
		out->start = (uint32_t)(end + hash + 1);
		out->end = (uint32_t)(end + close);
	}
	strbuf_release(&want);
	return found;
}

/* The text with the phrase's bytes, its date and fragment the change's. */
static void rewrite(struct strbuf *out, const struct status_value *value,
    const struct status_change *change, const struct status_phrase *phrase)
{
	struct text t = value->text;
	struct text old = text_make(t.data + phrase->at, phrase->len);
	struct strbuf word = STRBUF_INIT, date = STRBUF_INIT;
	struct strbuf fragment = STRBUF_INIT;
	struct date_text found;
	struct edits edits;
	struct span span;

	edits_init(&edits);
	strbuf_add(out, t.data, t.len);
	status_value_word(&word, change, old, value);
	span = (struct span){ (uint32_t)phrase->at,
		(uint32_t)(phrase->at + phrase->len) };
	edits_replace(&edits, span, text_make(word.buf, word.len));
	if (value->markup && find_fragment(&span, t, phrase)) {
		add_fragment(&fragment, text_make(word.buf, word.len));
		edits_replace(&edits, span,
		    text_make(fragment.buf, fragment.len));
	}
	if (change->date.year && find_date(&found, t, change->decides) &&
	    (found.at >= phrase->at + phrase->len ||
		found.at + found.len <= phrase->at)) {
		span = (struct span){ (uint32_t)found.at,
			(uint32_t)(found.at + found.len) };
		date_text_write(&date, &change->date,
		    text_make(t.data + found.at, found.len));
		edits_replace(&edits, span, text_make(date.buf, date.len));
	}
	edits_apply(&edits, out);
	edits_release(&edits);
	strbuf_release(&word);
	strbuf_release(&date);
	strbuf_release(&fragment);
}

/* The phrase that decides: rewritten, the text states the new status. */
static bool write_known(struct strbuf *out, const struct status_value *value,
    const struct status_change *change, enum record_status old)
{
	bool own = status_value_is_own(change);
	struct status_phrase phrase = { 0 };
	struct status_line line;
	struct strbuf tried = STRBUF_INIT;
	bool done = false;

	while (!done &&
	    status_phrase_find(&phrase, value->text, phrase.at + phrase.len,
		value->markup)) {
		strbuf_clear(&tried);
		rewrite(&tried, value, change, &phrase);
		read_line(&line, text_make(tried.buf, tried.len),
		    value->markup);
		done = own ? phrase.status == old
			   : line.status == change->status;
	}
	if (done)
		strbuf_add(out, tried.buf, tried.len);
	strbuf_release(&tried);
	return done;
}

static bool is_part_of_word(struct text t, size_t i, size_t *len)
{
	uint32_t code;

	*len = unicode_decode(text_skip(t, i), &code);
	return unicode_is_letter_or_digit(code) || code == '_' ||
	    (code == '-' && i > 0 && char_is_alnum(t.data[i - 1]));
}

/*
 * Words that are no status to us: from the first letter to what cannot be part
 * of a status. False for prose.
 */
static bool find_unknown(struct status_phrase *out, struct text t)
{
	size_t i = 0, len, words = 1, end;

	while (i < t.len && !is_part_of_word(t, i, &len))
		i += len;
	out->at = end = i;
	for (; i < t.len; i += len) {
		if (is_part_of_word(t, i, &len))
			end = i + len;
		else if (t.data[i] != ' ' || char_is_digit(t.data[i - 1]))
			break;
		else
			words++;
	}
	while (end > out->at && char_is_one_of(t.data[end - 1], "-_"))
		end--;
	out->len = end - out->at;
	out->status = RECORD_UNKNOWN;
	return out->len > 0 && out->len <= LONGEST_UNKNOWN && words <= 4 &&
	    (i + 1 >= t.len || (unsigned char)t.data[i] >= 0x80 ||
		char_is_one_of(t.data[i], "(,;`*_]|"));
}

bool status_value_write(struct strbuf *out, const struct status_value *value,
    const struct status_change *change, bool *whole, bool *dated)
{
	struct status_phrase phrase = { 0 };
	struct status_line line;
	struct date_text date;

	read_line(&line, value->text, value->markup);
	*whole = line.status == RECORD_NO_STATUS;
	*dated = !*whole && change->date.year &&
	    find_date(&date, value->text, change->decides);
	if (*whole) {
		/* the first of a choice says its case and language */
		status_phrase_find(&phrase, value->text, 0, value->markup);
		status_value_word(out, change,
		    text_make(value->text.data + phrase.at, phrase.len), value);
		return true;
	}
	if (line.status != RECORD_UNKNOWN)
		return write_known(out, value, change, line.status);
	if (!find_unknown(&phrase, value->text))
		return false;
	rewrite(out, value, change, &phrase);
	return true;
}
