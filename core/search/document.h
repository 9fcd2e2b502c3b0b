/* SPDX-License-Identifier: MIT */
/*
 * A record as a search sees it: its words, in columns of different weight, and
 * where in the file each of them stands.
 */
#ifndef HENCE_SEARCH_DOCUMENT_H
#define HENCE_SEARCH_DOCUMENT_H

#include "core/record/record.h"
#include "core/search/words.h"

enum document_column {
	COLUMN_TITLE,
	COLUMN_CHOSEN, /* titles of options, by what became of them */
	COLUMN_REJECTED,
	COLUMN_CONSIDERED, /* neither */
	COLUMN_TAGS,
	COLUMN_HEADINGS,
	COLUMN_BODY,
	COLUMN_COUNT
};

/* Columns as bits. */
#define COLUMN_BIT(column) (1u << (column))
#define COLUMNS_ALL (COLUMN_BIT(COLUMN_COUNT) - 1)
#define COLUMNS_OPTIONS \
	(COLUMN_BIT(COLUMN_CHOSEN) | COLUMN_BIT(COLUMN_REJECTED) | \
	    COLUMN_BIT(COLUMN_CONSIDERED))

/* Places are spans of the file; those of the title are of record.title. */
struct document {
	struct words columns[COLUMN_COUNT];
};

/* In words: a match in a long text says less. */
struct document_lengths {
	uint32_t body, title;
};

void document_init(struct document *document);
void document_release(struct document *document);

/*
 * Fill it anew from a record and its file's bytes, which may be empty where the
 * file was not read. Comments of HTML and front matter are no text of it.
 */
void document_fill(struct document *out, const struct record *record,
    struct text bytes);

struct document_lengths document_measure(const struct document *document);

/*
 * Set out to all that a document depends on: the blob's id, and what the path
 * and other files have given the record. False: the blob is not known, or was
 * not read.
 */
bool document_key(struct strbuf *out, const struct record *record);

#endif
