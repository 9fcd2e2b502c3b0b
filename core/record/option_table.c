/* SPDX-License-Identifier: MIT */
/* Options as the rows or the columns of a table. */
#include "core/record/options.h"

#define MOST_COLUMNS 32
#define LONG_CELL 15 /* words: no name */

struct option_table {
	uint32_t head, end; /* nodes */
	uint32_t columns;
	uint32_t phrases[MOST_COLUMNS]; /* of the first row's cells */
	uint32_t names[MOST_COLUMNS]; /* the cells themselves */
};

static void read_head(struct option_table *out, struct option_reader *r,
    uint32_t table)
{
	const struct md_node *nodes = r->b->doc.nodes;

	out->head = table + 1;
	out->end = nodes[table].end;
	out->columns = 0;
	for (uint32_t cell = out->head + 1;
	     cell < nodes[out->head].end && out->columns < MOST_COLUMNS;
	     cell = nodes[cell].end) {
		strbuf_clear(&r->plain);
		markdown_plain(&r->plain, &r->b->doc, cell);
		out->phrases[out->columns] = lexicon_phrases(
		    text_make(r->plain.buf, r->plain.len));
		if (!words_count(text_make(r->plain.buf, r->plain.len)))
			out->phrases[out->columns] = PHRASE_BIT(CRITERION);
		out->names[out->columns++] = cell;
	}
}

static struct text cell_text(struct option_reader *r, uint32_t cell)
{
	strbuf_clear(&r->plain);
	markdown_plain(&r->plain, &r->b->doc, cell);
	return text_trim(text_make(r->plain.buf, r->plain.len));
}

/* "rating: high", or what the column says that it is. */
static void read_value(struct option_reader *r, uint32_t option,
    const struct option_table *t, uint32_t column, uint32_t cell)
{
	uint32_t phrases = t->phrases[column];
	struct strbuf said = STRBUF_INIT;
	struct text value = cell_text(r, cell);

	if (!value.len)
		return;
	strbuf_add(&said, value.data, value.len);
	r->b->options.items[option].words += words_count(value);
	if (phrases & PHRASE_BIT(PRO)) {
		option_add_point(r, option, POINT_PRO, value, cell);
	} else if (phrases & PHRASE_BIT(CON)) {
		option_add_point(r, option, POINT_CON, value, cell);
	} else if (phrases &
	    (PHRASE_BIT(REASON) | PHRASE_BIT(VERDICT) | PHRASE_BIT(REVISIT))) {
		strbuf_clear(&said);
		strbuf_addstr(&said,
		    phrases & PHRASE_BIT(VERDICT)       ? "Verdict: "
			: phrases & PHRASE_BIT(REVISIT) ? "Revisit when: "
							: "Reason: ");
		strbuf_add(&said, value.data, value.len);
		option_about_text(r, option, text_make(said.buf, said.len),
		    cell);
	} else {
		strbuf_clear(&said);
		value = cell_text(r, t->names[column]);
		strbuf_add(&said, value.data, value.len);
		strbuf_addstr(&said, ": ");
		value = cell_text(r, cell);
		strbuf_add(&said, value.data, value.len);
		option_add_point(r, option, POINT_NEUTRAL,
		    text_make(said.buf, said.len), cell);
	}
	strbuf_release(&said);
}

static uint32_t add_cell(struct option_reader *r, uint32_t cell)
{
	struct option_name name;
	struct text plain = cell_text(r, cell);

	if (words_count(plain) > LONG_CELL)
		return NO_OPTION;
	option_name_fill(&name, r, cell, OPTION_TABLE, plain);
	return option_add(r, &name);
}

/* The column that has the names: the first one that is no bare number. */
static uint32_t name_column(struct option_reader *r,
    const struct option_table *t)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t row = nodes[t->head].end, number;

	for (uint32_t i = 0; i < t->columns; i++)
		if (t->phrases[i] & PHRASE_BIT(OPTION))
			return i;
	if (t->columns > 1 && row < t->end && row + 1 < nodes[row].end &&
	    text_to_number(cell_text(r, row + 1), &number))
		return 1;
	return 0;
}

/* The cell in that column; the row's end where it has none. */
static uint32_t cell_at(const struct md_node *nodes, uint32_t row,
    uint32_t column)
{
	uint32_t cell = row + 1;

	while (column-- && cell < nodes[row].end)
		cell = nodes[cell].end;
	return cell;
}

/* Two rows in a row that begin alike are cases of something, no options. */
static bool repeats(struct option_reader *r, const struct option_table *t,
    uint32_t names)
{
	const struct md_node *nodes = r->b->doc.nodes;
	struct text last = text_make("", 0);

	for (uint32_t row = nodes[t->head].end; row < t->end;
	     row = nodes[row].end) {
		uint32_t cell = cell_at(nodes, row, names);
		struct text name = text_make("", 0);

		if (cell < nodes[row].end)
			name = builder_bytes(r->b,
			    option_block_span(r->b, cell));
		if (name.len && text_same(name, last))
			return true;
		last = name;
	}
	return false;
}

static uint32_t read_rows(struct option_reader *r, const struct option_table *t)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t count = 0, names = name_column(r, t);

	if (repeats(r, t, names))
		return 0;
	for (uint32_t row = nodes[t->head].end; row < t->end;
	     row = nodes[row].end) {
		uint32_t cell = cell_at(nodes, row, names), option, column = 0;

		option = cell < nodes[row].end ? add_cell(r, cell) : NO_OPTION;
		if (option == NO_OPTION)
			continue;
		count++;
		for (cell = row + 1;
		     cell < nodes[row].end && column < t->columns;
		     cell = nodes[cell].end, column++)
			if (column > names)
				read_value(r, option, t, column, cell);
	}
	return count;
}

/* A row's values: the criterion stands in its first cell. */
static void read_criterion(struct option_reader *r,
    const struct option_table *t, const uint32_t *options, uint32_t row)
{
	const struct md_node *nodes = r->b->doc.nodes;
	struct option_table across = { .columns = 1 };
	uint32_t column = 1;

	across.names[0] = row + 1;
	across.phrases[0] = lexicon_phrases(cell_text(r, row + 1));
	for (uint32_t cell = nodes[row + 1].end;
	     cell < nodes[row].end && column < t->columns;
	     cell = nodes[cell].end, column++)
		if (options[column] != NO_OPTION)
			read_value(r, options[column], &across, 0, cell);
}

static uint32_t read_columns(struct option_reader *r,
    const struct option_table *t)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t options[MOST_COLUMNS], count = 0;

	for (uint32_t i = 1; i < t->columns; i++) {
		options[i] = add_cell(r, t->names[i]);
		count += options[i] != NO_OPTION;
	}
	for (uint32_t row = nodes[t->head].end; row < t->end;
	     row = nodes[row].end)
		if (row + 1 < nodes[row].end)
			read_criterion(r, t, options, row);
	return count;
}

/* How many of the cells are known options. */
static uint32_t count_known(struct option_reader *r,
    const struct option_table *t)
{
	uint32_t count = 0;

	for (uint32_t i = 1; i < t->columns; i++)
		count += option_match(r, cell_text(r, t->names[i]),
			     LIKE_START) != NO_OPTION;
	return count;
}

static bool has_columns(struct option_reader *r, const struct option_table *t)
{
	const uint32_t of_rows = PHRASE_BIT(PRO) | PHRASE_BIT(CON) |
	    PHRASE_BIT(REASON) | PHRASE_BIT(VERDICT) | PHRASE_BIT(REVISIT);
	uint32_t about = 0, named = 0;

	for (uint32_t i = 1; i < t->columns; i++) {
		about |= t->phrases[i] & of_rows;
		named += option_is_numbered(cell_text(r, t->names[i]));
	}
	if (about || (t->phrases[0] & PHRASE_BIT(OPTION)))
		return false;
	return named > 1 || count_known(r, t) > 1 ||
	    ((t->phrases[0] & PHRASE_BIT(CRITERION)) && t->columns > 2);
}

uint32_t option_table_read(struct option_reader *r, uint32_t table)
{
	struct option_table t;

	read_head(&t, r, table);
	if (!t.columns)
		return 0;
	option_start_run(r);
	return has_columns(r, &t) ? read_columns(r, &t) : read_rows(r, &t);
}
