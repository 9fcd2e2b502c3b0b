/* SPDX-License-Identifier: MIT */
#include "core/corpus/catalog.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/catalog_bytes.h"
#include "core/corpus/config_load.h"
#include "core/corpus/load.h"
#include "core/corpus/tools.h"
#include "core/git/source.h"
#include "core/record/name.h"

struct catalog {
	struct corpus *corpus;
	struct source *source;
	struct corpus_options options;
	const struct catalog_store *store;
	const uint8_t *statuses; /* of each record */
	bool *is_read; /* of each record */
	bool *has_part; /* of each part of files */
};

/* Of other files the loading of a corpus sees the names alone. */
static bool matters(const char *path)
{
	struct text stem;

	return name_split(path_base(path).data, &stem) != NAME_NO_DOCUMENT ||
	    text_equals(path_base(path), "kep.yaml") ||
	    strcmp(path, CONFIG_FILE) == 0 || tools_reads(path);
}

bool catalog_name(struct strbuf *out, struct source *source,
    const struct corpus_options *options)
{
	bool is_settled = source_fingerprint(out, source, matters,
	    options->threads);

	for (size_t i = 0; i < options->dirs_count; i++)
		strbuf_addf(out, "\n%zu %s", strlen(options->dirs[i]),
		    options->dirs[i]);
	return is_settled && !options->config;
}

bool catalog_put(const struct catalog_store *store, const struct corpus *corpus,
    struct source *source)
{
	struct strbuf bytes = STRBUF_INIT;
	uint32_t count = (uint32_t)corpus->records.count, part = 0;
	bool is_fine = true;

	for (uint32_t i = 0; i < count && is_fine; i += CATALOG_FILES) {
		strbuf_clear(&bytes);
		catalog_write_files(&bytes, corpus, source, i);
		is_fine = store->put(store->context, ++part,
		    text_make(bytes.buf, bytes.len));
	}
	strbuf_clear(&bytes);
	catalog_write_head(&bytes, corpus, source);
	is_fine = is_fine &&
	    store->put(store->context, 0, text_make(bytes.buf, bytes.len));
	strbuf_release(&bytes);
	return is_fine;
}

static void start(struct corpus *corpus, struct source *source,
    const struct corpus_options *options, const struct catalog_store *store)
{
	struct catalog *catalog = arena_alloc(&corpus->arena, sizeof(*catalog));

	corpus->catalog = catalog;
	catalog->corpus = corpus;
	catalog->source = source;
	catalog->options = *options;
	catalog->options.cache = NULL;
	catalog->options.progress = NULL;
	catalog->store = store;
}

/* Room for all records: what nobody asks for is never touched. */
static void make_room(struct corpus *corpus, uint32_t count)
{
	struct catalog *catalog = corpus->catalog;

	corpus->records.items = mem_alloc(
	    (count + 1) * sizeof(*corpus->records.items));
	corpus->records.count = corpus->records.cap = count;
	catalog->is_read = arena_alloc(&corpus->arena, count + 1);
	catalog->has_part = arena_alloc(&corpus->arena,
	    count / CATALOG_FILES + 1);
}

static bool read_config(struct corpus *corpus, struct source *source,
    const char *id)
{
	struct error ignored;

	if (*id)
		source_know(source, CONFIG_FILE, id);
	source_know_end(source);
	return !config_load(&corpus->config, source, &corpus->arena, &ignored);
}

bool catalog_open(struct corpus *out, struct source *source,
    const struct corpus_options *options, const struct catalog_store *store)
{
	struct strbuf head = STRBUF_INIT;
	struct catalog_head read;

	memset(out, 0, sizeof(*out));
	arena_init(&out->arena);
	if (store->get(store->context, 0, &head) &&
	    catalog_read_head(&read, out,
		arena_copy(&out->arena, head.buf, head.len), head.len) &&
	    read_config(out, source, read.config_id)) {
		start(out, source, options, store);
		make_room(out, read.records);
		out->catalog->statuses = read.statuses;
	}
	strbuf_release(&head);
	if (!out->catalog)
		corpus_release(out);
	return out->catalog != NULL;
}

static bool fetch_part(struct catalog *catalog, uint32_t part)
{
	struct strbuf bytes = STRBUF_INIT;
	struct corpus *corpus = catalog->corpus;

	if (catalog->has_part[part])
		return true;
	catalog->has_part[part] = catalog->store->get(catalog->store->context,
				      part + 1, &bytes) &&
	    catalog_read_files(corpus, catalog->source, part * CATALOG_FILES,
		arena_copy(&corpus->arena, bytes.buf, bytes.len), bytes.len);
	strbuf_release(&bytes);
	return catalog->has_part[part];
}

bool catalog_fetch_paths(const struct corpus *corpus)
{
	size_t count = corpus->records.count;
	bool is_fine = true;

	for (uint32_t i = 0; corpus->catalog && i < count && is_fine;
	     i += CATALOG_FILES)
		is_fine = fetch_part(corpus->catalog, i / CATALOG_FILES);
	if (corpus->catalog)
		source_know_end(corpus->catalog->source);
	return is_fine;
}

typedef VEC(uint32_t) index_list;

static bool want(struct catalog *catalog, index_list *list, uint32_t index)
{
	if (catalog->is_read[index])
		return true;
	catalog->is_read[index] = true;
	*vec_push(list) = index;
	return fetch_part(catalog, index / CATALOG_FILES);
}

/* Those that stand beside it wherever it is shown. */
static bool want_others(struct catalog *catalog, index_list *list,
    uint32_t index)
{
	const struct corpus_edge *edges;
	bool is_fine = true;
	size_t count;

	edges = corpus_edges_from(catalog->corpus, index, &count);
	for (size_t i = 0; i < count && is_fine; i++)
		if (edges[i].kind == RELATION_SUPERSEDES)
			is_fine = want(catalog, list, edges[i].to);
	edges = corpus_edges_to(catalog->corpus, index, &count);
	for (size_t i = 0; i < count && is_fine; i++)
		if (edges[i].kind == RELATION_SUPERSEDES)
			is_fine = want(catalog, list, edges[i].from);
	return is_fine;
}

/* False: what was read before cannot be read now. */
static bool read_found(struct catalog *catalog, const candidate_list *files,
    struct load_result *results)
{
	struct corpus *corpus = catalog->corpus;
	bool is_fine = true;

	load_records(results, corpus, catalog->source, files,
	    &catalog->options);
	for (size_t i = 0; i < files->count; i++) {
		struct record *record = results[i].record;

		is_fine = is_fine && !results[i].gone &&
		    !(record->problems &
			(PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE));
		record->path = arena_strdup(&corpus->arena, record->path);
	}
	return is_fine;
}

/* What could not be read was said when the corpus was a whole one. */
static bool read_records(struct catalog *catalog, const index_list *list)
{
	struct corpus *corpus = catalog->corpus;
	size_t skips = corpus->skips.count;
	candidate_list files = { 0 };
	struct load_result *results = mem_alloc(
	    (list->count + 1) * sizeof(*results));
	bool is_fine;

	source_know_end(catalog->source);
	for (size_t i = 0; i < list->count; i++) {
		struct record *record = &corpus->records.items[list->items[i]];
		const struct source_file *file = source_find(catalog->source,
		    record->path);

		if (!file)
			continue;
		results[files.count].record = record;
		*vec_push(&files) = (struct candidate){ file,
			record->collection, true };
	}
	is_fine = read_found(catalog, &files, results) &&
	    files.count == list->count;
	corpus->skips.count = skips;
	free(results);
	vec_release(&files);
	return is_fine;
}

bool catalog_fetch(const struct corpus *corpus, const uint32_t *indexes,
    size_t count)
{
	struct catalog *catalog = corpus->catalog;
	index_list list = { 0 };
	bool is_fine = true;

	if (!catalog)
		return true;
	for (size_t i = 0; i < count && is_fine; i++)
		is_fine = want(catalog, &list, indexes[i]) &&
		    want_others(catalog, &list, indexes[i]);
	is_fine = is_fine && read_records(catalog, &list);
	vec_release(&list);
	return is_fine;
}

enum record_status catalog_status(const struct corpus *corpus, uint32_t index)
{
	return corpus->catalog
	    ? (enum record_status)corpus->catalog->statuses[index]
	    : corpus_status_of(corpus, &corpus->records.items[index]);
}
