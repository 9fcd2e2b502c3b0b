/* SPDX-License-Identifier: MIT */
/* The bytes of a catalog's parts, for this machine and this build alone. What is
 * read is not believed. Internal to core/corpus. */
#ifndef HENCE_CORPUS_CATALOG_BYTES_H
#define HENCE_CORPUS_CATALOG_BYTES_H

#include "core/corpus/corpus.h"

#define CATALOG_FILES 256 /* records whose files are in one part */

/* What the head says besides what it puts into the corpus. */
struct catalog_head {
	uint32_t records;
	const uint8_t *statuses; /* of each of them */
	const char *config_id; /* of the configuration's blob, or "" */
};

/* Append the part that comes first. */
void catalog_write_head(struct strbuf *out, const struct corpus *corpus,
    struct source *source);
/* False: they are none. bytes live as long as the corpus. */
bool catalog_read_head(struct catalog_head *out, struct corpus *corpus,
    const char *bytes, size_t len);

/* Append those of the records from that index on, CATALOG_FILES at most. */
void catalog_write_files(struct strbuf *out, const struct corpus *corpus,
    struct source *source, uint32_t first);
/* Set path (in bytes, which live as long as the corpus) and collection of each,
 * and tell the source of its files. False: they are none. */
bool catalog_read_files(struct corpus *corpus, struct source *source,
    uint32_t first, const char *bytes, size_t len);

#endif
