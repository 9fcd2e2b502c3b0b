/* SPDX-License-Identifier: MIT */
/* Relations between two records, written into and taken out of both. */
#ifndef HENCE_CHANGE_RELATE_H
#define HENCE_CHANGE_RELATE_H

#include <stdbool.h>

#include "core/change/plan.h"

/* What is said of two records: "a KIND b". */
struct bond {
	enum relation_kind kind;
	bool inverse; /* "superseded by" */
	const char *words; /* free words in place of it, or NULL */
	const char *reverse; /* of b then; NULL: b is left alone */
};

/*
 * Read "depends-on", "Depends on", "superseded by". False: none of them;
 * *nearest is then the one that may be meant, or NULL.
 */
bool bond_read(struct bond *out, struct text words, const char **nearest);

/* Is what b says of a the inverse? */
bool bond_back(const struct bond *bond);

/* Write it into both; *wrote: something was missing. */
enum status relate(struct plan *plan, const struct record *a,
    const struct bond *bond, const struct record *b, bool *wrote,
    struct error *err);

struct unrelated {
	bool is_one; /* only one kind was looked for */
	size_t removed; /* relations of either record to the other */
	/* A line of that record names the other in a sentence, and is left. */
	const struct record *left;
	uint32_t left_line;
	const struct record *accepted; /* superseded no longer, or NULL */
	struct strbuf others; /* what a has in place of them, in words */
};

/* Take the relations between the two out of both: all, or (unless it is NULL)
 * only "a KIND b"; words in place of a kind out of a alone. */
enum status unrelate(struct unrelated *out, struct plan *plan,
    const struct record *const records[2], const struct bond *only,
    struct error *err);

#endif
