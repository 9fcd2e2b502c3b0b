/* SPDX-License-Identifier: MIT */
#include "core/output/list_text.h"

#include <string.h>

#include "core/base/escape.h"
#include "core/base/unicode.h"
#include "core/output/flow.h"
#include "core/output/record_words.h"
#include "core/output/terminal.h"

#define GAP 2
#define DATE_WIDTH 10
#define ELLIPSIS "\u2026"
/* A slug may be long; it must leave room for the title. */
#define ID_SHARE 3
#define NAMED_ID_SHARE 4 /* beside a column with the collection */
#define COLLECTION_SHARE 6

static size_t width_of(const struct strbuf *text)
{
	return unicode_width(text_make(text->buf, text->len));
}

static void safe_id(struct strbuf *out, const struct corpus *corpus,
    const struct record *record)
{
	struct strbuf id = STRBUF_INIT;

	corpus_id(&id, corpus, record);
	strbuf_clear(out);
	escape_terminal(out, text_make(id.buf, id.len));
	strbuf_release(&id);
}

struct layout {
	size_t id, collection, status; /* widths of the columns */
	bool has_dates;
};

static void safe_collection(struct strbuf *out, const struct corpus *corpus,
    const struct record *record)
{
	strbuf_clear(out);
	escape_terminal(out,
	    text_of(corpus_collection_of(corpus, record)->name));
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* At most that share of the terminal; 0: there is none. */
static size_t limit(size_t column, size_t width, size_t share)
{
	size_t most = width / share;

	return width && column > most ? most : column;
}

/* Of the records from first up to end. */
static struct layout measure(const struct corpus *corpus,
    const record_list *records, size_t first, size_t end)
{
	struct layout layout = { 1, 1, 1, false };
	struct strbuf cell = STRBUF_INIT;

	for (size_t i = first; i < end; i++) {
		const struct record *record = records->items[i];

		safe_id(&cell, corpus, record);
		layout.id = larger(layout.id, width_of(&cell));
		safe_collection(&cell, corpus, record);
		layout.collection = larger(layout.collection, width_of(&cell));
		layout.status = larger(layout.status,
		    strlen(
			record_status_word(corpus_status_of(corpus, record))));
		layout.has_dates = layout.has_dates || record->date.year;
	}
	strbuf_release(&cell);
	return layout;
}

/* Behind the last record of the collection that records[first] is in. */
static size_t end_of_run(const record_list *records, size_t first)
{
	size_t end = first + 1;

	while (end < records->count &&
	    records->items[end]->collection ==
		records->items[first]->collection)
		end++;
	return end;
}

/* Text that begins at column, cut where it would pass width. */
static void add_cut(struct strbuf *out, struct text t, size_t column,
    size_t width)
{
	size_t used = 0, len = 0, room;

	if (width && column >= width)
		return;
	if (!width || column + unicode_width(t) <= width) {
		strbuf_add(out, t.data, t.len);
		return;
	}
	room = width > column + 1 ? width - column - 1 : 0;
	while (len < t.len) {
		uint32_t code;
		size_t bytes = unicode_decode(text_skip(t, len), &code);
		size_t more = (size_t)unicode_width_of(code);

		if (used + more > room)
			break;
		used += more;
		len += bytes;
	}
	strbuf_add(out, t.data, len);
	strbuf_addstr(out, ELLIPSIS);
}

struct printer {
	struct strbuf *out;
	const struct corpus *corpus;
	const struct list_options *options;
	struct layout layout;
	struct strbuf cell; /* scratch */
};

/* Add cell, cut or filled up to width, and a gap; gives the columns used. */
static size_t add_cell(struct printer *printer, size_t width)
{
	struct text cell = text_make(printer->cell.buf, printer->cell.len);
	size_t start = printer->out->len, used;

	add_cut(printer->out, cell, 0, width);
	used = unicode_width(
	    text_make(printer->out->buf + start, printer->out->len - start));
	strbuf_add_blanks(printer->out,
	    (used < width ? width - used : 0) + GAP);
	return width + GAP;
}

static size_t add_status(struct printer *printer, const struct record *record)
{
	enum record_status status = corpus_status_of(printer->corpus, record);
	const char *word = record_status_word(status);
	const char *color = terminal_status_color(status,
	    printer->options->color);

	strbuf_addf(printer->out, "%s%s%s", color, word,
	    color[0] ? "\033[0m" : "");
	strbuf_add_blanks(printer->out,
	    printer->layout.status - strlen(word) + GAP);
	return printer->layout.status + GAP;
}

static size_t add_date(struct printer *printer, const struct record *record)
{
	char date[DATE_SIZE] = "";

	if (!printer->layout.has_dates)
		return 0;
	if (record->date.year)
		date_format(date, &record->date);
	strbuf_addf(printer->out, "%-*s", DATE_WIDTH + GAP, date);
	return DATE_WIDTH + GAP;
}

static void add_row(struct printer *printer, const struct record *record)
{
	struct strbuf *cell = &printer->cell;
	size_t column;

	safe_id(cell, printer->corpus, record);
	column = add_cell(printer, printer->layout.id);
	if (printer->options->named) {
		safe_collection(cell, printer->corpus, record);
		column += add_cell(printer, printer->layout.collection);
	}
	column += add_status(printer, record);
	column += add_date(printer, record);
	strbuf_clear(cell);
	escape_terminal(cell, text_of(record_string(record, record->title)));
	add_cut(printer->out, text_make(cell->buf, cell->len), column,
	    printer->options->width);
	flow_end_line(printer->out);
}

static void add_heading(struct printer *printer, const struct record *record)
{
	bool color = printer->options->color;

	if (printer->out->len)
		strbuf_addch(printer->out, '\n');
	safe_collection(&printer->cell, printer->corpus, record);
	strbuf_addf(printer->out, "%s%s%s\n", color ? "\033[1m" : "",
	    printer->cell.buf, color ? "\033[0m" : "");
}

void list_text(struct strbuf *out, const struct corpus *corpus,
    const record_list *records, const struct list_options *options)
{
	struct printer printer = { out, corpus, options, { 0 }, STRBUF_INIT };
	size_t i = 0;

	while (i < records->count) {
		size_t end = records->count;

		if (options->grouped) {
			end = end_of_run(records, i);
			add_heading(&printer, records->items[i]);
		}
		printer.layout = measure(corpus, records, i, end);
		printer.layout.id = limit(printer.layout.id, options->width,
		    options->named ? NAMED_ID_SHARE : ID_SHARE);
		printer.layout.collection = limit(printer.layout.collection,
		    options->width, COLLECTION_SHARE);
		for (; i < end; i++)
			add_row(&printer, records->items[i]);
	}
	strbuf_release(&printer.cell);
}
