/* SPDX-License-Identifier: MIT */
/* Catalogs (core/corpus/catalog.h) in the index of documents, so that both are
 * of one moment: a catalog goes when a document goes that it may know. */
#ifndef HENCE_SEARCH_KEPT_CATALOG_H
#define HENCE_SEARCH_KEPT_CATALOG_H

#include "core/corpus/catalog.h"
#include "core/search/index.h"

struct kept_catalog {
	struct catalog_store store; /* lives as long as this */
	const struct search_index *index;
	const char *name; /* as catalog_name has it; NULL: nothing is kept */
};

/* Nothing is copied; kept stays where it is, as its store points to it. index
 * may be NULL while there is no name. */
void kept_catalog_init(struct kept_catalog *kept,
    const struct search_index *index, const char *name);

#endif
