/* SPDX-License-Identifier: MIT */
/* The index of a search: core/search/index.h's, kept in the cache's file. */
#ifndef HENCE_INDEX_SEARCH_H
#define HENCE_INDEX_SEARCH_H

#include "core/search/index.h"

struct index_search;

/* Where the file is: as for index_cache_new, whose file it is. Nothing is made
 * or opened before it is asked for something. */
struct index_search *index_search_new(const char *path, const char *other);
/* One in memory, empty, and gone with this. */
struct index_search *index_search_new_memory(void);
void index_search_free(struct index_search *search); /* NULL is fine */

/* The file is not in use until it is needed again: others may replace it. */
void index_search_close(struct index_search *search);

/* Lives as long as that. */
const struct search_index *index_search_use(struct index_search *search);

#endif
