/* SPDX-License-Identifier: MIT */
/* Family options/: is something chosen that was rejected before? Titles are
 * compared by a key that reading has made of them, each once. */
#include <stdlib.h>

#include "core/base/clip.h"
#include "core/check/options.h"
#include "core/record/stems.h"

#define TITLE_WORDS 2u /* one, as "Kafka", may answer another question */
#define ANSWER_WORDS 5u

struct rejection {
	uint32_t key;
	size_t place; /* as they were found */
	const struct record *record;
	const struct option *option;
};

typedef VEC(struct rejection) rejection_list;

/* What a record has decided for, or the only thing that it speaks of. */
static const struct option *find_chosen(const struct record *record)
{
	const struct option *option = NULL;

	if (record->outcome.option)
		option = &record->options[record->outcome.option - 1];
	else if (record->options_count == 1 &&
	    !(record->options[0].traits & OPTION_LOSER))
		option = &record->options[0];
	return option && option->key && !(option->traits & OPTION_STATUS_QUO)
	    ? option
	    : NULL;
}

static void add(rejection_list *out, const struct record *record,
    const struct option *option)
{
	struct rejection *row = vec_push(out);

	row->key = option->key;
	row->place = out->count;
	row->record = record;
	row->option = option;
}

/* Those that lost where something was decided, and what a rejected record would
 * have chosen. */
static void add_rejected(rejection_list *out, const struct check *check,
    const struct record *record)
{
	enum record_status status = corpus_status_of(check->corpus, record);
	const struct option *chosen = find_chosen(record);

	if (status == RECORD_REJECTED && chosen)
		add(out, record, chosen);
	if (stage_of(status) != STAGE_DECIDED)
		return;
	for (uint32_t i = 0; i < record->options_count; i++)
		if (record->options[i].verdict == VERDICT_REJECTED &&
		    record->options[i].key &&
		    (!chosen || record->options[i].key != chosen->key))
			add(out, record, &record->options[i]);
}

static int compare_rejections(const void *a, const void *b)
{
	const struct rejection *x = a, *y = b;
	int order = (x->key > y->key) - (x->key < y->key);

	if (!order)
		order = date_compare(&x->record->date, &y->record->date);
	return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* The first that has the key, or behind where it would be. */
static size_t find(const rejection_list *list, uint32_t key)
{
	size_t low = 0, high = list->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (list->items[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Where it cannot be told which one came first, neither did. */
static bool is_before(const struct record *a, const struct record *b)
{
	int order = a->date.year && b->date.year
	    ? date_compare(&a->date, &b->date)
	    : 0;

	if (order)
		return order < 0;
	return a->collection == b->collection && a->has_number &&
	    b->has_number && a->number < b->number;
}

static bool weighs(const struct record *record, uint32_t key)
{
	for (uint32_t i = 0; i < record->options_count; i++)
		if (record->options[i].key == key)
			return true;
	return false;
}

/* Does a relation lead to some record that weighed the same? */
static bool knows(const struct check *check, const struct record *record,
    uint32_t key)
{
	for (uint32_t i = 0; record->targets && i < record->relations_count;
	     i++) {
		uint32_t target = record->targets[i];

		if (target &&
		    weighs(&check->corpus->records.items[target - 1], key))
			return true;
	}
	return false;
}

/* A section "What changed" that says something. */
static bool says_what_changed(const struct record *record)
{
	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];
		struct text title = text_of(
		    record_string(record, section->title));

		if ((text_starts_nocase(title, "what changed") ||
			text_starts_nocase(title, "what has changed")) &&
		    section->words >= ANSWER_WORDS)
			return true;
	}
	return false;
}

static bool are_same(const struct record *a, const struct option *x,
    const struct record *b, const struct option *y)
{
	struct stems one = { 0 }, other = { 0 };
	bool same;

	stems_fill(&one, text_of(record_string(a, x->title)));
	stems_fill(&other, text_of(record_string(b, y->title)));
	same = one.starts.count >= TITLE_WORDS && stems_equal(&one, &other);
	stems_release(&one);
	stems_release(&other);
	return same;
}

static void report(const struct check *check, const struct record *record,
    const struct option *chosen, const struct rejection *before)
{
	const char *other = check_id(check, before->record);
	struct finding *finding = check_add(check,
	    RULE_OPTIONS_ALREADY_REJECTED, record, "'%s' was rejected in %s",
	    clip_of(record_string(record, chosen->title)).text, other);

	if (!finding)
		return;
	finding->span = chosen->span;
	finding->line = chosen->line;
	finding->subject = other;
	finding->other = before->record;
	check_advise(check, finding,
	    "'hence link %s revisits %s' says that this is known; a section "
	    "'## What changed' says why it is right now.",
	    check_id(check, record), other);
}

static void check_record(const struct check *check, const rejection_list *list,
    const struct record *record)
{
	const struct option *chosen = find_chosen(record);

	if (!chosen)
		return;
	for (size_t i = find(list, chosen->key);
	     i < list->count && list->items[i].key == chosen->key; i++) {
		const struct rejection *before = &list->items[i];

		if (before->record->date.year && record->date.year &&
		    date_compare(&before->record->date, &record->date) > 0)
			return;
		if (before->record == record ||
		    !is_before(before->record, record))
			continue;
		if (are_same(record, chosen, before->record, before->option) &&
		    !knows(check, before->record, chosen->key) &&
		    !knows(check, record, chosen->key) &&
		    !says_what_changed(record))
			report(check, record, chosen, before);
		return;
	}
}

static bool is_judged(const struct check *check, size_t index)
{
	const struct record *record = &check->corpus->records.items[index];

	return check_is_judged(check, index) &&
	    stage_of(corpus_status_of(check->corpus, record)) != STAGE_CLOSED;
}

void check_again(const struct check *check)
{
	const struct corpus *corpus = check->corpus;
	rejection_list list = { 0 };

	if (!check->options->wanted[RULE_OPTIONS_ALREADY_REJECTED])
		return;
	for (size_t i = 0; i < corpus->records.count; i++)
		add_rejected(&list, check, &corpus->records.items[i]);
	if (list.count)
		qsort(list.items, list.count, sizeof(*list.items),
		    compare_rejections);
	for (size_t i = 0; list.count && i < corpus->records.count; i++)
		if (is_judged(check, i))
			check_record(check, &list, &corpus->records.items[i]);
	vec_release(&list);
}
