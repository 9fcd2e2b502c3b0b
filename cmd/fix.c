/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cmd/check_select.h"
#include "cmd/commands.h"
#include "cmd/fix_findings.h"
#include "cmd/work.h"
#include "core/change/lock.h"
#include "core/change/recover.h"

struct fix_values {
	struct string_list only, without;
	bool finish, abort, dry_run;
};

#define MEMBER(name) offsetof(struct fix_values, name)

static const struct option_row rows[] = {
	{ .type = OPTION_STRINGS,
	    .name = "rule",
	    .argument = "RULE",
	    .summary = "mend only what that rule or family of rules finds; "
		       "repeatable",
	    .offset = MEMBER(only),
	    .words = check_rule_words },
	{ .type = OPTION_STRINGS,
	    .name = "no-rule",
	    .argument = "RULE",
	    .summary = "leave what that rule or family of rules finds; "
		       "repeatable",
	    .offset = MEMBER(without),
	    .words = check_rule_words },
	{ .type = OPTION_FLAG,
	    .name = "continue",
	    .summary = "finish what a command was stopped in",
	    .offset = MEMBER(finish) },
	{ .type = OPTION_FLAG,
	    .name = "abort",
	    .summary = "undo what a command was stopped in",
	    .offset = MEMBER(abort) },
	WORK_DRY_RUN_ROW(MEMBER(dry_run)),
	{ .name = NULL },
};

const struct usage usage_fix = {
	.synopsis = "[-n] [OPTION]... [PATH]... | --continue | --abort",
	.about =
	    "Mend what 'hence check' finds, as far as that takes no guess: "
	    "links whose target was moved, numbers in titles and in the texts "
	    "of links, relations that stand on one side only, the status of "
	    "what is superseded, and tables of contents. With PATHs only what is wrong with these "
	    "files and in these folders. The diff is shown, and written; why "
	    "the rest is left is said.\n\n"
	    "With --continue or --abort set right what a command left behind "
	    "that was stopped while it wrote several files, by a crash or a "
	    "kill. Until then each file is as it was or as it was to be, and "
	    "commands that write refuse to. Prints the path of every file that "
	    "is written. Where somebody has changed one of the files since, "
	    "nothing is done.",
	.options = rows,
	.examples = "hence fix -n # what can be mended\n"
		    "hence fix --rule link docs/decisions\n"
		    "hence fix --continue # all is as the command wanted it\n"
		    "hence fix --abort # all is as it was before\n"
		    "hence fix --abort -n # see first\n",
	.values_size = sizeof(struct fix_values),
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR,
	.operands = VALUE_FILE,
};

static enum status carry_out(struct env *env, const struct journal *journal,
    enum recover_way way, bool dry_run, struct error *err)
{
	struct change plan;
	enum status status = recover_plan(&plan, journal, way, err);

	if (!status && dry_run)
		status = work_print_diff(&plan, err);
	else if (!status)
		status = recover_apply(&plan, journal, way, err);
	if (!status && !dry_run) {
		work_print_paths(env, &plan);
		env_say(env, "'hence %s' is %s", journal->command,
		    way == RECOVER_ABORT ? "undone" : "finished");
	}
	change_release(&plan);
	return status;
}

static int fix(struct env *env, const struct fix_values *values,
    struct error *err)
{
	enum recover_way way = values->abort ? RECOVER_ABORT : RECOVER_CONTINUE;
	struct journal journal;
	enum status status = journal_read(&journal, env->repo, env->root, err);
	int code = EXIT_FINE;

	if (status == STATUS_NOT_FOUND) {
		env_say(env, "no command was stopped half-way: nothing to do");
	} else {
		if (!status)
			status = carry_out(env, &journal, way, values->dry_run,
			    err);
		code = values->dry_run ? EXIT_FINDINGS : EXIT_FINE;
		if (status)
			code = env_fail(env, err);
	}
	journal_release(&journal);
	return code;
}

/* What is for findings alone. */
static const char *misplaced(const struct fix_values *wanted, int argc)
{
	if (wanted->only.count)
		return "--rule";
	if (wanted->without.count)
		return "--no-rule";
	return argc ? "PATH" : NULL;
}

static int set_right(struct env *env, const struct fix_values *wanted)
{
	struct lock lock = LOCK_INIT;
	struct error err;
	int code;

	if (!env->root) {
		error_set(&err, STATUS_UNSUPPORTED,
		    "a bare repository has no files to fix");
		return env_fail(env, &err);
	}
	if (lock_take_to_fix(&lock, env->repo, env->root, &err))
		return env_fail(env, &err);
	code = fix(env, wanted, &err);
	lock_release(&lock);
	return code;
}

int cmd_fix(struct env *env, const void *values, int argc, char **argv)
{
	const struct fix_values *wanted = values;
	const struct fix_request request = { &wanted->only, &wanted->without,
		argv, wanted->dry_run };
	const char *option = misplaced(wanted, argc);

	if (wanted->finish && wanted->abort)
		return env_usage_error(env,
		    "'--continue' and '--abort' exclude each other");
	if (!wanted->finish && !wanted->abort)
		return fix_findings(env, &request);
	if (option)
		return env_usage_error(env, "'%s' has no use for '%s'",
		    wanted->finish ? "--continue" : "--abort", option);
	return set_right(env, wanted);
}
