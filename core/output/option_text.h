/* SPDX-License-Identifier: MIT */
/* The options of a record for reading. */
#ifndef HENCE_OUTPUT_OPTION_TEXT_H
#define HENCE_OUTPUT_OPTION_TEXT_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/corpus/corpus.h"

struct option_text_options {
	size_t width;
	bool color;
	const bool *wanted; /* of the record's options; NULL: all */
	/* What speaks for and against each is left out, and the record's
	 * status is told. */
	bool is_brief;
	bool is_cut; /* and what is said at length is cut, too */
	const struct record *successor; /* of the record, to be told; or NULL */
};

/* Append the record's id and title, and below them each option with what
 * became of it, why, and what speaks for and against it. */
void option_text(struct strbuf *out, const struct corpus *corpus,
    const struct record *record, const struct option_text_options *options);

#endif
