/* SPDX-License-Identifier: MIT */
/*
 * From what a relation or a link names ("ADR-0012", "../0012-x.md", "12") to
 * the record, in logarithmic time. Made once a corpus.
 */
#ifndef HENCE_CORPUS_LOOKUP_H
#define HENCE_CORPUS_LOOKUP_H

#include "core/corpus/alias.h"
#include "core/corpus/corpus.h"

struct lookup_stem {
	struct text stem;
	const struct record *record;
};

/* A number with one of the prefixes that its record goes by. */
struct lookup_id {
	uint32_t number;
	struct text prefix;
	const struct record *record;
};

struct lookup {
	const struct corpus *corpus; /* borrowed */
	const struct record **by_path;
	struct lookup_stem *by_stem;
	size_t count; /* of paths and of stems */
	VEC(struct lookup_id) by_id;
	alias_list aliases;
};

void lookup_init(struct lookup *lookup, const struct corpus *corpus);
void lookup_release(struct lookup *lookup);

/* The record at the path from the source's root, or NULL. */
const struct record *lookup_path(const struct lookup *lookup, const char *path);

/* The record that target names, seen from the record from; one that was called
 * so where none is; or NULL. */
const struct record *lookup_target(const struct lookup *lookup,
    const struct record *from, struct text target);

#endif
