/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/index/fulltext_internal.h"
#include "core/index/fulltext_text.h"

uint32_t fulltext_find(struct fulltext *fulltext, struct text key,
    struct document_lengths *lengths)
{
	sqlite3_stmt *find = fulltext_prepare(fulltext, FIND);
	uint32_t number = 0;

	if (!find)
		return 0;
	sqlite3_bind_blob64(find, 1, key.data, key.len, SQLITE_STATIC);
	if (fulltext_step(fulltext, find) == SQLITE_ROW) {
		number = (uint32_t)sqlite3_column_int64(find, 0);
		lengths->body = (uint32_t)sqlite3_column_int64(find, 1);
		lengths->title = (uint32_t)sqlite3_column_int64(find, 2);
	}
	sqlite3_reset(find);
	return number;
}

static bool take_match(struct search_match *out, sqlite3_stmt *statement)
{
	const void *blob = sqlite3_column_blob(statement, 1);

	if (sqlite3_column_bytes(statement, 1) != sizeof(out->counts))
		return false;
	memcpy(out->counts, blob, sizeof(out->counts));
	out->document = (uint32_t)sqlite3_column_int64(statement, 0);
	return true;
}

bool fulltext_match(struct fulltext *fulltext,
    const struct search_needle *needle,
    void (*each)(void *data, const struct search_match *match), void *data)
{
	sqlite3_stmt *match = fulltext_prepare(fulltext,
	    needle->script == SCRIPT_CJK ? MATCH_RUNS : MATCH_WORDS);
	int code = SQLITE_ERROR;

	if (!match)
		return false;
	strbuf_clear(&fulltext->expression);
	fulltext_text_add(&fulltext->expression, needle);
	fulltext_bind(match, 1,
	    text_make(fulltext->expression.buf, fulltext->expression.len));
	while ((code = fulltext_step(fulltext, match)) == SQLITE_ROW) {
		struct search_match found;

		if (!take_match(&found, match)) {
			database_check(fulltext->database, SQLITE_CORRUPT);
			code = SQLITE_CORRUPT;
			break;
		}
		each(data, &found);
	}
	sqlite3_reset(match);
	return code == SQLITE_DONE;
}

bool fulltext_mark(struct fulltext *fulltext, uint32_t document,
    const struct search_needle *needles, size_t count, word_list *out)
{
	sqlite3_stmt *mark = fulltext_prepare(fulltext,
	    needles->script == SCRIPT_CJK ? MARK_RUNS : MARK_WORDS);
	int code;

	if (!mark)
		return false;
	strbuf_clear(&fulltext->expression);
	for (size_t i = 0; i < count; i++) {
		strbuf_addstr(&fulltext->expression, i ? " OR " : "");
		fulltext_text_add(&fulltext->expression, &needles[i]);
	}
	fulltext_bind(mark, 1,
	    text_make(fulltext->expression.buf, fulltext->expression.len));
	sqlite3_bind_int64(mark, 2, document);
	fulltext_bind(mark, 3, text_of(FTS_MARK_BEGIN));
	fulltext_bind(mark, 4, text_of(FTS_MARK_END));
	code = fulltext_step(fulltext, mark);
	for (int i = 0; code == SQLITE_ROW && i < COLUMN_COUNT; i++)
		fulltext_text_read_marks(&out[i],
		    text_make((const char *)sqlite3_column_text(mark, i),
			(size_t)sqlite3_column_bytes(mark, i)));
	sqlite3_reset(mark);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

bool fulltext_terms(struct fulltext *fulltext, char first, search_term_fn each,
    void *data)
{
	const char begin[] = { first }, end[] = { (char)(first + 1) };
	sqlite3_stmt *terms = fulltext_prepare(fulltext, TERMS);
	int code = SQLITE_ERROR;

	if (!terms)
		return false;
	fulltext_bind(terms, 1, text_make(begin, 1));
	fulltext_bind(terms, 2, text_make(end, 1));
	while ((code = fulltext_step(fulltext, terms)) == SQLITE_ROW)
		each(data,
		    text_make((const char *)sqlite3_column_text(terms, 0),
			(size_t)sqlite3_column_bytes(terms, 0)),
		    (uint32_t)sqlite3_column_int64(terms, 1));
	sqlite3_reset(terms);
	return code == SQLITE_DONE;
}

bool fulltext_recall(struct fulltext *fulltext, const char *name, uint32_t part,
    struct strbuf *out)
{
	sqlite3_stmt *recall = fulltext_prepare(fulltext, RECALL);
	bool is_there;

	if (!recall)
		return false;
	fulltext_bind(recall, 1, text_of(name));
	sqlite3_bind_int64(recall, 2, part);
	is_there = fulltext_step(fulltext, recall) == SQLITE_ROW;
	strbuf_clear(out);
	if (is_there)
		strbuf_add(out, sqlite3_column_blob(recall, 0),
		    (size_t)sqlite3_column_bytes(recall, 0));
	sqlite3_reset(recall);
	return is_there;
}
