/* SPDX-License-Identifier: MIT */
/* The numbers of a collection: family number/. */
#include <string.h>
#include <strings.h>

#include "core/base/path.h"
#include "core/base/strbuf.h"
#include "core/base/url.h"
#include "core/check/numbers.h"

static const char *prefix_of(const struct record *record)
{
	const char *prefix = record_string(record, record->prefix);

	return prefix ? prefix : "";
}

bool number_is_own(const struct collection *collection,
    const struct record *record)
{
	return record->has_number &&
	    (record->number || strcmp(collection->kind, "rfc") != 0);
}

static bool is_same_number(const struct record *a, const struct record *b)
{
	return a->number == b->number &&
	    !strcasecmp(prefix_of(a), prefix_of(b));
}

#define POINTER_WORDS 12

/* "Moved to [0012-new-name.md](0012-new-name.md)" and no more: what is left of
 * a record that has another name now. */
static bool points_to(const struct record *record, const struct record *other)
{
	struct text folder = path_parent(record->path);
	struct strbuf base = STRBUF_INIT, path = STRBUF_INIT;
	bool found = false;

	strbuf_add(&base, folder.data, folder.len);
	for (uint32_t i = 0;
	     !record->sections_count && record->lead_words <= POINTER_WORDS &&
	     !found && i < record->links_count;
	     i++) {
		const char *url = record_string(record, record->links[i].url);

		found = url && url_resolve(&path, url, base.buf) &&
		    !strcmp(path.buf, other->path);
	}
	strbuf_release(&base);
	strbuf_release(&path);
	return found;
}

static void report(const struct check *check, const struct record *record,
    const struct record *twin)
{
	struct finding *finding = check_add(check, RULE_NUMBER_DUPLICATE,
	    record, "the number %u is that of '%s', too", record->number,
	    twin->path);

	if (!finding)
		return;
	finding->whole_file = true;
	finding->subject = twin->path;
	check_advise(check, finding,
	    "'hence renumber %s' gives this one another number.", record->path);
}

bool number_is_shared(const struct record *a, const struct record *b)
{
	return is_same_number(a, b) && !points_to(a, b) && !points_to(b, a);
}

/*
 * Records stand in the corpus by number within their collection. Each that
 * shares its number is told of another: whoever reads one file's findings
 * must see it.
 */
static void check_duplicates(const struct check *check,
    const struct collection *collection)
{
	const struct record *records = check->corpus->records.items +
	    collection->first;
	uint32_t first = 0, end;

	for (; first < collection->count; first = end) {
		for (end = first + 1;
		     end < collection->count && records[end].has_number &&
		     records[end].number == records[first].number;
		     end++)
			;
		if (!number_is_own(collection, &records[first]))
			continue;
		for (uint32_t i = first; i < end; i++) {
			uint32_t k = first;

			while (k < end &&
			    (k == i ||
				!number_is_shared(&records[i], &records[k])))
				k++;
			if (k < end)
				report(check, &records[i], &records[k]);
		}
	}
}

/* Holes below the highest number, each said at the record behind it. */
static void check_gaps(const struct check *check,
    const struct collection *collection)
{
	const struct record *last = NULL;

	for (uint32_t i = 0; i < collection->count; i++) {
		const struct record *record =
		    &check->corpus->records.items[collection->first + i];
		struct finding *finding;

		if (!number_is_own(collection, record))
			continue;
		if (last && record->number > last->number + 1) {
			finding = check_add(check, RULE_NUMBER_GAP, record,
			    "no record has a number between %u and %u",
			    last->number, record->number);
			if (finding)
				finding->whole_file = true;
		}
		last = record;
	}
}

void check_numbers(const struct check *check)
{
	for (size_t i = 0; i < check->corpus->collections.count; i++) {
		const struct collection *collection =
		    &check->corpus->collections.items[i];

		if (collection->numbering != NUMBERING_SEQUENTIAL)
			continue;
		check_duplicates(check, collection);
		check_gaps(check, collection);
	}
}
