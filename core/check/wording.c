/* SPDX-License-Identifier: MIT */
#include "core/check/wording.h"

#include <string.h>

#include "core/base/mem.h"
#include "core/base/unicode.h"
#include "core/base/vec.h"

/* Longer stretches that differ are taken as altogether different: words of one
 * times words of the other. */
#define CELLS_MAX ((size_t)1 << 20)

typedef VEC(struct text) words;

static void split(words *out, struct text t)
{
	struct text word;

	while (text_split(&t, ' ', &word))
		if (word.len)
			*vec_push(out) = word;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Two words in place of each other: without what they begin and end with
 * alike. */
static size_t replaced(struct text a, struct text b)
{
	while (a.len && b.len && a.data[0] == b.data[0]) {
		a = text_skip(a, 1);
		b = text_skip(b, 1);
	}
	while (a.len && b.len && a.data[a.len - 1] == b.data[b.len - 1]) {
		a.len--;
		b.len--;
	}
	return larger(unicode_count(a), unicode_count(b));
}

static size_t total(const struct text *items, size_t count)
{
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += unicode_count(items[i]);
	return sum;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* The least that turns one into the other, word by word. */
static size_t distance(const struct text *a, size_t a_count,
    const struct text *b, size_t b_count)
{
	size_t *row, result;

	if (!a_count || !b_count || a_count * b_count > CELLS_MAX)
		return larger(total(a, a_count), total(b, b_count));
	row = mem_alloc((b_count + 1) * sizeof(*row));
	for (size_t k = 0; k < b_count; k++)
		row[k + 1] = row[k] + unicode_count(b[k]);
	for (size_t i = 0; i < a_count; i++) {
		size_t out = unicode_count(a[i]), diagonal = row[0];

		row[0] += out;
		for (size_t k = 0; k < b_count; k++) {
			size_t above = row[k + 1];

			row[k + 1] = smallest(above + out,
			    row[k] + unicode_count(b[k]),
			    diagonal + replaced(a[i], b[k]));
			diagonal = above;
		}
	}
	result = row[b_count];
	free(row);
	return result;
}

static struct text stretch(const struct text *items, size_t count)
{
	const char *end;

	if (!count)
		return text_make("", 0);
	end = items[count - 1].data + items[count - 1].len;
	return text_make(items[0].data, (size_t)(end - items[0].data));
}

void wording_compare(struct wording *out, struct text then, struct text now)
{
	words a = { 0 }, b = { 0 };
	size_t first = 0, a_end, b_end;

	split(&a, then);
	split(&b, now);
	a_end = a.count;
	b_end = b.count;
	while (first < a_end && first < b_end &&
	    text_same(a.items[first], b.items[first]))
		first++;
	while (a_end > first && b_end > first &&
	    text_same(a.items[a_end - 1], b.items[b_end - 1])) {
		a_end--;
		b_end--;
	}
	out->then = stretch(a.items + first, a_end - first);
	out->now = stretch(b.items + first, b_end - first);
	out->chars = distance(a.items + first, a_end - first, b.items + first,
	    b_end - first);
	vec_release(&a);
	vec_release(&b);
}
