/* SPDX-License-Identifier: MIT */
/* What building the index of a search is measured against: read every file of a
 * folder, put its whole text into one table of FTS5, in one transaction, and do
 * nothing else. */
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "core/base/file.h"
#include "tests/bench/names.h"

static const char setup[] =
    "PRAGMA page_size = 16384; PRAGMA synchronous = OFF;"
    "PRAGMA cache_size = -32000;"
    "CREATE VIRTUAL TABLE words USING fts5 (body, "
    "tokenize = 'porter unicode61 remove_diacritics 2');"
    "BEGIN";

/* Bytes of text; 0: it went wrong. */
static size_t insert_all(sqlite3 *sqlite, const name_list *names)
{
	struct strbuf bytes = STRBUF_INIT;
	sqlite3_stmt *insert = NULL;
	size_t total = 0;
	struct error err;

	if (sqlite3_prepare_v2(sqlite, "INSERT INTO words VALUES (?1)", -1,
		&insert, NULL))
		return 0;
	for (size_t i = 0; i < names->count; i++) {
		strbuf_clear(&bytes);
		if (file_read(&bytes, names->items[i], FILE_NO_LIMIT, &err))
			continue;
		total += bytes.len;
		sqlite3_bind_text(insert, 1, bytes.buf, (int)bytes.len,
		    SQLITE_STATIC);
		sqlite3_step(insert);
		if (sqlite3_reset(insert))
			total = 0;
	}
	sqlite3_finalize(insert);
	strbuf_release(&bytes);
	return total;
}

int main(int argc, char **argv)
{
	name_list names = { 0 };
	sqlite3 *sqlite = NULL;
	size_t bytes = 0;

	if (argc != 3)
		return 2;
	unlink(argv[2]);
	names_read(&names, argv[1]);
	if (sqlite3_open(argv[2], &sqlite) == SQLITE_OK &&
	    sqlite3_exec(sqlite, setup, NULL, NULL, NULL) == SQLITE_OK)
		bytes = insert_all(sqlite, &names);
	if (bytes && sqlite3_exec(sqlite, "COMMIT", NULL, NULL, NULL))
		bytes = 0;
	sqlite3_close(sqlite);
	printf("%zu files, %zu bytes\n", names.count, bytes);
	names_release(&names);
	return bytes ? 0 : 3;
}
