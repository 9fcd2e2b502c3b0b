/* SPDX-License-Identifier: MIT */
#include "core/edit/difference.h"

#include <stdint.h>

#include "core/base/mem.h"

/* Lines that differ between the first and the last that do: beyond that many
 * they are taken as one. */
#define MOST_LINES 1000

typedef VEC(struct text) line_list;

struct comparison {
	struct text before, after;
	line_list old, new; /* with their ends */
	size_t head; /* lines at the start that both share */
	size_t rows, columns; /* of what lies between head and tail */
	uint16_t *longest; /* lines shared from each pair of lines on */
};

static void split_lines(line_list *out, struct text t)
{
	while (t.len) {
		struct text line = t;
		size_t end = text_find_char(t, '\n');

		if (end != SIZE_MAX)
			line.len = end + 1;
		*vec_push(out) = line;
		t = text_skip(t, line.len);
	}
}

static struct text old_line(const struct comparison *c, size_t row)
{
	return c->old.items[c->head + row];
}

static struct text new_line(const struct comparison *c, size_t column)
{
	return c->new.items[c->head + column];
}

static uint16_t *cell(const struct comparison *c, size_t row, size_t column)
{
	return &c->longest[row * (c->columns + 1) + column];
}

static void find_ends(struct comparison *c)
{
	size_t tail = 0, old = c->old.count, new = c->new.count;

	while (c->head < old &&
	    c->head <
		new &&text_same(c->old.items[c->head], c->new.items[c->head]))
		c->head++;
	while (tail < old - c->head &&
	    tail < new -
		    c->head &&text_same(c->old.items[old - tail - 1],
			c->new.items[new - tail - 1]))
		tail++;
	c->rows = old - c->head - tail;
	c->columns = new - c->head - tail;
}

static void find_longest(struct comparison *c)
{
	c->longest = mem_alloc(
	    (c->rows + 1) * (c->columns + 1) * sizeof(*c->longest));
	for (size_t i = c->rows; i-- > 0;)
		for (size_t k = c->columns; k-- > 0;) {
			uint16_t down = *cell(c, i + 1, k);
			uint16_t right = *cell(c, i, k + 1);

			if (text_same(old_line(c, i), new_line(c, k)))
				*cell(c, i, k) = *cell(c, i + 1, k + 1) + 1;
			else
				*cell(c, i, k) = down > right ? down : right;
		}
}

/* Not in the middle of a character, or of a line's end. */
static bool is_between(struct text t, size_t at)
{
	if (!at || at >= t.len)
		return true;
	return ((unsigned char)t.data[at] & 0xc0) != 0x80 &&
	    !(t.data[at] == '\n' && t.data[at - 1] == '\r');
}

/* The bytes of both that differ, without what they share at either end. */
static void push(difference_list *out, struct text base, struct text old,
    struct text new)
{
	size_t least = old.len < new.len ? old.len : new.len;
	size_t head = 0, tail = 0;
	uint32_t start;

	while (head < least && old.data[head] == new.data[head])
		head++;
	while (!is_between(old, head) || !is_between(new, head))
		head--;
	while (tail < least - head &&
	    old.data[old.len - tail - 1] == new.data[new.len - tail - 1])
		tail++;
	while (!is_between(old, old.len - tail) ||
	    !is_between(new, new.len - tail))
		tail--;
	start = (uint32_t)(old.data - base.data);
	*vec_push(out) = (struct difference){
		{ start + (uint32_t)head, start + (uint32_t)(old.len - tail) },
		text_make(new.data + head, new.len - head - tail),
	};
}

/* The lines of both from the pair at which they part to that at which they
 * meet again. */
static struct text range(struct text whole, const line_list *lines, size_t from,
    size_t to)
{
	const char *start = from < lines->count ? lines->items[from].data
						: whole.data + whole.len;
	const char *end = to < lines->count ? lines->items[to].data
					    : whole.data + whole.len;

	return text_make(start, (size_t)(end - start));
}

static void push_lines(difference_list *out, const struct comparison *c,
    const size_t from[2], const size_t to[2])
{
	if (from[0] == to[0] && from[1] == to[1])
		return;
	push(out, c->before,
	    range(c->before, &c->old, c->head + from[0], c->head + to[0]),
	    range(c->after, &c->new, c->head + from[1], c->head + to[1]));
}

static void walk(difference_list *out, struct comparison *c)
{
	size_t at[2] = { 0, 0 }, from[2] = { 0, 0 };

	while (at[0] < c->rows && at[1] < c->columns) {
		if (text_same(old_line(c, at[0]), new_line(c, at[1]))) {
			push_lines(out, c, from, at);
			from[0] = ++at[0];
			from[1] = ++at[1];
		} else if (*cell(c, at[0] + 1, at[1]) >=
		    *cell(c, at[0], at[1] + 1)) {
			at[0]++;
		} else {
			at[1]++;
		}
	}
	at[0] = c->rows;
	at[1] = c->columns;
	push_lines(out, c, from, at);
}

void difference_find(difference_list *out, struct text before,
    struct text after)
{
	struct comparison c = { .before = before, .after = after };
	const size_t none[2] = { 0, 0 };

	split_lines(&c.old, before);
	split_lines(&c.new, after);
	find_ends(&c);
	if (c.rows <= MOST_LINES && c.columns <= MOST_LINES) {
		find_longest(&c);
		walk(out, &c);
	} else {
		const size_t all[2] = { c.rows, c.columns };

		push_lines(out, &c, none, all);
	}
	free(c.longest);
	vec_release(&c.old);
	vec_release(&c.new);
}
