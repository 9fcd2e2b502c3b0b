/* SPDX-License-Identifier: MIT */
#include "core/edit/editing.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/edit/lines.h"

void editing_begin(struct editing *editing, struct subject *subject)
{
	struct text file;

	memset(editing, 0, sizeof(*editing));
	editing->subject = subject;
	strbuf_init(&editing->text);
	strbuf_init(&editing->sidecar);
	strbuf_add(&editing->text, subject->text->buf, subject->text->len);
	if (subject->sidecar)
		strbuf_add(&editing->sidecar, subject->sidecar->buf,
		    subject->sidecar->len);
	edits_init(&editing->edits);
	edits_init(&editing->sidecar_edits);
	reading_init(&editing->before, subject);
	/* the copy outlives the edits */
	file = text_make(editing->text.buf, editing->text.len);
	editing->before.bytes = file;
	editing->before.sidecar = text_make(editing->sidecar.buf,
	    editing->sidecar.len);
	editing->has_yaml = editing->before.record.format == FORMAT_MARKDOWN &&
	    yaml_text_front_matter(&editing->yaml, file, &editing->before.arena,
		NULL) == STATUS_OK;
}

bool editing_write(struct editing *editing)
{
	struct subject *subject = editing->subject;

	return edits_apply(&editing->edits, subject->text) &&
	    (!subject->sidecar ||
		edits_apply(&editing->sidecar_edits, subject->sidecar));
}

enum status editing_apply(struct editing *editing, struct reading *after,
    struct error *err)
{
	bool fits = editing_write(editing);

	reading_init(after, editing->subject);
	if (!fits)
		return error_set(err, STATUS_UNSUPPORTED,
		    "one place of it says two things");
	return STATUS_OK;
}

static void restore(struct strbuf *text, const struct strbuf *old)
{
	strbuf_clear(text);
	strbuf_add(text, old->buf, old->len);
}

void editing_end(struct editing *editing, enum status status)
{
	struct subject *subject = editing->subject;

	if (status) {
		restore(subject->text, &editing->text);
		if (subject->sidecar)
			restore(subject->sidecar, &editing->sidecar);
	}
	edits_release(&editing->edits);
	edits_release(&editing->sidecar_edits);
	reading_release(&editing->before);
	strbuf_release(&editing->text);
	strbuf_release(&editing->sidecar);
}

struct text editing_bytes(const struct editing *editing, struct span span)
{
	return text_make(editing->text.buf + span.start, span.end - span.start);
}

const char *editing_line_end(const struct editing *editing)
{
	return line_end_at(editing->before.bytes, editing->before.record.body);
}

static const struct yaml_node *node_of(const struct editing *editing,
    const struct field *field)
{
	if (field->place != PLACE_FRONT_MATTER || !editing->has_yaml)
		return NULL;
	return yaml_text_at(&editing->yaml, field->span);
}

void editing_value(struct strbuf *out, const struct editing *editing,
    const struct field *field, bool *markup)
{
	const struct yaml_node *node = node_of(editing, field);
	struct text value = editing_bytes(editing, field->span);

	*markup = editing->before.record.format == FORMAT_MARKDOWN &&
	    field->place != PLACE_FRONT_MATTER && field->place != PLACE_HEADER;
	if (node)
		value = node->value;
	strbuf_add(out, value.data, value.len);
}

/* Front matter that is no YAML is edited as its line has it: no quotes that
 * are not there. */
static enum status put_broken(struct editing *editing,
    const struct field *field, struct text value, struct error *err)
{
	struct strbuf written = STRBUF_INIT;
	struct text old = editing_bytes(editing, field->span);
	bool same;

	if (field->span.start > 0 && char_is_one_of(old.data[-1], "\"'"))
		strbuf_add(&written, value.data, value.len);
	else
		yaml_write(&written, value, text_make("", 0));
	same = text_equals(value, written.buf);
	if (same)
		edits_replace(&editing->edits, field->span, value);
	strbuf_release(&written);
	return same
	    ? STATUS_OK
	    : error_set(err, STATUS_UNSUPPORTED, "its front matter is no YAML");
}

enum status editing_put(struct editing *editing, const struct field *field,
    struct text value, bool placeholder, struct error *err)
{
	const struct yaml_node *node = node_of(editing, field);
	struct strbuf written = STRBUF_INIT;

	if (field->span.end <= field->span.start)
		return error_set(err, STATUS_UNSUPPORTED,
		    "its field '%s' has no bytes of its own",
		    record_string(&editing->before.record, field->name));
	if (node && placeholder) {
		yaml_write(&written, value, text_make("", 0));
		yaml_text_put(&editing->edits, &editing->yaml, node,
		    text_make(written.buf, written.len));
		strbuf_release(&written);
		return STATUS_OK;
	}
	if (node)
		return yaml_text_set(&editing->edits, &editing->yaml, node,
		    value, err);
	if (field->place == PLACE_FRONT_MATTER && !editing->has_yaml)
		return put_broken(editing, field, value, err);
	editing_put_bytes(editing, field->span, value);
	return STATUS_OK;
}

static bool is_row(struct text line)
{
	return text_starts(text_trim_start(line), "|");
}

/* The column where the n-th bar of a row stands, or SIZE_MAX; \| is none. */
static size_t bar_column(struct text row, size_t n)
{
	for (size_t i = 0; i < row.len; i++)
		if (row.data[i] == '|' && !(i && row.data[i - 1] == '\\') &&
		    n-- == 0)
			return unicode_width(text_make(row.data, i));
	return SIZE_MAX;
}

static size_t count_bars(struct text row)
{
	size_t n = 0;

	while (bar_column(row, n) != SIZE_MAX)
		n++;
	return n;
}

static bool has_bar(struct text line)
{
	return text_find_char(line, '|') < line.len;
}

struct columns {
	size_t column, count, rows; /* how many rows have a bar there */
};

/* How many rows of the table have their n-th bar where row has it. */
static void count_column(struct columns *best, struct text file, uint32_t top,
    uint32_t own, size_t n, size_t column)
{
	struct columns found = { column, 0, 0 };

	for (uint32_t at = top; at < file.len && has_bar(line_text(file, at));
	     at = line_next(file, at)) {
		if (at == own || !is_row(line_text(file, at)))
			continue;
		found.rows++;
		found.count += bar_column(line_text(file, at), n) == column;
	}
	if (found.count > best->count)
		*best = found;
}

/*
 * The column of the n-th bar in most of the other rows of the table around the
 * byte; SIZE_MAX where they do not stand in line.
 */
static size_t common_column(struct text file, uint32_t at, size_t n)
{
	uint32_t own = line_start(file, at), top = own;
	struct columns best = { SIZE_MAX, 0, 0 };

	while (top > 0 && has_bar(line_text(file, top - 1)))
		top = line_start(file, top - 1);
	for (uint32_t row = top;
	     row < file.len && has_bar(line_text(file, row));
	     row = line_next(file, row))
		if (row != own && is_row(line_text(file, row)))
			count_column(&best, file, top, own, n,
			    bar_column(line_text(file, row), n));
	return best.count * 2 > best.rows ? best.column : SIZE_MAX;
}

/* A cell: the blanks behind it give way, so that the next bar stays, or comes
 * to stand where those of the other rows do. */
static void put_cell(struct editing *editing, struct span span,
    struct text text)
{
	struct text file = editing->before.bytes;
	uint32_t start = line_start(file, span.start), end = span.end;
	struct text before = text_make(file.data + start, span.start - start);
	struct strbuf out = STRBUF_INIT;
	size_t column, width, own, blanks;

	while (end < file.len && char_is_blank(file.data[end]))
		end++;
	blanks = end - span.end;
	column = common_column(file, span.start, count_bars(before));
	width = unicode_width(before) + unicode_width(text);
	own = unicode_width(text_make(before.data, end - start));
	if (end >= file.len || file.data[end] != '|')
		column = SIZE_MAX;
	/* in line with the others, or too long to be; else as wide as it was */
	else if (column == SIZE_MAX ||
	    (own != column && !(own > column && blanks == 1)))
		column = blanks > 1 ? own : SIZE_MAX;
	if (column != SIZE_MAX)
		blanks = column > width ? column - width : 1;
	strbuf_add(&out, text.data, text.len);
	strbuf_add_blanks(&out, blanks);
	edits_replace(&editing->edits, (struct span){ span.start, end },
	    text_make(out.buf, out.len));
	strbuf_release(&out);
}

void editing_put_bytes(struct editing *editing, struct span span,
    struct text text)
{
	struct text file = editing->before.bytes;
	bool cell = editing->before.record.format == FORMAT_MARKDOWN &&
	    is_row(line_text(file, span.start)) &&
	    span.start >= editing->before.record.body;

	if (cell)
		put_cell(editing, span, text);
	else
		edits_replace(&editing->edits, span, text);
}
