/* SPDX-License-Identifier: MIT */
/* What words there are in a piece of text, and what is none yet. */
#ifndef HENCE_RECORD_WORDS_H
#define HENCE_RECORD_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/text.h"

/* Words between blanks that have a letter or digit; two wide letters, which
 * stand without blanks, count as one. */
uint32_t words_count(struct text t);

/* The same; *hash goes on with these words, whatever blanks are between. */
uint32_t words_hash(uint64_t *hash, struct text t);

/* A template's place for words: "{title of option 1}", "[option 1]". */
bool words_are_slot(struct text t);

/* "TBD", "to be done" and the like: words that are to come. */
bool words_are_promise(struct text t);

#endif
