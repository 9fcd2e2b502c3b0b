/* SPDX-License-Identifier: MIT */
/* "ADR-0012", "rfc 12", "12" as prefix and number. Internal to core/corpus. */
#ifndef HENCE_CORPUS_ID_H
#define HENCE_CORPUS_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/text.h"

struct id_parts {
	struct text prefix; /* without "-", "_", "#" or blanks behind it */
	uint32_t number;
};

/* False where the id does not end in a number, or has more than letters,
 * digits and one separator in front of it. */
bool id_split(struct id_parts *out, struct text id);

/* What somebody means who writes such an id, right or wrong. */
enum id_form {
	ID_WORDS, /* no number at its end */
	ID_NUMBERED, /* "python-3-11", "utf8": words, or a prefix that is known */
	ID_WORD_AND_NUMBER, /* "ADR-12", "ADR--1" */
	ID_NUMBER /* "12", "-1" */
};

/* The prefix is what stands before the number and separators. */
enum id_form id_form(struct text *prefix, struct text id);

#endif
