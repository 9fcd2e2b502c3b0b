/* SPDX-License-Identifier: MIT */
/* Words of a query that no record has, and what was perhaps meant. */
#ifndef HENCE_SEARCH_NEAREST_H
#define HENCE_SEARCH_NEAREST_H

#include "core/search/search.h"

/* Fill the result's unknown words. False: the shelf is lost. */
bool nearest_fill(struct search_result *out, struct shelf *shelf,
    const struct query_node *root);

#endif
