/* SPDX-License-Identifier: MIT */
/* The statements of fts.c, fts_read.c and fts_write.c. Internal to them. */
#ifndef HENCE_INDEX_FTS_INTERNAL_H
#define HENCE_INDEX_FTS_INTERNAL_H

#include <sqlite3.h>

#include "core/index/fts.h"

enum fts_statement {
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
	STATEMENTS
};

struct fts {
	struct database *database;
	sqlite3_stmt *statements[STATEMENTS]; /* NULL until used */
	struct strbuf expression;
};

/* What the function counts() gives: how often the phrases stand in each column,
 * and the words of the body and of the title. */
#define FTS_COUNTS (COLUMN_COUNT + 2)

/* NULL, and the database knows, when it failed. */
sqlite3_stmt *fts_prepare(struct fts *fts, enum fts_statement which);

/* One step; SQLITE_ERROR, and the database knows, when it failed. The caller
 * resets the statement. */
int fts_step(struct fts *fts, sqlite3_stmt *statement);

void fts_bind(sqlite3_stmt *statement, int place, struct text t);

#endif
