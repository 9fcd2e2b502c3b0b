/* SPDX-License-Identifier: MIT */
/*
 * Which folders of a source are collections, and which of their files are
 * records. Internal to core/corpus; looks at names, never at contents, but
 * for the configuration files.
 */
#ifndef HENCE_CORPUS_DISCOVER_H
#define HENCE_CORPUS_DISCOVER_H

#include "core/corpus/corpus.h"
#include "core/git/source.h"

/* A file that is a record by its name, or may be one by its contents. */
struct candidate {
	const struct source_file *file;
	uint32_t collection; /* index into corpus.collections */
	bool marked; /* a number or date in the name: a record for sure */
};

typedef VEC(struct candidate) candidate_list;

/* Fill corpus.config and corpus.collections (all but the records). */
enum status discover_collections(struct corpus *corpus, struct source *source,
    const struct corpus_options *options, struct error *err);

/*
 * The files of every collection, in path order within each; also infers each
 * collection's kind, prefix, numbering and width where they are not given.
 */
void discover_files(candidate_list *out, struct corpus *corpus,
    struct source *source);

/* Inferred from the names of its files; internal to discover_files. */
void discover_infer(struct corpus *corpus, struct collection *collection,
    const struct candidate *candidates, size_t count);

/* "adr" folders and their like: 2 sure, 1 only with marked files, 0 no. */
int discover_folder_rank(const char *path);

#endif
