/* SPDX-License-Identifier: MIT */
#include "core/index/fulltext.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/index/fulltext_internal.h"

#define COLUMNS "title, chosen, rejected, considered, tags, headings, body"
#define PLACES "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8"
/* Of all columns at once: what takes long is to find the places. */
#define MARKED_COLUMN(table, column) "highlight(" table ", " column ", ?3, ?4)"
#define MARKED(table) \
	MARKED_COLUMN(table, "0") \
	", " MARKED_COLUMN(table, "1") ", " MARKED_COLUMN(table, \
	    "2") ", " MARKED_COLUMN(table, "3") ", " MARKED_COLUMN(table, \
	    "4") ", " MARKED_COLUMN(table, "5") ", " MARKED_COLUMN(table, "6")
/* Pages kept while writing: a tree of the index is merged many times. */
#define WRITE_CACHE "PRAGMA cache_size = -32000;"
/* Bytes of words that are gathered before a tree is made of them: the more, the
 * fewer trees to merge, until they no longer fit in the processor's cache. */
#define GATHER_WORDS \
	"INSERT INTO words (words, rank) VALUES ('hashsize', 4194304);"

static const char *const sql[STATEMENTS] = {
	[FIND] = "SELECT number, body, title FROM document WHERE key = ?1",
	[ADD] = "INSERT INTO document (key, body, title) VALUES (?1, ?2, ?3)",
	[ADD_WORDS] = "INSERT INTO words (rowid, " COLUMNS ") "
		      "VALUES (" PLACES ")",
	[ADD_RUNS] = "INSERT INTO runs (rowid, " COLUMNS ") VALUES (" PLACES
		     ")",
	[MATCH_WORDS] = "SELECT rowid, counts(words) FROM words "
			"WHERE words MATCH ?1 ORDER BY rowid",
	[MATCH_RUNS] = "SELECT rowid, counts(runs) FROM runs "
		       "WHERE runs MATCH ?1 ORDER BY rowid",
	[MARK_WORDS] = "SELECT " MARKED(
	    "words") " FROM words "
		     "WHERE words MATCH ?1 AND rowid = ?2",
	[MARK_RUNS] = "SELECT " MARKED(
	    "runs") " FROM runs "
		    "WHERE runs MATCH ?1 AND rowid = ?2",
	[TERMS] = "SELECT term, doc FROM terms "
		  "WHERE term >= ?1 AND term < ?2",
	[COUNT] = "SELECT count(*) FROM document",
	[EACH] = "SELECT number FROM document ORDER BY number",
	[REMOVE] = "DELETE FROM document WHERE number = ?1",
	[REMOVE_WORDS] = "DELETE FROM words WHERE rowid = ?1",
	[REMOVE_RUNS] = "DELETE FROM runs WHERE rowid = ?1",
	[RECALL] = "SELECT bytes FROM kept WHERE name = ?1 AND part = ?2",
	[KEEP] = "REPLACE INTO kept VALUES (?1, ?2, ?3)",
	[KEEP_LATEST] = "DELETE FROM kept WHERE name NOT IN (SELECT name "
			"FROM kept WHERE part = 0 ORDER BY rowid DESC "
			"LIMIT ?1)",
	[DROP_KEPT] = "DELETE FROM kept",
};

_Static_assert(COLUMN_COUNT == 7 && SCRIPT_COUNT == 2,
    "the tables have a column for each, and there is one for each script");

static int run(struct database *database, const char *text)
{
	return sqlite3_exec(database_sqlite(database), text, NULL, NULL, NULL);
}

/* Phrase by phrase: to put the places of all in order takes much longer. */
static int count_places(uint32_t *found, const Fts5ExtensionApi *api,
    Fts5Context *fulltext)
{
	int code = SQLITE_OK;

	for (int i = 0; !code && i < api->xPhraseCount(fulltext); i++) {
		Fts5PhraseIter at;
		int column, offset;

		code = api->xPhraseFirst(fulltext, i, &at, &column, &offset);
		for (; !code && column >= 0;
		     api->xPhraseNext(fulltext, &at, &column, &offset))
			found[column < COLUMN_COUNT ? column : COLUMN_BODY]++;
	}
	return code;
}

static void counts(const Fts5ExtensionApi *api, Fts5Context *fulltext,
    sqlite3_context *context, int count, sqlite3_value **values)
{
	uint32_t found[COLUMN_COUNT] = { 0 };
	int code = count_places(found, api, fulltext);

	(void)count;
	(void)values;
	if (code)
		sqlite3_result_error_code(context, code);
	else
		sqlite3_result_blob(context, found, sizeof(found),
		    SQLITE_TRANSIENT);
}

static int add_function(struct database *database)
{
	sqlite3 *sqlite = database_sqlite(database);
	sqlite3_stmt *statement;
	fts5_api *api = NULL;
	int code = sqlite3_prepare_v2(sqlite, "SELECT fts5(?1)", -1, &statement,
	    NULL);

	if (code)
		return code;
	sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
	sqlite3_step(statement);
	sqlite3_finalize(statement);
	if (!api)
		return SQLITE_INTERNAL;
	return api->xCreateFunction(api, "counts", NULL, counts, NULL);
}

sqlite3_stmt *fulltext_prepare(struct fulltext *fulltext,
    enum fulltext_statement which)
{
	sqlite3_stmt **statement = &fulltext->statements[which];

	if (!*statement &&
	    !database_check(fulltext->database,
		sqlite3_prepare_v2(database_sqlite(fulltext->database),
		    sql[which], -1, statement, NULL)))
		*statement = NULL;
	return *statement;
}

/* Is there such a table? A missing one is no damage. */
static bool is_there(struct database *database)
{
	sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(database_sqlite(database),
	    "SELECT 1 FROM sqlite_schema WHERE name = 'terms'", -1, &statement,
	    NULL);

	if (!code)
		code = sqlite3_step(statement);
	sqlite3_finalize(statement);
	return database_check(database, code) && code == SQLITE_ROW;
}

bool fulltext_create(struct database *database)
{
	static const char tables[] =
	    "CREATE TABLE document ("
	    "number INTEGER PRIMARY KEY, key BLOB UNIQUE, "
	    "body INTEGER, title INTEGER);"
	    "CREATE TABLE kept ("
	    "name TEXT, part INTEGER, bytes BLOB, UNIQUE (name, part));"
	    "CREATE VIRTUAL TABLE words "
	    "USING fts5 (" COLUMNS ", columnsize = 0, tokenize = "
	    "'porter unicode61 remove_diacritics 2');"
	    "CREATE VIRTUAL TABLE runs "
	    "USING fts5 (" COLUMNS ", columnsize = 0, tokenize = "
	    "'unicode61 remove_diacritics 0');"
	    "CREATE VIRTUAL TABLE terms "
	    "USING fts5vocab (words, row);" GATHER_WORDS;

	return database_check(database, run(database, WRITE_CACHE)) &&
	    (is_there(database) ||
		database_check(database, run(database, tables)));
}

struct fulltext *fulltext_open(struct database *database)
{
	struct fulltext *fulltext;

	if (!is_there(database) ||
	    !database_check(database, add_function(database)))
		return NULL;
	fulltext = mem_alloc(sizeof(*fulltext));
	fulltext->database = database;
	strbuf_init(&fulltext->expression);
	return fulltext;
}

void fulltext_free(struct fulltext *fulltext)
{
	if (!fulltext)
		return;
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(fulltext->statements[i]);
	strbuf_release(&fulltext->expression);
	free(fulltext);
}

bool fulltext_begin_reading(struct database *database)
{
	return database_check(database, run(database, "BEGIN"));
}

void fulltext_end_reading(struct database *database)
{
	run(database, "COMMIT");
}

void fulltext_bind(sqlite3_stmt *statement, int place, struct text t)
{
	sqlite3_bind_text64(statement, place, t.data, t.len, SQLITE_STATIC,
	    SQLITE_UTF8);
}

int fulltext_step(struct fulltext *fulltext, sqlite3_stmt *statement)
{
	int code = sqlite3_step(statement);

	return database_check(fulltext->database, code) ? code : SQLITE_ERROR;
}
