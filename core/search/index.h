/* SPDX-License-Identifier: MIT */
/*
 * What a search asks of an index of documents. core/index has one; here nobody
 * knows how it is kept, nor how it is asked. An index may forget all that it
 * has at any time, and says so: what it does answer is whole and true.
 */
#ifndef HENCE_SEARCH_INDEX_H
#define HENCE_SEARCH_INDEX_H

#include "core/search/document.h"

struct search_phrase {
	struct text words; /* as struct words has them, one behind the other */
	bool is_prefix; /* the last one is only the beginning of a word */
};

/* What to look for: all of the phrases, in one column. */
struct search_needle {
	enum word_script script; /* of all its phrases */
	unsigned columns; /* COLUMN_BITs: in any of these */
	const struct search_phrase *phrases; /* one at least */
	size_t count;
	uint32_t distance; /* of several: words between them, at most */
};

/* A document that has it. */
struct search_match {
	uint32_t document;
	uint32_t counts[COLUMN_COUNT]; /* how often, by column */
};

/* Indexes of the words of a row (struct word_row) that a needle is in. */
typedef VEC(uint32_t) word_list;

typedef void (
    *search_term_fn)(void *data, struct text term, uint32_t documents);

struct search_reader {
	/* Documents are as they are now until end; false: there are none. */
	bool (*begin)(void *context);
	/* The number of the document of that key (see document_key), or 0;
	 * and its lengths. */
	uint32_t (*find)(void *context, struct text key,
	    struct document_lengths *lengths);
	/* Call each with every document that has needle, by their numbers.
	 * False: the index is of no use any more. */
	bool (*match)(void *context, const struct search_needle *needle,
	    void (*each)(void *data, const struct search_match *match),
	    void *data);
	/* Append the words of each column (there are COLUMN_COUNT lists) that
	 * any of the needles, of one script, is in. False as above. */
	bool (*mark)(void *context, uint32_t document,
	    const struct search_needle *needles, size_t count, word_list *out);
	/* Call each with every word that begins with that character of ASCII,
	 * without its ending, and how many documents have it. */
	bool (
	    *terms)(void *context, char first, search_term_fn each, void *data);
	/* Set out to what writer->keep was given; false: it is not there. Also
	 * where begin was not called. */
	bool (*recall)(void *context, const char *name, uint32_t part,
	    struct strbuf *out);
};

/* What was written is there to be read at once. */
struct search_writer {
	/* False: somebody else writes, or it is not possible. */
	bool (*begin)(void *context);
	/* Its number; 0: the index is of no use any more. key may be empty. */
	uint32_t (*add)(void *context, struct text key,
	    const struct document *document);
	/* So many documents are in use, those of these numbers (sorted): of
	 * the others forget the oldest, where there are too many. */
	bool (*forget)(void *context, const uint32_t *used, size_t count);
	/* Keep bytes that depend on documents, in parts of one name: they are
	 * forgotten with the first document that is. Part 0 comes last; then
	 * only the latest names stay. False: the index is of no use. */
	bool (*keep)(void *context, const char *name, uint32_t part,
	    struct text bytes);
};

struct search_index {
	void *context;
	const struct search_reader *reader;
	const struct search_writer *writer;
	/* Behind either begin: keeps what was written, where that is possible. */
	void (*end)(void *context);
};

#endif
