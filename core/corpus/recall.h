/* SPDX-License-Identifier: MIT */
/*
 * Between loading and the cache: which file is known, and under which name.
 * Internal to core/corpus.
 */
#ifndef HENCE_CORPUS_RECALL_H
#define HENCE_CORPUS_RECALL_H

#include "core/base/strbuf.h"
#include "core/corpus/cache.h"
#include "core/corpus/load.h"

/* One file and the id that its bytes go by. */
struct recall_file {
	const struct source_file *file; /* NULL: there is none */
	struct source_identity identity; /* its id: as found, or "" */
	bool is_hashed; /* its id was made from the bytes just now */
};

struct recall_row {
	struct recall_file page, sidecar;
	size_t size; /* of the page's bytes, once they are read */
	bool is_read, is_found;
};

struct recall {
	const struct record_cache *cache; /* NULL: there is none */
	struct source *source;
	const char *root; /* "" where there is none */
	size_t limit; /* larger files are not read */
	int64_t started; /* nanoseconds of the clock, before any stamp */
	struct recall_row *rows; /* one a candidate */
	size_t count, found;
};

void recall_begin(struct recall *recall, struct corpus *corpus,
    struct source *source, const candidate_list *candidates,
    const struct record_cache *cache);

/*
 * Without reading them: ask the source what the i-th candidate is, and then,
 * on another thread if need be, the cache for its record. sidecar is the
 * kep.yaml beside it or NULL. Where there is no cache nobody may ask.
 */
void recall_identify(struct recall *recall, size_t i,
    const struct source_file *page, const struct source_file *sidecar);
void recall_find(struct recall *recall, size_t i, struct record *out);

/* Was it found? */
bool recall_has(const struct recall *recall, size_t i);

/* Ask the cache once more, now that its bytes are read. */
bool recall_find_read(struct recall *recall, size_t i, struct text bytes,
    struct text sidecar, struct record *out);

/* The id of the i-th candidate's bytes, or "". */
const char *recall_id(const struct recall *recall, size_t i);

/* Hand what was parsed to the cache. */
void recall_end(struct recall *recall, const struct load_result *results);

#endif
