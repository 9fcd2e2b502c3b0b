/* SPDX-License-Identifier: MIT */
#include "core/corpus/toc.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/find.h"
#include "core/corpus/toc_rows.h"

static void take(record_list *out, const struct corpus *corpus, size_t first,
    size_t count)
{
	for (size_t i = first; i < first + count; i++)
		*vec_push(out) = &corpus->records.items[i];
}

static bool is_known_folder(const struct corpus *corpus, const char *folder)
{
	for (size_t i = 0; i < corpus->collections.count; i++) {
		const char *path = corpus->collections.items[i].path;

		if (path_is_inside(path, folder) ||
		    path_is_inside(folder, path))
			return true;
	}
	return false;
}

static enum status choose_below(record_list *out, const struct corpus *corpus,
    const char *folder, struct error *err)
{
	for (size_t i = 0; i < corpus->records.count; i++)
		if (path_is_inside(corpus->records.items[i].path, folder))
			take(out, corpus, i, 1);
	if (out->count || is_known_folder(corpus, folder))
		return STATUS_OK;
	error_set(err, STATUS_USAGE, "no collection is in or around '%s'",
	    folder);
	error_hint(err, "Name one: collection=%s.",
	    corpus->collections.count ? corpus->collections.items[0].name
				      : "PATH");
	return STATUS_USAGE;
}

static enum status choose(record_list *out, const struct corpus *corpus,
    const char *path, const char *name, struct error *err)
{
	const struct collection *collection;
	struct text parent = path_parent(path);
	struct strbuf folder = STRBUF_INIT;
	enum status status;

	if (name) {
		status = corpus_find_collection(&collection, corpus, name, err);
		if (!status)
			take(out, corpus, collection->first, collection->count);
		return status;
	}
	strbuf_add(&folder, parent.data, parent.len);
	status = choose_below(out, corpus, folder.buf, err);
	strbuf_release(&folder);
	return status;
}

enum status toc_write(struct strbuf *out, const struct corpus *corpus,
    const char *path, const struct toc_options *options, unsigned level,
    struct error *err)
{
	record_list records = { 0 };
	enum status status = choose(&records, corpus, path, options->collection,
	    err);
	struct toc_rows rows = { corpus, path, options, level, &records };

	if (!status && records.count &&
	    !toc_rows_write(out, &rows, TOC_TABLE_MAX)) {
		status = error_set(err, STATUS_TOO_LARGE,
		    "the table of contents would be larger than %zu bytes",
		    TOC_TABLE_MAX);
		error_hint(err, "Give it fewer columns, or one collection.");
	}
	vec_release(&records);
	return status;
}

static void add_lines(struct strbuf *out, struct text lines, const char *end)
{
	struct text line;

	while (text_split(&lines, '\n', &line))
		strbuf_addf(out, "%.*s%s", TEXT_ARG(line), end);
}

enum status toc_write_place(struct strbuf *out, const struct corpus *corpus,
    const char *path, const struct toc_place *place, struct error *err)
{
	struct strbuf lines = STRBUF_INIT;
	enum status status = STATUS_CONFIG;

	if (place->problem) {
		error_set(err, status, "%s", place->problem);
		error_hint(err, "%s", place->hint);
	} else {
		status = toc_write(&lines, corpus, path, &place->options,
		    place->level, err);
	}
	if (!status) {
		strbuf_addstr(out, place->line_end);
		add_lines(out, text_make(lines.buf, lines.len),
		    place->line_end);
		if (lines.len)
			strbuf_addstr(out, place->line_end);
	}
	strbuf_release(&lines);
	return status;
}

/* "| --- | :-: |" */
static bool is_rule(struct text line)
{
	for (size_t i = 0; i < line.len; i++)
		if (!char_is_one_of(line.data[i], "|-: \t"))
			return false;
	return text_find_char(line, '-') != SIZE_MAX;
}

/* The next byte that counts, and 0 at the end. */
static char next_byte(struct text *line, bool rule)
{
	char c;

	if (!line->len)
		return 0;
	c = line->data[0];
	if (!char_is_blank(c) && !(rule && c == '-')) {
		*line = text_skip(*line, 1);
		return c;
	}
	while (line->len &&
	    (rule ? char_is_one_of(line->data[0], "- \t")
		  : char_is_blank(line->data[0])))
		*line = text_skip(*line, 1);
	return ' ';
}

static bool same_line(struct text a, struct text b)
{
	bool rule;
	char c;

	a = text_trim(a);
	b = text_trim(b);
	rule = is_rule(a) && is_rule(b);
	do {
		c = next_byte(&a, rule);
		if (c != next_byte(&b, rule))
			return false;
	} while (c);
	return true;
}

/* Without the empty lines around. */
static struct text trim_lines(struct text t)
{
	struct text rest = t, line;

	while (text_next_line(&rest, &line) && !text_trim(line).len)
		t = rest;
	return text_trim_end(t);
}

bool toc_differs(struct toc_difference *out, struct text there,
    struct text wanted)
{
	const char *end = there.data + there.len;

	if (text_same(there, wanted))
		return false;
	there = trim_lines(there);
	wanted = trim_lines(wanted);
	for (;;) {
		bool is_there, is_wanted;

		out->line = text_make(end, 0);
		out->wanted = text_make(NULL, 0);
		is_there = text_next_line(&there, &out->line);
		is_wanted = text_next_line(&wanted, &out->wanted);
		if (!is_there && !is_wanted)
			return false;
		if (is_there != is_wanted || !same_line(out->line, out->wanted))
			return true;
	}
}
