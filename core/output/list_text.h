/* SPDX-License-Identifier: MIT */
/* Records as an aligned list: id, status, date, title. */
#ifndef HENCE_OUTPUT_LIST_TEXT_H
#define HENCE_OUTPUT_LIST_TEXT_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/corpus/corpus.h"

struct list_options {
	size_t width; /* to cut ids and titles for; 0: never */
	bool color;
	bool grouped; /* a heading before each run of one collection */
	bool named; /* or a column with the collection's name */
};

/* Append the records in the order given. */
void list_text(struct strbuf *out, const struct corpus *corpus,
    const record_list *records, const struct list_options *options);

#endif
