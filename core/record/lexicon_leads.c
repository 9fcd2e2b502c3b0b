/* SPDX-License-Identifier: MIT */
/* What kinds of phrases may begin with a word, by a hash of it: none for most
 * words of a text, which are then not looked up. */
#include "core/record/lexicon.h"

#define HASHES 4096u /* some six for each first word of a phrase */

_Static_assert(PHRASE_COUNT < 32, "each kind and RELATION_BIT has a bit");

static const uint32_t leads[HASHES] = {
#include "lexicon_leads.inc"
};

/* May the word at *at begin such a phrase? *at moves behind it. Letters of
 * another script, or with marks, may begin any. */
static bool may_begin(struct text t, size_t *at, uint32_t wanted)
{
	uint32_t hash = 0;
	size_t end = *at;

	for (; end < t.len && char_is_alnum(t.data[end]); end++)
		hash = hash * 37 + (uint32_t)(t.data[end] | ' ');
	*at = end;
	if (end < t.len && (unsigned char)t.data[end] >= 0x80)
		return true;
	return leads[hash % HASHES] & wanted;
}

bool lexicon_may_lead(struct text t, uint32_t wanted)
{
	size_t start = 0;

	if (!t.len)
		return false;
	if (t.len > LEXICON_LEAD_MOST)
		t.len = LEXICON_LEAD_MOST;
	while (start < t.len && (unsigned char)t.data[start] < 0x80 &&
	    !char_is_alnum(t.data[start]))
		start++;
	return may_begin(t, &start, wanted);
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
	size_t at = 0;

	while (at < t.len) {
		size_t start = at;
		bool may_lead = is_word_start(t, at) &&
		    may_begin(t, &at, wanted);

		if (may_lead &&
		    lexicon_lead(text_skip(t, start), wanted, &unused))
			return true;
		at += at == start;
	}
	return false;
}
