/* SPDX-License-Identifier: MIT */
#include "core/check/rule.h"

#include <string.h>

const struct rule rules[RULE_COUNT] = {
#define RULE(id, name, levels, rfc_levels, waivable, summary, explanation) \
	{ name, levels, rfc_levels, waivable, summary, explanation },
#include "core/check/rules.def"
#undef RULE
};

const char *severity_name(enum severity severity)
{
	static const char *const names[] = { "off", "info", "warning",
		"error" };

	return names[severity];
}

enum stage stage_of(enum record_status status)
{
	static const enum stage stages[] = {
		[RECORD_PROPOSED] = STAGE_PROPOSED,
		[RECORD_LAST_CALL] = STAGE_PROPOSED,
		[RECORD_ACCEPTED] = STAGE_DECIDED,
		[RECORD_DEPRECATED] = STAGE_DECIDED,
		[RECORD_SUPERSEDED] = STAGE_DECIDED,
		[RECORD_REJECTED] = STAGE_CLOSED,
		[RECORD_WITHDRAWN] = STAGE_CLOSED,
		[RECORD_POSTPONED] = STAGE_CLOSED,
	};

	return stages[status];
}

enum rule_id rule_find(struct text name)
{
	for (size_t i = 0; i < RULE_COUNT; i++)
		if (text_equals(name, rules[i].name))
			return (enum rule_id)i;
	return RULE_COUNT;
}

enum severity rule_severity(enum rule_id id, const char *kind, enum stage stage)
{
	static const char letters[] = "-iwe";
	const struct rule *rule = &rules[id];
	const char *levels = rule->rfc_levels && !strcmp(kind, "rfc")
	    ? rule->rfc_levels
	    : rule->levels;
	size_t at = stage == STAGE_CLOSED ? STAGE_DECIDED : stage;

	return (enum severity)(strchr(letters, levels[at]) - letters);
}
