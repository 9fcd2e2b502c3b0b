/* SPDX-License-Identifier: MIT */
/* The words that phrases about options begin with: most words of a text are
 * none, and this tells it without looking for phrases. */
#include <string.h>

#include "core/record/lexicon.h"

#define LONGEST_FIRST_WORD 40

static const struct lead_row {
	struct text word;
	uint32_t phrases; /* PHRASE_BITs of those that begin so */
} rows[] = {
#define PHRASE(literal) \
	{ \
		literal, sizeof(literal) - 1 \
	}
#include "lexicon_leads.inc"
#undef PHRASE
};

/* By the first letter, then the length: few words need another look. */
static int compare(struct text a, struct text b)
{
	int order = (unsigned char)a.data[0] - (unsigned char)b.data[0];

	if (!order)
		order = (a.len > b.len) - (a.len < b.len);
	return order ? order : memcmp(a.data, b.data, a.len);
}

static uint32_t phrases_of(struct text word)
{
	size_t low = 0, high = sizeof(rows) / sizeof(*rows);

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = compare(word, rows[middle].word);

		if (!order)
			return rows[middle].phrases;
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

bool lexicon_may_lead(struct text t, uint32_t wanted)
{
	char lower[LONGEST_FIRST_WORD];
	size_t start = 0, len = 0;

	while (start < t.len && (unsigned char)t.data[start] < 0x80 &&
	    !char_is_alnum(t.data[start]))
		start++;
	t = text_skip(t, start);
	while (
	    len < t.len && len < sizeof(lower) && char_is_alnum(t.data[len])) {
		lower[len] = char_lower(t.data[len]);
		len++;
	}
	/* letters of another script, or with marks */
	if (len < t.len && (unsigned char)t.data[len] >= 0x80)
		return true;
	return len && (phrases_of(text_make(lower, len)) & wanted);
}
