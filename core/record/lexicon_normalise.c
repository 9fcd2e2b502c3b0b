/* SPDX-License-Identifier: MIT */
/* How phrases are written before they are looked up. */
#include <string.h>

#include "core/base/unicode.h"
#include "core/record/lexicon.h"

/* "3.1 ", "a) ", "(2) ": the numbering of a heading, not "2fa". */
static size_t enumeration_length(struct text t)
{
	size_t i = 0, marks = 0;

	if (t.len > 1 && char_is_alpha(t.data[0]) && t.data[1] == ')')
		return 2;
	while (i < t.len &&
	    (char_is_digit(t.data[i]) || t.data[i] == '.' ||
		t.data[i] == ')')) {
		marks += !char_is_digit(t.data[i]);
		i++;
	}
	if (i == 0 || !char_is_digit(t.data[0]))
		return 0;
	return i == t.len || marks || char_is_space(t.data[i]) ? i : 0;
}

/* How far t's first code point reaches, and whether it is part of a word. */
static size_t step(struct text t, bool *in_word)
{
	uint32_t code;
	size_t len;

	if ((unsigned char)t.data[0] < 0x80) {
		*in_word = char_is_alnum(t.data[0]);
		return 1;
	}
	len = unicode_decode(t, &code);
	*in_word = unicode_is_letter_or_digit(code);
	return len;
}

static struct text strip_start(struct text t)
{
	while (t.len) {
		bool in_word;
		size_t len = step(t, &in_word);

		if (in_word)
			break;
		t = text_skip(t, len);
	}
	return t;
}

static struct text strip_end(struct text t)
{
	size_t keep = 0;

	if (t.len && char_is_alnum(t.data[t.len - 1]))
		return t;
	for (size_t i = 0; i < t.len;) {
		bool in_word;

		i += step(text_skip(t, i), &in_word);
		if (in_word)
			keep = i;
	}
	t.len = keep;
	return t;
}

static bool is_ascii(struct text t)
{
	unsigned char any = 0;

	for (size_t i = 0; i < t.len; i++)
		any |= (unsigned char)t.data[i];
	return any < 0x80;
}

/* Append the folded text, which has no blanks at its ends, with each run of
 * them as one. */
static void add_words(struct strbuf *out, struct text t)
{
	size_t end = out->len;

	strbuf_add(out, t.data, t.len);
	for (size_t i = 0; i < t.len; i++)
		if (!char_is_space(t.data[i]))
			out->buf[end++] = char_lower(t.data[i]);
		else if (!char_is_space(t.data[i - 1]))
			out->buf[end++] = ' ';
	strbuf_setlen(out, end);
}

static struct text strip(struct text t)
{
	size_t len;

	t = strip_start(t);
	len = enumeration_length(t);
	if (len < t.len)
		t = strip_start(text_skip(t, len));
	return strip_end(t);
}

void lexicon_normalise(struct strbuf *out, struct text phrase)
{
	struct strbuf folded = STRBUF_INIT;

	if (is_ascii(phrase)) {
		add_words(out, strip(phrase));
		return;
	}
	unicode_fold(&folded, phrase);
	add_words(out, strip(text_make(folded.buf, folded.len)));
	strbuf_release(&folded);
}

static bool is_word(struct text t)
{
	size_t len = 0;

	while (len < t.len && char_is_alnum(t.data[len]))
		len++;
	return len == t.len;
}

void lexicon_normalise_words(struct strbuf *out, struct text phrase)
{
	static const char apostrophe[] = "\xe2\x80\x99";
	size_t start = out->len, end = start;
	bool gap = false;

	if (is_word(phrase)) {
		add_words(out, phrase);
		return;
	}
	lexicon_normalise(out, phrase);
	for (size_t i = start; i < out->len; i++) {
		struct text rest = text_make(out->buf + i, out->len - i);

		if (!char_is_alnum(rest.data[0]) &&
		    char_is_one_of(rest.data[0], " ,'*_`-")) {
			gap = true;
		} else if (text_starts(rest, apostrophe)) {
			i += strlen(apostrophe) - 1;
			gap = true;
		} else {
			if (gap && end > start)
				out->buf[end++] = ' ';
			gap = false;
			out->buf[end++] = rest.data[0];
		}
	}
	strbuf_setlen(out, end);
}
