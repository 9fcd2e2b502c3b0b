/* SPDX-License-Identifier: MIT */
/* What commits prove, for those commands that judge records. */
#ifndef HENCE_CMD_EVIDENCE_H
#define HENCE_CMD_EVIDENCE_H

#include "cmd/env.h"
#include "cmd/progress.h"
#include "core/check/check.h"

struct evidence;
struct index_cache;

struct evidence_use {
	struct evidence
	    *evidence; /* NULL: it is not needed, or there is none */
	struct index_cache *cache;
	struct progress progress; /* end it before anything is printed */
};

/*
 * Look back from what env's corpus was read from, if one of the wanted rules
 * needs that. base: see evidence_options, or NULL. That a shallow clone hides
 * something is said. Release it in either case.
 */
enum status evidence_load(struct evidence_use *out, const struct env *env,
    const struct check_options *options, const char *base, struct error *err);
void evidence_release(struct evidence_use *use);

#endif
