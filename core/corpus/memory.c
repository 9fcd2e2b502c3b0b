/* SPDX-License-Identifier: MIT */
#include "core/corpus/memory.h"

#include <stdlib.h>

#include "core/base/map.h"
#include "core/base/strbuf.h"
#include "core/base/vec.h"

struct kept {
	struct record record;
	size_t size;
};

struct record_memory {
	struct record_cache use;
	const struct record_cache *behind; /* NULL: none, or not now */
	struct map index; /* subject -> index + 1 into kept */
	VEC(struct kept) kept;
	struct strbuf key;
};

static bool begin(void *context, struct arena *arena, size_t files)
{
	struct record_memory *memory = context;
	const struct record_cache *behind = memory->behind;

	if (behind && !behind->begin(behind->context, arena, files))
		memory->behind = NULL;
	return true;
}

/* Where one state is known, the next one is much the same. */
static void fetch(void *context)
{
	const struct record_memory *memory = context;
	const struct record_cache *behind = memory->behind;

	if (behind && !memory->kept.count)
		behind->fetch(behind->context);
}

static struct text make_key(struct record_memory *memory,
    const struct cache_subject *subject)
{
	strbuf_clear(&memory->key);
	strbuf_addstr(&memory->key, subject->id);
	strbuf_addch(&memory->key, ' ');
	strbuf_addstr(&memory->key, subject->sidecar);
	strbuf_addch(&memory->key, ' ');
	strbuf_addstr(&memory->key, subject->path);
	return text_make(memory->key.buf, memory->key.len);
}

static void keep(struct record_memory *memory,
    const struct cache_subject *subject, const struct record *record,
    size_t size)
{
	size_t *at = map_at(&memory->index, make_key(memory, subject), NULL);

	if (*at)
		return;
	*vec_push(&memory->kept) = (struct kept){ *record, size };
	*at = memory->kept.count;
}

static bool find(void *context, const struct cache_subject *subject,
    struct record *out, size_t *size)
{
	struct record_memory *memory = context;
	const struct record_cache *behind = memory->behind;
	const size_t *at = map_find(&memory->index, make_key(memory, subject));

	if (at) {
		*out = memory->kept.items[*at - 1].record;
		*size = memory->kept.items[*at - 1].size;
		return true;
	}
	if (!behind || !behind->find(behind->context, subject, out, size))
		return false;
	keep(memory, subject, out, *size);
	return true;
}

static void store(void *context, const struct cache_subject *subject,
    const struct record *record, size_t size)
{
	struct record_memory *memory = context;
	const struct record_cache *behind = memory->behind;

	keep(memory, subject, record, size);
	if (behind)
		behind->store(behind->context, subject, record, size);
}

static bool find_id(void *context, const char *root, const char *path,
    const struct source_stamp *stamp, char id[SOURCE_ID_SIZE])
{
	const struct record_memory *memory = context;
	const struct record_cache *behind = memory->behind;

	return behind &&
	    behind->find_id(behind->context, root, path, stamp, id);
}

static void store_id(void *context, const char *root, const char *path,
    const struct source_stamp *stamp, const char *id)
{
	const struct record_memory *memory = context;
	const struct record_cache *behind = memory->behind;

	if (behind)
		behind->store_id(behind->context, root, path, stamp, id);
}

static void end(void *context)
{
	const struct record_memory *memory = context;

	if (memory->behind)
		memory->behind->end(memory->behind->context);
}

struct record_memory *record_memory_new(void)
{
	struct record_memory *memory = mem_alloc(sizeof(*memory));

	memory->use = (struct record_cache){ .context = memory,
		.begin = begin,
		.fetch = fetch,
		.find = find,
		.find_id = find_id,
		.store = store,
		.store_id = store_id,
		.end = end };
	map_init(&memory->index);
	strbuf_init(&memory->key);
	return memory;
}

void record_memory_free(struct record_memory *memory)
{
	if (!memory)
		return;
	map_release(&memory->index);
	vec_release(&memory->kept);
	strbuf_release(&memory->key);
	free(memory);
}

const struct record_cache *record_memory_use(struct record_memory *memory,
    const struct record_cache *behind)
{
	memory->behind = behind;
	return &memory->use;
}
