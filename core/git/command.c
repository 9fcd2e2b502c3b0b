/* SPDX-License-Identifier: MIT */
#include "core/git/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/git/internal.h"

/* The subcommand behind options for git itself ("-C folder", "-c key=value"). */
static const char *subcommand(const char *const *args)
{
	while (*args && (*args)[0] == '-') {
		bool takes_value = (*args)[2] == '\0' &&
		    ((*args)[1] == 'C' || (*args)[1] == 'c');

		args += takes_value && args[1] ? 2 : 1;
	}
	return *args ? *args : "";
}

/* Beside each other, as git takes them. */
static const char **join(const char *const *prefix, const char *const *args)
{
	VEC(const char *) all = { 0 };
	const char *const *arg;

	for (arg = prefix; *arg; arg++)
		*vec_push(&all) = *arg;
	for (arg = args; *arg; arg++)
		*vec_push(&all) = *arg;
	*vec_push(&all) = NULL;
	return all.items;
}

static enum status say_code(const char *const *args, int code,
    const struct strbuf *talk, struct error *err)
{
	if (code == 0)
		return STATUS_OK;
	return error_set(err, STATUS_GIT, "'git %s' failed: %.*s",
	    subcommand(args), TEXT_ARG(process_reason(talk)));
}

enum status command_run(struct strbuf *out, const char *const *prefix,
    const char *const *args, const struct strbuf *input, struct error *err)
{
	const char **all = join(prefix, args);
	struct strbuf talk = STRBUF_INIT;
	enum status status;
	int code = 0;

	status = process_run(out, &talk, &code, all, input, err);
	if (!status)
		status = say_code(args, code, &talk, err);
	strbuf_release(&talk);
	free(all);
	return status;
}

enum status command_run_talk(struct strbuf *out, struct strbuf *talk,
    const char *const *prefix, const char *const *args, struct error *err)
{
	const char **all = join(prefix, args);
	enum status status;
	int code = 0;

	status = process_run(out, talk, &code, all, NULL, err);
	if (!status)
		status = say_code(args, code, talk, err);
	free(all);
	return status;
}

enum status command_git(struct strbuf *out, const char *folder,
    const char *const *args, const struct strbuf *input, struct error *err)
{
	const char *prefix[] = { "-C", folder, NULL };

	return command_run(out, folder ? prefix : prefix + 2, args, input, err);
}

enum status command_user(const char *const *prefix, const char *const *args,
    const char *const *settings, struct error *err)
{
	const char **all = join(prefix, args);
	struct child_plan plan = { .out = STDERR_FILENO,
		.settings = settings,
		.has_terminal = true };
	struct child child;
	enum status status;
	int code = 0;

	fflush(stdout);
	status = process_spawn(&child, &plan, all, err);
	if (!status)
		code = child_wait(&child);
	if (code) {
		error_set(err, STATUS_GIT, "'git %s' failed", subcommand(args));
		status = STATUS_GIT;
	}
	free(all);
	return status;
}
