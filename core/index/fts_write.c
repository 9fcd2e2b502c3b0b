/* SPDX-License-Identifier: MIT */
#include "core/index/fts_internal.h"

/* A step that gives no row. */
static bool change(struct fts *fts, sqlite3_stmt *statement)
{
	int code = fts_step(fts, statement);

	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

static bool add_words(struct fts *fts, uint32_t number,
    const struct document *document, enum word_script script)
{
	sqlite3_stmt *add = fts_prepare(fts,
	    script == SCRIPT_CJK ? ADD_RUNS : ADD_WORDS);
	bool is_empty = true;

	if (!add)
		return false;
	sqlite3_bind_int64(add, 1, number);
	for (int i = 0; i < COLUMN_COUNT; i++) {
		const struct strbuf *text =
		    &document->columns[i].rows[script].text;

		fts_bind(add, i + 2, text_make(text->buf, text->len));
		is_empty = is_empty && !text->len;
	}
	return is_empty || change(fts, add);
}

uint32_t fts_add(struct fts *fts, struct text key,
    const struct document *document)
{
	sqlite3_stmt *add = fts_prepare(fts, ADD);
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
	sqlite3_stmt *count = fts_prepare(fts, COUNT);
	size_t found = SIZE_MAX;

	if (count && fts_step(fts, count) == SQLITE_ROW)
		found = (size_t)sqlite3_column_int64(count, 0);
	sqlite3_reset(count);
	return found;
}

bool fts_each(struct fts *fts, void (*each)(void *data, uint32_t document),
    void *data)
{
	sqlite3_stmt *statement = fts_prepare(fts, EACH);
	int code = SQLITE_ERROR;

	if (!statement)
		return false;
	while ((code = fts_step(fts, statement)) == SQLITE_ROW)
		each(data, (uint32_t)sqlite3_column_int64(statement, 0));
	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

bool fts_remove(struct fts *fts, uint32_t document)
{
	static const enum fts_statement steps[] = { REMOVE, REMOVE_WORDS,
		REMOVE_RUNS };

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		sqlite3_stmt *remove = fts_prepare(fts, steps[i]);

		if (!remove)
			return false;
		sqlite3_bind_int64(remove, 1, document);
		if (!change(fts, remove))
			return false;
	}
	return true;
}
