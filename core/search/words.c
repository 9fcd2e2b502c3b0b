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

static void add_run(struct words *words, struct text raw, uint32_t start,
    bool is_ascii)
{
	struct run run = { raw, { 0 }, start, true };
	struct text rest = raw;

	strbuf_clear(&words->folded);
	unicode_fold(&words->folded, raw);
	run.folded = text_make(words->folded.buf, words->folded.len);
	if (is_ascii) {
		struct span place = { start, start + (uint32_t)raw.len };

		add_word(words, SCRIPT_SPACED, run.folded, place);
		return;
	}
	words->offsets.count = 0;
	while (rest.len) {
		*vec_push(&words->offsets) = (uint32_t)(raw.len - rest.len);
		rest = text_skip(rest, char_len(rest));
	}
	run.is_even = unicode_count(run.folded) == words->offsets.count;
	*vec_push(&words->offsets) = (uint32_t)raw.len;
	add_parts(words, &run);
}

void words_add(struct words *words, struct text t, uint32_t start)
{
	size_t at = 0;

	while (at < t.len) {
		size_t begin = at;
		bool is_ascii = true;

		while (at < t.len) {
			uint32_t code;
			size_t len = unicode_decode(text_skip(t, at), &code);

			if (!unicode_is_letter_or_digit(code))
				break;
			is_ascii = is_ascii && code < 0x80;
			at += len;
		}
		if (at > begin)
			add_run(words, text_make(t.data + begin, at - begin),
			    start + (uint32_t)begin, is_ascii);
		else
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
