/* SPDX-License-Identifier: MIT */
#include "core/output/option_words.h"

const char *option_verdict_name(enum option_verdict verdict)
{
	static const char *const names[] = {
		[VERDICT_OPEN] = "open",
		[VERDICT_CHOSEN] = "chosen",
		[VERDICT_REJECTED] = "rejected",
	};

	return names[verdict];
}

const char *option_form_name(enum option_form form)
{
	static const char *const names[] = {
		[OPTION_FRONT_MATTER] = "front-matter",
		[OPTION_HEADING] = "heading",
		[OPTION_TABLE] = "table",
		[OPTION_ITEM] = "item",
		[OPTION_LEAD] = "lead",
		[OPTION_STATEMENT] = "statement",
	};

	return names[form];
}

const char *option_manner_name(enum outcome_manner manner)
{
	static const char *const names[] = {
		[OUTCOME_NONE] = NULL,
		[OUTCOME_AMBIGUOUS] = "ambiguous",
		[OUTCOME_FRONT_MATTER] = "front-matter",
		[OUTCOME_QUOTED] = "quoted",
		[OUTCOME_MARKED] = "marked",
		[OUTCOME_NAMED] = "named",
		[OUTCOME_LABELLED] = "labelled",
		[OUTCOME_SIMILAR] = "similar",
		[OUTCOME_COMBINED] = "combined",
		[OUTCOME_ITSELF] = "itself",
	};

	return names[manner];
}
