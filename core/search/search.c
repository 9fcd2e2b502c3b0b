/* SPDX-License-Identifier: MIT */
#include "core/search/search.h"

#include <stdlib.h>

#include "core/search/answer.h"
#include "core/search/nearest.h"
#include "core/search/snippet.h"

/* Where fewer records have all the words those that have most of them follow,
 * up to so many: the one that is meant may say it in another word. */
#define FEW 5

/* The record that took its place, the last one in a row of them; or NULL. */
static const struct record *successor_of(const struct corpus *corpus,
    const struct record *record)
{
	const struct record *last = NULL;

	for (size_t steps = 0; steps < corpus->records.count; steps++) {
		uint32_t index = corpus_index_of(corpus, last ? last : record);
		size_t count, at = 0;
		const struct corpus_edge *edges = corpus_edges_to(corpus, index,
		    &count);

		while (at < count && edges[at].kind != RELATION_SUPERSEDES)
			at++;
		if (at == count)
			break;
		last = &corpus->records.items[edges[at].from];
		if (last == record)
			return NULL;
	}
	return last;
}

static int compare_hits(const void *a, const void *b)
{
	const struct search_hit *x = a, *y = b;

	if (x->missing_count != y->missing_count)
		return x->missing_count > y->missing_count ? 1 : -1;
	if (x->is_superseded != y->is_superseded)
		return x->is_superseded ? 1 : -1;
	if (x->score < y->score || x->score > y->score)
		return x->score > y->score ? -1 : 1;
	if (!x->branch != !y->branch)
		return x->branch ? 1 : -1;
	if (x->branch && strcmp(x->branch, y->branch) != 0)
		return strcmp(x->branch, y->branch);
	return (x->record > y->record) - (x->record < y->record);
}

/* NULL where the record is not wanted. */
static struct search_hit *add_hit(struct search_result *out,
    const struct search_options *options, const struct record *record)
{
	const struct corpus *corpus = options->shelf.corpus;
	struct search_hit *hit;

	if (options->skips && options->skips(options->context, record))
		return NULL;
	hit = vec_push(&out->hits);
	hit->corpus = corpus;
	hit->record = record;
	hit->is_superseded = catalog_status(corpus,
				 corpus_index_of(corpus, record)) ==
	    RECORD_SUPERSEDED;
	return hit;
}

static void sort_hits(struct search_result *result)
{
	if (result->hits.count)
		qsort(result->hits.items, result->hits.count,
		    sizeof(*result->hits.items), compare_hits);
}

/* Those with all the words are the first. */
static size_t count_full(const struct search_result *result)
{
	size_t full = 0;

	while (full < result->hits.count &&
	    !result->hits.items[full].missing_count)
		full++;
	return full;
}

static void take_hits(struct search_result *out,
    const struct search_options *options, const struct answer *answer)
{
	const struct record *records = options->shelf.corpus->records.items;
	bool is_few = answer_full(answer) < FEW;

	for (size_t i = 0; i < answer->count; i++) {
		struct search_hit *hit;
		size_t missing;

		if (!answer->has[i])
			continue;
		missing = answer_missing(NULL, answer, i);
		if (missing && !is_few)
			continue;
		hit = add_hit(out, options, &records[i]);
		if (!hit)
			continue;
		hit->score = answer->scores[i];
		hit->missing_count = missing;
	}
	sort_hits(out);
	out->found = count_full(out);
	out->is_loose = !out->found && out->hits.count;
	if (out->is_loose)
		out->found = out->hits.count;
}

static void cut_hits(struct search_result *result, size_t limit)
{
	size_t full = count_full(result), most = full < FEW ? FEW : full;

	if (!full || most > limit)
		most = limit;
	if (result->hits.count > most)
		result->hits.count = most;
}

static void name_missing(struct search_result *out, const struct answer *answer)
{
	for (size_t i = 0; i < out->hits.count; i++) {
		struct search_hit *hit = &out->hits.items[i];

		hit->missing = arena_alloc(&out->arena,
		    (hit->missing_count + 1) * sizeof(*hit->missing));
		answer_missing(hit->missing, answer,
		    corpus_index_of(hit->corpus, hit->record));
	}
}

static bool fetch(const struct search_result *result,
    const struct corpus *corpus)
{
	VEC(uint32_t) indexes = { 0 };
	bool is_fine;

	if (!corpus->catalog)
		return true;
	for (size_t i = 0; i < result->hits.count; i++) {
		const struct search_hit *hit = &result->hits.items[i];

		*vec_push(&indexes) = corpus_index_of(corpus, hit->record);
		if (hit->successor)
			*vec_push(
			    &indexes) = corpus_index_of(corpus, hit->successor);
	}
	is_fine = catalog_fetch(corpus, indexes.items, indexes.count);
	vec_release(&indexes);
	return is_fine;
}

void search_finish(struct search_result *result, const struct corpus *corpus)
{
	for (size_t i = 0; i < result->hits.count; i++) {
		struct search_hit *hit = &result->hits.items[i];

		if (hit->is_superseded)
			hit->successor = successor_of(corpus, hit->record);
	}
	result->is_lost = !fetch(result, corpus);
	for (size_t i = 0; i < result->hits.count && !result->is_lost; i++) {
		struct search_hit *hit = &result->hits.items[i];
		const struct record *record = hit->record;

		hit->title.text = record_string(record,
		    record->title ? record->title : record->slug);
		if (hit->lines_count)
			hit->section = search_section_at(record, hit->offset);
	}
}

static bool show_hits(struct search_result *out, struct shelf *shelf,
    const struct query_node *root)
{
	struct snippet_maker maker;
	bool is_fine;

	search_finish(out, shelf->options.corpus);
	is_fine = !out->is_lost;

	snippet_maker_init(&maker, shelf, &out->arena, root);
	for (size_t i = 0; i < out->hits.count && is_fine; i++)
		is_fine = snippet_fill(&out->hits.items[i], &maker);
	snippet_maker_release(&maker);
	return is_fine;
}

/* *is_lost: all of it is to be done again. */
static enum status search_shelf(struct search_result *out, struct shelf *shelf,
    const struct search_options *options, const struct query_node *root,
    bool *is_lost, struct error *err)
{
	struct answer_reader reader = { shelf, options->cwd, false, err };
	struct answer answer;
	enum status status = options->is_filter || !query_may_be_loose(root)
	    ? answer_query(&answer, &reader, root)
	    : answer_loosely(&answer, &reader, root);

	if (!status && !reader.is_lost) {
		take_hits(out, options, &answer);
		cut_hits(out, options->limit);
		name_missing(out, &answer);
		reader.is_lost = (!options->is_filter &&
				     !show_hits(out, shelf, root)) ||
		    (!options->skips_unknown &&
			(out->is_loose || !out->found) &&
			!nearest_fill(out, shelf, root));
	}
	answer_release(&answer);
	*is_lost = reader.is_lost;
	return status;
}

static void result_init(struct search_result *result)
{
	memset(result, 0, sizeof(*result));
	arena_init(&result->arena);
}

enum status search_run(struct search_result *out,
    const struct search_options *options, const struct query_node *root,
    struct error *err)
{
	struct shelf_options where = options->shelf;
	int attempts = where.corpus->catalog ? 1 : 3;
	bool is_lost = true;
	enum status status = STATUS_OK;

	result_init(out);
	/* a kept index that was lost is made anew, and then done without */
	for (int attempt = 0; attempt < attempts && is_lost && !status;
	     attempt++) {
		struct shelf shelf;

		search_result_release(out);
		result_init(out);
		if (attempt == 2)
			where.kept = NULL;
		status = shelf_open(&shelf, &where, &is_lost, err);
		if (!status && !is_lost)
			status = search_shelf(out, &shelf, options, root,
			    &is_lost, err);
		shelf_close(&shelf);
	}
	if (!status && is_lost && where.corpus->catalog)
		out->is_lost = true;
	else if (!status && is_lost)
		status = error_set(err, STATUS_IO,
		    "the index of the search cannot be read");
	return status;
}

void search_all(struct search_result *out, const struct search_options *options)
{
	const struct corpus *corpus = options->shelf.corpus;

	result_init(out);
	for (size_t i = 0; i < corpus->records.count; i++)
		add_hit(out, options, &corpus->records.items[i]);
	out->found = out->hits.count;
}

/* Words that one of them has are known; so is that all words were found. */
static void merge_words(struct search_result *to,
    const struct search_result *from)
{
	if (!from->found)
		return;
	if (to->found)
		to->is_loose = to->is_loose && from->is_loose;
	else
		to->is_loose = from->is_loose;
	if (from->is_loose)
		return;
	to->unknown.count = to->nearest.count = 0;
}

void search_merge(struct search_result *to, struct search_result *from,
    const char *branch, size_t limit)
{
	/* where one has all the words, those with some do not count */
	if (from->found && to->is_loose && !from->is_loose)
		to->found = 0;
	if (from->is_loose && to->found && !to->is_loose)
		from->found = 0;
	merge_words(to, from);
	for (size_t i = 0; i < from->hits.count; i++) {
		struct search_hit *hit = vec_push(&to->hits);

		*hit = from->hits.items[i];
		hit->branch = branch;
	}
	to->found += from->found;
	sort_hits(to);
	cut_hits(to, limit);
	arena_merge(&to->arena, &from->arena);
	search_result_release(from);
}

const char *search_section_at(const struct record *record, uint32_t offset)
{
	const struct section *section = NULL;

	for (uint32_t i = 0; i < record->sections_count; i++)
		if (record->sections[i].heading.start <= offset)
			section = &record->sections[i];
	if (!section ||
	    (section->heading.start <= record->title_span.start &&
		record->title_span.start < section->heading.end))
		return NULL;
	return record_string(record, section->title);
}

void search_result_release(struct search_result *result)
{
	arena_release(&result->arena);
	vec_release(&result->hits);
	vec_release(&result->unknown);
	vec_release(&result->nearest);
}
