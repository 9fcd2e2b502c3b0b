/* SPDX-License-Identifier: MIT */
/* Tables of contents that are written along with what they are made of. */
#ifndef HENCE_CMD_WORK_TOC_H
#define HENCE_CMD_WORK_TOC_H

#include "cmd/work.h"
#include "core/corpus/toc_place.h"

/*
 * Add to the change what it makes stale. Markers that cannot be used are said
 * on stderr, and left. The source of env is from now on what it will be.
 */
enum status work_follow_toc(struct work *work, struct error *err);

/*
 * The same for what somebody else has changed, in an editor say: write all
 * tables that are stale. env's corpus has all records, as they are now.
 */
enum status work_mend_toc(struct env *env, const char *command,
    struct error *err);

/*
 * Fill out with the files that have tables; names, NULL at the end, as they were
 * given: these alone. STATUS_NOT_FOUND where one has none, with what to do in the
 * hint. out is the caller's to release, its strings live in the arena.
 */
enum status work_find_toc(toc_pages *out, struct env *env, char **names,
    struct arena *arena, struct error *err);

#endif
