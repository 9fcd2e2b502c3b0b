/* SPDX-License-Identifier: MIT */
/*
 * The tables of documents, in FTS5: one row a document, with its words in a
 * table for each kind of script. Between database_begin and database_commit, or
 * within fulltext_begin_reading. What fails is told to the database.
 */
#ifndef HENCE_INDEX_FULLTEXT_H
#define HENCE_INDEX_FULLTEXT_H

#include "core/index/database.h"
#include "core/search/index.h"

struct fulltext;

/* NULL: the tables are not there, or cannot be used. The database is not ours,
 * and is freed later. */
struct fulltext *fulltext_open(struct database *database);
void fulltext_free(struct fulltext *fulltext); /* NULL is fine */

/* Make the tables where they are missing. */
bool fulltext_create(struct database *database);

/* All that is read until fulltext_end_reading is of one moment. */
bool fulltext_begin_reading(struct database *database);
void fulltext_end_reading(struct database *database);

/* As search_reader's and search_writer's functions. */
uint32_t fulltext_find(struct fulltext *fulltext, struct text key,
    struct document_lengths *lengths);
bool fulltext_match(struct fulltext *fulltext,
    const struct search_needle *needle,
    void (*each)(void *data, const struct search_match *match), void *data);
bool fulltext_mark(struct fulltext *fulltext, uint32_t document,
    const struct search_needle *needles, size_t count, word_list *out);
bool fulltext_terms(struct fulltext *fulltext, char first, search_term_fn each,
    void *data);
uint32_t fulltext_add(struct fulltext *fulltext, struct text key,
    const struct document *document);

/* Documents there are; SIZE_MAX: it failed. */
size_t fulltext_count(struct fulltext *fulltext);

/* Call each with the number of every one, the oldest first. */
bool fulltext_each(struct fulltext *fulltext,
    void (*each)(void *data, uint32_t document), void *data);
/* What is kept beside them goes with the first one. */
bool fulltext_remove(struct fulltext *fulltext, uint32_t document);

/* As search_reader's recall and search_writer's keep. */
bool fulltext_recall(struct fulltext *fulltext, const char *name, uint32_t part,
    struct strbuf *out);
bool fulltext_keep(struct fulltext *fulltext, const char *name, uint32_t part,
    struct text bytes);

#endif
