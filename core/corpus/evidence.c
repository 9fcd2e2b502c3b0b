/* SPDX-License-Identifier: MIT */
#include "core/corpus/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/path.h"
#include "core/corpus/cache.h"
#include "core/corpus/evidence_read.h"
#include "core/git/history.h"
#include "core/git/source.h"

#define LOG_NAME "log"
#define WORTH 20 /* milliseconds that a walk takes: less is not kept */

static enum status read_log(struct evidence *evidence,
    const struct evidence_options *options, struct error *err)
{
	const struct corpus *corpus = evidence->corpus;
	const struct byte_cache *cache = options->cache;
	struct log_memory memory = { .bytes = STRBUF_INIT };
	VEC(const char *) folders = { 0 };
	enum status status = STATUS_OK;

	for (size_t i = 0; i < corpus->collections.count; i++)
		*vec_push(&folders) = corpus->collections.items[i].path;
	if (options->tip && folders.count) {
		if (cache)
			cache->recall(cache->context, LOG_NAME, &memory.bytes);
		status = log_read(&evidence->log, evidence->repo, options->tip,
		    folders.items, folders.count, cache ? &memory : NULL, err);
		if (memory.is_new && memory.took > WORTH)
			cache->keep(cache->context, LOG_NAME,
			    text_make(memory.bytes.buf, memory.bytes.len));
	}
	strbuf_release(&memory.bytes);
	vec_release(&folders);
	return status;
}

/* Those that the base has not. */
static enum status mark_new(struct evidence *evidence,
    const struct evidence_options *options, struct error *err)
{
	enum status status;
	struct strbuf list = STRBUF_INIT;
	struct text rest, line;

	if (!options->base || !options->tip)
		return STATUS_OK;
	status = log_commits(&list, evidence->repo, options->tip, options->base,
	    err);
	rest = text_make(list.buf, list.len);
	while (text_next_line(&rest, &line))
		map_at(&evidence->fresh, line, NULL);
	strbuf_release(&list);
	return status;
}

static void add_moved(const char *from, const char *to, void *context)
{
	struct evidence *evidence = context;

	*vec_push(&evidence->former) = arena_strdup(&evidence->arena, from);
	*map_at(&evidence->moved, text_of(to), NULL) = evidence->former.count;
}

/* A source lists what git tracks, removed or not. */
static bool is_there(struct evidence *evidence, const char *path)
{
	const struct source_file *file;
	struct source_identity identity;

	if (map_find(&evidence->records, text_of(path)))
		return true;
	file = source_find(evidence->source, path);
	return file &&
	    (*file->id || source_identify(&identity, evidence->source, file));
}

/* A file that was committed and is not there, while another one was not
 * committed yet, may have been moved. */
static enum status follow_moved(struct evidence *evidence, const char *tip,
    struct error *err)
{
	const struct corpus *corpus = evidence->corpus;
	size_t unknown = 0, gone = 0;

	if (source_get_kind(evidence->source) == SOURCE_REVISION || !tip)
		return STATUS_OK;
	for (size_t i = 0; i < corpus->records.count; i++)
		unknown += !trails_find(&evidence->trails,
		    corpus->records.items[i].path);
	for (size_t i = 0; unknown && i < evidence->trails.items.count; i++) {
		const struct trail *trail = &evidence->trails.items.items[i];

		gone += !trail->is_gone && !trail->merged &&
		    !is_there(evidence, trail->path);
	}
	if (!unknown || !gone)
		return STATUS_OK;
	return history_renames(evidence->repo, tip, NULL, add_moved, evidence,
	    err);
}

static void find_ends(struct evidence *evidence)
{
	history_ends(&evidence->ends, evidence->repo);
	if (!evidence->ends.count)
		return;
	for (size_t i = 0; i < evidence->corpus->records.count; i++) {
		const struct trail *trail = evidence_trail(evidence,
		    evidence->corpus->records.items[i].path);
		const struct log_change *first;

		if (!trail)
			continue;
		first =
		    &evidence->log.changes
			 .items[trail->changes.items[trail->changes.count - 1]];
		if (map_find(&evidence->ends,
			text_of(evidence->log.commits.items[first->commit].id)))
			evidence->is_cut = true;
	}
}

/* A document in a collection; pages about records and templates are none. */
static bool is_record_name(const struct corpus *corpus, const char *path,
    uint32_t *collection)
{
	enum name_format format;
	struct text stem = record_stem(path, &format);
	size_t longest = 0;
	bool found = false, is_cover;

	if (format == NAME_NO_DOCUMENT || name_is_template(stem) ||
	    name_is_page(stem, &is_cover))
		return false;
	for (size_t i = 0; i < corpus->collections.count; i++) {
		const char *folder = corpus->collections.items[i].path;

		if (!path_is_inside(path, folder) ||
		    (found && strlen(folder) < longest))
			continue;
		found = true;
		longest = strlen(folder);
		*collection = (uint32_t)i;
	}
	return found;
}

static void add_removal(struct evidence *evidence, const struct trail *trail,
    uint32_t collection)
{
	const struct log_change *last =
	    &evidence->log.changes.items[trail->changes.items[0]];
	const struct log_commit *commit =
	    &evidence->log.commits.items[last->commit];
	struct evidence_removal *removal;
	const char *id = last->id ? last->id : last->old_id;

	if (!id)
		return;
	removal = vec_push(&evidence->removals);
	removal->path = trail->path;
	removal->id = id;
	removal->collection = collection;
	evidence_act_set(&removal->removed, evidence,
	    trail->is_gone ? commit : NULL);
	removal->is_new = !removal->removed.commit ||
	    evidence_is_new(evidence, commit);
}

/* The names of all records that are there, as they were and are called. */
static void add_names(struct map *out, const struct evidence *evidence)
{
	const struct corpus *corpus = evidence->corpus;
	enum name_format format;

	for (size_t i = 0; i < corpus->records.count; i++)
		map_at(out, record_stem(corpus->records.items[i].path, &format),
		    NULL);
	for (size_t i = 0; i < evidence->former.count; i++)
		map_at(out, record_stem(evidence->former.items[i], &format),
		    NULL);
}

/* What is there under the same name elsewhere was moved in two steps; what a
 * merge lacks though no commit here removed it, the other side has removed. */
static void find_removals(struct evidence *evidence)
{
	bool committed = source_get_kind(evidence->source) == SOURCE_REVISION;
	const struct corpus *corpus = evidence->corpus;
	struct map there;
	enum name_format format;

	map_init(&there);
	for (size_t i = 0; i < evidence->trails.items.count; i++) {
		const struct trail *trail = &evidence->trails.items.items[i];
		uint32_t collection = 0;

		if (trail->merged || !trail->changes.count ||
		    (!trail->is_gone && committed) ||
		    is_there(evidence, trail->path) ||
		    !is_record_name(corpus, trail->path, &collection))
			continue;
		if (!there.count)
			add_names(&there, evidence);
		if (!map_find(&there, record_stem(trail->path, &format)))
			add_removal(evidence, trail, collection);
	}
	map_release(&there);
}

enum status evidence_open(struct evidence **out, struct repo *repo,
    struct source *source, const struct corpus *corpus,
    const struct evidence_options *options, struct error *err)
{
	struct evidence *evidence = mem_alloc(sizeof(*evidence));
	enum status status;

	evidence->repo = repo;
	evidence->source = source;
	evidence->corpus = corpus;
	evidence->options = *options;
	arena_init(&evidence->arena);
	if (options->tip)
		evidence->options.tip = arena_strdup(&evidence->arena,
		    options->tip);
	arena_init(&evidence->log.arena);
	map_init(&evidence->records);
	map_init(&evidence->fresh);
	map_init(&evidence->moved);
	map_init(&evidence->facts_index);
	map_init(&evidence->judges_index);
	evidence->committed = mem_alloc(corpus->records.count + 1);
	evidence->rows = mem_alloc(
	    (corpus->records.count + 1) * sizeof(*evidence->rows));
	map_reserve(&evidence->records, corpus->records.count);
	for (size_t i = 0; i < corpus->records.count; i++)
		map_at(&evidence->records,
		    text_of(corpus->records.items[i].path), NULL);
	status = read_log(evidence, options, err);
	if (status == STATUS_OK)
		status = mark_new(evidence, options, err);
	trails_read(&evidence->trails, &evidence->log);
	if (status == STATUS_OK)
		status = follow_moved(evidence, options->tip, err);
	find_ends(evidence);
	find_removals(evidence);
	*out = evidence;
	if (status != STATUS_OK) {
		evidence_free(evidence);
		*out = NULL;
	}
	return status;
}

void evidence_free(struct evidence *evidence)
{
	if (!evidence)
		return;
	evidence_keep_facts(evidence);
	trails_release(&evidence->trails);
	log_release(&evidence->log);
	map_release(&evidence->ends);
	map_release(&evidence->records);
	map_release(&evidence->fresh);
	map_release(&evidence->moved);
	map_release(&evidence->facts_index);
	map_release(&evidence->judges_index);
	vec_release(&evidence->judges);
	vec_release(&evidence->facts);
	vec_release(&evidence->former);
	vec_release(&evidence->removals);
	arena_release(&evidence->arena);
	free(evidence->committed);
	free(evidence->rows);
	free(evidence);
}

const struct trail *evidence_trail(const struct evidence *evidence,
    const char *path)
{
	const struct trail *trail = trails_find(&evidence->trails, path);
	const size_t *at = map_find(&evidence->moved, text_of(path));

	if (!trail && at)
		trail = trails_find(&evidence->trails,
		    evidence->former.items[*at - 1]);
	return trail && trail->changes.count ? trail : NULL;
}

const struct trail *evidence_sidecar(const struct evidence *evidence,
    const char *path)
{
	struct strbuf name = STRBUF_INIT;
	const struct trail *trail;

	record_sidecar_path(&name, path);
	trail = evidence_trail(evidence, name.buf);
	strbuf_release(&name);
	return trail;
}

const struct record_evidence *evidence_of(struct evidence *evidence,
    const struct record *record)
{
	struct record_evidence **row =
	    &evidence->rows[corpus_index_of(evidence->corpus, record)];

	if (*row)
		return *row;
	*row = arena_alloc(&evidence->arena, sizeof(**row));
	evidence_read_states(*row, evidence,
	    evidence_trail(evidence, record->path), record->collection, record);
	if (record->objections_count || record->consents_count)
		evidence_read_steps(*row, evidence, record);
	return *row;
}

/* The commit of the last change of its own or its sidecar's. */
static const struct log_commit *last_commit(const struct evidence *evidence,
    const struct trail *trail)
{
	const struct trail *sidecar = evidence_sidecar(evidence, trail->path);
	uint32_t last = trail->changes.items[0];

	if (sidecar && sidecar->changes.items[0] < last)
		last = sidecar->changes.items[0];
	return &evidence->log.commits
		    .items[evidence->log.changes.items[last].commit];
}

void evidence_last(struct evidence_act *out, struct evidence *evidence,
    const struct record *record)
{
	const struct trail *trail = evidence_trail(evidence, record->path);

	if (trail && !evidence_is_committed(evidence, record, trail))
		trail = NULL;
	evidence_act_set(out, evidence,
	    trail ? last_commit(evidence, trail) : NULL);
}

bool evidence_is_decided_before(struct evidence *evidence,
    const struct record *record, const struct date *day)
{
	const struct record_evidence *known;
	struct evidence_act last;

	if (!day->year)
		return false;
	evidence_last(&last, evidence, record);
	if (last.commit && date_compare(&last.date, day) < 0)
		return corpus_status_of(evidence->corpus, record) >
		    RECORD_LAST_CALL;
	known = evidence_of(evidence, record);
	return known->decided.is_done && known->decided.commit &&
	    date_compare(&known->decided.date, day) < 0;
}

const struct evidence_removal *evidence_removals(const struct evidence
						     *evidence,
    size_t *count)
{
	*count = evidence->removals.count;
	return evidence->removals.items;
}

enum record_status evidence_removed_status(struct evidence *evidence,
    const struct evidence_removal *removal, struct evidence_act *decided)
{
	struct record_evidence row = { 0 };

	evidence_read_states(&row, evidence,
	    trails_find(&evidence->trails, removal->path), removal->collection,
	    NULL);
	*decided = row.decided;
	return row.count ? row.versions[row.count - 1].status
			 : RECORD_NO_STATUS;
}

bool evidence_is_cut(const struct evidence *evidence)
{
	return evidence->is_cut;
}

bool evidence_is_new(const struct evidence *evidence,
    const struct log_commit *commit)
{
	return map_find(&evidence->fresh, text_of(commit->id)) != NULL;
}
