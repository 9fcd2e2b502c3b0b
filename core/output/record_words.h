/* SPDX-License-Identifier: MIT */
/* The words by which output names the parts of a record. */
#ifndef HENCE_OUTPUT_RECORD_WORDS_H
#define HENCE_OUTPUT_RECORD_WORDS_H

#include "core/corpus/corpus.h"

/* Sets of field keys as bits. */
#define RECORD_KEY(key) ((uint64_t)1 << (key))
#define RECORD_DECIDER_KEYS \
	(RECORD_KEY(FIELD_DECIDER) | RECORD_KEY(FIELD_DECIDERS) | \
	    RECORD_KEY(FIELD_DECISION_MAKERS))

const char *record_place_name(enum field_place place); /* "front-matter" */
const char *record_link_name(enum link_kind kind); /* "inline" */
const char *record_format_name(enum record_format format); /* "markdown" */

/* One bit of enum record_problem: "front-matter-broken", or in words. */
const char *record_problem_name(uint32_t bit);
const char *record_problem_summary(uint32_t bit);

#endif
