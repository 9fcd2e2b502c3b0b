/* SPDX-License-Identifier: MIT */
/*
 * link/unknown-record in running text: "ADR-0042" where this repository calls
 * its own records so. Teams write of other people's records, too, under the
 * same words; who is meant is not known then, and nothing is said.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/clip.h"
#include "core/check/check.h"
#include "core/corpus/id.h"
#include "core/corpus/lookup.h"

/* Numbers that far beyond the highest are somebody else's. */
#define FOREIGN_MARGIN 20
/* Of 100 numbers up to the highest so many are given where a hole says that
 * nobody ever had that number: those of pull requests have many. */
#define DENSE_PERCENT 80

/* The numbers that a collection has given. */
struct given {
	uint32_t highest, count;
};

struct mentions {
	const struct check *check;
	VEC(struct given) given; /* of each collection */
	struct lookup lookup; /* for ids that records had before */
	bool has_lookup;
};

/* Records stand by number within their collection, those without behind. */
static struct given count_numbers(const struct corpus *corpus,
    const struct collection *collection)
{
	const struct record *records = corpus->records.items +
	    collection->first;
	struct given given = { 0, 0 };

	for (uint32_t i = 0; i < collection->count && records[i].has_number;
	     i++) {
		given.count += !i || records[i].number != given.highest;
		given.highest = records[i].number;
	}
	return given;
}

static int compare_number(const void *key, const void *item)
{
	uint32_t number = *(const uint32_t *)key;
	const struct record *record = item;

	if (!record->has_number)
		return -1;
	return (number > record->number) - (number < record->number);
}

static bool is_called(const struct check *check,
    const struct collection *collection, struct text prefix)
{
	const char *own = collection->count
	    ? record_string(&check->corpus->records.items[collection->first],
		  check->corpus->records.items[collection->first].prefix)
	    : NULL;

	return text_equals_nocase(prefix, collection->prefix) ||
	    text_equals_nocase(prefix, collection->kind) ||
	    (own && text_equals_nocase(prefix, own));
}

static bool is_id(const struct check *check, struct text mention)
{
	const struct corpus *corpus = check->corpus;
	struct id_parts parts;

	if (!id_split(&parts, mention))
		return false;
	for (size_t i = 0; i < corpus->collections.count; i++)
		if (is_called(check, &corpus->collections.items[i],
			parts.prefix))
			return true;
	return false;
}

bool check_leads_to_record(const struct check *check,
    const struct record *record, uint64_t classes)
{
	for (uint32_t i = 0; i < record->links_count; i++) {
		uint32_t at = record->links[i].section;
		struct text url = text_of(
		    record_string(record, record->links[i].url));

		if (at && record->sections[at - 1].classes & classes &&
		    text_find(url, "://") > url.len &&
		    text_find(url, ".md") < url.len)
			return true;
	}
	for (uint32_t i = 0; i < record->marks_count; i++) {
		const struct mark *mark = &record->marks[i];

		if (mark->section && mark->kind == MARK_MENTION &&
		    record->sections[mark->section - 1].classes & classes &&
		    is_id(check, text_of(record_string(record, mark->text))))
			return true;
	}
	return false;
}

/* Is it a number that a record of that collection would have, and none has? */
static bool is_hole(const struct mentions *mentions, size_t index,
    uint32_t number)
{
	const struct corpus *corpus = mentions->check->corpus;
	const struct collection *collection = &corpus->collections.items[index];
	const struct given *given = &mentions->given.items[index];

	return number && number <= given->highest + FOREIGN_MARGIN &&
	    (uint64_t)given->count * 100 >=
	    (uint64_t)given->highest * DENSE_PERCENT &&
	    !bsearch(&number, corpus->records.items + collection->first,
		collection->count, sizeof(struct record), compare_number);
}

/* Every collection with that prefix lacks it, and there is one. */
static bool is_lacking(const struct mentions *mentions,
    const struct id_parts *parts)
{
	const struct check *check = mentions->check;
	bool found = false;

	for (size_t i = 0; i < check->corpus->collections.count; i++) {
		const struct collection *collection =
		    &check->corpus->collections.items[i];

		if (!is_called(check, collection, parts->prefix))
			continue;
		if (collection->numbering != NUMBERING_SEQUENTIAL ||
		    !is_hole(mentions, i, parts->number))
			return false;
		found = true;
	}
	return found;
}

static bool is_related(const struct record *record, const char *text)
{
	for (uint32_t i = 0; i < record->relations_count; i++) {
		const char *target = record_string(record,
		    record->relations[i].target);

		if (target && !strcmp(target, text))
			return true;
	}
	return false;
}

static bool had_name(struct mentions *mentions, const struct record *record,
    const char *text)
{
	if (!mentions->has_lookup)
		lookup_init(&mentions->lookup, mentions->check->corpus);
	mentions->has_lookup = true;
	return lookup_target(&mentions->lookup, record, text_of(text)) != NULL;
}

static void check_mention(struct mentions *mentions,
    const struct record *record, const struct mark *mark)
{
	const char *text = record_string(record, mark->text);
	struct finding *finding;
	struct id_parts parts;

	if (!id_split(&parts, text_of(text)) || !is_lacking(mentions, &parts) ||
	    is_related(record, text) || had_name(mentions, record, text))
		return;
	finding = check_add(mentions->check, RULE_LINK_UNKNOWN_RECORD, record,
	    "no record is '%s'", clip_of(text).text);
	if (!finding)
		return;
	if (finding->severity > SEVERITY_WARNING)
		finding->severity = SEVERITY_WARNING;
	finding->span = mark->span;
	finding->line = mark->line;
	finding->subject = text;
}

void check_mentions(const struct check *check)
{
	const struct corpus *corpus = check->corpus;
	struct mentions mentions = { .check = check };

	for (size_t i = 0; i < corpus->collections.count; i++)
		*vec_push(&mentions.given) = count_numbers(corpus,
		    &corpus->collections.items[i]);
	for (size_t r = 0; r < corpus->records.count; r++) {
		const struct record *record = &corpus->records.items[r];

		for (uint32_t i = 0; i < record->marks_count; i++)
			if (record->marks[i].kind == MARK_MENTION)
				check_mention(&mentions, record,
				    &record->marks[i]);
	}
	if (mentions.has_lookup)
		lookup_release(&mentions.lookup);
	vec_release(&mentions.given);
}
