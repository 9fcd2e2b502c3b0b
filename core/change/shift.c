/* SPDX-License-Identifier: MIT */
#include "core/change/shift.h"

#include <stdlib.h>

static int compare_edits(const void *a, const void *b)
{
	const struct finding_edit *x = a, *y = b;

	return (x->span.start > y->span.start) -
	    (x->span.start < y->span.start);
}

static int64_t lines_in(struct text t)
{
	int64_t lines = 0;

	for (size_t i = 0; i < t.len; i++)
		lines += t.data[i] == '\n';
	return lines;
}

/* Those further up come last, so that none moves the line of one behind it. */
void shifts_add(shift_list *out, struct text before,
    const struct finding_edit *edits, size_t count)
{
	struct finding_edit *sorted = mem_alloc((count + 1) * sizeof(*sorted));
	size_t first = out->count;
	struct shift shift = { 1, 0 };
	uint32_t at = 0;

	for (size_t i = 0; i < count; i++)
		sorted[i] = edits[i];
	qsort(sorted, count, sizeof(*sorted), compare_edits);
	for (size_t i = 0; i < count; i++) {
		struct span span = sorted[i].span;

		shift.line += (uint32_t)lines_in(
		    text_make(before.data + at, span.start - at));
		shift.more = lines_in(sorted[i].text) -
		    lines_in(text_make(before.data + span.start,
			span.end - span.start));
		at = span.start;
		*vec_push(out) = shift;
	}
	for (size_t low = first, high = out->count; low + 1 < high; low++) {
		shift = out->items[low];
		out->items[low] = out->items[--high];
		out->items[high] = shift;
	}
	free(sorted);
}

uint32_t shifts_undo(const shift_list *shifts, uint32_t line)
{
	for (size_t i = shifts->count; i > 0; i--) {
		struct shift shift = shifts->items[i - 1];

		if (line <= shift.line)
			continue;
		line = line - shift.more > shift.line
		    ? (uint32_t)(line - shift.more)
		    : shift.line;
	}
	return line;
}
