/* SPDX-License-Identifier: MIT */
/* What kinds of phrases may begin with a word, by its letters at both ends and
 * its length: none for most words of a text, which are then not looked up. */
#include "core/record/lexicon.h"

#define LONGEST_FIRST_WORD 23

_Static_assert(PHRASE_COUNT < 32, "each kind and RELATION_BIT has a bit");

/* By the first letter. */
static const struct lead {
	uint32_t by_length[LONGEST_FIRST_WORD + 1];
	uint32_t by_last['z' - 'a' + 1];
} leads['z' - 'a' + 1] = {
#include "lexicon_leads.inc"
};

static uint32_t kinds_of(struct text word)
{
	const struct lead *lead;
	char last;

	if (!word.len || word.len > LONGEST_FIRST_WORD)
		return 0;
	last = word.data[word.len - 1];
	if (!char_is_alpha(word.data[0]) || !char_is_alpha(last))
		return 0;
	lead = &leads[char_lower(word.data[0]) - 'a'];
	return lead->by_length[word.len] &
	    lead->by_last[char_lower(last) - 'a'];
}

bool lexicon_may_lead(struct text t, uint32_t wanted)
{
	size_t start = 0, end;

	if (!t.len)
		return false;
	while (start < t.len && (unsigned char)t.data[start] < 0x80 &&
	    !char_is_alnum(t.data[start]))
		start++;
	for (end = start; end < t.len && char_is_alnum(t.data[end]);)
		end++;
	/* letters of another script, or with marks */
	if (end < t.len && (unsigned char)t.data[end] >= 0x80)
		return true;
	return kinds_of(text_make(t.data + start, end - start)) & wanted;
}

static bool is_word_start(struct text t, size_t at)
{
	unsigned char here = (unsigned char)t.data[at];
	unsigned char before = at ? (unsigned char)t.data[at - 1] : ' ';

	if (here < 0x80)
		return char_is_alnum((char)here) && before < 0x80 &&
		    !char_is_alnum((char)before) && before != '_';
	/* letters that stand without blanks begin with such a byte */
	return here >= 0xe2 ||
	    (here >= 0xc0 && before < 0x80 && !char_is_alnum((char)before));
}

bool lexicon_has(struct text t, uint32_t wanted)
{
	uint32_t unused;

	for (size_t i = 0; i < t.len; i++) {
		struct text rest = text_skip(t, i);

		if (is_word_start(t, i) && lexicon_may_lead(rest, wanted) &&
		    lexicon_lead(rest, wanted, &unused))
			return true;
	}
	return false;
}
