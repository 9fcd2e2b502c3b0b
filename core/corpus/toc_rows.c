/* SPDX-License-Identifier: MIT */
#include "core/corpus/toc_rows.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/base/url.h"
#include "core/corpus/lifecycle.h"
#include "core/corpus/toc_group.h"
#include "core/format/quote.h"

static const char *const headings[] = {
	[TOC_ID] = "ID",
	[TOC_TITLE] = "Title",
	[TOC_STATUS] = "Status",
	[TOC_DATE] = "Date",
	[TOC_TAGS] = "Tags",
	[TOC_DECIDERS] = "Deciders",
	[TOC_COLLECTION] = "Collection",
};

static const enum toc_column usual[] = { TOC_ID, TOC_TITLE, TOC_STATUS,
	TOC_DATE };

struct writer {
	struct strbuf *out;
	const struct toc_rows *rows;
	enum toc_column columns[TOC_COLUMN_COUNT];
	size_t columns_count;
	struct strbuf cell; /* plain, one line */
	struct strbuf quoted; /* scratch */
};

/* Add to the cell: blanks, breaks and controls become one blank, what is no
 * UTF-8 the sign for it. */
static void add_plain(struct writer *writer, struct text t)
{
	struct strbuf *cell = &writer->cell;

	while (t.len) {
		uint32_t code;
		size_t len = unicode_decode(t, &code);

		t = text_skip(t, len);
		if (unicode_is_control(code) || unicode_is_space(code))
			code = ' ';
		if (code == ' ' &&
		    (!cell->len || cell->buf[cell->len - 1] == ' '))
			continue;
		unicode_encode(cell, code);
	}
	strbuf_trim_end(cell);
}

static void add_id(struct writer *writer, const struct record *record)
{
	struct strbuf id = STRBUF_INIT;

	/* a slug says no more than the title */
	if (corpus_is_numbered(writer->rows->corpus, record))
		corpus_id(&id, writer->rows->corpus, record);
	add_plain(writer, text_make(id.buf, id.len));
	strbuf_release(&id);
}

static void add_title(struct writer *writer, const struct record *record)
{
	struct strbuf id = STRBUF_INIT;

	add_plain(writer, text_of(record_string(record, record->title)));
	if (writer->cell.len)
		return;
	corpus_id(&id, writer->rows->corpus, record);
	add_plain(writer, text_make(id.buf, id.len));
	strbuf_release(&id);
}

static void add_status(struct writer *writer, const struct record *record)
{
	const struct corpus *corpus = writer->rows->corpus;
	enum record_status status = corpus_status_of(corpus, record);
	struct lifecycle_state state;

	lifecycle_of(&state, &corpus->config,
	    corpus_collection_of(corpus, record)->kind, status,
	    record_string(record, record->raw_status));
	if (state.own)
		add_plain(writer, text_of(state.name));
	else if (status == RECORD_UNKNOWN)
		add_plain(writer, text_of("unknown"));
	else
		add_plain(writer, text_of(status_name(status)));
}

static void add_date(struct writer *writer, const struct record *record)
{
	char date[DATE_SIZE];

	date_format(date, &record->date);
	add_plain(writer, text_of(date));
}

static void add_fields(struct writer *writer, const struct record *record,
    uint64_t keys)
{
	struct strbuf all = STRBUF_INIT;

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];
		const char *value = record_string(record, field->value);

		if (value && keys & RECORD_KEY(field->key))
			strbuf_addf(&all, "%s%s", all.len ? ", " : "", value);
	}
	add_plain(writer, text_make(all.buf, all.len));
	strbuf_release(&all);
}

/* Set the cell to what the record has in that column, as plain text. */
static void fill(struct writer *writer, const struct record *record,
    enum toc_column column)
{
	strbuf_clear(&writer->cell);
	switch (column) {
	case TOC_ID:
		add_id(writer, record);
		break;
	case TOC_TITLE:
		add_title(writer, record);
		break;
	case TOC_STATUS:
		add_status(writer, record);
		break;
	case TOC_DATE:
		add_date(writer, record);
		break;
	case TOC_TAGS:
		add_fields(writer, record, RECORD_KEY(FIELD_TAGS));
		break;
	case TOC_DECIDERS:
		add_fields(writer, record, RECORD_DECIDER_KEYS);
		break;
	default:
		add_plain(writer,
		    text_of(corpus_collection_of(writer->rows->corpus, record)
				->name));
	}
}

/* Append the cell as Markdown. A bar would end a cell of a table, in whatever
 * stands there. */
static void put_cell(struct writer *writer)
{
	struct strbuf *quoted = &writer->quoted;

	strbuf_clear(quoted);
	quote_markdown(quoted, text_make(writer->cell.buf, writer->cell.len));
	for (size_t i = 0; i < quoted->len; i++) {
		if (quoted->buf[i] == '|' &&
		    writer->rows->options->style == TOC_TABLE)
			strbuf_addch(writer->out, '\\');
		strbuf_addch(writer->out, quoted->buf[i]);
	}
}

static void put_url(struct writer *writer, const struct record *record)
{
	strbuf_addstr(writer->out, "](");
	url_between(writer->out, record->path, writer->rows->path);
	strbuf_addch(writer->out, ')');
}

static void put_row(struct writer *writer, const struct record *record)
{
	for (size_t i = 0; i < writer->columns_count; i++) {
		enum toc_column column = writer->columns[i];

		fill(writer, record, column);
		strbuf_addstr(writer->out, column == TOC_TITLE ? "| [" : "| ");
		put_cell(writer);
		if (column == TOC_TITLE)
			put_url(writer, record);
		if (writer->cell.len)
			strbuf_addch(writer->out, ' ');
	}
	strbuf_addstr(writer->out, "|\n");
}

static void put_header(struct writer *writer)
{
	for (size_t i = 0; i < writer->columns_count; i++)
		strbuf_addf(writer->out, "| %s ", headings[writer->columns[i]]);
	strbuf_addstr(writer->out, "|\n");
	for (size_t i = 0; i < writer->columns_count; i++)
		strbuf_addstr(writer->out, "| --- ");
	strbuf_addstr(writer->out, "|\n");
}

static bool has_column(const struct writer *writer, enum toc_column column)
{
	for (size_t i = 0; i < writer->columns_count; i++)
		if (writer->columns[i] == column)
			return true;
	return false;
}

/* "- [ADR-0012: Use PostgreSQL](...) (accepted, 2026-11-20)" */
static void put_item(struct writer *writer, const struct record *record)
{
	const char *before = " (";

	strbuf_addstr(writer->out, "- [");
	fill(writer, record, TOC_ID);
	if (writer->cell.len && has_column(writer, TOC_ID)) {
		put_cell(writer);
		strbuf_addstr(writer->out, ": ");
	}
	fill(writer, record, TOC_TITLE);
	put_cell(writer);
	put_url(writer, record);
	for (size_t i = 0; i < writer->columns_count; i++) {
		enum toc_column column = writer->columns[i];

		fill(writer, record, column);
		if (column == TOC_ID || column == TOC_TITLE ||
		    !writer->cell.len)
			continue;
		strbuf_addstr(writer->out, before);
		put_cell(writer);
		before = ", ";
	}
	strbuf_addstr(writer->out, *before == ',' ? ")\n" : "\n");
}

static void put_heading(struct writer *writer, const char *heading)
{
	for (unsigned i = 0; i < writer->rows->level; i++)
		strbuf_addch(writer->out, '#');
	strbuf_addch(writer->out, ' ');
	strbuf_clear(&writer->cell);
	add_plain(writer, text_of(heading));
	put_cell(writer);
	strbuf_addstr(writer->out, "\n\n");
}

static bool is_filled(struct writer *writer, enum toc_column column)
{
	const record_list *records = writer->rows->records;

	for (size_t i = 0; i < records->count; i++) {
		fill(writer, records->items[i], column);
		if (writer->cell.len)
			return true;
	}
	return false;
}

static void choose_columns(struct writer *writer)
{
	const struct toc_options *options = writer->rows->options;

	for (size_t i = 0; i < options->columns_count; i++)
		writer->columns[i] = options->columns[i];
	writer->columns_count = options->columns_count;
	for (size_t i = 0;
	     !options->columns_count && i < sizeof(usual) / sizeof(*usual); i++)
		if (is_filled(writer, usual[i]))
			writer->columns[writer->columns_count++] = usual[i];
}

static void put_section(struct writer *writer,
    const struct toc_section *section, size_t limit)
{
	bool is_table = writer->rows->options->style == TOC_TABLE;

	if (*section->heading)
		put_heading(writer, section->heading);
	if (is_table)
		put_header(writer);
	for (size_t i = 0;
	     i < section->records.count && writer->out->len <= limit; i++) {
		if (is_table)
			put_row(writer, section->records.items[i]);
		else
			put_item(writer, section->records.items[i]);
	}
}

bool toc_rows_write(struct strbuf *out, const struct toc_rows *rows,
    size_t limit)
{
	struct writer writer = { .out = out, .rows = rows };
	struct toc_sections sections;

	strbuf_init(&writer.cell);
	strbuf_init(&writer.quoted);
	choose_columns(&writer);
	toc_sections_fill(&sections, rows->corpus, rows->records,
	    rows->options->group);
	for (size_t i = 0; i < sections.items.count && out->len <= limit; i++) {
		if (i)
			strbuf_addch(out, '\n');
		put_section(&writer, &sections.items.items[i], limit);
	}
	toc_sections_release(&sections);
	strbuf_release(&writer.cell);
	strbuf_release(&writer.quoted);
	return out->len <= limit;
}
