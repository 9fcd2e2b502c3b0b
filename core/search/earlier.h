/* SPDX-License-Identifier: MIT */
/*
 * What was decided before on the subject that a title names. Titles of records
 * and options are compared by words that few of them have: what texts have in
 * passing, or all titles have, makes no subject.
 */
#ifndef HENCE_SEARCH_EARLIER_H
#define HENCE_SEARCH_EARLIER_H

#include "core/search/search.h"

struct earlier_subject {
	const char *title;
	const char *path; /* of the record that has it, or NULL: none yet */
	size_t records; /* there are so many in all */
};

struct earlier_hit {
	const struct search_hit *hit;
	bool *options; /* of the record's: is it on the subject? */
	double score; /* more is better */
};

struct earlier {
	struct arena arena; /* what hits point to lives in it */
	VEC(struct earlier_hit) hits; /* the best first */
};

/* So many hits of the query below are enough to tell rare words from others. */
#define EARLIER_CANDIDATES 1000

/* Append the query for all that has a word of the title in a title of its own;
 * nothing where the title has no such word. */
void earlier_query(struct strbuf *out, struct text title);

/*
 * Choose from what that query found those that are on the same subject, the
 * record itself left out. Hits are of found and live as long; release out.
 */
void earlier_choose(struct earlier *out, const struct search_result *found,
    const struct earlier_subject *subject);
void earlier_release(struct earlier *earlier);

#endif
