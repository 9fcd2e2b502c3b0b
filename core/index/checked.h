/* SPDX-License-Identifier: MIT */
/*
 * The file below SQLite: every page of it has a checksum over its bytes and its
 * place at its end, so that what a disk or a crash has changed is damage, and
 * never an answer.
 */
#ifndef HENCE_INDEX_CHECKED_H
#define HENCE_INDEX_CHECKED_H

/* Bytes of a page, and those at its end that SQLite must leave alone. */
#define CHECKED_PAGE 16384
#define CHECKED_SUM 8

struct checked;
struct sqlite3;

/*
 * As sqlite3_open_v2, whose code it gives; a page that is not as it was written
 * is SQLITE_CORRUPT, and so is a file without sums. Free *out behind
 * sqlite3_close, in any case.
 */
int checked_open(struct checked **out, struct sqlite3 **sqlite,
    const char *path, int flags);
void checked_free(struct checked *checked); /* NULL is fine */

#endif
