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

extern const struct rule rules[RULE_COUNT];

/* RULE_COUNT: no such rule. */
enum rule_id rule_find(struct text name);

/* As the table has it, for a record of that kind. A record that is closed is
 * judged as a decided one by the integrity families. */
enum severity rule_severity(enum rule_id id, const char *kind,
    enum stage stage);

#endif
