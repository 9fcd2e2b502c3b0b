/* SPDX-License-Identifier: MIT */
#include "core/corpus/corpus.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/discover.h"
#include "core/corpus/load.h"
#include "core/corpus/relate.h"
#include "core/corpus/select.h"
#include "core/corpus/skip.h"

/* A document without a number in its name, among others that have one, is a
 * record if it reads like one. */
static bool looks_like_record(const struct record *record)
{
	static const uint64_t sections = SECTION_BIT(CONTEXT) |
	    SECTION_BIT(DECISION) | SECTION_BIT(OPTIONS_ALL) |
	    SECTION_BIT(OPTIONS_LOSERS) | SECTION_BIT(CONSEQUENCES);
	unsigned found = 0;

	for (uint32_t i = 0; i < record->fields_count; i++)
		if (record->fields[i].key == FIELD_STATUS &&
		    record->status > RECORD_UNKNOWN &&
		    record->fields[i].place != PLACE_FOLDER)
			return true;
	for (uint32_t i = 0; i < record->sections_count; i++)
		found += (record->sections[i].classes & sections) != 0;
	return found >= 2;
}

static bool is_wanted(const struct corpus *corpus,
    const struct candidate *candidate, const struct load_result *result)
{
	const struct collection *collection =
	    &corpus->collections.items[candidate->collection];

	if (result->gone)
		return false;
	return candidate->marked || collection->numbering == NUMBERING_NONE ||
	    looks_like_record(result->record);
}

static int compare_records(const void *a, const void *b)
{
	const struct record *x = a, *y = b;

	if (x->collection != y->collection)
		return x->collection < y->collection ? -1 : 1;
	if (x->has_number != y->has_number)
		return x->has_number ? -1 : 1;
	if (x->has_number && x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return strcmp(x->path, y->path);
}

static void parse_names(struct corpus *corpus, const candidate_list *files)
{
	for (size_t i = 0; i < files->count; i++) {
		struct record *record = vec_push(&corpus->records);

		record_parse_name(record, files->items[i].file->path,
		    &corpus->arena);
		record->collection = files->items[i].collection;
	}
}

/* Each file's in its place, and those that stay moved together. */
static void parse_files(struct corpus *corpus, struct source *source,
    const candidate_list *files, const struct corpus_options *options)
{
	size_t count = files->count;
	struct load_result *results = mem_alloc(count * sizeof(*results));
	struct record *records = mem_alloc(count * sizeof(*records));

	for (size_t i = 0; i < count; i++)
		results[i].record = &records[i];
	load_records(results, corpus, source, files, options);
	corpus->records.items = records;
	corpus->records.cap = count;
	for (size_t i = 0; i < count; i++)
		if (is_wanted(corpus, &files->items[i], &results[i]))
			records[corpus->records.count++] = records[i];
	free(results);
}

static void own_paths(struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->records.count; i++)
		corpus->records.items[i].path = arena_strdup(&corpus->arena,
		    corpus->records.items[i].path);
	for (size_t i = 0; i < corpus->skips.count; i++)
		corpus->skips.items[i].path = arena_strdup(&corpus->arena,
		    corpus->skips.items[i].path);
}

/* With folders that were asked for, what lies elsewhere does not matter. */
static bool is_asked_for(const struct corpus_options *options, const char *path)
{
	for (size_t i = 0; i < options->dirs_count; i++)
		if (path_is_inside(path, options->dirs[i]) ||
		    path_is_inside(options->dirs[i], path))
			return true;
	return options->dirs_count == 0;
}

static void add_gaps(struct corpus *corpus, const struct source *source,
    const struct corpus_options *options)
{
	const struct source_gap *gaps;
	struct strbuf reason = STRBUF_INIT;
	size_t count;

	gaps = source_gaps(source, &count);
	for (size_t i = 0; i < count; i++) {
		if (!is_asked_for(options, gaps[i].path))
			continue;
		strbuf_clear(&reason);
		strbuf_addf(&reason, "cannot be read: %s", gaps[i].reason);
		skip_add(corpus, *gaps[i].path ? gaps[i].path : ".",
		    arena_strdup(&corpus->arena, reason.buf),
		    "Make the folder readable, or have git ignore it.");
	}
	strbuf_release(&reason);
}

/* Names with padded numbers come in the order that records have. */
static bool is_sorted(const struct corpus *corpus)
{
	for (size_t i = 1; i < corpus->records.count; i++)
		if (compare_records(&corpus->records.items[i - 1],
			&corpus->records.items[i]) > 0)
			return false;
	return true;
}

static void finish(struct corpus *corpus)
{
	if (!is_sorted(corpus))
		qsort(corpus->records.items, corpus->records.count,
		    sizeof(struct record), compare_records);
	for (size_t i = 0; i < corpus->records.count; i++) {
		struct record *record = &corpus->records.items[i];
		struct collection *collection =
		    &corpus->collections.items[record->collection];

		if (collection->count++ == 0)
			collection->first = (uint32_t)i;
	}
}

/* All but the records; and the files that may be some. */
static enum status find_files(struct corpus *out, candidate_list *files,
    struct source *source, const struct corpus_options *options,
    struct error *err)
{
	enum status status;

	memset(out, 0, sizeof(*out));
	arena_init(&out->arena);
	status = discover_collections(out, source, options, err);
	if (status)
		return status;
	add_gaps(out, source, options);
	select_files(files, out, source);
	return STATUS_OK;
}

enum status corpus_discover(struct corpus *out, struct source *source,
    const struct corpus_options *options, struct error *err)
{
	candidate_list files = { 0 };
	enum status status = find_files(out, &files, source, options, err);

	vec_release(&files);
	return status;
}

enum status corpus_load(struct corpus *out, struct source *source,
    const struct corpus_options *options, struct error *err)
{
	candidate_list files = { 0 };
	enum status status = find_files(out, &files, source, options, err);

	if (status)
		return status;
	if (options->names_only)
		parse_names(out, &files);
	else
		parse_files(out, source, &files, options);
	own_paths(out);
	finish(out);
	if (!options->names_only)
		relate_records(out);
	vec_release(&files);
	return STATUS_OK;
}

const struct record *corpus_add(struct corpus *corpus, uint32_t collection,
    const char *path)
{
	struct record *record = vec_push(&corpus->records);
	size_t i = 0;

	record_parse_name(record, path, &corpus->arena);
	record->path = arena_strdup(&corpus->arena, path);
	record->collection = collection;
	for (size_t k = 0; k < corpus->collections.count; k++)
		corpus->collections.items[k].count = 0;
	finish(corpus);
	corpus->edges.count = 0;
	corpus->edges_by_target.count = 0;
	while (strcmp(corpus->records.items[i].path, path) != 0)
		i++;
	return &corpus->records.items[i];
}

void corpus_release(struct corpus *corpus)
{
	vec_release(&corpus->collections);
	vec_release(&corpus->records);
	vec_release(&corpus->edges);
	vec_release(&corpus->edges_by_target);
	vec_release(&corpus->skips);
	arena_release(&corpus->arena);
}

const struct collection *corpus_collection_of(const struct corpus *corpus,
    const struct record *record)
{
	return &corpus->collections.items[record->collection];
}

uint32_t corpus_index_of(const struct corpus *corpus,
    const struct record *record)
{
	return (uint32_t)(record - corpus->records.items);
}

enum record_status corpus_status_of(const struct corpus *corpus,
    const struct record *record)
{
	return record->status == RECORD_NO_STATUS
	    ? corpus->config.default_status
	    : record->status;
}

const struct record *corpus_related(const struct corpus *corpus,
    const struct record *record, uint32_t n)
{
	uint32_t target = record->targets[n];

	return target ? &corpus->records.items[target - 1] : NULL;
}

static uint32_t end_of(const struct corpus_edge *edge, bool by_target)
{
	return by_target ? edge->to : edge->from;
}

/* Of edges sorted by one of their ends, those of one record. */
static const struct corpus_edge *find_edges(const struct corpus_edge *edges,
    size_t edges_count, bool by_target, uint32_t index, size_t *count)
{
	size_t low = 0, high = edges_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (end_of(&edges[middle], by_target) < index)
			low = middle + 1;
		else
			high = middle;
	}
	*count = 0;
	while (low + *count < edges_count &&
	    end_of(&edges[low + *count], by_target) == index)
		(*count)++;
	return *count ? edges + low : NULL;
}

const struct corpus_edge *corpus_edges_from(const struct corpus *corpus,
    uint32_t index, size_t *count)
{
	return find_edges(corpus->edges.items, corpus->edges.count, false,
	    index, count);
}

const struct corpus_edge *corpus_edges_to(const struct corpus *corpus,
    uint32_t index, size_t *count)
{
	return find_edges(corpus->edges_by_target.items,
	    corpus->edges_by_target.count, true, index, count);
}

bool corpus_is_numbered(const struct corpus *corpus,
    const struct record *record)
{
	/* RFC 0 is an RFC whose number is still to be given */
	return record->has_number &&
	    (record->number != 0 ||
		strcmp(corpus_collection_of(corpus, record)->kind, "rfc") != 0);
}

static const char *prefix_of(const struct collection *collection,
    const struct record *record)
{
	const char *own = record_string(record, record->prefix);

	return own && strcasecmp(own, collection->prefix) ? own
							  : collection->prefix;
}

void corpus_id(struct strbuf *out, const struct corpus *corpus,
    const struct record *record)
{
	const struct collection *collection = corpus_collection_of(corpus,
	    record);

	if (!corpus_is_numbered(corpus, record)) {
		const char *slug = record_string(record, record->slug);
		enum name_format format;
		struct text stem = record_stem(record->path, &format);

		if (record->name_date.year || !slug)
			strbuf_add(out, stem.data, stem.len);
		else
			strbuf_addstr(out, slug);
		return;
	}
	strbuf_addf(out, "%s-%0*u", prefix_of(collection, record),
	    (int)(record->width ? record->width : collection->width),
	    record->number);
}

void corpus_key(struct strbuf *out, const struct corpus *corpus,
    const struct record *record)
{
	const struct collection *collection = corpus_collection_of(corpus,
	    record);
	const char *own = record_string(record, record->prefix);

	strbuf_addf(out, "%s/", collection->name);
	if (!corpus_is_numbered(corpus, record))
		corpus_id(out, corpus, record);
	else if (own && strcasecmp(own, collection->prefix))
		strbuf_addf(out, "%s-%u", own, record->number);
	else
		strbuf_addf(out, "%u", record->number);
}
