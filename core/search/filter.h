/* SPDX-License-Identifier: MIT */
/* Fields of a query, answered from the corpus: of what records say of
 * themselves no index is asked. */
#ifndef HENCE_SEARCH_FILTER_H
#define HENCE_SEARCH_FILTER_H

#include "core/corpus/corpus.h"
#include "core/search/query.h"

/*
 * Set has[i] for each record of the corpus that the node (QUERY_FIELD) fits.
 * STATUS_USAGE for a kind, collection or record that is not there; cwd is as
 * for corpus_find.
 */
enum status filter_run(bool *has, const struct corpus *corpus,
    const struct query_node *node, const char *cwd, struct error *err);

/* Is there a field that a catalog's corpus cannot answer? */
bool filter_needs_records(const struct query_node *root);

#endif
