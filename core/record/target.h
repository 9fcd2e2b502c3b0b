/* SPDX-License-Identifier: MIT */
/* What a relation names, as it stands in a line. Internal to core/record. */
#ifndef HENCE_RECORD_TARGET_H
#define HENCE_RECORD_TARGET_H

#include "core/record/builder.h"

/*
 * A link at the start of t: *len is its length, *target its URL where that is
 * *local (a document beside this one), else its text.
 */
bool target_read_link(const struct builder *b, struct text t, size_t *len,
    struct text *target, bool *local);

/* "ADR-0045", "RFC 12", "0012", "docs/adr/0012-x.md" at the start of t. */
bool target_read_id(const struct builder *b, struct text t, size_t *len,
    struct text *target);

/* What stands between two targets; *joined: they belong together. */
struct text target_skip_between(struct text t, bool *joined);

/* Words of somebody's own in front of a target: a few, and no sentence. */
bool target_words_fit(struct text words);

#endif
