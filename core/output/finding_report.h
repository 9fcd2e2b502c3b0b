/* SPDX-License-Identifier: MIT */
/*
 * Findings in the forms that people and programs read: a file for each form.
 * Each is valid whatever records, paths and messages hold.
 */
#ifndef HENCE_OUTPUT_FINDING_REPORT_H
#define HENCE_OUTPUT_FINDING_REPORT_H

#include <stdio.h>

#include "core/base/strbuf.h"
#include "core/corpus/corpus.h"
#include "core/output/finding_place.h"

struct finding_report {
	const struct corpus *corpus;
	const struct finding_place *places; /* in the order of check_run */
	size_t count;
	size_t records; /* so many were checked */
	const bool *chosen; /* which, as corpus->records; NULL: all */
	/* How text shows a path; NULL: as it is, from the root. */
	void (*show_path)(struct strbuf *out, const void *context,
	    const char *path);
	const void *context;
	size_t width; /* of the terminal that shows source lines, 0: none */
	bool color;
	bool infos; /* text and GitHub's annotations have them, too */
	bool waived; /* findings that a waiver silences, too */
	bool strict; /* warnings fail */
};

/* path:line:col: severity: message [family/rule] */
void finding_text(FILE *out, const struct finding_report *report);
/* docs/json.md describes it. */
void finding_json(FILE *out, const struct finding_report *report);
/* SARIF 2.1.0: a run, with all the rules. */
void finding_sarif(FILE *out, const struct finding_report *report);
/* Annotations of GitHub's workflows, as many as it shows. */
void finding_github(FILE *out, const struct finding_report *report);
/* A suite for each collection, a case for each record with a finding. */
void finding_junit(FILE *out, const struct finding_report *report);

struct finding_counts {
	size_t severities[SEVERITY_ERROR + 1]; /* without those waived */
	size_t waived;
	size_t records, others; /* files with any of them but infos */
	size_t old; /* records that would fail, were they not decided early */
};

void finding_count(struct finding_counts *out,
    const struct finding_report *report);

/* Append "3 records that were decided before 2026-11-20 would not pass"; false:
 * there are none. */
bool finding_say_old(struct strbuf *out, const struct finding_report *report);

/* Append "2 errors, 1 warning in 3 of 120 records; 3 infos, shown with -v". */
void finding_summary(struct strbuf *out, const struct finding_report *report);

/* Is it left out where only what matters is shown? */
bool finding_is_hidden(const struct finding *finding,
    const struct finding_report *report);

/* Append its message, and what mends it as a sentence of its own. */
void finding_words(struct strbuf *out, const struct finding *finding);

#endif
