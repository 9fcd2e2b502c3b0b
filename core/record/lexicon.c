/* SPDX-License-Identifier: MIT */
#include "core/record/lexicon.h"

#include <string.h>

#include "core/base/unicode.h"

enum lexicon_kind {
	LEXICON_SECTION,
	LEXICON_STATUS,
	LEXICON_FIELD,
	LEXICON_RELATION,
	LEXICON_INVERSE,
	LEXICON_PHRASE
};

/* Sorted by phrase, then as it comes: a phrase may have several rows. */
static const struct lexicon_row {
	struct text phrase;
	enum lexicon_kind kind;
	int meaning;
} rows[] = {
#define PHRASE(literal) \
	{ \
		literal, sizeof(literal) - 1 \
	}
#include "lexicon.inc"
#undef PHRASE
};

/* The rows that begin with each ASCII byte, and last, with any other. */
static const struct {
	uint16_t from, end;
} firsts[] = {
#include "lexicon_first.inc"
};

#define ROWS_COUNT (sizeof(rows) / sizeof(*rows))
#define FIRSTS_COUNT (sizeof(firsts) / sizeof(*firsts))
#define LONGEST_RELATION 48 /* bytes of the longest relation phrase, and some */
#define LONGEST_STATUS 40 /* bytes of the longest status phrase, and some */

/* Byte by byte: they are short, and most differ soon. */
static bool is_behind(struct text phrase, struct text row)
{
	size_t len = phrase.len < row.len ? phrase.len : row.len, i = 0;

	while (i < len && phrase.data[i] == row.data[i])
		i++;
	if (i == len)
		return phrase.len > row.len;
	return (unsigned char)phrase.data[i] > (unsigned char)row.data[i];
}

/* The first row at or behind phrase; any where none has its first byte. */
static size_t lower_bound(struct text phrase)
{
	size_t low, high,
	    first = phrase.len ? (unsigned char)phrase.data[0] : 0;

	if (first >= FIRSTS_COUNT)
		first = FIRSTS_COUNT - 1;
	low = firsts[first].from;
	high = firsts[first].end;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (is_behind(phrase, rows[middle].phrase))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct lexicon_row *find_row(struct text phrase,
    enum lexicon_kind kind)
{
	if (!phrase.len)
		return NULL;
	for (size_t i = lower_bound(phrase);
	     i < ROWS_COUNT && text_same(phrase, rows[i].phrase); i++)
		if (rows[i].kind == kind)
			return &rows[i];
	return NULL;
}

/* The first row of a phrase as written that is of one of the kinds (bits), from
 * row *at on; NULL: no more. */
static const struct lexicon_row *next_row(struct text phrase, unsigned kinds,
    size_t *at)
{
	for (; *at < ROWS_COUNT && text_same(phrase, rows[*at].phrase); (*at)++)
		if (kinds & (1u << rows[*at].kind))
			return &rows[(*at)++];
	return NULL;
}

/* A word of other letters is there in a class that other languages have. */
static bool is_english(enum lexicon_kind kind, int meaning)
{
	for (size_t i = 0; i < ROWS_COUNT; i++) {
		struct text t = rows[i].phrase;

		if (rows[i].kind != kind || rows[i].meaning != meaning)
			continue;
		for (size_t k = 0; k < t.len; k++)
			if ((unsigned char)t.data[k] >= 0x80)
				return false;
	}
	return true;
}

bool lexicon_section_is_english(enum section_class class_)
{
	return is_english(LEXICON_SECTION, (int)class_);
}

bool lexicon_phrase_is_english(enum option_phrase phrase)
{
	return is_english(LEXICON_PHRASE, (int)phrase);
}

uint64_t lexicon_section_classes(struct text phrase)
{
	struct strbuf words = STRBUF_INIT;
	const struct lexicon_row *row;
	uint64_t classes = 0;
	size_t at;

	lexicon_normalise(&words, phrase);
	phrase = text_make(words.buf, words.len);
	at = phrase.len ? lower_bound(phrase) : ROWS_COUNT;
	while ((row = next_row(phrase, 1u << LEXICON_SECTION, &at)) != NULL)
		classes |= (uint64_t)1 << row->meaning;
	strbuf_release(&words);
	return classes;
}

enum field_key lexicon_field(struct text phrase)
{
	static const char *const leads[] = { "rfc ", "adr ", "decision ",
		"proposal " };
	struct strbuf words = STRBUF_INIT;
	const struct lexicon_row *row;

	lexicon_normalise(&words, phrase);
	phrase = text_make(words.buf, words.len);
	row = find_row(phrase, LEXICON_FIELD);
	/* "RFC Status" is the status */
	for (size_t i = 0; !row && i < sizeof(leads) / sizeof(*leads); i++)
		if (text_starts(phrase, leads[i]))
			row = find_row(text_skip(phrase, strlen(leads[i])),
			    LEXICON_FIELD);
	strbuf_release(&words);
	return row ? (enum field_key)row->meaning : FIELD_OTHER;
}

static bool is_of_relation(const struct lexicon_row *row)
{
	return row->kind == LEXICON_RELATION || row->kind == LEXICON_INVERSE;
}

bool lexicon_begins_relation(struct text words)
{
	char lower[LONGEST_RELATION];
	size_t len = 0;

	while (text_starts(words, "-"))
		words = text_skip(words, 1);
	while (text_ends(words, "-") || text_ends(words, " "))
		words.len--;
	if (words.len > sizeof(lower))
		return true;
	for (size_t i = 0; i < words.len; i++) {
		if ((unsigned char)words.data[i] >= 0x80)
			return true;
		if (words.data[i] != ' ' || (len && lower[len - 1] != ' '))
			lower[len++] = char_lower(words.data[i]);
	}
	words = text_make(lower, len);
	for (size_t i = lower_bound(words); i < ROWS_COUNT; i++) {
		struct text phrase = rows[i].phrase;

		/* blanks and hyphens come before letters */
		if (phrase.len < len || memcmp(phrase.data, lower, len) != 0 ||
		    (unsigned char)phrase.data[len] > '-')
			return false;
		if (is_of_relation(&rows[i]) &&
		    (phrase.len == len ||
			char_is_one_of(phrase.data[len], " -")))
			return true;
	}
	return false;
}

bool lexicon_relation(enum relation_kind *kind, bool *inverse,
    struct text phrase)
{
	struct strbuf words = STRBUF_INIT;
	const struct lexicon_row *row;
	size_t at;

	lexicon_normalise(&words, phrase);
	/* keys of front matter: "superseded_by" */
	for (size_t i = 0; i < words.len; i++)
		if (words.buf[i] == '_')
			words.buf[i] = ' ';
	phrase = text_make(words.buf, words.len);
	at = phrase.len ? lower_bound(phrase) : ROWS_COUNT;
	row = next_row(phrase, 1u << LEXICON_RELATION | 1u << LEXICON_INVERSE,
	    &at);
	strbuf_release(&words);
	if (!row)
		return false;
	*kind = (enum relation_kind)row->meaning;
	*inverse = row->kind == LEXICON_INVERSE;
	return true;
}

/* May a phrase end before pos, where a character begins? Not inside a word,
 * unless it is written without blanks between words (CJK). */
static bool is_word_end(struct text words, size_t pos)
{
	size_t last = pos - 1;
	uint32_t before, after;

	if (pos >= words.len)
		return true;
	while (last && (words.data[last] & 0xc0) == 0x80)
		last--;
	unicode_decode(text_skip(words, last), &before);
	unicode_decode(text_skip(words, pos), &after);
	return unicode_is_wide(before) || !unicode_is_letter_or_digit(after);
}

enum record_status lexicon_status(struct text words, size_t *len)
{
	size_t longest = words.len < LONGEST_STATUS ? words.len
						    : LONGEST_STATUS;

	for (size_t n = longest; n > 0; n--) {
		const struct lexicon_row *row;

		if ((n < words.len && (words.data[n] & 0xc0) == 0x80) ||
		    !is_word_end(words, n))
			continue;
		row = find_row(text_make(words.data, n), LEXICON_STATUS);
		if (row) {
			*len = n;
			return (enum record_status)row->meaning;
		}
	}
	*len = 0;
	return RECORD_UNKNOWN;
}

/* Does a row from the first one at or behind the phrase begin with it? Then
 * more words may make it a phrase. */
static bool begins_row(struct text phrase, size_t at)
{
	return at < ROWS_COUNT && rows[at].phrase.len >= phrase.len &&
	    !memcmp(rows[at].phrase.data, phrase.data, phrase.len);
}

/* Of the rows of that kind that are the phrase; at: the first one at or behind
 * it. */
static uint64_t meanings_at(struct text phrase, enum lexicon_kind kind,
    size_t at)
{
	const struct lexicon_row *row;
	uint64_t meanings = 0;

	while ((row = next_row(phrase, 1u << kind, &at)) != NULL)
		meanings |= (uint64_t)1 << row->meaning;
	return meanings;
}

/* Where the next word of t ends, from byte at on; wide letters are words. */
static size_t next_end(struct text t, size_t at)
{
	bool in_word = false;

	while (at < t.len) {
		uint32_t code;
		size_t len = unicode_decode(text_skip(t, at), &code);
		bool letter = unicode_is_letter_or_digit(code);

		if (in_word && (!letter || unicode_is_wide(code)))
			return at;
		at += len;
		if (unicode_is_wide(code) && letter)
			return at;
		in_word |= letter;
	}
	return at;
}

/* The sections of phrases of several words that t begins with. */
static uint64_t sections_at(struct text t, uint64_t wanted)
{
	struct text phrase = text_make(t.data, next_end(t, 0));
	size_t at = lower_bound(phrase);
	uint64_t found = 0;

	while (!found && begins_row(phrase, at) && phrase.len < t.len) {
		phrase.len = next_end(t, phrase.len);
		at = lower_bound(phrase);
		found = wanted & meanings_at(phrase, LEXICON_SECTION, at);
	}
	return found;
}

uint64_t lexicon_sections_within(struct text phrase, uint64_t wanted)
{
	struct strbuf words = STRBUF_INIT;
	uint64_t found = 0;
	struct text rest;

	lexicon_normalise(&words, phrase);
	rest = text_make(words.buf, words.len);
	while (rest.len && !found) {
		found = sections_at(rest, wanted);
		rest = text_skip(rest, next_end(rest, 0));
		while (rest.len && char_is_one_of(rest.data[0], " :,.-()/&"))
			rest = text_skip(rest, 1);
	}
	strbuf_release(&words);
	return found;
}

uint32_t lexicon_phrases(struct text phrase)
{
	struct strbuf words = STRBUF_INIT;
	uint32_t phrases;

	lexicon_normalise_words(&words, phrase);
	phrase = text_make(words.buf, words.len);
	phrases = (uint32_t)meanings_at(phrase, LEXICON_PHRASE,
	    lower_bound(phrase));
	strbuf_release(&words);
	return phrases;
}

/* May the phrase go on as rest does? Its first letter says no to most; digits
 * in front may turn out to be a number of no phrase. */
static bool may_go_on(struct strbuf *phrase, struct text rest)
{
	struct text longer;

	if (rest.len < 2 || rest.data[0] != ' ' ||
	    !char_is_alnum(rest.data[1]) || !char_is_alpha(phrase->buf[0]))
		return true;
	strbuf_addch(phrase, ' ');
	strbuf_addch(phrase, char_lower(rest.data[1]));
	longer = text_make(phrase->buf, phrase->len);
	return begins_row(longer, lower_bound(longer));
}

static size_t longest_lead(struct text t, uint32_t wanted, uint32_t *phrases)
{
	struct strbuf words = STRBUF_INIT;
	size_t len = 0, end = 0;
	bool more = true;

	while (more && end < t.len) {
		struct text phrase;
		uint32_t found;
		size_t at;

		end = next_end(t, end);
		strbuf_clear(&words);
		lexicon_normalise_words(&words, text_make(t.data, end));
		phrase = text_make(words.buf, words.len);
		at = lower_bound(phrase);
		found = wanted &
		    (uint32_t)meanings_at(phrase, LEXICON_PHRASE, at);
		if (found) {
			len = end;
			*phrases = found;
		}
		more = begins_row(phrase, at) &&
		    may_go_on(&words, text_skip(t, end));
	}
	strbuf_release(&words);
	return len;
}

size_t lexicon_lead(struct text t, uint32_t wanted, uint32_t *phrases)
{
	*phrases = 0;
	if (t.len > LEXICON_LEAD_MOST)
		t.len = LEXICON_LEAD_MOST;
	return lexicon_may_lead(t, wanted) ? longest_lead(t, wanted, phrases)
					   : 0;
}
