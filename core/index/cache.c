/* SPDX-License-Identifier: MIT */
#include "core/index/cache.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/path.h"
#include "core/index/bucket.h"
#include "core/index/database.h"
#include "core/index/pack.h"
#include "core/index/place.h"

/* A row of 40 records where there are 10,000, and none twice as slow where
 * there are 20. */
#define BUCKETS 256
/* The rows of what is no record: one a name, as long as there are few. */
#define NOTES 16
/* With fewer files the database's opening takes longer than their parsing. */
#define FILES_MIN 32

enum entry_kind {
	ENTRY_RECORD = 'r',
	ENTRY_ID = 'i'
};

struct slot {
	struct bucket bucket;
	bool is_read;
};

struct index_cache {
	struct record_cache use;
	struct byte_cache bytes;
	size_t files_min, files; /* that are asked for */
	char *paths[2];
	struct database *database; /* NULL: not open */
	struct arena *arena; /* the corpus's */
	struct slot *slots; /* BUCKETS of them, between begin and end */
	struct strbuf key;
};

static void release_slots(struct index_cache *cache)
{
	for (int i = 0; cache->slots && i < BUCKETS; i++)
		bucket_release(&cache->slots[i].bucket);
	free(cache->slots);
	cache->slots = NULL;
	database_free(cache->database);
	cache->database = NULL;
}

static bool begin(void *context, struct arena *arena, size_t files)
{
	struct index_cache *cache = context;
	const char *path;

	release_slots(cache);
	if (files < cache->files_min)
		return false;
	path = place_choose(cache->paths);
	if (!path)
		return false;
	cache->database = database_open(path, parser_version());
	if (!cache->database)
		return false;
	cache->arena = arena;
	cache->files = files;
	cache->slots = mem_alloc(BUCKETS * sizeof(*cache->slots));
	for (int i = 0; i < BUCKETS; i++)
		bucket_init(&cache->slots[i].bucket);
	return true;
}

static struct bucket *bucket_at(struct index_cache *cache, int number)
{
	struct slot *slot = &cache->slots[number];
	struct text bytes;

	if (!slot->is_read) {
		slot->is_read = true;
		if (database_read(cache->database, number, cache->arena,
			&bytes))
			bucket_read(&slot->bucket, bytes);
	}
	return &slot->bucket;
}

static struct bucket *bucket_of(struct index_cache *cache, const char *path)
{
	return bucket_at(cache, (int)(hash_bytes(text_of(path)) % BUCKETS));
}

/* With fewer files some of them are of no use. */
static void fetch(void *context)
{
	struct index_cache *cache = context;

	for (int i = 0; cache->files >= BUCKETS && i < BUCKETS; i++)
		bucket_at(cache, i);
}

/* Each part with its NUL: no two sets of parts look alike. */
static struct text make_key(struct index_cache *cache, enum entry_kind kind,
    const char *const *parts, size_t count)
{
	strbuf_clear(&cache->key);
	strbuf_addch(&cache->key, (char)kind);
	for (size_t i = 0; i < count; i++)
		strbuf_add(&cache->key, parts[i], strlen(parts[i]) + 1);
	return text_make(cache->key.buf, cache->key.len);
}

static struct text record_key(struct index_cache *cache,
    const struct cache_subject *subject)
{
	const char *const parts[] = { subject->path, subject->id,
		subject->sidecar };

	return make_key(cache, ENTRY_RECORD, parts, 3);
}

static struct text id_key(struct index_cache *cache, const char *root,
    const char *path)
{
	const char *const parts[] = { root, path };

	return make_key(cache, ENTRY_ID, parts, 2);
}

static bool find(void *context, const struct cache_subject *subject,
    struct record *out, size_t *size)
{
	struct index_cache *cache = context;
	struct text found = bucket_find(bucket_of(cache, subject->path),
	    record_key(cache, subject));

	return found.len && pack_read(out, size, found);
}

static void store(void *context, const struct cache_subject *subject,
    const struct record *record, size_t size)
{
	struct index_cache *cache = context;
	struct bucket *bucket = bucket_of(cache, subject->path);
	size_t at = bucket_open(bucket, record_key(cache, subject));

	pack_record(&bucket->fresh, record, size);
	bucket_close(bucket, at);
}

struct id_value {
	struct source_stamp stamp;
	char id[SOURCE_ID_SIZE];
};

static bool find_id(void *context, const char *root, const char *path,
    const struct source_stamp *stamp, char id[SOURCE_ID_SIZE])
{
	struct index_cache *cache = context;
	struct text found = bucket_find(bucket_of(cache, path),
	    id_key(cache, root, path));
	struct id_value value;

	if (found.len != sizeof(value))
		return false;
	memcpy(&value, found.data, sizeof(value));
	if (!source_same_stamp(&value.stamp, stamp) ||
	    value.id[sizeof(value.id) - 1])
		return false;
	memcpy(id, value.id, sizeof(value.id));
	return *id != '\0';
}

static void store_id(void *context, const char *root, const char *path,
    const struct source_stamp *stamp, const char *id)
{
	struct index_cache *cache = context;
	struct bucket *bucket = bucket_of(cache, path);
	size_t at = bucket_open(bucket, id_key(cache, root, path));
	struct id_value value;

	memset(&value, 0, sizeof(value));
	value.stamp = *stamp;
	strncpy(value.id, id, sizeof(value.id) - 1);
	strbuf_add(&bucket->fresh, &value, sizeof(value));
	bucket_close(bucket, at);
}

static bool has_fresh(const struct index_cache *cache)
{
	for (int i = 0; i < BUCKETS; i++)
		if (cache->slots[i].bucket.fresh_count)
			return true;
	return false;
}

/* The bucket as it is in the database now, and what is new. */
static size_t write_slot(struct index_cache *cache, int number)
{
	struct strbuf bytes = STRBUF_INIT;
	struct arena arena;
	struct text stored;
	size_t len;

	arena_init(&arena);
	database_read(cache->database, number, &arena, &stored);
	bucket_write(&bytes, &cache->slots[number].bucket, stored);
	database_write(cache->database, number,
	    text_make(bytes.buf, bytes.len));
	len = bytes.len;
	arena_release(&arena);
	strbuf_release(&bytes);
	return len;
}

static void write_slots(struct index_cache *cache)
{
	size_t written[BUCKETS] = { 0 };

	for (int i = 0; i < BUCKETS; i++)
		if (cache->slots[i].bucket.fresh_count)
			written[i] = write_slot(cache, i);
	for (int i = 0; i < BUCKETS; i++)
		if (written[i])
			database_holds(cache->database, i, written[i]);
}

static void end(void *context)
{
	struct index_cache *cache = context;

	if (has_fresh(cache) && database_begin(cache->database)) {
		write_slots(cache);
		database_commit(cache->database);
	}
	release_slots(cache);
}

/* HENCE_CACHE_FILES, for tests: how many files are worth a database. */
static size_t files_min(void)
{
	uint32_t count;

	return text_to_number(text_of(getenv("HENCE_CACHE_FILES")), &count)
	    ? count
	    : FILES_MIN;
}

struct index_cache *index_cache_new(const char *path, const char *other)
{
	struct index_cache *cache = mem_alloc(sizeof(*cache));

	cache->use = (struct record_cache){ .context = cache,
		.begin = begin,
		.fetch = fetch,
		.find = find,
		.find_id = find_id,
		.store = store,
		.store_id = store_id,
		.end = end };
	cache->files_min = files_min();
	cache->paths[0] = mem_strdup(path);
	cache->paths[1] = mem_strdup(other);
	strbuf_init(&cache->key);
	return cache;
}

void index_cache_free(struct index_cache *cache)
{
	if (!cache)
		return;
	release_slots(cache);
	strbuf_release(&cache->key);
	free(cache->paths[0]);
	free(cache->paths[1]);
	free(cache);
}

const struct record_cache *index_cache_use(struct index_cache *cache)
{
	return &cache->use;
}

static int row_of(const char *name)
{
	return BUCKETS + (int)(hash_bytes(text_of(name)) % NOTES);
}

/* Nothing is made to find out that there is nothing. */
static bool recall_bytes(void *context, const char *name, struct strbuf *out)
{
	struct index_cache *cache = context;
	struct database *database = NULL;
	struct bucket bucket;
	struct arena arena;
	struct text bytes;

	strbuf_clear(out);
	arena_init(&arena);
	bucket_init(&bucket);
	for (int i = 0; i < 2 && !database; i++)
		if (access(cache->paths[i], R_OK) == 0)
			database = database_open(cache->paths[i],
			    parser_version());
	if (database && database_read(database, row_of(name), &arena, &bytes)) {
		bucket_read(&bucket, bytes);
		bytes = bucket_find(&bucket, text_of(name));
		strbuf_add(out, bytes.data, bytes.len);
	}
	database_free(database);
	bucket_release(&bucket);
	arena_release(&arena);
	return out->len > 0;
}

static void keep_bytes(void *context, const char *name, struct text bytes)
{
	struct index_cache *cache = context;
	const char *path = place_choose(cache->paths);
	struct database *database = NULL;
	struct strbuf row = STRBUF_INIT;
	struct bucket bucket;
	size_t at;

	bucket_init(&bucket);
	at = bucket_open(&bucket, text_of(name));
	strbuf_add(&bucket.fresh, bytes.data, bytes.len);
	bucket_close(&bucket, at);
	bucket_write(&row, &bucket, text_make("", 0));
	if (path)
		database = database_open(path, parser_version());
	if (database && database_begin(database)) {
		database_write(database, row_of(name),
		    text_make(row.buf, row.len));
		database_commit(database);
	}
	database_free(database);
	bucket_release(&bucket);
	strbuf_release(&row);
}

const struct byte_cache *index_cache_bytes(struct index_cache *cache)
{
	cache->bytes = (struct byte_cache){ .context = cache,
		.recall = recall_bytes,
		.keep = keep_bytes };
	return &cache->bytes;
}
