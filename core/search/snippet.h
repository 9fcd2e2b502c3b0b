/* SPDX-License-Identifier: MIT */
/* What a hit shows of its record: the place where most was found. */
#ifndef HENCE_SEARCH_SNIPPET_H
#define HENCE_SEARCH_SNIPPET_H

#include "core/search/search.h"

/* What to mark: the needles of a query, those of one script together. */
typedef VEC(struct search_needle) needle_list;

typedef VEC(struct span) mark_list;

/*
 * Fill the hit's line, section, title and snippet; what is needed to do so
 * stays in maker, from hit to hit. False: the shelf is lost.
 */
struct snippet_maker {
	struct shelf *shelf;
	struct arena *arena; /* of what is shown */
	needle_list needles[SCRIPT_COUNT];
	struct document document;
	struct strbuf bytes;
	mark_list title_marks, marks; /* of all other columns */
	word_list words[COLUMN_COUNT];
};

void snippet_maker_init(struct snippet_maker *maker, struct shelf *shelf,
    struct arena *arena, const struct query_node *root);
void snippet_maker_release(struct snippet_maker *maker);
bool snippet_fill(struct search_hit *hit, struct snippet_maker *maker);

#endif
