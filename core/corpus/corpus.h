/* SPDX-License-Identifier: MIT */
/*
 * Every record of a source, in collections, with ids and the relations
 * between them. Read once, const afterwards; one arena holds it all.
 */
#ifndef HENCE_CORPUS_CORPUS_H
#define HENCE_CORPUS_CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/base/vec.h"
#include "core/corpus/config.h"
#include "core/record/record.h"

struct catalog;
struct record_cache;
struct source;

/* How a collection came to be known, for `hence config`. */
enum collection_origin {
	ORIGIN_OPTION, /* --dir */
	ORIGIN_CONFIG, /* .hence.yml */
	ORIGIN_ADR_DIR, /* .adr-dir */
	ORIGIN_LOG4BRAINS, /* .log4brains.yml */
	ORIGIN_FOUND /* one of the usual folders */
};

struct collection {
	const char *name; /* as configured, else its path; "." for the root */
	const char *path; /* from the source's root; "" for the root itself */
	const char *kind; /* "adr", "rfc", ... */
	const char *prefix; /* "ADR": of display ids */
	const char *template_name; /* configured, or NULL */
	enum numbering numbering; /* never NUMBERING_INFERRED */
	uint32_t width; /* digits of a new number, 4 by default */
	enum collection_origin origin;
	uint32_t line; /* of .hence.yml where it is configured, else 0 */
	uint32_t first, count; /* its records: corpus.records[first ...] */
};

/* A relation between two records of the corpus, from the new to the old. */
struct corpus_edge {
	uint32_t from, to; /* indexes of records: from SUPERSEDES to */
	enum relation_kind kind;
};

/* A record, or a file that says something of records, that was not read. */
struct corpus_skip {
	const char *path;
	const char *reason;
	const char *hint; /* what to do about it, a sentence, or NULL */
};

struct corpus {
	struct arena arena;
	struct config config;
	VEC(struct collection) collections; /* sorted by path */
	VEC(struct record) records; /* by collection, then number, then path */
	VEC(struct corpus_edge) edges; /* each pair and kind once, by from */
	VEC(struct corpus_edge) edges_by_target; /* the same, by to */
	VEC(struct corpus_skip) skips;
	/* Of what is known without reading: see catalog.h. NULL: all is read. */
	struct catalog *catalog;
	size_t files; /* that may be records */
	size_t recalled; /* of them, that the cache knew */
};

struct corpus_options {
	const char *const *dirs; /* --dir: from the source's root, normalised */
	size_t dirs_count;
	unsigned threads; /* 0: as many as there are processors */
	/*
	 * Only find the collections and name their files: numbers, widths and
	 * slugs from the names, nothing parsed (see `new`).
	 */
	bool names_only;
	const struct record_cache *cache; /* of parsed records, or NULL */
	/* What counts in place of the source's .hence.yml; NULL: that. Its
	 * strings outlive the corpus. */
	const struct config *config;
	/* Called now and then by the calling thread while it reads; may be
	 * NULL. */
	void (*progress)(void *context, size_t done, size_t total);
	void *context;
};

/*
 * Read everything. STATUS_CONFIG for a broken .hence.yml; a source without a
 * collection is an empty corpus, no error. Release it in either case.
 */
enum status corpus_load(struct corpus *out, struct source *source,
    const struct corpus_options *options, struct error *err);
void corpus_release(struct corpus *corpus);

/* Find the collections, their folders and kinds, and nothing else. */
enum status corpus_discover(struct corpus *out, struct source *source,
    const struct corpus_options *options, struct error *err);

/*
 * One more record of that collection (its index), which is about to be written:
 * known by its name alone. Pointers to records are stale then, and relations
 * are gone; ids and look-up are for the records that are there now.
 */
const struct record *corpus_add(struct corpus *corpus, uint32_t collection,
    const char *path);

const struct collection *corpus_collection_of(const struct corpus *corpus,
    const struct record *record);

/* Index of a record that corpus.records holds. */
uint32_t corpus_index_of(const struct corpus *corpus,
    const struct record *record);

/* The record's status, or decisions.default-status where it states none. */
enum record_status corpus_status_of(const struct corpus *corpus,
    const struct record *record);

/* The record that its n-th relation names, or NULL. */
const struct record *corpus_related(const struct corpus *corpus,
    const struct record *record, uint32_t n);

/* The relations that begin at, or lead to, the record of that index. */
const struct corpus_edge *corpus_edges_from(const struct corpus *corpus,
    uint32_t index, size_t *count);
const struct corpus_edge *corpus_edges_to(const struct corpus *corpus,
    uint32_t index, size_t *count);

/* Does it go by its number? Else by its slug. */
bool corpus_is_numbered(const struct corpus *corpus,
    const struct record *record);

/* Append the display id "ADR-0012" (the slug where there is no number) and
 * the key "docs/decisions/12". */
void corpus_id(struct strbuf *out, const struct corpus *corpus,
    const struct record *record);
void corpus_key(struct strbuf *out, const struct corpus *corpus,
    const struct record *record);

typedef VEC(const struct record *) record_list;

#endif
