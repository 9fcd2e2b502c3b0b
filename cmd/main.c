/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/usage.h"
#include "core/base/guard.h"
#include "core/base/mem.h"
#include "core/base/text.h"
#include "core/base/vec.h"

const struct command commands[] = {
	{ "init", cmd_init, NEEDS_REPOSITORY,
	    "begin a collection of records, or adopt one", &usage_init },
	{ "new", cmd_new, NEEDS_REPOSITORY,
	    "write a new record from a template, with the next number",
	    &usage_new },
	{ "edit", cmd_edit, NEEDS_CORPUS,
	    "open a record in the editor, and say what is wrong then",
	    &usage_edit },
	{ "status", cmd_status, NEEDS_REPOSITORY,
	    "show where a record stands, or move it on", &usage_status },
	{ "propose", cmd_propose, NEEDS_REPOSITORY, "propose records",
	    &usage_propose },
	{ "accept", cmd_accept, NEEDS_REPOSITORY, "accept records",
	    &usage_accept },
	{ "reject", cmd_reject, NEEDS_REPOSITORY, "reject records",
	    &usage_reject },
	{ "withdraw", cmd_withdraw, NEEDS_REPOSITORY, "withdraw records",
	    &usage_withdraw },
	{ "deprecate", cmd_deprecate, NEEDS_REPOSITORY, "deprecate records",
	    &usage_deprecate },
	{ "supersede", cmd_supersede, NEEDS_REPOSITORY,
	    "let one record take another one's place", &usage_supersede },
	{ "link", cmd_link, NEEDS_REPOSITORY,
	    "write how two records are related, into both", &usage_link },
	{ "unlink", cmd_unlink, NEEDS_REPOSITORY,
	    "take the relations between two records out", &usage_unlink },
	{ "object", cmd_object, NEEDS_REPOSITORY,
	    "object to a proposal, or close an objection", &usage_object },
	{ "consent", cmd_consent, NEEDS_REPOSITORY,
	    "consent to a proposal as it stands", &usage_consent },
	{ "review", cmd_review, NEEDS_REPOSITORY,
	    "write down how a decision has turned out", &usage_review },
	{ "list", cmd_list, NEEDS_CORPUS, "list the records", &usage_list },
	{ "show", cmd_show, NEEDS_CORPUS, "show records, rendered or as JSON",
	    &usage_show },
	{ "search", cmd_search, NEEDS_REPOSITORY,
	    "find what was decided, and what was considered", &usage_search },
	{ "options", cmd_options, NEEDS_CORPUS,
	    "show what records considered, and why it won or lost",
	    &usage_options },
	{ "templates", cmd_templates, NEEDS_NAMES,
	    "list the templates of new records, or show one",
	    &usage_templates },
	{ "check", cmd_check, NEEDS_NOTHING,
	    "check the records and the links between them", &usage_check },
	{ "fix", cmd_fix, NEEDS_REPOSITORY,
	    "mend what can be mended, or what was stopped half-way",
	    &usage_fix },
	{ "renumber", cmd_renumber, NEEDS_REPOSITORY,
	    "give a record another number, and mend what names it",
	    &usage_renumber },
	{ "rename", cmd_rename, NEEDS_REPOSITORY,
	    "give a record another title, and mend what names it",
	    &usage_rename },
	{ "toc", cmd_toc, NEEDS_REPOSITORY,
	    "write the tables of contents in Markdown files", &usage_toc },
	{ "hooks", cmd_hooks, NEEDS_REPOSITORY,
	    "let git check what is committed and pushed", &usage_hooks },
	{ "config", cmd_config, NEEDS_NAMES,
	    "show the settings and where each comes from", &usage_config },
	{ "completion", cmd_completion, NEEDS_NOTHING,
	    "print the completions for a shell", &usage_completion },
	{ "doctor", cmd_doctor, NEEDS_NOTHING,
	    "check what the program works with", &usage_doctor },
	{ "help", cmd_help, NEEDS_NOTHING, "show help for a command",
	    &usage_help },
	{ "version", cmd_version, NEEDS_NOTHING, "print the version",
	    &usage_version },
	{ NULL, NULL, NEEDS_NOTHING, NULL, NULL },
};

const struct command *command_find(const char *name)
{
	for (const struct command *row = commands; row->name; row++) {
		if (strcmp(row->name, name) == 0)
			return row;
	}
	return NULL;
}

enum status command_unknown(const char *name, struct error *err)
{
	VEC(const char *) names = { 0 };
	size_t nearest;

	for (const struct command *row = commands; row->name; row++)
		*vec_push(&names) = row->name;
	error_set(err, STATUS_USAGE, "unknown command '%s'", name);
	nearest = text_nearest(name, names.items, names.count);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean 'hence %s'?",
		    names.items[nearest]);
	else
		error_hint(err, "'hence help' lists the commands.");
	vec_release(&names);
	return STATUS_USAGE;
}

static enum status refuse(const char *option, const struct command *command,
    struct error *err)
{
	return error_set(err, STATUS_USAGE, "'hence %s' has no use for '%s'",
	    command->name, option);
}

/* A common option that would be without effect is a mistake. */
static enum status check_common(const struct common_options *common,
    const struct command *command, struct error *err)
{
	unsigned use = command->usage->common;

	if (common->dirs.count && !(use & COMMON_DIR))
		return refuse("--dir", command, err);
	if (common->rev && !(use & COMMON_REVISION))
		return refuse("--rev", command, err);
	if (common->staged && !(use & COMMON_REVISION))
		return refuse("--staged", command, err);
	if (common->json && !(use & COMMON_JSON))
		return refuse("--json", command, err);
	if (common->rev && common->staged)
		return error_set(err, STATUS_USAGE,
		    "'--rev' and '--staged' exclude each other");
	return STATUS_OK;
}

static enum status check_operands(const struct command *command, int argc,
    char **argv, struct error *err)
{
	const struct usage *usage = command->usage;

	if ((unsigned)argc < usage->operands_min)
		error_set(err, STATUS_USAGE, "'hence %s' needs %s",
		    command->name, argc ? "another argument" : "an argument");
	else if (usage->operands_max != OPERANDS_ANY &&
	    (unsigned)argc > usage->operands_max)
		error_set(err, STATUS_USAGE,
		    "'hence %s' does not take the argument '%s'", command->name,
		    argv[usage->operands_max]);
	else
		return STATUS_OK;
	error_hint(err, "Usage: hence %s%s%s", command->name,
	    usage->synopsis ? " " : "", usage->synopsis ? usage->synopsis : "");
	return STATUS_USAGE;
}

static enum status change_folders(const struct string_list *folders,
    struct error *err)
{
	for (size_t i = 0; i < folders->count; i++) {
		const char *folder = folders->items[i];
		bool is_missing;

		if (!folder[0] || chdir(folder) == 0)
			continue;
		is_missing = errno == ENOENT || errno == ENOTDIR;
		return error_set_errno(err,
		    is_missing ? STATUS_USAGE : STATUS_IO, errno,
		    "cannot change to the folder '%s'", folder);
	}
	return STATUS_OK;
}

static int run(struct env *env, const struct command *command, int argc,
    char **argv)
{
	void *values = mem_alloc(command->usage->values_size + 1);
	const struct option_target targets[2] = {
		{ command->usage->options, values },
		{ common_rows, &env->common },
	};
	struct error err;
	enum status status = options_parse(&argc, argv, argc, targets, false,
	    &err);
	int code = EXIT_FINE;

	if (!status && env->common.help) {
		code = usage_print(command);
		goto out;
	}
	if (!status)
		status = check_common(&env->common, command, &err);
	if (!status)
		status = check_operands(command, argc, argv, &err);
	if (!status)
		status = change_folders(&env->common.change_dirs, &err);
	if (!status)
		status = env_open(env, command->needs, &err);
	if (status)
		code = env_fail(env, &err);
	else
		code = command->run(env, values, argc, argv);
	env_say_stopped(env);
out:
	options_release(&targets[0]);
	free(values);
	return code;
}

int command_line_run(struct env *env, int argc, char **argv)
{
	const struct option_target targets[2] = {
		{ common_rows, &env->common },
		{ NULL, NULL },
	};
	const struct command *command;
	bool has_options = argc > 0;
	struct error err;

	if (options_parse(&argc, argv, argc, targets, true, &err))
		return env_fail(env, &err);
	if (env->common.version)
		return cmd_version(env, NULL, 0, argv);
	/* `hence --json $COMMAND` with nothing in it is a mistake */
	if (argc == 0)
		return has_options && !env->common.help ? usage_missing()
							: usage_print(NULL);
	command = command_find(argv[0]);
	if (!command) {
		command_unknown(argv[0], &err);
		return env_fail(env, &err);
	}
	return run(env, command, argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
	struct env env;
	int code;

	guard_start();
	env_init(&env);
	code = command_line_run(&env, argc > 0 ? argc - 1 : 0, argv + 1);
	code = env_finish(&env, code);
	env_release(&env);
	return code;
}
