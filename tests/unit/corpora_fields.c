/* SPDX-License-Identifier: MIT */
/*
 * For every field of every record below a folder (argv[1]): the bytes at its
 * span are its value. YAML is read again from those bytes alone, Markdown is
 * parsed again from them alone; an RFC 822 header's bytes are the value. The
 * title's span, too, holds the title.
 */
#include <ftw.h>
#include <stdlib.h>

#include "core/base/file.h"
#include "core/format/yaml.h"
#include "core/record/record.h"
#include "tests/unit/test.h"

static size_t fields, titles;

/* Blanks run together: a value over two lines is one line of text. */
static char *squeeze(struct text t)
{
	struct strbuf out = STRBUF_INIT;

	t = text_trim(t);
	for (size_t i = 0; i < t.len; i++)
		if (!char_is_space(t.data[i]))
			strbuf_addch(&out, t.data[i] ? t.data[i] : ' ');
		else if (out.len && out.buf[out.len - 1] != ' ')
			strbuf_addch(&out, ' ');
	return strbuf_detach(&out);
}

static void read_yaml(struct strbuf *out, struct text bytes)
{
	struct strbuf line = STRBUF_INIT;
	struct yaml_tree tree;
	struct arena arena;
	struct error err;
	uint32_t at, column;

	arena_init(&arena);
	strbuf_addstr(&line, "key: ");
	strbuf_add(&line, bytes.data, bytes.len);
	if (!yaml_read(&tree, text_make(line.buf, line.len), &arena, &at,
		&column, &err) &&
	    tree.count > 1)
		strbuf_add(out, tree.nodes[1].value.data,
		    tree.nodes[1].value.len);
	else /* broken front matter is read line by line */
		strbuf_add(out, bytes.data, bytes.len);
	arena_release(&arena);
	strbuf_release(&line);
}

static void read_markdown(struct strbuf *out, struct text bytes)
{
	struct md_document doc;
	struct arena arena;

	arena_init(&arena);
	markdown_parse(&doc, bytes, 0, &arena);
	markdown_plain(out, &doc, 0);
	arena_release(&arena);
}

static void check_value(const char *path, struct text bytes, const char *value,
    enum field_place place, enum record_format format)
{
	struct strbuf read = STRBUF_INIT;
	char *got, *want = squeeze(text_of(value));
	int same;

	if (place == PLACE_FRONT_MATTER)
		read_yaml(&read, bytes);
	else if (place == PLACE_HEADER || format != FORMAT_MARKDOWN)
		strbuf_add(&read, bytes.data, bytes.len);
	else
		read_markdown(&read, bytes);
	got = squeeze(text_make(read.buf, read.len));
	same = !strcmp(got, want);
	/* "30 Jan" and "1. x" are a list when they stand alone */
	if (!same) {
		free(got);
		got = squeeze(bytes);
		same = !strcmp(got, want);
	}
	CHECK(same);
	if (!same)
		fprintf(stderr, "  %s: '%s' is not '%s'\n", path, got, want);
	free(got);
	free(want);
	strbuf_release(&read);
}

static struct text span_of(const struct strbuf *bytes, struct span span)
{
	return text_make(bytes->buf + span.start, span.end - span.start);
}

static int check_file(const char *path, const struct stat *info, int type)
{
	struct strbuf bytes = STRBUF_INIT;
	struct record record;
	struct arena arena;
	struct text stem;

	(void)info;
	if (type != FTW_F || name_split(path, &stem) == NAME_NO_DOCUMENT ||
	    file_read(&bytes, path, FILE_NO_LIMIT, NULL))
		return 0;
	arena_init(&arena);
	record_parse(&record, path, text_make(bytes.buf, bytes.len),
	    text_make("", 0), &arena);
	for (uint32_t i = 0; i < record.fields_count; i++) {
		const struct field *field = &record.fields[i];

		if (field->span.end == field->span.start)
			continue;
		fields++;
		check_value(path, span_of(&bytes, field->span),
		    record_string(&record, field->value), field->place,
		    record.format);
	}
	if (record.title_span.end > record.title_span.start) {
		const struct field *title = record_field(&record, FIELD_TITLE,
		    0);

		titles++;
		check_value(path, span_of(&bytes, record.title_span),
		    record_string(&record, record.title_raw),
		    title ? title->place : PLACE_SECTION, record.format);
	}
	arena_release(&arena);
	strbuf_release(&bytes);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc != 2 || ftw(argv[1], check_file, 16)) {
		puts("corpora: not run");
		puts("0 passed, 0 failed, 1 skipped");
		return 0;
	}
	printf("%zu fields, %zu titles\n", fields, titles);
	CHECK(fields > 0);
	return test_end();
}
