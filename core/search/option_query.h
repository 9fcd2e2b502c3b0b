/* SPDX-License-Identifier: MIT */
/* Which options somebody asks about, by words of their titles. */
#ifndef HENCE_SEARCH_OPTION_QUERY_H
#define HENCE_SEARCH_OPTION_QUERY_H

#include "core/record/record.h"
#include "core/record/stems.h"
#include "core/search/words.h"

struct option_query {
	bool only_rejected;
	struct stems *stems; /* of each word */
	size_t count;
	struct words words, title; /* of what is asked, and room to work in */
	struct stems title_stems;
};

/* text may be empty: all options fit. */
void option_query_init(struct option_query *query, struct text text,
    bool only_rejected);
void option_query_release(struct option_query *query);

/* Is there no word in it? */
bool option_query_is_empty(const struct option_query *query);

/* Has its title all the words, in any order and with any English ending? */
bool option_query_fits(struct option_query *query, const struct record *record,
    const struct option *option);

/* Set wanted[i] for each option of the record (as many as it has); gives how
 * many fit. */
uint32_t option_query_choose(bool *wanted, struct option_query *query,
    const struct record *record);

#endif
