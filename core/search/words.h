/* SPDX-License-Identifier: MIT */
/*
 * A text cut into the words that a search compares: runs of letters and digits,
 * folded, so that neither case nor accents count. Scripts that put no blanks
 * between words (CJK) are cut into overlapping pairs of characters, for their
 * words have mostly two. Knows no record and no index.
 */
#ifndef HENCE_SEARCH_WORDS_H
#define HENCE_SEARCH_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/base/vec.h"

enum word_script {
	SCRIPT_SPACED,
	SCRIPT_CJK,
	SCRIPT_COUNT
};

/* Words of one script: with a blank between them, and where each was. */
struct word_row {
	struct strbuf text;
	VEC(struct span) places;
};

struct words {
	struct word_row rows[SCRIPT_COUNT];
	struct strbuf folded; /* room to work in */
	VEC(uint32_t) offsets; /* the same */
};

void words_init(struct words *words);
void words_release(struct words *words);
void words_clear(struct words *words);

/* Append the words of t, whose first byte is at offset start. Of a run of CJK
 * characters the last one is a word of its own behind the pairs, unless it goes
 * on in the next line. */
void words_add(struct words *words, struct text t, uint32_t start);

/* The same, all of them in one place. */
void words_add_at(struct words *words, struct text t, struct span place);

/* One that questions are made of, and no decision is about: "why", "the". */
bool word_is_small(struct text word);

/* What comes next does not follow what was before: no phrase goes across. */
void words_add_gap(struct words *words);

#endif
