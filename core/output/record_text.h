/* SPDX-License-Identifier: MIT */
/* One record for reading: a block of what it says of itself, then its text. */
#ifndef HENCE_OUTPUT_RECORD_TEXT_H
#define HENCE_OUTPUT_RECORD_TEXT_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/corpus/corpus.h"

struct record_text_options {
	size_t width;
	bool color;
	bool cut_code; /* long lines of code go on below, indented */
};

/* Append the record; bytes: the whole file; path: as it is to be shown. */
void record_text(struct strbuf *out, const struct corpus *corpus,
    const struct record *record, struct text bytes, const char *path,
    const struct record_text_options *options);

#endif
