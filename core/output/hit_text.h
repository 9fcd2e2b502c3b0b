/* SPDX-License-Identifier: MIT */
/* What a search has found, for reading. */
#ifndef HENCE_OUTPUT_HIT_TEXT_H
#define HENCE_OUTPUT_HIT_TEXT_H

#include "core/search/search.h"

struct hit_text_options {
	size_t width;
	bool color; /* what was found is marked, and paths are links */
	const char *root; /* the folder that links lead into, or NULL */
	/* Set out to a record's path as it is called from where the user is. */
	void (*path)(struct strbuf *out, void *context,
	    const struct record *record);
	void *context;
};

/* Append each hit: the record, the line, and the snippet. */
void hit_text(struct strbuf *out, const struct search_result *result,
    const struct hit_text_options *options);

#endif
