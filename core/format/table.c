/* SPDX-License-Identifier: MIT */
#include "core/format/table.h"

#include <string.h>

#include "core/base/text.h"

static struct span trim(const char *data, struct span span)
{
	while (span.start < span.end && char_is_blank(data[span.start]))
		span.start++;
	while (span.end > span.start && char_is_blank(data[span.end - 1]))
		span.end--;
	return span;
}

void table_row_init(struct table_row *out, struct text source, struct span line)
{
	line = trim(source.data, line);
	if (line.start < line.end && source.data[line.start] == '|')
		line.start++;
	*out = (struct table_row){ source.data, line.start, line.end };
}

bool table_row_next(struct table_row *row, struct span *out)
{
	uint32_t i = row->at;

	*out = (struct span){ row->at, row->at };
	if (row->at >= row->end)
		return false;
	/* A pipe is escaped by the backslash before it, whatever is before. */
	while (i < row->end &&
	    (row->data[i] != '|' || (i > row->at && row->data[i - 1] == '\\')))
		i++;
	out->end = i;
	*out = trim(row->data, *out);
	row->at = i < row->end ? i + 1 : i;
	return true;
}

bool table_align(struct text source, struct span cell, enum md_align *out)
{
	static const enum md_align aligns[] = { MD_ALIGN_NONE, MD_ALIGN_LEFT,
		MD_ALIGN_RIGHT, MD_ALIGN_CENTRE };
	const char *data = source.data;
	bool left, right;

	if (cell.start == cell.end)
		return false;
	left = data[cell.start] == ':';
	cell.start += left;
	right = cell.end > cell.start && data[cell.end - 1] == ':';
	cell.end -= right;
	*out = aligns[left + 2 * right];
	if (cell.start == cell.end)
		return false;
	while (cell.start < cell.end && data[cell.start] == '-')
		cell.start++;
	return cell.start == cell.end;
}

bool table_cell_is_plain(struct text source, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++) {
		char c = source.data[i];

		if (c == '\0' || strchr("\\`*_[<&", c))
			return false;
	}
	return true;
}

static bool has_pipe(struct text source, struct span line)
{
	return memchr(source.data + line.start, '|', line.end - line.start);
}

/* Number of columns that the delimiter row has; 0: it is none. */
static uint32_t delimiter_columns(struct text source, struct span line)
{
	struct table_row row;
	struct span cell;
	enum md_align align;
	uint32_t columns = 0;

	if (line.start == line.end || !strchr("|:-", source.data[line.start]))
		return 0;
	table_row_init(&row, source, line);
	while (table_row_next(&row, &cell)) {
		if (!table_align(source, cell, &align))
			return 0;
		columns++;
	}
	return columns;
}

static uint32_t count_cells(struct text source, struct span line)
{
	struct table_row row;
	struct span cell;
	uint32_t count = 0;

	table_row_init(&row, source, line);
	while (table_row_next(&row, &cell))
		count++;
	return count;
}

bool table_find(struct table *out, struct text source,
    const struct span *pieces, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		uint32_t columns = delimiter_columns(source, pieces[i]);

		if (columns == 0 ||
		    columns != count_cells(source, pieces[i - 1]))
			continue;
		if (!has_pipe(source, pieces[i - 1]) &&
		    !has_pipe(source, pieces[i]))
			continue;
		*out = (struct table){ i - 1, columns, pieces[i] };
		return true;
	}
	return false;
}
