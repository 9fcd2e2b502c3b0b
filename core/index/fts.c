/* SPDX-License-Identifier: MIT */
#include "core/index/fts.h"

#include <assert.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/index/fts_text.h"

#define COLUMNS "title, chosen, rejected, considered, tags, headings, body"
#define PLACES "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8"
/* Pages kept while writing: a tree of the index is merged many times. */
#define WRITE_CACHE "PRAGMA cache_size = -32000;"

enum statement {
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

static const char *const sql[STATEMENTS] = {
	[FIND] = "SELECT number FROM document WHERE key = ?1",
	[ADD] = "INSERT INTO document (key) VALUES (?1)",
	[ADD_WORDS] = "INSERT INTO words (rowid, " COLUMNS ") "
		      "VALUES (" PLACES ")",
	[ADD_RUNS] = "INSERT INTO runs (rowid, " COLUMNS ") VALUES (" PLACES
		     ")",
	[MATCH_WORDS] = "SELECT rowid, counts(words) FROM words "
			"WHERE words MATCH ?1 ORDER BY rowid",
	[MATCH_RUNS] = "SELECT rowid, counts(runs) FROM runs "
		       "WHERE runs MATCH ?1 ORDER BY rowid",
	[MARK_WORDS] = "SELECT highlight(words, ?3, ?4, ?5) FROM words "
		       "WHERE words MATCH ?1 AND rowid = ?2",
	[MARK_RUNS] = "SELECT highlight(runs, ?3, ?4, ?5) FROM runs "
		      "WHERE runs MATCH ?1 AND rowid = ?2",
	[TERMS] = "SELECT term, doc FROM terms "
		  "WHERE term >= ?1 AND term < ?2",
	[COUNT] = "SELECT count(*) FROM document",
	[EACH] = "SELECT number FROM document ORDER BY number",
	[REMOVE] = "DELETE FROM document WHERE number = ?1",
	[REMOVE_WORDS] = "DELETE FROM words WHERE rowid = ?1",
	[REMOVE_RUNS] = "DELETE FROM runs WHERE rowid = ?1",
};

_Static_assert(COLUMN_COUNT == 7 && SCRIPT_COUNT == 2,
    "the tables have a column for each, and there is one for each script");

struct fts {
	struct database *database;
	sqlite3_stmt *statements[STATEMENTS]; /* NULL until used */
	struct strbuf expression;
};

static int run(struct database *database, const char *text)
{
	return sqlite3_exec(database_sqlite(database), text, NULL, NULL, NULL);
}

/* How often the phrases stand in each column, and how long the body is. */
static void counts(const Fts5ExtensionApi *api, Fts5Context *fts,
    sqlite3_context *context, int count, sqlite3_value **values)
{
	uint32_t found[COLUMN_COUNT + 1] = { 0 };
	int instances, length, code = api->xInstCount(fts, &instances);

	(void)count;
	(void)values;
	for (int i = 0; !code && i < instances; i++) {
		int phrase, column, at;

		code = api->xInst(fts, i, &phrase, &column, &at);
		if (!code && column >= 0 && column < COLUMN_COUNT)
			found[column]++;
	}
	if (!code)
		code = api->xColumnSize(fts, COLUMN_BODY, &length);
	if (code) {
		sqlite3_result_error_code(context, code);
		return;
	}
	found[COLUMN_COUNT] = (uint32_t)length;
	sqlite3_result_blob(context, found, sizeof(found), SQLITE_TRANSIENT);
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

bool fts_create(struct database *database)
{
	static const char tables[] = WRITE_CACHE
	    "CREATE TABLE IF NOT EXISTS document ("
	    "number INTEGER PRIMARY KEY, key BLOB UNIQUE);"
	    "CREATE VIRTUAL TABLE IF NOT EXISTS words "
	    "USING fts5 (" COLUMNS ", tokenize = "
	    "'porter unicode61 remove_diacritics 2');"
	    "CREATE VIRTUAL TABLE IF NOT EXISTS runs "
	    "USING fts5 (" COLUMNS ", tokenize = "
	    "'unicode61 remove_diacritics 0');"
	    "CREATE VIRTUAL TABLE IF NOT EXISTS terms "
	    "USING fts5vocab (words, row);";

	return database_check(database, run(database, tables));
}

static sqlite3_stmt *prepare(struct fts *fts, enum statement which)
{
	sqlite3_stmt **statement = &fts->statements[which];

	if (!*statement &&
	    !database_check(fts->database,
		sqlite3_prepare_v2(database_sqlite(fts->database), sql[which],
		    -1, statement, NULL)))
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

struct fts *fts_open(struct database *database)
{
	struct fts *fts;

	if (!is_there(database) ||
	    !database_check(database, add_function(database)))
		return NULL;
	fts = mem_alloc(sizeof(*fts));
	fts->database = database;
	strbuf_init(&fts->expression);
	return fts;
}

void fts_free(struct fts *fts)
{
	if (!fts)
		return;
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(fts->statements[i]);
	strbuf_release(&fts->expression);
	free(fts);
}

bool fts_begin_reading(struct database *database)
{
	return database_check(database, run(database, "BEGIN"));
}

void fts_end_reading(struct database *database)
{
	run(database, "COMMIT");
}

static void bind(sqlite3_stmt *statement, int place, struct text t)
{
	sqlite3_bind_text64(statement, place, t.data, t.len, SQLITE_STATIC,
	    SQLITE_UTF8);
}

/* A step that gives no row or one; the caller resets the statement. */
static int step(struct fts *fts, sqlite3_stmt *statement)
{
	int code = sqlite3_step(statement);

	return database_check(fts->database, code) ? code : SQLITE_ERROR;
}

uint32_t fts_find(struct fts *fts, struct text key)
{
	sqlite3_stmt *find = prepare(fts, FIND);
	uint32_t number = 0;

	if (!find)
		return 0;
	sqlite3_bind_blob64(find, 1, key.data, key.len, SQLITE_STATIC);
	if (step(fts, find) == SQLITE_ROW)
		number = (uint32_t)sqlite3_column_int64(find, 0);
	sqlite3_reset(find);
	return number;
}

static bool take_match(struct search_match *out, sqlite3_stmt *statement)
{
	uint32_t found[COLUMN_COUNT + 1];
	const void *blob = sqlite3_column_blob(statement, 1);

	if (sqlite3_column_bytes(statement, 1) != sizeof(found))
		return false;
	memcpy(found, blob, sizeof(found));
	memcpy(out->counts, found, sizeof(out->counts));
	out->document = (uint32_t)sqlite3_column_int64(statement, 0);
	out->length = found[COLUMN_COUNT];
	return true;
}

bool fts_match(struct fts *fts, const struct search_needle *needle,
    void (*each)(void *data, const struct search_match *match), void *data)
{
	sqlite3_stmt *match = prepare(fts,
	    needle->script == SCRIPT_CJK ? MATCH_RUNS : MATCH_WORDS);
	int code = SQLITE_ERROR;

	if (!match)
		return false;
	strbuf_clear(&fts->expression);
	fts_text_add(&fts->expression, needle);
	bind(match, 1, text_make(fts->expression.buf, fts->expression.len));
	while ((code = step(fts, match)) == SQLITE_ROW) {
		struct search_match found;

		if (!take_match(&found, match)) {
			database_check(fts->database, SQLITE_CORRUPT);
			code = SQLITE_CORRUPT;
			break;
		}
		each(data, &found);
	}
	sqlite3_reset(match);
	return code == SQLITE_DONE;
}

bool fts_mark(struct fts *fts, uint32_t document, enum document_column column,
    const struct search_needle *needles, size_t count, word_list *out)
{
	sqlite3_stmt *mark = prepare(fts,
	    needles->script == SCRIPT_CJK ? MARK_RUNS : MARK_WORDS);
	int code;

	if (!mark)
		return false;
	strbuf_clear(&fts->expression);
	for (size_t i = 0; i < count; i++) {
		strbuf_addstr(&fts->expression, i ? " OR " : "");
		fts_text_add(&fts->expression, &needles[i]);
	}
	bind(mark, 1, text_make(fts->expression.buf, fts->expression.len));
	sqlite3_bind_int64(mark, 2, document);
	sqlite3_bind_int(mark, 3, (int)column);
	bind(mark, 4, text_of(FTS_MARK_BEGIN));
	bind(mark, 5, text_of(FTS_MARK_END));
	code = step(fts, mark);
	if (code == SQLITE_ROW)
		fts_text_read_marks(out,
		    text_make((const char *)sqlite3_column_text(mark, 0),
			(size_t)sqlite3_column_bytes(mark, 0)));
	sqlite3_reset(mark);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

bool fts_terms(struct fts *fts, char first, search_term_fn each, void *data)
{
	const char begin[] = { first }, end[] = { (char)(first + 1) };
	sqlite3_stmt *terms = prepare(fts, TERMS);
	int code = SQLITE_ERROR;

	if (!terms)
		return false;
	bind(terms, 1, text_make(begin, 1));
	bind(terms, 2, text_make(end, 1));
	while ((code = step(fts, terms)) == SQLITE_ROW)
		each(data,
		    text_make((const char *)sqlite3_column_text(terms, 0),
			(size_t)sqlite3_column_bytes(terms, 0)),
		    (uint32_t)sqlite3_column_int64(terms, 1));
	sqlite3_reset(terms);
	return code == SQLITE_DONE;
}

/* A step that gives no row. */
static bool change(struct fts *fts, sqlite3_stmt *statement)
{
	int code = step(fts, statement);

	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

static bool add_words(struct fts *fts, uint32_t number,
    const struct document *document, enum word_script script)
{
	sqlite3_stmt *add = prepare(fts,
	    script == SCRIPT_CJK ? ADD_RUNS : ADD_WORDS);
	bool is_empty = true;

	if (!add)
		return false;
	sqlite3_bind_int64(add, 1, number);
	for (int i = 0; i < COLUMN_COUNT; i++) {
		const struct strbuf *text =
		    &document->columns[i].rows[script].text;

		bind(add, i + 2, text_make(text->buf, text->len));
		is_empty = is_empty && !text->len;
	}
	return is_empty || change(fts, add);
}

uint32_t fts_add(struct fts *fts, struct text key,
    const struct document *document)
{
	sqlite3_stmt *add = prepare(fts, ADD);
	uint32_t number;

	if (!add)
		return 0;
	if (key.len)
		sqlite3_bind_blob64(add, 1, key.data, key.len, SQLITE_STATIC);
	else
		sqlite3_bind_null(add, 1);
	if (!change(fts, add))
		return 0;
	number = (uint32_t)sqlite3_last_insert_rowid(
	    database_sqlite(fts->database));
	for (int i = 0; i < SCRIPT_COUNT; i++)
		if (!add_words(fts, number, document, (enum word_script)i))
			return 0;
	return number;
}

size_t fts_count(struct fts *fts)
{
	sqlite3_stmt *count = prepare(fts, COUNT);
	size_t found = SIZE_MAX;

	if (count && step(fts, count) == SQLITE_ROW)
		found = (size_t)sqlite3_column_int64(count, 0);
	sqlite3_reset(count);
	return found;
}

bool fts_each(struct fts *fts, void (*each)(void *data, uint32_t document),
    void *data)
{
	sqlite3_stmt *statement = prepare(fts, EACH);
	int code = SQLITE_ERROR;

	if (!statement)
		return false;
	while ((code = step(fts, statement)) == SQLITE_ROW)
		each(data, (uint32_t)sqlite3_column_int64(statement, 0));
	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

bool fts_remove(struct fts *fts, uint32_t document)
{
	static const enum statement steps[] = { REMOVE, REMOVE_WORDS,
		REMOVE_RUNS };

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		sqlite3_stmt *remove = prepare(fts, steps[i]);

		if (!remove)
			return false;
		sqlite3_bind_int64(remove, 1, document);
		if (!change(fts, remove))
			return false;
	}
	return true;
}
