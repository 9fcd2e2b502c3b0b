/* SPDX-License-Identifier: MIT */
#include "cmd/list_sort.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/unicode.h"

const char *const list_order_words[] = { "number", "date", "status", "title",
	"path", NULL };

typedef int (*compare_fn)(const void *a, const void *b);

/* What is sorted: the status is the corpus's to say. */
struct row {
	const struct record *record;
	enum record_status status;
};

static const struct record *record_at(const void *item)
{
	return ((const struct row *)item)->record;
}

/* The corpus's own order settles what is equal. */
static int settle(int order, const void *a, const void *b)
{
	const struct record *first = record_at(a), *second = record_at(b);

	return order ? order : (first > second) - (first < second);
}

static int by_number(const void *a, const void *b)
{
	const struct record *first = record_at(a), *second = record_at(b);
	int order = second->has_number - first->has_number;

	if (!order)
		order = (first->number > second->number) -
		    (first->number < second->number);
	return settle(order, a, b);
}

static int by_date(const void *a, const void *b)
{
	const struct record *first = record_at(a), *second = record_at(b);
	int order = !first->date.year - !second->date.year;

	if (!order)
		order = date_compare(&first->date, &second->date);
	return settle(order, a, b);
}

static int by_status(const void *a, const void *b)
{
	const struct row *first = a, *second = b;

	return settle((int)first->status - (int)second->status, a, b);
}

static int by_title(const void *a, const void *b)
{
	const struct record *first = record_at(a), *second = record_at(b);
	struct strbuf left = STRBUF_INIT, right = STRBUF_INIT;
	int order;

	unicode_fold(&left, text_of(record_string(first, first->title)));
	unicode_fold(&right, text_of(record_string(second, second->title)));
	order = strcmp(left.buf, right.buf);
	strbuf_release(&left);
	strbuf_release(&right);
	return settle(order, a, b);
}

static int by_path(const void *a, const void *b)
{
	return settle(strcmp(record_at(a)->path, record_at(b)->path), a, b);
}

static void sort(record_list *records, const struct corpus *corpus,
    compare_fn compare)
{
	struct row *rows = mem_realloc(NULL, records->count, sizeof(*rows));

	for (size_t i = 0; i < records->count; i++) {
		rows[i].record = records->items[i];
		rows[i].status = corpus_status_of(corpus, rows[i].record);
	}
	qsort(rows, records->count, sizeof(*rows), compare);
	for (size_t i = 0; i < records->count; i++)
		records->items[i] = rows[i].record;
	free(rows);
}

void list_sort(record_list *records, const struct corpus *corpus,
    enum list_order order, bool reverse)
{
	static const compare_fn compare[] = {
		[LIST_NUMBER] = by_number,
		[LIST_DATE] = by_date,
		[LIST_STATUS] = by_status,
		[LIST_TITLE] = by_title,
		[LIST_PATH] = by_path,
	};
	size_t count = records->count;

	if (order != LIST_AS_IS && count > 1)
		sort(records, corpus, compare[order]);
	for (size_t i = 0; reverse && i < count / 2; i++) {
		const struct record *other = records->items[count - 1 - i];

		records->items[count - 1 - i] = records->items[i];
		records->items[i] = other;
	}
}
