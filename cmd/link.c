/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/relate_print.h"
#include "cmd/words.h"
#include "cmd/work.h"
#include "core/change/relate.h"
#include "core/change/supersede.h"

struct link_values {
	const char *reverse;
	bool dry_run;
};

static const struct option_row rows[] = {
	{ .type = OPTION_STRING,
	    .name = "reverse",
	    .argument = "WORDS",
	    .summary = "what B says of A, for a KIND in words of your own",
	    .offset = offsetof(struct link_values, reverse) },
	WORK_DRY_RUN_ROW(offsetof(struct link_values, dry_run)),
	{ .name = NULL },
};

const struct usage usage_link = {
	.synopsis = "[OPTION]... A KIND B",
	.about =
	    "Write into the record A that it stands in a relation to B, and "
	    "the other direction into B, each in the form that the record "
	    "has.\n\n"
	    "KIND is one of supersedes, amends, clarifies, depends-on, "
	    "implements, relates-to, conflicts-with, duplicates and revisits, "
	    "or the other direction (superseded-by, amended-by ...); blanks "
	    "do for dashes. Other words are written into A as they are "
	    "given, and B is left alone unless --reverse says what it is to "
	    "say.",
	.options = rows,
	.examples = "hence link 12 depends-on 7\n"
		    "hence link 12 'amended by' 15\n"
		    "hence link 12 'Inspired by' 7 --reverse 'Inspired'\n",
	.values_size = sizeof(struct link_values),
	.operands_min = 3,
	.operands_max = 3,
	.common = COMMON_DIR,
	.operands = VALUE_RECORD | VALUE_FILE | VALUE_RELATION,
};

static enum status write_supersession(struct work *work,
    const struct bond *bond, const struct record *const records[2],
    struct error *err)
{
	const struct record *older = records[bond->inverse ? 0 : 1];
	const struct record *newer = records[bond->inverse ? 1 : 0];
	struct plan plan = work_plan(work);
	bool waits;
	enum status status = supersede(&plan, older, newer, false, &waits, err);

	if (status == STATUS_OK)
		status = work_finish(work, err);
	if (status == STATUS_OK)
		relate_say_superseded(work, older, newer, false, waits);
	return status;
}

static enum status write_relation(struct work *work, const struct bond *bond,
    const struct record *const records[2], struct error *err)
{
	struct plan plan = work_plan(work);
	bool wrote;
	enum status status;

	if (!bond->words && bond->kind == RELATION_SUPERSEDES)
		return write_supersession(work, bond, records, err);
	status = relate(&plan, records[0], bond, records[1], &wrote, err);
	if (status == STATUS_OK)
		status = work_finish(work, err);
	if (status == STATUS_OK && change_is_empty(&work->change))
		relate_say_nothing(work);
	return status;
}

int cmd_link(struct env *env, const void *values, int argc, char **argv)
{
	const struct link_values *wish = values;
	const char *const ids[] = { argv[0], argv[2] };
	const struct record *records[2];
	struct work work;
	struct bond bond;
	struct error err = { 0 };
	enum status status = relate_read_bond(&bond, argv[1], wish->reverse,
	    &err);

	(void)argc;
	if (status != STATUS_OK)
		return env_fail(env, &err);
	status = work_begin(&work, env, "link", wish->dry_run, &err);
	if (status == STATUS_OK)
		status = work_resolve(records, &work, ids, 2, &err);
	if (status == STATUS_OK)
		status = write_relation(&work, &bond, records, &err);
	work_release(&work);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
