/* SPDX-License-Identifier: MIT */
/*
 * corpora_anchors FOLDER <LIST: lines "path TAB name" say which anchors the
 * document at that path in FOLDER has, one line a heading, in order of paths.
 * What is not there is printed, and what is there without a line.
 */
#include <stdlib.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/check/anchors.h"
#include "tests/unit/test.h"

struct document {
	struct strbuf path, bytes;
	struct anchors anchors;
	size_t listed; /* lines so far */
	bool is_open;
};

/* Headings of HTML are anchors, which no list of Markdown's has. */
static bool has_html_heading(const struct document *document)
{
	struct text bytes = text_make(document->bytes.buf, document->bytes.len);

	for (size_t at; (at = text_find(bytes, "<h")) < bytes.len;) {
		bytes = text_skip(bytes, at + 2);
		if (bytes.len && bytes.data[0] >= '1' && bytes.data[0] <= '6')
			return true;
	}
	return false;
}

static void close_document(struct document *document)
{
	size_t count = document->anchors.headings.count;

	if (!document->is_open)
		return;
	if (count != document->listed && !has_html_heading(document))
		fprintf(stdout, "%s: %zu headings, not %zu\n",
		    document->path.buf, count, document->listed);
	CHECK(count == document->listed || has_html_heading(document));
	anchors_release(&document->anchors);
	document->is_open = false;
}

static void open_document(struct document *document, const char *root,
    struct text path)
{
	struct strbuf full = STRBUF_INIT;
	struct error err = { 0 };
	struct record record;
	struct arena arena;

	close_document(document);
	strbuf_clear(&document->path);
	strbuf_clear(&document->bytes);
	strbuf_add(&document->path, path.data, path.len);
	path_join(&full, root, document->path.buf);
	CHECK(
	    file_read(&document->bytes, full.buf, SIZE_MAX, &err) == STATUS_OK);
	arena_init(&arena);
	record_parse(&record, document->path.buf,
	    text_make(document->bytes.buf, document->bytes.len), text_of(""),
	    &arena);
	anchors_init(&document->anchors, &record, ANCHORS_GITHUB);
	arena_release(&arena);
	document->listed = 0;
	document->is_open = true;
	strbuf_release(&full);
}

static void check_line(struct document *document, const char *root,
    struct text line)
{
	size_t tab = text_find_char(line, '\t');
	struct text path = text_make(line.data, tab);
	const char *name = line.data + tab + 1;

	CHECK(tab < line.len);
	if (tab >= line.len)
		return;
	if (!document->is_open || !text_equals(path, document->path.buf))
		open_document(document, root, path);
	document->listed++;
	if (!anchors_have(&document->anchors, name))
		fprintf(stdout, "%s has no '%s'\n", document->path.buf, name);
	CHECK(anchors_have(&document->anchors, name));
}

int main(int argc, char **argv)
{
	struct document document = { STRBUF_INIT, STRBUF_INIT, .is_open = 0 };
	char *line = NULL;
	size_t size = 0;
	ssize_t len;

	while (argc == 2 && (len = getline(&line, &size, stdin)) > 0) {
		line[--len] = '\0';
		check_line(&document, argv[1], text_of(line));
	}
	close_document(&document);
	free(line);
	strbuf_release(&document.path);
	strbuf_release(&document.bytes);
	return test_end();
}
