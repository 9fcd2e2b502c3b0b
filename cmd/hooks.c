/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/hooks_run.h"
#include "cmd/hooks_write.h"
#include "cmd/work.h"

struct hooks_values {
	bool dry_run;
};

static const struct option_row rows[] = {
	WORK_DRY_RUN_ROW(offsetof(struct hooks_values, dry_run)),
	{ .name = NULL },
};

static const char *const actions[] = { "install", "uninstall", "run", NULL };

const struct usage usage_hooks = {
	.synopsis = "[-n] [install|uninstall [HOOK]... | run HOOK [ARG]...]",
	.about =
	    "Let git call 'hence check': before a commit on what is staged, "
	    "before a push on each commit that is pushed. Only what the commit "
	    "or the push brings is reported, and an error stops it; 'git "
	    "commit --no-verify' and 'git push --no-verify' go past it.\n\n"
	    "'install' writes the hooks pre-commit and pre-push, or the one "
	    "named. A script for sh or bash that is there keeps all it does "
	    "and gets a few lines behind its first one; any other hook is left "
	    "alone, and the line to add to it is said. 'uninstall' takes the "
	    "lines out again. 'run' is what they call. Without an argument the "
	    "state of each hook is printed.",
	.options = rows,
	.examples = "hence hooks # what is there?\n"
		    "hence hooks install # both\n"
		    "hence hooks install pre-push # only that one\n"
		    "hence hooks uninstall\n",
	.values_size = sizeof(struct hooks_values),
	.operands_max = OPERANDS_ANY,
	.words = actions,
};

static enum status list(struct hooks_work *work, const struct env *env)
{
	/* As enum hook_state. */
	static const char *const states[] = { "absent", "another's", "outdated",
		"not executable", "installed" };
	struct strbuf path = STRBUF_INIT;

	for (size_t i = 0; i < work->count; i++) {
		const struct hook *hook = &work->hooks[i];

		hooks_show_path(&path, work, hook, env);
		printf("%-10s  %-14s  ", hook->name, states[hook->state]);
		work_print_line(path.buf);
	}
	strbuf_release(&path);
	return STATUS_OK;
}

static enum status write_all(struct env *env, bool install, char **names,
    bool dry_run, struct error *err)
{
	struct hooks_work hooks;
	struct work work;
	enum status status = work_lock(&work, env, "hooks", dry_run, err);

	hooks_work_init(&hooks);
	if (!status)
		status = hooks_read(&hooks, env, names, err);
	if (!status && install)
		status = hooks_plan_install(&hooks, err);
	for (size_t i = 0; i < hooks.count && !status && !install; i++)
		hook_uninstall(&hooks.hooks[i]);
	if (!status)
		status = hooks_write(&hooks, env, dry_run, err);
	hooks_work_release(&hooks);
	work_release(&work);
	return status;
}

static enum status show(struct env *env, char **none, struct error *err)
{
	struct hooks_work hooks;
	enum status status;

	hooks_work_init(&hooks);
	status = hooks_read(&hooks, env, none, err);
	if (!status)
		status = list(&hooks, env);
	hooks_work_release(&hooks);
	return status;
}

static enum status refuse_action(const char *word, struct error *err)
{
	size_t nearest = text_nearest(word, actions, 3);

	error_set(err, STATUS_USAGE, "unknown action '%s'", word);
	error_hint(err, "%s%s%sValid words: install, uninstall, run.",
	    nearest == SIZE_MAX ? "" : "Did you mean '",
	    nearest == SIZE_MAX ? "" : actions[nearest],
	    nearest == SIZE_MAX ? "" : "'? ");
	return STATUS_USAGE;
}

int cmd_hooks(struct env *env, const void *values, int argc, char **argv)
{
	const struct hooks_values *asked = values;
	bool installs = argc && !strcmp(argv[0], actions[0]);
	struct error err;
	enum status status;

	if (argc && !strcmp(argv[0], "run"))
		return hooks_run(env, argc - 1, argv + 1);
	if (!argc)
		status = show(env, argv, &err);
	else if (installs || !strcmp(argv[0], "uninstall"))
		status = write_all(env, installs, argv + 1, asked->dry_run,
		    &err);
	else
		status = refuse_action(argv[0], &err);
	return status ? env_fail(env, &err) : EXIT_FINE;
}
