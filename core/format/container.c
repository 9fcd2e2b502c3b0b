/* SPDX-License-Identifier: MIT */
#include "core/format/container.h"

#include "core/base/text.h"

#define TAB_STOP 4

void cursor_init(struct cursor *out, const char *data, uint32_t at,
    uint32_t end)
{
	*out = (struct cursor){ data, at, end, 0 };
}

static uint32_t columns_to_stop(const struct cursor *cursor)
{
	return TAB_STOP - cursor->column % TAB_STOP;
}

/* Pass one byte whole; a tab takes what is left of its columns. */
static void pass_byte(struct cursor *cursor)
{
	bool tab = cursor->data[cursor->at] == '\t';

	cursor->column += tab ? columns_to_stop(cursor) : 1;
	cursor->at++;
}

/* Pass that many columns of blanks; false when there are fewer. */
static bool pass_columns(struct cursor *cursor, uint32_t count)
{
	while (count > 0) {
		uint32_t width = 1;

		if (cursor->at == cursor->end ||
		    !char_is_blank(cursor->data[cursor->at]))
			return false;
		if (cursor->data[cursor->at] == '\t')
			width = columns_to_stop(cursor);
		if (width > count) {
			cursor->column += count;
			return true;
		}
		cursor->column += width;
		cursor->at++;
		count -= width;
	}
	return true;
}

void cursor_skip_blanks(struct cursor *cursor)
{
	while (
	    cursor->at < cursor->end && char_is_blank(cursor->data[cursor->at]))
		pass_byte(cursor);
}

bool cursor_is_blank(const struct cursor *cursor)
{
	uint32_t at = cursor->at;

	while (at < cursor->end && char_is_blank(cursor->data[at]))
		at++;
	return at == cursor->end;
}

/* ">" and the blank behind it. */
static bool pass_quote(struct cursor *cursor)
{
	struct cursor ahead = *cursor;

	cursor_skip_blanks(&ahead);
	if (ahead.column - cursor->column >= TAB_STOP ||
	    ahead.at == ahead.end || ahead.data[ahead.at] != '>')
		return false;
	pass_byte(&ahead);
	if (ahead.at < ahead.end && char_is_blank(ahead.data[ahead.at]))
		pass_columns(&ahead, 1);
	*cursor = ahead;
	return true;
}

static bool pass_item(struct cursor *cursor, uint32_t indent)
{
	struct cursor ahead = *cursor;

	if (pass_columns(&ahead, indent)) {
		*cursor = ahead;
		return true;
	}
	if (!cursor_is_blank(cursor))
		return false;
	cursor_skip_blanks(cursor);
	return true;
}

bool container_match(const struct container_stack *stack, uint32_t line,
    struct cursor *cursor)
{
	size_t count = stack->open.count;
	const struct container *open = stack->open.items;

	if (count > 0 && open[count - 1].line == line) {
		*cursor = open[count - 1].after;
		return true;
	}
	for (size_t i = 0; i < count; i++) {
		if (open[i].quote ? !pass_quote(cursor)
				  : !pass_item(cursor, open[i].indent))
			return false;
	}
	return true;
}

/* Bytes of "-", "12." and the like at the cursor; 0 for none. */
static uint32_t marker_length(const struct cursor *cursor)
{
	uint32_t at = cursor->at;

	if (at == cursor->end)
		return 0;
	if (!char_is_digit(cursor->data[at]))
		return 1;
	while (at < cursor->end && char_is_digit(cursor->data[at]))
		at++;
	return at - cursor->at + (at < cursor->end);
}

/*
 * The blanks behind the mark belong to the item too, unless there are five or
 * more (indented code) or nothing else (an empty first line): then only one.
 */
static uint32_t open_item(struct cursor *cursor)
{
	uint32_t before = cursor->column, columns, length;
	struct cursor ahead;

	cursor_skip_blanks(cursor);
	length = marker_length(cursor);
	for (uint32_t i = 0; i < length; i++)
		pass_byte(cursor);
	ahead = *cursor;
	cursor_skip_blanks(&ahead);
	columns = ahead.column - cursor->column;
	if (columns == 0)
		return cursor->column - before + 1;
	if (columns > TAB_STOP || ahead.at == ahead.end)
		columns = 1;
	pass_columns(cursor, columns);
	return cursor->column - before;
}

void container_push(struct container_stack *stack, bool quote, uint32_t line,
    struct cursor cursor)
{
	struct container *container;

	container_match(stack, line, &cursor);
	container = vec_push(&stack->open);
	container->quote = quote;
	container->line = line;
	if (quote)
		pass_quote(&cursor);
	else
		container->indent = open_item(&cursor);
	container->after = cursor;
}

void container_pop(struct container_stack *stack)
{
	stack->open.count--;
}
