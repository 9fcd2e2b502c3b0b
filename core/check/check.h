/* SPDX-License-Identifier: MIT */
/*
 * The rules over a corpus: gives findings, prints nothing, writes nothing.
 * Each family is a file or several: record_form, safe_to_try, options, numbers,
 * links, relations, toc, lifecycle. What becomes of a change is compare's and
 * loosened's.
 */
#ifndef HENCE_CHECK_CHECK_H
#define HENCE_CHECK_CHECK_H

#include "core/base/date.h"
#include "core/check/anchors.h"
#include "core/check/finding.h"
#include "core/check/left_over.h"
#include "core/corpus/corpus.h"

struct baseline;
struct evidence;
struct evidence_act;
struct record_evidence;
struct repo;
struct source;

struct check_options {
	struct date today; /* UTC, or --as-of */
	/* A bit a rule; rules that are not in it do not run. */
	bool wanted[RULE_COUNT];
	struct rule_levels levels;
	enum anchor_style anchors;
	/* Patterns of other Markdown whose links into the records are checked,
	 * too (see documents.h). */
	const char *const *documents;
	size_t documents_count;
	/* What record/placeholder looks for in the records. */
	struct template_lines templates;
};

/* The severities with "rules:" of the configuration. STATUS_CONFIG, with the
 * line, where it names no rule. */
enum status check_levels(struct rule_levels *out, const struct config *config,
    struct error *err);

/* What the rules look at. */
struct check {
	struct repo *repo; /* NULL: outside of git */
	struct source *source;
	const struct corpus *corpus;
	const struct check_options *options;
	struct findings *findings;
	unsigned threads; /* 0: as many as there are processors */
	/* The records that a change has touched, as the corpus has them; what
	 * a rule finds by looking at another one alone is as it was before, and
	 * not looked for. NULL: no change is judged. */
	const bool *touched;
	/* What commits prove; NULL: nothing is known, and what only they can
	 * show is not looked for. */
	struct evidence *evidence;
	/* Those whose findings are asked for; NULL: all. */
	const bool *asked;
	struct baseline *baseline; /* what is known already, or NULL */
	/* The full id of the commit that is checked, or that the files checked
	 * out stand on. NULL: nobody looks at branches and the past. */
	const char *head;
	/* That of the branch to be merged with, or NULL. */
	const char *tip;
};

/*
 * Run the rules and put what they find into check.findings: severities, waivers
 * and baseline applied, in the order of paths, places and rules. STATUS_GIT and
 * the like where history cannot be read.
 */
enum status check_run(const struct check *check, struct error *err);

/* The same with those rules alone that judge a record by itself: what the gate
 * of a move asks. */
void check_gate(struct findings *out, const struct check *check);

/* For the families: add a finding unless the rule is off here. NULL: it is
 * off. The rest of the finding is filled in by the caller; severity is the
 * rule's for the record and may be changed. */
struct finding *check_add(const struct check *check, enum rule_id rule,
    const struct record *record, const char *fmt, ...) PRINTF_LIKE(4, 5);

/* Say what mends the finding, in a sentence. NULL is fine. */
void check_advise(const struct check *check, struct finding *finding,
    const char *fmt, ...) PRINTF_LIKE(3, 4);

/* At most, or at least, that severity, unless the repository has set the rule.
 * NULL is fine. */
void check_limit(const struct check *check, struct finding *finding,
    enum severity most);
void check_raise(const struct check *check, struct finding *finding,
    enum severity least);

/* The record's id, for commands that mend something; lives as long as the
 * findings. */
const char *check_id(const struct check *check, const struct record *record);

/* Are the findings of the record of that index asked for? */
bool check_is_asked(const struct check *check, size_t index);

/* They are, and the change, where one is judged, has touched it. */
bool check_is_judged(const struct check *check, size_t index);

/* Has the change touched it? False without one. */
bool check_is_touched(const struct check *check, const struct record *record);

/* How many words are said there; none where nothing is. */
uint32_t check_words_said(const struct record *record, string_ref said);

/* The words in all sections of these classes and in those below them. *found:
 * there is such a section. */
uint32_t check_words(const struct record *record, uint64_t classes,
    bool *found);

/* Was it decided before the day (decisions: since) from which on records are
 * held to the decision rules? */
bool check_is_old(const struct check *check, const struct record *record);

/* Append "commit 1a2b3c4d by Ana, 2026-11-20", or "not committed yet". */
void check_say_act(struct strbuf *out, const struct evidence_act *act);

/* Does a section of these classes (bits) link to a record, or name one of ours
 * by its id? */
bool check_leads_to_record(const struct check *check,
    const struct record *record, uint64_t classes);

/* The families. Those that look at the corpus alone run beside the others, and
 * have neither repo, source nor evidence: see check_run. */
void check_record_form(const struct check *check, const struct record *record);
void check_content(const struct check *check, const struct record *record);
void check_left_over(const struct check *check); /* of templates */
void check_numbers(const struct check *check);
enum status check_taken(const struct check *check, struct error *err);
void check_safe_to_try(const struct check *check, const struct record *record);
void check_considered(const struct check *check, const struct record *record);
void check_again(const struct check *check); /* what was rejected before */
enum status check_links(const struct check *check, struct error *err);
void check_relations(const struct check *check);
void check_cycles(const struct check *check);
void check_toc(const struct check *check);
void check_unknown(const struct check *check); /* in relations */
void check_mentions(const struct check *check); /* in running text */
void check_lifecycle(const struct check *check);
void check_changed(const struct check *check, const struct record *record,
    const struct record_evidence *row);
void check_waivers(const struct check *check); /* last: it looks at all */

#endif
