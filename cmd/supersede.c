/* SPDX-License-Identifier: MIT */
#include "core/change/supersede.h"
#include "cmd/commands.h"
#include "cmd/relate_print.h"
#include "cmd/work.h"

struct supersede_values {
	bool partial;
	bool dry_run;
};

static const struct option_row rows[] = {
	{ .type = OPTION_FLAG,
	    .name = "partial",
	    .summary = "OLD stays in force for what NEW leaves of it",
	    .offset = offsetof(struct supersede_values, partial) },
	WORK_DRY_RUN_ROW(offsetof(struct supersede_values, dry_run)),
	{ .name = NULL },
};

const struct usage usage_supersede = {
	.synopsis = "[OPTION]... OLD NEW",
	.about =
	    "Write that the record NEW takes the place of OLD: into NEW that "
	    "it supersedes OLD, and into OLD that it is superseded by NEW, as "
	    "its status, each in the form that the record has. While NEW is "
	    "not accepted, OLD is left as it is; accepting NEW completes "
	    "it.\n\n"
	    "A record may have several successors: say so once for each. What "
	    "the life cycle does not allow, and a circle, is refused with "
	    "exit code 1.",
	.options = rows,
	.examples = "hence supersede 7 12 # 12 takes the place of 7\n"
		    "hence supersede 7 12 --dry-run\n"
		    "hence supersede 3 12 --partial # 3 still holds, in part\n",
	.values_size = sizeof(struct supersede_values),
	.operands_min = 2,
	.operands_max = 2,
	.common = COMMON_DIR,
	.operands = VALUE_RECORD | VALUE_FILE,
};

int cmd_supersede(struct env *env, const void *values, int argc, char **argv)
{
	const struct supersede_values *wish = values;
	const char *const ids[] = { argv[0], argv[1] };
	const struct record *records[2];
	struct work work;
	struct error err = { 0 };
	bool waits = false;
	enum status status = work_begin(&work, env, "supersede", wish->dry_run,
	    &err);

	(void)argc;
	if (status == STATUS_OK)
		status = work_resolve(records, &work, ids, 2, &err);
	if (status == STATUS_OK) {
		struct plan plan = work_plan(&work);

		status = supersede(&plan, records[0], records[1], wish->partial,
		    &waits, &err);
	}
	if (status == STATUS_OK)
		status = work_finish(&work, &err);
	if (status == STATUS_OK)
		relate_say_superseded(&work, records[0], records[1],
		    wish->partial, waits);
	work_release(&work);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
