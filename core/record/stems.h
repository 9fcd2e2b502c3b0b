/* SPDX-License-Identifier: MIT */
/*
 * Titles of options as words that can be compared: folded, articles left out,
 * English endings off, so that "Use Kafka" is "Using Kafka", and in their
 * order, so that "A not B" is not "B not A". Knows no record.
 */
#ifndef HENCE_RECORD_STEMS_H
#define HENCE_RECORD_STEMS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/base/vec.h"

/* Words of a text; zeroed before the first use, filled anew each time. */
struct stems {
	struct strbuf text; /* each word followed by a NUL */
	VEC(uint32_t) starts;
};

/* "C" and "C++" are two words. */
void stems_fill(struct stems *out, struct text title);
void stems_release(struct stems *stems);
const char *stems_word(const struct stems *stems, size_t at);

/* Two texts without words are never equal. */
bool stems_equal(const struct stems *a, const struct stems *b);

/* The same where words such as "Use" and "Going with" stand in front of them:
 * "Kafka" and "Using Kafka". */
bool stems_take_same(const struct stems *a, const struct stems *b);

/* The same for texts that take the same, and seldom for others; 0: no words. */
uint32_t stems_key(const struct stems *stems);

/* Do a's words begin with b's? Not when b has none. */
bool stems_begin(const struct stems *a, const struct stems *b);

/* Where from word from on needle's words stand in a row, or SIZE_MAX. */
size_t stems_find(const struct stems *in, const struct stems *needle,
    size_t from);

/*
 * How much two texts have in common, from 0 to 1: twice the longest row of
 * words that both have in this order, by the words of both.
 */
double stems_overlap(const struct stems *a, const struct stems *b);

/* How much of a that row is, from 0 to 1. */
double stems_share(const struct stems *a, const struct stems *b);

#endif
