/* SPDX-License-Identifier: MIT */
/*
 * The tables of documents, in FTS5: one row a document, with its words in a
 * table for each kind of script. Between database_begin and database_commit, or
 * within fts_begin_reading. What fails is told to the database.
 */
#ifndef HENCE_INDEX_FTS_H
#define HENCE_INDEX_FTS_H

#include "core/index/database.h"
#include "core/search/index.h"

struct fts;

/* NULL: the tables are not there, or cannot be used. The database is not ours,
 * and is freed later. */
struct fts *fts_open(struct database *database);
void fts_free(struct fts *fts); /* NULL is fine */

/* Make the tables where they are missing. */
bool fts_create(struct database *database);

/* All that is read until fts_end_reading is of one moment. */
bool fts_begin_reading(struct database *database);
void fts_end_reading(struct database *database);

/* As search_reader's and search_writer's functions. */
uint32_t fts_find(struct fts *fts, struct text key);
bool fts_match(struct fts *fts, const struct search_needle *needle,
    void (*each)(void *data, const struct search_match *match), void *data);
bool fts_mark(struct fts *fts, uint32_t document, enum document_column column,
    const struct search_needle *needles, size_t count, word_list *out);
bool fts_terms(struct fts *fts, char first, search_term_fn each, void *data);
uint32_t fts_add(struct fts *fts, struct text key,
    const struct document *document);

/* Documents there are; SIZE_MAX: it failed. */
size_t fts_count(struct fts *fts);

/* Call each with the number of every one, the oldest first. */
bool fts_each(struct fts *fts, void (*each)(void *data, uint32_t document),
    void *data);
bool fts_remove(struct fts *fts, uint32_t document);

#endif
