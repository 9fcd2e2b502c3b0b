/* SPDX-License-Identifier: MIT */
/* Records in groups under a heading each. Internal to core/corpus. */
#ifndef HENCE_CORPUS_TOC_GROUP_H
#define HENCE_CORPUS_TOC_GROUP_H

#include "core/base/map.h"
#include "core/corpus/corpus.h"
#include "core/corpus/toc_options.h"

struct toc_section {
	const char *key; /* that groups are sorted by; in the index */
	const char *heading; /* plain text, in the index's arena */
	record_list records;
};

struct toc_sections {
	struct map index; /* key -> index + 1 into items */
	VEC(struct toc_section) items;
};

/* Each group in its order, the records in theirs; those that have nothing to
 * be grouped by last. A record with two tags is in both. */
void toc_sections_fill(struct toc_sections *out, const struct corpus *corpus,
    const record_list *records, enum toc_group group);
void toc_sections_release(struct toc_sections *sections);

#endif
