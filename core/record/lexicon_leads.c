/* SPDX-License-Identifier: MIT */
/* What kinds of phrases may begin with a word, by its first letter and its
 * length: none for most words of a text, which are then not looked for. */
#include "core/record/lexicon.h"

#define LONGEST_FIRST_WORD 23

_Static_assert(PHRASE_COUNT < 32, "each kind and RELATION_BIT has a bit");

static const uint32_t leads[26][LONGEST_FIRST_WORD + 1] = {
#include "lexicon_leads.inc"
};

bool lexicon_may_lead(struct text t, uint32_t wanted)
{
	size_t start = 0, end;

	while (start < t.len && (unsigned char)t.data[start] < 0x80 &&
	    !char_is_alnum(t.data[start]))
		start++;
	for (end = start; end < t.len && char_is_alnum(t.data[end]);)
		end++;
	/* letters of another script, or with marks */
	if (end < t.len && (unsigned char)t.data[end] >= 0x80)
		return true;
	return start < end && char_is_alpha(t.data[start]) &&
	    end - start <= LONGEST_FIRST_WORD &&
	    (leads[char_lower(t.data[start]) - 'a'][end - start] & wanted);
}
