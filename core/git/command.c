/* SPDX-License-Identifier: MIT */
#include "core/git/command.h"

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

enum status command_run(struct strbuf *out, const char *const *prefix,
    const char *const *args, const struct strbuf *input, struct error *err)
{
	VEC(const char *) all = { 0 };
	struct strbuf talk = STRBUF_INIT;
	const char *const *arg;
	enum status status;
	int code = 0;

	for (arg = prefix; *arg; arg++)
		*vec_push(&all) = *arg;
	for (arg = args; *arg; arg++)
		*vec_push(&all) = *arg;
	*vec_push(&all) = NULL;
	status = process_run(out, &talk, &code, all.items, input, err);
	if (!status && code != 0) {
		status = error_set(err, STATUS_GIT, "'git %s' failed: %.*s",
		    subcommand(args), TEXT_ARG(process_reason(&talk)));
	}
	vec_release(&all);
	strbuf_release(&talk);
	return status;
}

enum status command_git(struct strbuf *out, const char *folder,
    const char *const *args, const struct strbuf *input, struct error *err)
{
	const char *prefix[] = { "-C", folder, NULL };

	return command_run(out, folder ? prefix : prefix + 2, args, input, err);
}
