/* SPDX-License-Identifier: MIT */
#include "core/search/words.h"

#include "core/base/unicode.h"

/* Of Unicode's private use: a word for an index, and never one of a text. */
#define GAP "\xee\x80\x80"

void words_init(struct words *words)
{
	memset(words, 0, sizeof(*words));
	strbuf_init(&words->folded);
	for (int i = 0; i < SCRIPT_COUNT; i++)
		strbuf_init(&words->rows[i].text);
}

void words_release(struct words *words)
{
	for (int i = 0; i < SCRIPT_COUNT; i++) {
		strbuf_release(&words->rows[i].text);
		vec_release(&words->rows[i].places);
	}
	strbuf_release(&words->folded);
	vec_release(&words->offsets);
}

void words_clear(struct words *words)
{
	for (int i = 0; i < SCRIPT_COUNT; i++) {
		strbuf_clear(&words->rows[i].text);
		words->rows[i].places.count = 0;
	}
}

static void add_word(struct words *words, enum word_script script,
    struct text word, struct span place)
{
	struct word_row *row = &words->rows[script];

	if (row->text.len)
		strbuf_addch(&row->text, ' ');
	strbuf_add(&row->text, word.data, word.len);
	*vec_push(&row->places) = place;
}

void words_add_gap(struct words *words)
{
	const struct span nowhere = { 0, 0 };

	for (int i = 0; i < SCRIPT_COUNT; i++)
		if (words->rows[i].text.len)
			add_word(words, (enum word_script)i, text_of(GAP),
			    nowhere);
}

/* A run of letters in the text, and the same folded. */
struct run {
	struct text raw, folded;
	uint32_t start; /* of raw */
	bool is_even; /* as many characters in both: see offsets */
};

/* Where the characters of folded from index first up to end were. */
static struct span place_of(const struct words *words, const struct run *run,
    size_t first, size_t end)
{
	struct span place = { run->start, run->start + (uint32_t)run->raw.len };

	if (run->is_even) {
		place.end = place.start + words->offsets.items[end];
		place.start += words->offsets.items[first];
	}
	return place;
}

static size_t char_len(struct text t)
{
	uint32_t code;

	return unicode_decode(t, &code);
}

/* A pair at every character but the last, which stands alone. */
static void add_pairs(struct words *words, const struct run *run,
    struct text part, size_t first)
{
	for (; part.len; first++) {
		size_t one = char_len(part);
		struct text rest = text_skip(part, one);
		size_t two = rest.len ? one + char_len(rest) : one;

		add_word(words, SCRIPT_CJK, text_make(part.data, two),
		    place_of(words, run, first, first + (rest.len ? 2 : 1)));
		part = rest;
	}
}

enum letter {
	LETTER_NONE,
	LETTER_SPACED,
	LETTER_CJK
};

static enum letter letter_of(uint32_t code)
{
	if (!unicode_is_letter_or_digit(code))
		return LETTER_NONE;
	return unicode_is_wide(code) ? LETTER_CJK : LETTER_SPACED;
}

static void add_part(struct words *words, const struct run *run,
    struct text part, size_t first, size_t end, enum letter letter)
{
	if (letter == LETTER_SPACED)
		add_word(words, SCRIPT_SPACED, part,
		    place_of(words, run, first, end));
	else if (letter == LETTER_CJK)
		add_pairs(words, run, part, first);
}

/* The folded run, part by part: each of letters of one sort. */
static void add_parts(struct words *words, const struct run *run)
{
	struct text rest = run->folded;
	size_t first = 0, at = 0;

	while (rest.len) {
		const char *begin = rest.data;
		enum letter letter = LETTER_NONE, next = LETTER_NONE;
		uint32_t code;

		unicode_decode(rest, &code);
		letter = next = letter_of(code);
		while (next == letter) {
			rest = text_skip(rest, unicode_decode(rest, &code));
			at++;
			if (!rest.len)
				break;
			unicode_decode(rest, &code);
			next = letter_of(code);
		}
		add_part(words, run,
		    text_make(begin,
			run->folded.len - rest.len -
			    (size_t)(begin - run->folded.data)),
		    first, at, letter);
		first = at;
	}
}

/* Where a line ends within a word the last character of it, which stands alone
 * so far, makes a pair with the first one of this run. */
static void join_lines(struct words *words, const struct run *run)
{
	struct word_row *row = &words->rows[SCRIPT_CJK];
	uint32_t code;
	size_t len = unicode_decode(run->folded, &code);

	if (!row->places.count || letter_of(code) != LETTER_CJK)
		return;
	strbuf_add(&row->text, run->folded.data, len);
	row->places.items[row->places.count - 1].end =
	    place_of(words, run, 0, 1).end;
}

static void add_run(struct words *words, struct text raw, uint32_t start,
    bool joins)
{
	struct run run = { raw, { 0 }, start, true };
	struct text rest = raw;

	strbuf_clear(&words->folded);
	unicode_fold(&words->folded, raw);
	run.folded = text_make(words->folded.buf, words->folded.len);
	words->offsets.count = 0;
	while (rest.len) {
		*vec_push(&words->offsets) = (uint32_t)(raw.len - rest.len);
		rest = text_skip(rest, char_len(rest));
	}
	run.is_even = unicode_count(run.folded) == words->offsets.count;
	*vec_push(&words->offsets) = (uint32_t)raw.len;
	if (joins && run.folded.len)
		join_lines(words, &run);
	add_parts(words, &run);
}

/* Set to to the letters and digits of ASCII that t begins with, in small
 * letters; gives how many there are. */
static size_t fold_ascii(char *to, struct text t)
{
	size_t len = 0;

	while (len < t.len && char_is_alnum(t.data[len])) {
		to[len] = char_lower(t.data[len]);
		len++;
	}
	return len;
}

static bool is_ascii_at(struct text t, size_t at)
{
	return at == t.len || (unsigned char)t.data[at] < 0x80;
}

/*
 * Add the words that t begins with, up to a run that is not of ASCII alone;
 * gives where it begins. Nearly all text is done with here, so there is room
 * for it before it is looked at.
 */
static size_t add_ascii(struct words *words, struct text t, uint32_t start)
{
	struct word_row *row = &words->rows[SCRIPT_SPACED];
	size_t at = 0;

	strbuf_reserve(&row->text, t.len + 1);
	while (at < t.len && is_ascii_at(t, at)) {
		char *end = row->text.buf + row->text.len;
		size_t gap = row->text.len > 0;
		size_t len = fold_ascii(end + gap, text_skip(t, at));

		if (!is_ascii_at(t, at + len))
			break;
		if (len) {
			if (gap)
				*end = ' ';
			row->text.len += gap + len;
			*vec_push(
			    &row->places) = (struct span){ start + (uint32_t)at,
				start + (uint32_t)(at + len) };
		}
		at += len + 1;
	}
	row->text.buf[row->text.len] = '\0';
	return at < t.len ? at : t.len;
}

static size_t run_end(struct text t, size_t at)
{
	while (at < t.len) {
		uint32_t code;
		size_t len = unicode_decode(text_skip(t, at), &code);

		if (!unicode_is_letter_or_digit(code))
			break;
		at += len;
	}
	return at;
}

static bool only_blanks(struct text t, size_t at, size_t end)
{
	while (at < end && char_is_space(t.data[at]))
		at++;
	return at == end;
}

void words_add(struct words *words, struct text t, uint32_t start)
{
	size_t at = 0, before = 0;

	while (at < t.len) {
		size_t begin, end;

		begin = at +
		    add_ascii(words, text_skip(t, at), start + (uint32_t)at);
		end = run_end(t, begin);
		if (end > begin) {
			add_run(words, text_make(t.data + begin, end - begin),
			    start + (uint32_t)begin,
			    only_blanks(t, before, begin) &&
				unicode_joins_lines(t, before));
			before = end;
		}
		at = end;
		if (end == begin && end < t.len)
			at += char_len(text_skip(t, at));
	}
}

void words_add_at(struct words *words, struct text t, struct span place)
{
	size_t before[SCRIPT_COUNT];

	for (int i = 0; i < SCRIPT_COUNT; i++)
		before[i] = words->rows[i].places.count;
	words_add(words, t, 0);
	for (int i = 0; i < SCRIPT_COUNT; i++) {
		struct word_row *row = &words->rows[i];

		for (size_t at = before[i]; at < row->places.count; at++)
			row->places.items[at] = place;
	}
}

bool word_is_small(struct text word)
{
	static const char *const words[] = { "a", "about", "an", "and", "any",
		"are", "as", "at", "be", "but", "by", "can", "could", "did",
		"do", "does", "for", "from", "had", "has", "have", "how", "i",
		"in", "instead", "into", "is", "it", "its", "no", "not", "of",
		"on", "or", "our", "should", "so", "than", "that", "the",
		"their", "then", "there", "they", "this", "to", "us", "versus",
		"vs", "was", "we", "were", "what", "when", "where", "which",
		"who", "why", "will", "with", "would", "you", NULL };

	for (size_t i = 0; words[i]; i++)
		if (text_equals_nocase(word, words[i]))
			return true;
	return false;
}
