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

/* Have the cache fetch what it has, on another thread if need be. */
void recall_fetch(struct recall *recall);

/* Ask the source what the i-th candidate is; sidecar is the kep.yaml beside it
 * or NULL. Only where there is a cache. */
void recall_identify(struct recall *recall, size_t i,
    const struct source_file *page, const struct source_file *sidecar);

/* Its record without reading it; false: it is to be read. */
bool recall_find(struct recall *recall, size_t i, struct record *out);

/* Ask the cache once more, now that its bytes are read. */
bool recall_find_read(struct recall *recall, size_t i, struct text bytes,
    struct text sidecar, struct record *out);

/* The id of the i-th candidate's bytes, or "". */
const char *recall_id(const struct recall *recall, size_t i);

/* Hand what was parsed to the cache. */
void recall_end(struct recall *recall, const struct load_result *results);

#endif
