/* SPDX-License-Identifier: MIT */
/* What commits prove, for those commands that judge records. */
#ifndef HENCE_CMD_EVIDENCE_H
#define HENCE_CMD_EVIDENCE_H

#include "cmd/env.h"
#include "core/check/check.h"

struct evidence;

/*
 * Look back from what env's corpus was read from, if one of the wanted rules
 * needs that; else, and outside of git, *out is NULL. base: see
 * evidence_options, or NULL. That a shallow clone hides something is said.
 */
enum status evidence_load(struct evidence **out, const struct env *env,
    const struct check_options *options, const char *base, struct error *err);

#endif
