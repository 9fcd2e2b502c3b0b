/* SPDX-License-Identifier: MIT */
/*
 * The documents of one corpus, all of them and no other: those that an index
 * has kept from earlier runs, those that it takes in now, and in an index for
 * this run alone what it cannot take. Knows no query.
 */
#ifndef HENCE_SEARCH_SHELF_H
#define HENCE_SEARCH_SHELF_H

#include "core/base/error.h"
#include "core/corpus/corpus.h"
#include "core/search/kept_catalog.h"

struct source;

struct shelf_options {
	const struct corpus *corpus;
	struct source *source; /* that it was read from */
	const struct search_index *kept; /* or NULL */
	/* In the kept index: where the corpus is from, or its catalog is to be;
	 * NULL: no catalog is wanted. */
	const struct kept_catalog *catalog;
	const struct search_index *passing; /* empty, and always of use */
	unsigned threads; /* 0: as many as processors */
	/* Called now and then while documents are taken in. */
	void (*progress)(void *context, size_t done, size_t total);
	void *context;
};

/* A record and the document that it is in one of the indexes. */
struct shelf_row {
	uint32_t document, record;
	struct document_lengths lengths;
};

struct shelf_part {
	const struct search_index *index; /* NULL: not in use */
	VEC(struct shelf_row) rows; /* by document, then record */
};

struct shelf {
	struct shelf_options options;
	struct shelf_part kept, passing;
	struct shelf_row *all; /* of each record; document 0: not yet */
	bool *is_passing; /* of each record: which index */
};

/* STATUS_IO when not even the passing index can be used. *is_lost: a corpus from
 * a catalog has no documents any more, and must be loaded as a whole. */
enum status shelf_open(struct shelf *out, const struct shelf_options *options,
    bool *is_lost, struct error *err);
/* What was taken in is kept from now on. */
void shelf_close(struct shelf *shelf);

typedef void (*shelf_match_fn)(void *data, const struct shelf_row *row,
    const struct search_match *match);

/* Call each with every record that has the needle; false: the kept index turned
 * out to be of no use, open another shelf. */
bool shelf_match(struct shelf *shelf, const struct search_needle *needle,
    shelf_match_fn each, void *data);

/* As search_reader's, for the record of that index. */
bool shelf_mark(struct shelf *shelf, uint32_t record,
    const struct search_needle *needles, size_t count, word_list *out);

/* Append the record's file; nothing where it was not read, or is gone. */
void shelf_read(struct strbuf *out, const struct shelf_options *options,
    const struct record *record);

#endif
