/* SPDX-License-Identifier: MIT */
/*
 * A query answered: which records fit it, and how well. What an index holds
 * besides them makes no difference to the answer.
 */
#ifndef HENCE_SEARCH_ANSWER_H
#define HENCE_SEARCH_ANSWER_H

#include "core/search/query.h"
#include "core/search/shelf.h"

struct answer {
	bool *has; /* of each record of the corpus */
	double *scores; /* 0 where it has not */
	size_t count; /* of records */
};

struct answer_reader {
	struct shelf *shelf;
	const char *cwd; /* as for corpus_find */
	bool is_lost; /* the shelf: see shelf_match */
	struct error *err;
};

/* Release out in any case. When the reader's shelf is lost the status is
 * STATUS_OK, and the answer worth nothing. */
enum status answer_query(struct answer *out, struct answer_reader *reader,
    const struct query_node *root);
void answer_release(struct answer *answer);

/*
 * The same where nobody insists on every word: of those that stand beside each
 * other at the top of the query one is enough, and more are better. Only for a
 * query that has two of them.
 */
bool query_may_be_loose(const struct query_node *root);
enum status answer_loosely(struct answer *out, struct answer_reader *reader,
    const struct query_node *root);

/* Does the answer have any record? */
bool answer_is_empty(const struct answer *answer);

#endif
