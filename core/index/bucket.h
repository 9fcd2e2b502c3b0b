/* SPDX-License-Identifier: MIT */
/*
 * A bucket: what the cache knows of some paths, as one run of bytes. A row of
 * the database is a bucket, so that few rows hold many records. An entry is a
 * key and a value with a checksum over both; entries used last come first, and
 * what has not been used for long falls off the end.
 */
#ifndef HENCE_INDEX_BUCKET_H
#define HENCE_INDEX_BUCKET_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/base/vec.h"

struct bucket_entry {
	struct text bytes; /* all of it, a multiple of 8 long */
	struct text key, value;
	uint32_t hash; /* of the key */
	bool is_used;
};

struct bucket {
	VEC(struct bucket_entry) entries;
	struct strbuf fresh; /* entries to be added, one behind the other */
	size_t fresh_count;
	uint32_t most; /* entries that one run used */
};

void bucket_init(struct bucket *bucket);
void bucket_release(struct bucket *bucket);

/* Set entries to those in bytes, which begin at a multiple of 8 and outlive
 * them. What is no entry ends the list. */
void bucket_read(struct bucket *bucket, struct text bytes);

/* The value of that key, or an empty text. */
struct text bucket_find(struct bucket *bucket, struct text key);

/* Add a value of such length to fresh: its bytes are to be appended there
 * before bucket_close, which takes what bucket_open gave. */
size_t bucket_open(struct bucket *bucket, struct text key);
void bucket_close(struct bucket *bucket, size_t at);

/* Append the bucket's bytes with the fresh entries first. stored: its bytes as
 * they are in the database now, which another process may have changed. */
void bucket_write(struct strbuf *out, struct bucket *bucket,
    struct text stored);

#endif
