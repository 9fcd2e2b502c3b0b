/* SPDX-License-Identifier: MIT */
/* The statements of fulltext.c, fulltext_read.c and fulltext_write.c. Internal
 * to them. */
#ifndef HENCE_INDEX_FULLTEXT_INTERNAL_H
#define HENCE_INDEX_FULLTEXT_INTERNAL_H

#include <sqlite3.h>

#include "core/index/fulltext.h"

enum fulltext_statement {
	FIND,
	ADD,
	ADD_WORDS,
	ADD_RUNS,
	MATCH_WORDS,
	MATCH_RUNS,
	MARK_WORDS,
	MARK_RUNS,
	TERMS,
	COUNT,
	EACH,
	REMOVE,
	REMOVE_WORDS,
	REMOVE_RUNS,
	RECALL,
	KEEP,
	KEEP_LATEST,
	DROP_KEPT,
	STATEMENTS
};

struct fulltext {
	struct database *database;
	sqlite3_stmt *statements[STATEMENTS]; /* NULL until used */
	struct strbuf expression;
};

/* NULL, and the database knows, when it failed. */
sqlite3_stmt *fulltext_prepare(struct fulltext *fulltext,
    enum fulltext_statement which);

/* One step; SQLITE_ERROR, and the database knows, when it failed. The caller
 * resets the statement. */
int fulltext_step(struct fulltext *fulltext, sqlite3_stmt *statement);

void fulltext_bind(sqlite3_stmt *statement, int place, struct text t);

#endif
