/* SPDX-License-Identifier: MIT */
/*
 * Edits of one text: spans of it and what stands there afterwards. Every byte
 * outside of the spans stays as it is. Knows nothing of records.
 */
#ifndef HENCE_EDIT_EDITS_H
#define HENCE_EDIT_EDITS_H

#include <stdbool.h>

#include "core/base/mem.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/base/vec.h"

struct edit {
	struct span span; /* empty: text is put in front of its start */
	struct text text; /* lives in edits.arena */
	size_t order; /* of edits at one place */
};

struct edits {
	VEC(struct edit) items;
	struct arena arena;
};

void edits_init(struct edits *edits);
void edits_release(struct edits *edits);

/* text is copied. */
void edits_replace(struct edits *edits, struct span span, struct text text);
void edits_insert(struct edits *edits, uint32_t at, struct text text);
void edits_delete(struct edits *edits, struct span span);

/*
 * Make text what the edits say, in any order they were added; what is put in
 * at one place stands in the order it was added. False, and text as it was,
 * where two of them overlap.
 */
bool edits_apply(struct edits *edits, struct strbuf *text);

/* Where the line that holds the byte begins, and where the next one does. */
uint32_t line_start(struct text t, uint32_t at);
uint32_t line_next(struct text t, uint32_t at);

/*
 * How a line beside the one that holds the byte is to end: as that one does,
 * else as most do: where it has no end, or a lone "\r" in a text of others.
 */
const char *line_end_at(struct text t, uint32_t at);

#endif
