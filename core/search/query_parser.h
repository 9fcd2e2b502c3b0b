/* SPDX-License-Identifier: MIT */
/* Between query.c, which knows how a query is put together, and query_leaf.c,
 * which knows what stands at its ends. Internal to core/search. */
#ifndef HENCE_SEARCH_QUERY_PARSER_H
#define HENCE_SEARCH_QUERY_PARSER_H

#include "core/search/query.h"

struct query_parser {
	struct text rest;
	struct arena *arena;
	size_t words_count, prefixes_count, depth;
	const struct query_place *place; /* what words belong to, or NULL */
	struct words words; /* room to work in */
	struct error *err;
};

/* A field, by its name. */
struct query_place {
	const char *name;
	unsigned columns; /* of its words, or 0: see field */
	enum query_field field;
};

/* NULL: no field has that name. */
const struct query_place *query_place_find(struct text name);

/* A node of that kind without anything in it. */
struct query_node *query_node_new(struct query_parser *parser,
    enum query_kind kind);

/* What stands in the parser's place. *out: NULL where there is no word. */
enum status query_leaf(struct query_node **out, struct query_parser *parser,
    struct text t, bool is_prefix);

/* What is between the parentheses of NEAR(). */
enum status query_near(struct query_node **out, struct query_parser *parser,
    struct text t);

/* The bytes at the start of t that are a quote: " or one of typography's; 0:
 * none is there. */
size_t query_quote(struct text t);

/* The bytes up to the next quote or the end. */
struct text query_take_quoted(struct text *rest);

#endif
