/* SPDX-License-Identifier: MIT */
/*
 * .hence-baseline: the findings of old records that are not reported again. A
 * line is a rule, a path, a subject and a count, with tabs between; there are
 * no line numbers in it, so that edits elsewhere in a record change nothing,
 * and as many findings of one kind as it says are known. Knows no command.
 */
#ifndef HENCE_CHECK_BASELINE_H
#define HENCE_CHECK_BASELINE_H

#include "core/base/map.h"
#include "core/base/vec.h"
#include "core/check/finding.h"

struct source;

#define BASELINE_FILE ".hence-baseline"
#define BASELINE_LIMIT ((size_t)64 << 20) /* bytes */

struct baseline_entry {
	enum rule_id rule;
	const char *path, *subject; /* as a finding's; "" for none */
	uint32_t line; /* of the file; 0: it is not written yet */
	uint32_t count; /* so many findings are known */
	uint32_t fired; /* so many of them are there */
};

struct baseline {
	bool present; /* there is such a file */
	struct arena arena;
	struct map index; /* fingerprint -> index + 1 into entries */
	VEC(struct baseline_entry) entries; /* in the order of the lines */
};

void baseline_init(struct baseline *baseline);
void baseline_release(struct baseline *baseline);

/*
 * Read it from a source; where there is none it stays empty. STATUS_CONFIG,
 * with the line, for what is no entry: a merge's markers, an unknown rule, one
 * finding in two lines.
 */
enum status baseline_load(struct baseline *baseline, struct source *source,
    struct error *err);
enum status baseline_parse(struct baseline *baseline, struct text bytes,
    struct error *err);

/* Mark the findings that are known, as many of a kind as it says, and count
 * them in the entries. */
void baseline_apply(struct baseline *baseline, struct findings *findings);

/* Entries of the rules wanted of which less is there than they say. */
size_t baseline_count_gone(const struct baseline *baseline,
    const bool wanted[RULE_COUNT]);

/* Take in every error and warning of its rules that nothing silences. */
void baseline_add(struct baseline *baseline, const struct findings *findings);

/* Entries know as many findings as are there; those of none have count 0. */
void baseline_prune(struct baseline *baseline);

/* All that its entries know. */
size_t baseline_count(const struct baseline *baseline);

/* Append a new file: what it is for, and the entries as sorted lines. */
void baseline_write(struct strbuf *out, const struct baseline *baseline);

/* Append the file's bytes with its entries as they are now: lines of entries
 * without a count are gone, what is no entry stays. */
void baseline_rewrite(struct strbuf *out, const struct baseline *baseline,
    struct text bytes);

#endif
