/* SPDX-License-Identifier: MIT */
/*
 * Parsing many files: a parallel map over (path, bytes). Internal to
 * core/corpus. The calling thread alone reads from the source.
 */
#ifndef HENCE_CORPUS_LOAD_H
#define HENCE_CORPUS_LOAD_H

#include "core/corpus/select.h"

struct load_result {
	bool gone; /* listed, but no longer there */
	/* Of a kep.yaml that was not read, or NULL; all live as long as the
	 * corpus. */
	const char *sidecar, *sidecar_reason, *sidecar_hint;
	struct record *record; /* to be filled in; zeroed before */
};

/*
 * Parse each candidate into results[i] (as many as candidates); what records
 * point to lives in corpus.arena.
 * What cannot be read is a record by its name alone, and a row in
 * corpus.skips; so is a sidecar that cannot be used.
 */
void load_records(struct load_result *results, struct corpus *corpus,
    struct source *source, const candidate_list *candidates,
    const struct corpus_options *options);

#endif
