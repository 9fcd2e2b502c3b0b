/* SPDX-License-Identifier: MIT */
/*
 * What became of each file of a log: the changes that belong to one file,
 * whatever it was called. Internal to core/corpus.
 */
#ifndef HENCE_CORPUS_TRAIL_H
#define HENCE_CORPUS_TRAIL_H

#include "core/base/map.h"
#include "core/git/log.h"

struct trail {
	const char *path; /* its last one */
	bool is_gone; /* the last thing done to it was to remove it */
	uint32_t merged; /* index + 1 of the trail that its changes went to */
	VEC(uint32_t) changes; /* indexes into log.changes, newest first */
};

struct trails {
	VEC(struct trail) items;
	struct map by_path; /* of files that are there: index + 1 */
};

void trails_read(struct trails *out, const struct log *log);
void trails_release(struct trails *trails);

/* Of the file that was last called so, removed or not; or NULL. */
const struct trail *trails_find(const struct trails *trails, const char *path);

#endif
