/* SPDX-License-Identifier: MIT */
/*
 * What the corpus asks of a cache of parsed records. core/index has one; here
 * nobody knows how it is kept. Called by one thread at a time. A cache may
 * forget anything at any time, and never makes a difference but in time.
 */
#ifndef HENCE_CORPUS_CACHE_H
#define HENCE_CORPUS_CACHE_H

#include "core/git/source.h"
#include "core/record/record.h"

/* All that a parsed record depends on, the parser itself apart. */
struct cache_subject {
	const char *path;
	const char *id; /* of the file's bytes, never "" */
	const char *sidecar; /* id of the kep.yaml beside it, or "" */
};

struct record_cache {
	void *context;
	/* Before the first question, about so many files at most; false: do
	 * without. What is found lives in arena and is valid as long. */
	bool (*begin)(void *context, struct arena *arena, size_t files);
	/* Nearly all that is known will be asked for: the time to fetch it. */
	void (*fetch)(void *context);
	/* Fill all of out but what is the corpus's; and the file's size. */
	bool (*find)(void *context, const struct cache_subject *subject,
	    struct record *out, size_t *size);
	/* The id that the file of that path had under the same stamp. root is
	 * the folder that paths are relative to. */
	bool (*find_id)(void *context, const char *root, const char *path,
	    const struct source_stamp *stamp, char id[SOURCE_ID_SIZE]);
	void (*store)(void *context, const struct cache_subject *subject,
	    const struct record *record, size_t size);
	void (*store_id)(void *context, const char *root, const char *path,
	    const struct source_stamp *stamp, const char *id);
	/* Write what was stored; always behind begin. */
	void (*end)(void *context);
};

/* Other bytes that are kept from run to run: the last ones of each name. */
struct byte_cache {
	void *context;
	/* Set out to them; false: there are none. */
	bool (*recall)(void *context, const char *name, struct strbuf *out);
	void (*keep)(void *context, const char *name, struct text bytes);
};

#endif
