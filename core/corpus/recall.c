/* SPDX-License-Identifier: MIT */
#include "core/corpus/recall.h"

#include <string.h>

void recall_begin(struct recall *recall, struct corpus *corpus,
    struct source *source, const candidate_list *candidates,
    const struct record_cache *cache)
{
	const char *root = source_root(source);

	memset(recall, 0, sizeof(*recall));
	if (!cache ||
	    !cache->begin(cache->context, &corpus->arena, candidates->count))
		return;
	recall->cache = cache;
	recall->source = source;
	recall->root = root ? root : "";
	recall->limit = corpus->config.record_bytes;
	recall->started = source_now();
	recall->count = candidates->count;
	recall->rows = mem_alloc(candidates->count * sizeof(*recall->rows));
}

static const char *id_of(const struct recall_file *file)
{
	return file->file ? file->identity.id : "";
}

static bool is_named(const struct recall_file *file)
{
	return !file->file || file->identity.id[0];
}

static bool find_by_stamp(struct recall *recall, struct recall_file *file)
{
	const struct record_cache *cache = recall->cache;

	return file->file && file->identity.is_stamped &&
	    cache->find_id(cache->context, recall->root, file->file->path,
		&file->identity.stamp, file->identity.id);
}

/* A file with another size than the one parsed was converted on its way. */
static bool find(struct recall *recall, struct recall_row *row,
    struct record *out)
{
	const struct record_cache *cache = recall->cache;
	const struct cache_subject subject = { row->page.file->path,
		id_of(&row->page), id_of(&row->sidecar) };
	const struct source_identity *page = &row->page.identity;
	size_t size;

	row->is_found = is_named(&row->page) && is_named(&row->sidecar) &&
	    cache->find(cache->context, &subject, out, &size) &&
	    size <= recall->limit &&
	    (!page->is_stamped || page->stamp.size == size);
	recall->found += row->is_found;
	return row->is_found;
}

void recall_fetch(struct recall *recall)
{
	if (recall->cache)
		recall->cache->fetch(recall->cache->context);
}

void recall_identify(struct recall *recall, size_t i,
    const struct source_file *page, const struct source_file *sidecar)
{
	struct recall_row *row = &recall->rows[i];

	row->page.file = page;
	row->sidecar.file = sidecar;
	source_identify(&row->page.identity, recall->source, page);
	if (sidecar)
		source_identify(&row->sidecar.identity, recall->source,
		    sidecar);
}

bool recall_find(struct recall *recall, size_t i, struct record *out)
{
	struct recall_row *row;

	if (!recall->cache)
		return false;
	row = &recall->rows[i];
	if (!is_named(&row->sidecar))
		find_by_stamp(recall, &row->sidecar);
	/* What git's index vouches for may have other line ends here. */
	return find(recall, row, out) ||
	    (find_by_stamp(recall, &row->page) && find(recall, row, out));
}

/*
 * An id from git's index or from an older stamp is no more than a claim about
 * bytes that had not been read: is it still true now that they are? Bytes with
 * CRs may be converted ones.
 */
static void name_bytes(struct recall *recall, struct recall_file *file,
    struct text bytes)
{
	struct source_identity again;

	if (!file->file || *file->file->id)
		return;
	if (file->identity.id[0] &&
	    !(bytes.len && memchr(bytes.data, '\r', bytes.len)) &&
	    source_identify(&again, recall->source, file->file) &&
	    source_same_stamp(&again.stamp, &file->identity.stamp))
		return;
	source_hash(file->identity.id, bytes);
	file->is_hashed = true;
}

bool recall_find_read(struct recall *recall, size_t i, struct text bytes,
    struct text sidecar, struct record *out)
{
	struct recall_row *row;

	if (!recall->cache)
		return false;
	row = &recall->rows[i];
	name_bytes(recall, &row->page, bytes);
	name_bytes(recall, &row->sidecar, sidecar);
	row->size = bytes.len;
	row->is_read = true;
	if (!row->page.is_hashed && !row->sidecar.is_hashed)
		return false;
	/* the stamp may be older than the bytes */
	row->page.identity.is_stamped = row->page.identity.is_stamped &&
	    row->page.identity.stamp.size == bytes.len;
	return find(recall, row, out);
}

/* A file that has just been changed may change again under the same stamp. */
static void store_id(const struct recall *recall,
    const struct recall_file *file)
{
	const struct record_cache *cache = recall->cache;
	const struct source_stamp *stamp = &file->identity.stamp;

	if (!file->is_hashed || !file->identity.is_stamped ||
	    !source_is_settled(stamp, recall->started))
		return;
	cache->store_id(cache->context, recall->root, file->file->path, stamp,
	    file->identity.id);
}

static bool is_whole(const struct load_result *result)
{
	return !result->gone && !result->sidecar_reason &&
	    !(result->record->problems &
		(PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE));
}

const char *recall_id(const struct recall *recall, size_t i)
{
	return recall->cache ? recall->rows[i].page.identity.id : "";
}

void recall_end(struct recall *recall, const struct load_result *results)
{
	const struct record_cache *cache = recall->cache;

	if (!cache)
		return;
	for (size_t i = 0; i < recall->count; i++) {
		struct recall_row *row = &recall->rows[i];
		const struct cache_subject subject = { results[i].record->path,
			id_of(&row->page), id_of(&row->sidecar) };

		if (!row->is_read || !is_whole(&results[i]))
			continue;
		store_id(recall, &row->page);
		store_id(recall, &row->sidecar);
		if (!row->is_found)
			cache->store(cache->context, &subject,
			    results[i].record, row->size);
	}
	cache->end(cache->context);
	free(recall->rows);
}
