/* SPDX-License-Identifier: MIT */
/*
 * A corpus without its records, kept from an earlier run: its collections and
 * relations, and of each record where it is and what its status is. What a
 * record says is read when it is asked for. A corpus of a catalog is for those
 * who know that it is one: its records are all zero until catalog_fetch.
 */
#ifndef HENCE_CORPUS_CATALOG_H
#define HENCE_CORPUS_CATALOG_H

#include "core/corpus/corpus.h"

/* Where the parts of one catalog are kept; core/index has a place. */
struct catalog_store {
	void *context;
	/* Set out to that part; false: it is not there. */
	bool (*get)(void *context, uint32_t part, struct strbuf *out);
	/* False: it was not kept. */
	bool (*put)(void *context, uint32_t part, struct text bytes);
};

/* Parts with numbers from here on are not the catalog's. */
#define CATALOG_PARTS 0x40000000u

/*
 * Append what no catalog of another corpus has: see source_fingerprint. False:
 * what is read now is not to be kept.
 */
bool catalog_name(struct strbuf *out, struct source *source,
    const struct corpus_options *options);

/* Put all parts; false: not all were kept. The corpus is a whole one. */
bool catalog_put(const struct catalog_store *store, const struct corpus *corpus,
    struct source *source);

/*
 * As corpus_load for that source, from a store of that name which outlives the
 * corpus. False: there is no such catalog, and nothing to be released. The
 * files of an unlisted source are known when their records are.
 */
bool catalog_open(struct corpus *out, struct source *source,
    const struct corpus_options *options, const struct catalog_store *store);

/*
 * Read the records of these indexes, and those that they supersede or are
 * superseded by. False: a part of the catalog or one of the files is gone, and the
 * corpus of no use any more. Nothing is to be done for a whole corpus.
 */
bool catalog_fetch(const struct corpus *corpus, const uint32_t *indexes,
    size_t count);

/* The same for the paths of all records, and no more. */
bool catalog_fetch_paths(const struct corpus *corpus);

/* corpus_status_of the record of that index, read or not. */
enum record_status catalog_status(const struct corpus *corpus, uint32_t index);

#endif
