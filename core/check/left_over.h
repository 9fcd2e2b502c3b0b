/* SPDX-License-Identifier: MIT */
/*
 * What the templates say that a collection's records are made from: words that
 * whoever writes a record puts own ones in place of. Which templates these are
 * is not asked here.
 */
#ifndef HENCE_CHECK_LEFT_OVER_H
#define HENCE_CHECK_LEFT_OVER_H

#include <stddef.h>
#include <stdint.h>

enum template_words {
	TEMPLATE_CODE, /* no words */
	TEMPLATE_PROSE,
	TEMPLATE_POINTER, /* has a link */
	TEMPLATE_LEAD, /* ends in "?" or ":": own words may follow it */
	TEMPLATE_GAP, /* has a place for own ones: "..., because [reason]" */
	TEMPLATE_PLACEHOLDER /* is such a place: every record knows these */
};

/* A paragraph of a template, or a block of code or HTML. */
struct template_line {
	const char *folder; /* of the collection, as its path */
	const char *path; /* the template */
	const char *text; /* its first line */
	uint64_t hash; /* as of struct prose */
	enum template_words kind;
	uint32_t words;
};

/* Those of all collections, by folder, then hash; borrowed. */
struct template_lines {
	const struct template_line *items;
	size_t count;
};

/* For qsort: the order of them. */
int template_line_compare(const void *a, const void *b);

#endif
