/* SPDX-License-Identifier: MIT */
#include "core/corpus/infer.h"

#include <string.h>

#include "core/corpus/usual.h"
#include "core/record/name.h"

#define DEFAULT_WIDTH 4
#define WIDTHS 10

static void name_of(struct record_name *out, const struct candidate *candidate)
{
	enum name_format format;

	record_name_parse(out, record_stem(candidate->file->path, &format));
}

static char *upper_case(struct corpus *corpus, struct text word)
{
	char *copy = arena_strndup(&corpus->arena, word.data, word.len);

	for (char *c = copy; *c; c++)
		*c = char_upper(*c);
	return copy;
}

static int compare_prefixes(const void *a, const void *b)
{
	const struct text *x = a, *y = b;

	if (x->len != y->len)
		return x->len < y->len ? -1 : 1;
	return strncasecmp(x->data, y->data, x->len);
}

/* Of a sorted list the one that is there most often, in any case of letters. */
static struct text most_frequent(const struct text *sorted, size_t count)
{
	size_t best = 0, most = 0;

	for (size_t i = 0, start = 0; i < count; i++) {
		if (compare_prefixes(&sorted[start], &sorted[i]))
			start = i;
		if (i - start + 1 > most) {
			most = i - start + 1;
			best = start;
		}
	}
	return sorted[best];
}

/* The prefix most files have, in capitals; NULL where half of them have none.
 */
static const char *common_prefix(struct corpus *corpus,
    const struct candidate *candidates, size_t count)
{
	VEC(struct text) prefixes = { 0 };
	const char *common = NULL;

	for (size_t i = 0; i < count; i++) {
		struct record_name name;

		name_of(&name, &candidates[i]);
		if (name.prefix.len)
			*vec_push(&prefixes) = name.prefix;
	}
	if (prefixes.count * 2 > count) {
		qsort(prefixes.items, prefixes.count, sizeof(*prefixes.items),
		    compare_prefixes);
		common = upper_case(corpus,
		    most_frequent(prefixes.items, prefixes.count));
	}
	vec_release(&prefixes);
	return common;
}

static void infer_kind(struct corpus *corpus, struct collection *collection,
    const char *prefix)
{
	const struct usual_folder *row = usual_infer(text_of(collection->path),
	    prefix);

	if (!collection->kind)
		collection->kind = row ? row->kind : "adr";
	if (!collection->prefix)
		collection->prefix = prefix;
	if (!collection->prefix && row && !strcmp(collection->kind, row->kind))
		collection->prefix = row->prefix;
	if (!collection->prefix)
		collection->prefix = upper_case(corpus,
		    text_of(collection->kind));
}

static void infer_numbers(struct collection *collection,
    const struct candidate *candidates, size_t count)
{
	size_t widths[WIDTHS] = { 0 }, numbers = 0, dates = 0, best = 0;

	for (size_t i = 0; i < count; i++) {
		struct record_name name;

		name_of(&name, &candidates[i]);
		dates += name.date.year && !name.has_number;
		numbers += name.has_number;
		if (name.has_number && name.width < WIDTHS)
			widths[name.width]++;
	}
	for (size_t i = 1; i < WIDTHS; i++)
		if (widths[i] > widths[best])
			best = i;
	if (!collection->width)
		collection->width = best ? (uint32_t)best : DEFAULT_WIDTH;
	if (collection->numbering != NUMBERING_INFERRED)
		return;
	collection->numbering = NUMBERING_SEQUENTIAL;
	if (dates > numbers)
		collection->numbering = NUMBERING_DATE;
	else if (count && numbers * 2 < count && numbers + dates == 0)
		collection->numbering = NUMBERING_NONE;
}

void infer_collection(struct corpus *corpus, struct collection *collection,
    const struct candidate *candidates, size_t count)
{
	const char *prefix = common_prefix(corpus, candidates, count);

	infer_kind(corpus, collection, prefix);
	infer_numbers(collection, candidates, count);
}
