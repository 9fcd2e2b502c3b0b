/* SPDX-License-Identifier: MIT */
/*
 * The file that buckets are kept in: SQLite, for it lets many read and one
 * write at a time, and undoes what was written by halves. Whatever is wrong
 * with the file makes it empty; whatever hinders its use is no error. This,
 * checked.c below it, and fulltext*.c, whose tables are in the same file, are
 * the ones that know SQLite.
 */
#ifndef HENCE_INDEX_DATABASE_H
#define HENCE_INDEX_DATABASE_H

#include <stdbool.h>

#include "core/base/mem.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

struct database;

/* version: of all that is kept in the file; another one's is thrown away. NULL
 * when it cannot be used. Without a path it is in memory, and fresh. */
struct database *database_open(const char *path, const char *version);
void database_free(struct database *database); /* NULL is fine */

/* Set *out to the bucket of that number, in arena, empty where there is none;
 * false when there is nothing to be had any more. */
bool database_read(struct database *database, int number, struct arena *arena,
    struct text *out);

/* Begin to write; false: somebody else does, or it is not possible. */
bool database_begin(struct database *database);
/* Between the two; false: it failed, and nothing of it will be kept. */
bool database_write(struct database *database, int number, struct text bytes);
/* Is that bucket there, with so many bytes? Where rows stand in a wrong order
 * after some damage, one may be written and never found. */
bool database_holds(struct database *database, int number, size_t len);
void database_commit(struct database *database);

/* Is there something to be read, of our version? */
bool database_is_ready(struct database *database);

/* For fulltext.c: the open file; and to take note of what SQLite said: false where
 * that was a failure. */
struct sqlite3;
struct sqlite3 *database_sqlite(struct database *database);
bool database_check(struct database *database, int code);

#endif
