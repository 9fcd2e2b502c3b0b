/* SPDX-License-Identifier: MIT */
#include "core/check/arrivals.h"

#include <string.h>
#include <strings.h>

#include "core/git/refs.h"

/* False: a file of that path in the collection's folder has no number. */
static bool claim_read(struct claim *out, const struct collection *collection,
    const char *path)
{
	size_t own = strlen(collection->path);
	struct text stem;

	path += own ? own + 1 : 0;
	return name_stem(&stem, &out->is_cover, path) &&
	    name_of_path(&out->name, &out->unit, path);
}

static bool is_same_number(const struct claim *a, const struct claim *b)
{
	return a->name.number == b->name.number &&
	    a->name.prefix.len == b->name.prefix.len &&
	    !strncasecmp(a->name.prefix.data ? a->name.prefix.data : "",
		b->name.prefix.data ? b->name.prefix.data : "",
		a->name.prefix.len);
}

static void list_records(struct arrivals *arrivals)
{
	const struct collection *c = arrivals->collection;

	for (uint32_t i = 0; i < c->count; i++) {
		const struct record *record =
		    &arrivals->check->corpus->records.items[c->first + i];
		struct claim claim;

		/* a number of 0 in an RFC's name is still to be given */
		if (record->width && record->number &&
		    claim_read(&claim, c, record->path) &&
		    claim.name.number == record->number)
			*vec_push(&arrivals->items) = (struct arrival){ record,
				claim, false };
	}
}

/* The first of those with that number. */
static size_t find_number(const struct arrivals *arrivals, uint32_t number)
{
	size_t low = 0, high = arrivals->items.count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (arrivals->items.items[middle].claim.name.number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void arrivals_each_of(struct arrivals *arrivals, const char *path,
    arrival_fn fn, void *context)
{
	struct claim claim;
	size_t i;

	if (!claim_read(&claim, arrivals->collection, path))
		return;
	i = find_number(arrivals, claim.name.number);
	for (; i < arrivals->items.count; i++) {
		struct arrival *arrival = &arrivals->items.items[i];

		if (arrival->claim.name.number != claim.name.number)
			break;
		if (is_same_number(&arrival->claim, &claim))
			fn(arrival, &claim, path, context);
	}
}

static void mark_old(struct arrival *arrival, const struct claim *claim,
    const char *path, void *context)
{
	(void)path;
	(void)context;
	arrival->is_old |= text_same(arrival->claim.unit, claim->unit);
}

static bool has_number(const struct arrivals *arrivals, size_t i,
    uint32_t number)
{
	return i < arrivals->items.count &&
	    arrivals->items.items[i].claim.name.number == number;
}

/* Is it the path of the next one, whose number no other has? Trees list files
 * by their names, which is mostly the order of records. */
static bool see_next(struct arrivals *arrivals, const char *path)
{
	size_t i = arrivals->next;
	struct arrival *next = &arrivals->items.items[i];

	if (i >= arrivals->items.count || strcmp(next->record->path, path) != 0)
		return false;
	arrivals->next++;
	if (has_number(arrivals, i - 1, next->claim.name.number) ||
	    has_number(arrivals, i + 1, next->claim.name.number))
		return false;
	next->is_old = true;
	return true;
}

static void see_old(const char *path, void *context)
{
	if (!see_next(context, path))
		arrivals_each_of(context, path, mark_old, NULL);
}

/* Leave the records that are not in the main branch. */
static void drop_old(struct arrivals *arrivals)
{
	size_t kept = 0;

	refs_each_path_of(arrivals->check->repo, arrivals->main,
	    arrivals->collection->path, see_old, arrivals);
	for (size_t i = 0; i < arrivals->items.count; i++)
		if (!arrivals->items.items[i].is_old)
			arrivals->items.items[kept++] =
			    arrivals->items.items[i];
	arrivals->items.count = kept;
}

void arrivals_find(struct arrivals *out, const struct check *check,
    const struct collection *collection, const char *main)
{
	*out = (struct arrivals){ .check = check,
		.collection = collection,
		.main = main };
	list_records(out);
	if (out->items.count)
		drop_old(out);
}

void arrivals_release(struct arrivals *arrivals)
{
	vec_release(&arrivals->items);
}
