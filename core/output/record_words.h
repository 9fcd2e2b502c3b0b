/* SPDX-License-Identifier: MIT */
/* The words by which output names the parts of a record. */
#ifndef HENCE_OUTPUT_RECORD_WORDS_H
#define HENCE_OUTPUT_RECORD_WORDS_H

#include "core/corpus/corpus.h"

/* The problems of a record that is known by its name alone. */
#define RECORD_UNREAD (PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE)

const char *record_place_name(enum field_place place); /* "front-matter" */
const char *record_link_name(enum link_kind kind); /* "inline" */
const char *record_format_name(enum record_format format); /* "markdown" */

struct problem_words {
	uint32_t bit; /* of enum record_problem */
	const char *name; /* "front-matter-broken" */
	const char *summary; /* "its front matter is no YAML" */
};

/* The first of a set of problems behind last (NULL: of all), or NULL. */
const struct problem_words *problem_next(uint32_t set,
    const struct problem_words *last);

/* "accepted"; "-" where there is none, "?" for words that are not known. */
const char *record_status_word(enum record_status status);

#endif
