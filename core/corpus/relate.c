/* SPDX-License-Identifier: MIT */
#include "core/corpus/relate.h"

#include <string.h>

#include "core/corpus/lookup.h"

static int compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_from(const void *a, const void *b)
{
	const struct corpus_edge *x = a, *y = b;

	if (x->from != y->from)
		return compare(x->from, y->from);
	if (x->to != y->to)
		return compare(x->to, y->to);
	return compare(x->kind, y->kind);
}

static int compare_to(const void *a, const void *b)
{
	const struct corpus_edge *x = a, *y = b;

	return x->to != y->to ? compare(x->to, y->to) : compare_from(a, b);
}

static void sort_edges(struct corpus *corpus)
{
	size_t kept = 0;

	if (!corpus->edges.count)
		return;
	qsort(corpus->edges.items, corpus->edges.count,
	    sizeof(*corpus->edges.items), compare_from);
	for (size_t i = 1; i < corpus->edges.count; i++)
		if (compare_from(&corpus->edges.items[kept],
			&corpus->edges.items[i]))
			corpus->edges.items[++kept] = corpus->edges.items[i];
	corpus->edges.count = kept + 1;
	for (size_t i = 0; i < corpus->edges.count; i++)
		*vec_push(&corpus->edges_by_target) = corpus->edges.items[i];
	qsort(corpus->edges_by_target.items, corpus->edges_by_target.count,
	    sizeof(*corpus->edges_by_target.items), compare_to);
}

/* "relates-to" is one relation, whichever of the two says it. */
static bool has_no_direction(enum relation_kind kind)
{
	return !strcmp(relation_name(kind, false), relation_name(kind, true));
}

static void add_edge(struct corpus *corpus, const struct relation *relation,
    uint32_t from, uint32_t to)
{
	struct corpus_edge *edge = vec_push(&corpus->edges);
	bool turned = has_no_direction(relation->kind) ? from < to
						       : relation->inverse;

	edge->kind = relation->kind;
	edge->from = turned ? to : from;
	edge->to = turned ? from : to;
}

static void relate(struct corpus *corpus, const struct lookup *lookup,
    uint32_t at)
{
	struct record *record = &corpus->records.items[at];
	uint32_t *targets = arena_alloc(&corpus->arena,
	    (record->relations_count + 1) * sizeof(*targets));

	record->targets = targets;
	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];
		const struct record *target = lookup_target(lookup, record,
		    text_of(record_string(record, relation->target)));

		if (!target)
			continue;
		targets[i] = corpus_index_of(corpus, target) + 1;
		add_edge(corpus, relation, at, targets[i] - 1);
	}
}

static bool has_relations(const struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->records.count; i++)
		if (corpus->records.items[i].relations_count)
			return true;
	return false;
}

void relate_records(struct corpus *corpus)
{
	struct lookup lookup;

	if (!has_relations(corpus))
		return;
	lookup_init(&lookup, corpus);
	for (size_t i = 0; i < corpus->records.count; i++)
		relate(corpus, &lookup, (uint32_t)i);
	sort_edges(corpus);
	lookup_release(&lookup);
}
