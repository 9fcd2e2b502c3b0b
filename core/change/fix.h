/* SPDX-License-Identifier: MIT */
/*
 * What mends findings: for each one, by itself, the bytes that change. A row
 * for each rule whose findings can be mended without a guess. Nothing is
 * written here.
 */
#ifndef HENCE_CHANGE_FIX_H
#define HENCE_CHANGE_FIX_H

#include "core/base/date.h"
#include "core/check/finding.h"
#include "core/corpus/corpus.h"

struct repo;
struct source;

struct fix {
	const struct finding *finding;
	const char *done; /* what is so then: "it leads to 'a.md'"; or NULL */
	const char *why; /* it cannot be mended, where done is NULL */
	const char *hint; /* what to do then, a sentence, or NULL */
	const struct finding_edit *edits; /* by file, then in order */
	size_t count;
};

struct fixes {
	struct arena arena; /* every string and edit */
	VEC(struct fix) items; /* in the order of the findings */
};

/* What the findings are of. */
struct fix_scope {
	struct repo *repo; /* NULL: outside of git */
	struct source *source;
	const char *rev; /* the source's, or NULL */
	const struct corpus *corpus; /* read whole */
	struct date today;
};

/* Has its rule a row? Not where a waiver silences it, nor, but for some rules,
 * in a file that is no record. */
bool fix_is_for(const struct finding *finding);

void fixes_init(struct fixes *fixes);
void fixes_release(struct fixes *fixes);

/* One for each finding that fix_is_for. */
void fixes_plan(struct fixes *out, const struct fix_scope *scope,
    const struct findings *findings);

/* Put the edits into the findings, and words for them; these live as long as
 * the fixes do. */
void fixes_attach(struct fixes *fixes, struct findings *findings);

#endif
