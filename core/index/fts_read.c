/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/index/fts_internal.h"
#include "core/index/fts_text.h"

uint32_t fts_find(struct fts *fts, struct text key)
{
	sqlite3_stmt *find = fts_prepare(fts, FIND);
	uint32_t number = 0;

	if (!find)
		return 0;
	sqlite3_bind_blob64(find, 1, key.data, key.len, SQLITE_STATIC);
	if (fts_step(fts, find) == SQLITE_ROW)
		number = (uint32_t)sqlite3_column_int64(find, 0);
	sqlite3_reset(find);
	return number;
}

static bool take_match(struct search_match *out, sqlite3_stmt *statement)
{
	uint32_t found[FTS_COUNTS];
	const void *blob = sqlite3_column_blob(statement, 1);

	if (sqlite3_column_bytes(statement, 1) != sizeof(found))
		return false;
	memcpy(found, blob, sizeof(found));
	memcpy(out->counts, found, sizeof(out->counts));
	out->document = (uint32_t)sqlite3_column_int64(statement, 0);
	out->body_length = found[COLUMN_COUNT];
	out->title_length = found[COLUMN_COUNT + 1];
	return true;
}

bool fts_match(struct fts *fts, const struct search_needle *needle,
    void (*each)(void *data, const struct search_match *match), void *data)
{
	sqlite3_stmt *match = fts_prepare(fts,
	    needle->script == SCRIPT_CJK ? MATCH_RUNS : MATCH_WORDS);
	int code = SQLITE_ERROR;

	if (!match)
		return false;
	strbuf_clear(&fts->expression);
	fts_text_add(&fts->expression, needle);
	fts_bind(match, 1, text_make(fts->expression.buf, fts->expression.len));
	while ((code = fts_step(fts, match)) == SQLITE_ROW) {
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
	sqlite3_stmt *mark = fts_prepare(fts,
	    needles->script == SCRIPT_CJK ? MARK_RUNS : MARK_WORDS);
	int code;

	if (!mark)
		return false;
	strbuf_clear(&fts->expression);
	for (size_t i = 0; i < count; i++) {
		strbuf_addstr(&fts->expression, i ? " OR " : "");
		fts_text_add(&fts->expression, &needles[i]);
	}
	fts_bind(mark, 1, text_make(fts->expression.buf, fts->expression.len));
	sqlite3_bind_int64(mark, 2, document);
	sqlite3_bind_int(mark, 3, (int)column);
	fts_bind(mark, 4, text_of(FTS_MARK_BEGIN));
	fts_bind(mark, 5, text_of(FTS_MARK_END));
	code = fts_step(fts, mark);
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
	sqlite3_stmt *terms = fts_prepare(fts, TERMS);
	int code = SQLITE_ERROR;

	if (!terms)
		return false;
	fts_bind(terms, 1, text_make(begin, 1));
	fts_bind(terms, 2, text_make(end, 1));
	while ((code = fts_step(fts, terms)) == SQLITE_ROW)
		each(data,
		    text_make((const char *)sqlite3_column_text(terms, 0),
			(size_t)sqlite3_column_bytes(terms, 0)),
		    (uint32_t)sqlite3_column_int64(terms, 1));
	sqlite3_reset(terms);
	return code == SQLITE_DONE;
}
