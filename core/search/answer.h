/* SPDX-License-Identifier: MIT */
/*
 * A query answered: which records fit it, and how well. What an index holds
 * besides them makes no difference to the answer.
 */
#ifndef HENCE_SEARCH_ANSWER_H
#define HENCE_SEARCH_ANSWER_H

#include "core/search/query.h"
#include "core/search/shelf.h"

/* A word of a query, and which records have it. */
struct answer_word {
	const char *text; /* as it was written */
	bool *has;
};

struct answer {
	bool *has; /* of each record of the corpus */
	double *scores; /* 0 where it has not */
	size_t count; /* of records */
	VEC(struct answer_word) words; /* those that one may lack */
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
 * query that has two of them, and no AND.
 */
bool query_may_be_loose(const struct query_node *root);
enum status answer_loosely(struct answer *out, struct answer_reader *reader,
    const struct query_node *root);

/* How many records have all the words. */
size_t answer_full(const struct answer *answer);

/* How many words the record has not, which are put into out where it is not
 * NULL; they live as long as the query. */
size_t answer_missing(const char **out, const struct answer *answer,
    size_t record);

#endif
