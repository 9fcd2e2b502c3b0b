/* SPDX-License-Identifier: MIT */
#include "core/output/page_table.h"

#include "core/base/vec.h"
#include "core/output/flow.h"
#include "core/output/page_inline.h"

#define SEPARATOR " \u2502 "
#define CROSSING "\u2500\u253c\u2500"
#define BAR "\u2500"
#define SEPARATOR_WIDTH 3
#define NARROWEST 3
#define WORD_LIMIT 16
#define FIT_ROUNDS 8
/* More are no table that anybody could read. */
#define COLUMNS_LIMIT 100

struct table_column {
	size_t word, natural; /* widths it would have */
	size_t width;
};

struct table_cell {
	struct flow flow;
	enum md_align align;
};

struct table {
	VEC(struct table_cell) cells; /* row by row */
	VEC(size_t) rows; /* first cell of each row */
	VEC(struct table_column) columns;
};

static void add_cell(struct table *table, const struct md_document *doc,
    uint32_t node, size_t column, bool color)
{
	struct table_cell *cell = vec_push(&table->cells);
	struct table_column *shape;
	bool is_header = table->rows.count == 1;
	size_t word, natural;

	flow_init(&cell->flow);
	cell->align = doc->nodes[node].align;
	page_inlines(&cell->flow, doc, node, is_header ? FLOW_BOLD : 0, color);
	while (table->columns.count <= column)
		vec_push(&table->columns);
	shape = &table->columns.items[column];
	word = flow_word_width(&cell->flow);
	natural = flow_natural_width(&cell->flow);
	shape->word = word > shape->word ? word : shape->word;
	shape->natural = natural > shape->natural ? natural : shape->natural;
}

static void read_table(struct table *table, const struct md_document *doc,
    uint32_t node, bool color)
{
	size_t column = 0;

	for (uint32_t i = node + 1; i < doc->nodes[node].end;) {
		if (doc->nodes[i].type == MD_ROW) {
			*vec_push(&table->rows) = table->cells.count;
			column = 0;
			i++;
			continue;
		}
		if (doc->nodes[i].type == MD_CELL)
			add_cell(table, doc, i, column++, color);
		i = doc->nodes[i].end;
	}
	*vec_push(&table->rows) = table->cells.count;
}

/* Every column gets its longest word, as far as there is room for that. */
static size_t give_words(struct table *table, size_t room)
{
	size_t count = table->columns.count, used = 0, fair;

	fair = room / count;
	for (size_t i = 0; i < count; i++) {
		struct table_column *column = &table->columns.items[i];

		column->width = column->word < WORD_LIMIT ? column->word
							  : WORD_LIMIT;
		used += column->width;
	}
	if (used <= room)
		return used;
	used = 0;
	for (size_t i = 0; i < count; i++) {
		struct table_column *column = &table->columns.items[i];

		if (column->width > fair)
			column->width = fair > NARROWEST ? fair : NARROWEST;
		used += column->width;
	}
	return used;
}

/* Share what is left among the columns that want more. */
static void give_rest(struct table *table, size_t rest)
{
	for (int round = 0; round < FIT_ROUNDS && rest; round++) {
		size_t wanting = 0, share;

		for (size_t i = 0; i < table->columns.count; i++) {
			struct table_column *column = &table->columns.items[i];

			wanting += column->width < column->natural;
		}
		share = wanting ? (rest + wanting - 1) / wanting : 0;
		for (size_t i = 0; i < table->columns.count && share; i++) {
			struct table_column *column = &table->columns.items[i];
			size_t more = column->natural > column->width
			    ? column->natural - column->width
			    : 0;

			more = more < share ? more : share;
			more = more < rest ? more : rest;
			column->width += more;
			rest -= more;
		}
	}
}

static void fit_columns(struct table *table, size_t width)
{
	size_t count = table->columns.count;
	size_t bars = SEPARATOR_WIDTH * (count - 1);
	size_t room = width > bars ? width - bars : 0;
	size_t used = give_words(table, room);

	if (used < room)
		give_rest(table, room - used);
}

/* Wrap all cells; is any of them more than a line? */
static bool wrap_cells(struct table *table)
{
	bool is_tall = false;

	for (size_t row = 0; row + 1 < table->rows.count; row++) {
		size_t first = table->rows.items[row];

		for (size_t i = first; i < table->rows.items[row + 1]; i++) {
			struct flow *flow = &table->cells.items[i].flow;

			flow_wrap(flow, table->columns.items[i - first].width,
			    true);
			is_tall = is_tall || flow->lines.count > 1;
		}
	}
	return is_tall;
}

static void add_cell_line(struct strbuf *out, const struct table_cell *cell,
    size_t line, size_t width, bool color)
{
	const struct flow_line *text = NULL;
	size_t fill = width, before = 0;

	if (line < cell->flow.lines.count) {
		text = &cell->flow.lines.items[line];
		fill = text->width < width ? width - text->width : 0;
	}
	if (text && cell->align == MD_ALIGN_RIGHT)
		before = fill;
	else if (text && cell->align == MD_ALIGN_CENTRE)
		before = fill / 2;
	strbuf_add_blanks(out, before);
	if (text)
		flow_print(out, &cell->flow, text, color);
	strbuf_add_blanks(out, fill - before);
}

static void print_row(struct strbuf *out, const struct table *table, size_t row,
    bool color)
{
	size_t first = table->rows.items[row];
	size_t count = table->rows.items[row + 1] - first, height = 1;

	for (size_t i = 0; i < count; i++) {
		size_t lines = table->cells.items[first + i].flow.lines.count;

		height = lines > height ? lines : height;
	}
	for (size_t line = 0; line < height; line++) {
		for (size_t i = 0; i < count; i++) {
			strbuf_addstr(out, i ? SEPARATOR : "");
			add_cell_line(out, &table->cells.items[first + i], line,
			    table->columns.items[i].width, color);
		}
		flow_end_line(out);
	}
}

static void print_rule(struct strbuf *out, const struct table *table)
{
	for (size_t i = 0; i < table->columns.count; i++) {
		size_t width = table->columns.items[i].width;

		strbuf_addstr(out, i ? CROSSING : "");
		while (width--)
			strbuf_addstr(out, BAR);
	}
	strbuf_addch(out, '\n');
}

static void release_table(struct table *table)
{
	for (size_t i = 0; i < table->cells.count; i++)
		flow_release(&table->cells.items[i].flow);
	vec_release(&table->cells);
	vec_release(&table->rows);
	vec_release(&table->columns);
}

static size_t count_columns(const struct md_document *doc, uint32_t node)
{
	size_t count = 0, most = 0;

	for (uint32_t i = node + 1; i < doc->nodes[node].end;) {
		bool is_row = doc->nodes[i].type == MD_ROW;

		count = is_row ? 0 : count + 1;
		most = count > most ? count : most;
		i = is_row ? i + 1 : doc->nodes[i].end;
	}
	return most;
}

/* The cells of a row one behind the other, up to the last one with text. */
static void read_row(struct flow *flow, const struct md_document *doc,
    uint32_t row, bool color)
{
	uint32_t cell = row + 1, end = cell;

	flow_clear(flow);
	for (; cell < doc->nodes[row].end; cell = doc->nodes[cell].end)
		if (doc->nodes[cell].end > cell + 1)
			end = doc->nodes[cell].end;
	for (cell = row + 1; cell < end; cell = doc->nodes[cell].end) {
		if (cell > row + 1)
			flow_add(flow, text_of(SEPARATOR), 0, 0);
		page_inlines(flow, doc, cell, 0, color);
	}
}

static void print_rows(struct strbuf *out, const struct md_document *doc,
    uint32_t node, size_t width, bool color)
{
	struct flow flow;
	uint32_t row = node + 1;

	flow_init(&flow);
	for (; row < doc->nodes[node].end; row = doc->nodes[row].end) {
		read_row(&flow, doc, row, color);
		flow_wrap(&flow, width, false);
		for (size_t i = 0; i < flow.lines.count; i++) {
			flow_print(out, &flow, &flow.lines.items[i], color);
			flow_end_line(out);
		}
	}
	flow_release(&flow);
}

void page_table(struct strbuf *out, const struct md_document *doc,
    uint32_t node, size_t width, bool color)
{
	struct table table = { 0 };
	bool is_tall;

	if (count_columns(doc, node) > COLUMNS_LIMIT) {
		print_rows(out, doc, node, width, color);
		return;
	}
	read_table(&table, doc, node, color);
	if (table.columns.count) {
		fit_columns(&table, width);
		is_tall = wrap_cells(&table);
		for (size_t row = 0; row + 1 < table.rows.count; row++) {
			if (row == 1 || (row && is_tall))
				print_rule(out, &table);
			print_row(out, &table, row, color);
		}
	}
	release_table(&table);
}
