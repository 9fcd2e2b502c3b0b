/* SPDX-License-Identifier: MIT */
/* The orders that records can be listed in. */
#ifndef HENCE_CMD_LIST_SORT_H
#define HENCE_CMD_LIST_SORT_H

#include <stdbool.h>

#include "core/corpus/corpus.h"

enum list_order {
	LIST_AS_IS, /* by collection, number and path */
	LIST_NUMBER,
	LIST_DATE,
	LIST_STATUS,
	LIST_TITLE,
	LIST_PATH
};

extern const char *const list_order_words[]; /* from LIST_NUMBER on */

/* What an order cannot tell apart stays in the corpus's order. */
void list_sort(record_list *records, const struct corpus *corpus,
    enum list_order order, bool reverse);

#endif
