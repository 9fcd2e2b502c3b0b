/* SPDX-License-Identifier: MIT */
/*
 * What a user searches for, as a tree: words, "phrases", prefix*, -not, NOT,
 * OR, AND, (groups), NEAR(a b, 5) and fields, title:word. Knows no index: signs
 * that mean something to one are blanks here. What is only untidy (a quote or
 * a parenthesis that is missing) is read as it was meant.
 */
#ifndef HENCE_SEARCH_QUERY_H
#define HENCE_SEARCH_QUERY_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/search/index.h"

enum query_kind {
	QUERY_TEXT, /* needles, all of them in one document */
	QUERY_FIELD, /* what a record says of itself */
	QUERY_ALL, /* of its children */
	QUERY_ANY,
	QUERY_NOT /* has one child */
};

/* For QUERY_FIELD; those of words are columns. */
enum query_field {
	QUERY_STATUS,
	QUERY_RECORD_KIND,
	QUERY_TAG,
	QUERY_AREA,
	QUERY_DECIDER,
	QUERY_AUTHOR,
	QUERY_COLLECTION,
	QUERY_AFTER,
	QUERY_BEFORE,
	QUERY_SUPERSEDES
};

struct query_node {
	enum query_kind kind;
	struct query_node *first, *next; /* the first child; the next one */
	bool has_and; /* QUERY_ALL: somebody insists on each child */
	const char *text; /* QUERY_TEXT: as it was written */
	struct search_needle needles[SCRIPT_COUNT];
	size_t needles_count;
	bool is_word; /* one word, in no field */
	enum query_field field;
	const char *value; /* QUERY_FIELD: as it was written, never "" */
	uint32_t statuses; /* QUERY_STATUS: a bit for each enum record_status */
	struct date date; /* QUERY_AFTER, QUERY_BEFORE */
};

/* What one query may have, so that none takes long: words, with those of phrases
 * and fields; words that end in "*"; what is in one NEAR; groups in groups. */
#define QUERY_WORDS_MOST 64
#define QUERY_PREFIXES_MOST 8
#define QUERY_NEAR_MOST 16
#define QUERY_DEPTH_MOST 32

/*
 * Set *out to the tree of text; all of it lives in arena. STATUS_USAGE for a
 * query without a word or a field, one that has too many, a field that is none,
 * and a value that does not fit its field.
 */
enum status query_parse(const struct query_node **out, struct text text,
    struct arena *arena, struct error *err);

/* The names of fields, "title" ..., ended by NULL. */
extern const char *const query_field_names[];

#endif
