/* SPDX-License-Identifier: MIT */
/* From a query to hits: the best records first, with what was found in them. */
#ifndef HENCE_SEARCH_SEARCH_H
#define HENCE_SEARCH_SEARCH_H

#include "core/search/query.h"
#include "core/search/shelf.h"

/* A piece of text and what is marked in it: bytes, in order. */
struct search_text {
	const char *text; /* NULL: none */
	const struct span *marks;
	size_t marks_count;
};

/* A line of the file, for those who look for regular expressions. */
struct search_line {
	uint32_t line;
	bool is_found; /* else it is beside one that is */
	struct search_text text;
};

struct search_hit {
	const struct corpus *corpus;
	const struct record *record; /* of that corpus */
	const char *branch; /* that alone has it; NULL: what was asked for */
	const char **missing; /* words that it has not, as the query has them */
	size_t missing_count;
	double score; /* more is better; 0 where only fields were asked for */
	bool is_superseded;
	const struct record *successor; /* or NULL */
	uint32_t line; /* of the snippet, else of the title */
	uint32_t offset; /* of what was found in the first of lines */
	const char *section; /* that it stands in, or NULL */
	struct search_text title, snippet;
	const struct search_line *lines; /* see scan_run */
	size_t lines_count;
};

struct search_result {
	struct arena arena; /* all texts live in it, but for the query's */
	/* Where few have all the words, those with most of them come behind. */
	VEC(struct search_hit) hits;
	size_t found; /* records that fit, those beyond the limit too */
	bool is_loose; /* none has all the words: these have some */
	bool is_lost; /* the corpus is from a catalog that is gone: load it */
	VEC(const char *) unknown; /* words that no record has */
	VEC(const char *) nearest; /* of each, a word there is, or NULL */
};

struct search_options {
	struct shelf_options shelf;
	const char *cwd; /* as for corpus_find */
	size_t limit; /* hits, at most */
	/* A hit has all the words, however few there are, and nothing is shown
	 * of it: search_finish is still to be called. */
	bool is_filter;
	bool skips_unknown; /* words: nobody is told of them */
	/* Records that are no hits, whatever is in them; may be NULL. */
	bool (*skips)(void *context, const struct record *record);
	void *context;
};

/* Release out in any case. STATUS_USAGE when the query names what is not there;
 * no hit is no error. */
enum status search_run(struct search_result *out,
    const struct search_options *options, const struct query_node *root,
    struct error *err);

/* Every record there is, in the order of the corpus, as hits without a
 * snippet. Release out; search_finish is still to be called. */
void search_all(struct search_result *out,
    const struct search_options *options);

/* Read the records of the hits, and set what is shown of them but snippets. */
void search_finish(struct search_result *result, const struct corpus *corpus);

/* Move the hits of a branch (its name lives as long as to) to the others, in
 * order, at most limit of them all; from is released. */
void search_merge(struct search_result *to, struct search_result *from,
    const char *branch, size_t limit);

/* The last heading above an offset of a record's file, the title's apart; NULL
 * where there is none. */
const char *search_section_at(const struct record *record, uint32_t offset);

void search_result_release(struct search_result *result);

#endif
