/* SPDX-License-Identifier: MIT */
/* Where a search looks: the index that is kept, and the corpus of what was
 * asked for, from its catalog where there is one. */
#ifndef HENCE_CMD_SEARCH_PLACE_H
#define HENCE_CMD_SEARCH_PLACE_H

#include "cmd/env.h"
#include "core/search/kept_catalog.h"

struct index_search;

struct search_place {
	struct index_search *kept; /* NULL: nothing is kept */
	struct strbuf name; /* of the catalog */
	struct kept_catalog catalog;
};

/*
 * Open env's source and corpus (NEEDS_CORPUS, but that it may be of a catalog).
 * is_whole: only a whole one will do. Release place in any case.
 */
enum status search_place_open(struct search_place *place, struct env *env,
    bool is_whole, struct error *err);

/* Instead of a catalog, when that turned out to be gone. */
enum status search_place_load(const struct search_place *place, struct env *env,
    struct error *err);

/* Before env is released. */
void search_place_release(struct search_place *place);

#endif
