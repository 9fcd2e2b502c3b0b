/* SPDX-License-Identifier: MIT */
#include "core/index/fulltext_internal.h"

/* Worktrees and revisions that are searched in turn. */
#define NAMES_KEPT 8

/* A step that gives no row. */
static bool change(struct fulltext *fulltext, sqlite3_stmt *statement)
{
	int code = fulltext_step(fulltext, statement);

	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

static bool add_words(struct fulltext *fulltext, uint32_t number,
    const struct document *document, enum word_script script)
{
	sqlite3_stmt *add = fulltext_prepare(fulltext,
	    script == SCRIPT_CJK ? ADD_RUNS : ADD_WORDS);
	bool is_empty = true;

	if (!add)
		return false;
	sqlite3_bind_int64(add, 1, number);
	for (int i = 0; i < COLUMN_COUNT; i++) {
		const struct strbuf *text =
		    &document->columns[i].rows[script].text;

		fulltext_bind(add, i + 2, text_make(text->buf, text->len));
		is_empty = is_empty && !text->len;
	}
	return is_empty || change(fulltext, add);
}

uint32_t fulltext_add(struct fulltext *fulltext, struct text key,
    const struct document *document)
{
	const struct document_lengths lengths = document_measure(document);
	sqlite3_stmt *add = fulltext_prepare(fulltext, ADD);
	uint32_t number;

	if (!add)
		return 0;
	if (key.len)
		sqlite3_bind_blob64(add, 1, key.data, key.len, SQLITE_STATIC);
	else
		sqlite3_bind_null(add, 1);
	sqlite3_bind_int64(add, 2, lengths.body);
	sqlite3_bind_int64(add, 3, lengths.title);
	if (!change(fulltext, add))
		return 0;
	number = (uint32_t)sqlite3_last_insert_rowid(
	    database_sqlite(fulltext->database));
	for (int i = 0; i < SCRIPT_COUNT; i++)
		if (!add_words(fulltext, number, document, (enum word_script)i))
			return 0;
	return number;
}

size_t fulltext_count(struct fulltext *fulltext)
{
	sqlite3_stmt *count = fulltext_prepare(fulltext, COUNT);
	size_t found = SIZE_MAX;

	if (count && fulltext_step(fulltext, count) == SQLITE_ROW)
		found = (size_t)sqlite3_column_int64(count, 0);
	sqlite3_reset(count);
	return found;
}

bool fulltext_each(struct fulltext *fulltext,
    void (*each)(void *data, uint32_t document), void *data)
{
	sqlite3_stmt *statement = fulltext_prepare(fulltext, EACH);
	int code = SQLITE_ERROR;

	if (!statement)
		return false;
	while ((code = fulltext_step(fulltext, statement)) == SQLITE_ROW)
		each(data, (uint32_t)sqlite3_column_int64(statement, 0));
	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

bool fulltext_remove(struct fulltext *fulltext, uint32_t document)
{
	static const enum fulltext_statement steps[] = { REMOVE, REMOVE_WORDS,
		REMOVE_RUNS };
	sqlite3_stmt *drop = fulltext_prepare(fulltext, DROP_KEPT);

	if (!drop || !change(fulltext, drop))
		return false;
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		sqlite3_stmt *remove = fulltext_prepare(fulltext, steps[i]);

		if (!remove)
			return false;
		sqlite3_bind_int64(remove, 1, document);
		if (!change(fulltext, remove))
			return false;
	}
	return true;
}

static bool keep_latest(struct fulltext *fulltext)
{
	sqlite3_stmt *latest = fulltext_prepare(fulltext, KEEP_LATEST);

	if (!latest)
		return false;
	sqlite3_bind_int(latest, 1, NAMES_KEPT);
	return change(fulltext, latest);
}

bool fulltext_keep(struct fulltext *fulltext, const char *name, uint32_t part,
    struct text bytes)
{
	sqlite3_stmt *keep = fulltext_prepare(fulltext, KEEP);

	if (!keep)
		return false;
	fulltext_bind(keep, 1, text_of(name));
	sqlite3_bind_int64(keep, 2, part);
	sqlite3_bind_blob64(keep, 3, bytes.data, bytes.len, SQLITE_STATIC);
	return change(fulltext, keep) && (part || keep_latest(fulltext));
}
