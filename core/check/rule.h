/* SPDX-License-Identifier: MIT */
/* The rules as rows: what each is called, how bad it is when, and why. */
#ifndef HENCE_CHECK_RULE_H
#define HENCE_CHECK_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"
#include "core/record/lexicon.h"

enum severity {
	SEVERITY_OFF,
	SEVERITY_INFO,
	SEVERITY_WARNING,
	SEVERITY_ERROR
};

/* "off", "info", "warning", "error" */
const char *severity_name(enum severity severity);

/* One of "-iwe". */
enum severity severity_of_letter(char letter);

/* Where a record stands, as far as rules care. */
enum stage {
	STAGE_DRAFT, /* no or unknown status, too */
	STAGE_PROPOSED, /* last-call, too */
	STAGE_DECIDED, /* accepted, deprecated, superseded */
	STAGE_CLOSED /* rejected, withdrawn, postponed */
};

enum stage stage_of(enum record_status status);

enum rule_id {
#define RULE(id, name, levels, rfc_levels, waivable, summary, explanation) \
	RULE_##id,
#include "core/check/rules.def"
#undef RULE
	RULE_COUNT
};

struct rule {
	const char *name; /* "family/name" */
	const char *levels, *rfc_levels; /* see rules.def */
	bool waivable;
	const char *summary, *explanation;
};

/* Fewer in the reason of a waiver say nothing. */
#define WAIVER_REASON_WORDS 5

/* Does a waiver's reason have so many words, and not "a b c d e" or one word
 * again and again? NULL says nothing. */
bool rule_waiver_says(const char *reason);

/* What was learnt of a decision is told in so many words. */
#define LESSON_WORDS 5

extern const struct rule rules[RULE_COUNT];

/* Is it about how a decision is made, and judges a record at that moment? */
bool rule_is_decision(enum rule_id id);

/* Does it say no more than an info of what was decided before the repository
 * adopted the rules? */
bool rule_spares_old(enum rule_id id);

/* RULE_COUNT: no such rule. */
enum rule_id rule_find(struct text name);

/* The severities in effect, a letter a stage: [1] in the kind rfc. */
struct rule_levels {
	char letters[RULE_COUNT][2][STAGE_CLOSED];
	bool is_set[RULE_COUNT]; /* by the repository */
};

/* As the table has them. */
void rule_levels_init(struct rule_levels *out);

/*
 * What a repository sets: levels has one of "-iwe" for every stage that is
 * not off (where all are, the decided one), or one for each of the three.
 */
void rule_levels_set(struct rule_levels *levels, enum rule_id id,
    const char *to);

/* Raise to now's what is higher there than it was before; nothing is lowered. */
void rule_levels_raise(struct rule_levels *levels,
    const struct rule_levels *before, const struct rule_levels *now);

/* Does the rule say less than before, of some kind and stage? */
bool rule_is_lowered(enum rule_id id, const struct rule_levels *before,
    const struct rule_levels *now);

/* For a record of that kind. A record that is closed is judged as a decided
 * one by the integrity families. */
enum severity rule_severity(const struct rule_levels *levels, enum rule_id id,
    const char *kind, enum stage stage);

/* The name of a rule that is meant by a name of none, or NULL. */
const char *rule_guess(const char *name);

#endif
