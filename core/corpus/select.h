/* SPDX-License-Identifier: MIT */
/*
 * Which files of the collections are records. Internal to core/corpus; looks
 * at names, never at contents.
 */
#ifndef HENCE_CORPUS_SELECT_H
#define HENCE_CORPUS_SELECT_H

#include "core/corpus/corpus.h"
#include "core/git/source.h"

/* A file that is a record by its name, or may be one by its contents. */
struct candidate {
	const struct source_file *file;
	uint32_t collection; /* index into corpus.collections */
	bool marked; /* a number or date in the name: a record for sure */
};

typedef VEC(struct candidate) candidate_list;

/*
 * The files of every collection, in path order within each; what the
 * collections lack is inferred from them. Links that lead nowhere are rows of
 * corpus.skips.
 */
void select_files(candidate_list *out, struct corpus *corpus,
    struct source *source);

#endif
