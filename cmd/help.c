/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cmd/commands.h"
#include "cmd/usage.h"

const struct usage usage_help = {
	.synopsis = "[COMMAND]",
	.about =
	    "Say what a command does, which options it takes and how it is "
	    "used; without a COMMAND, list the commands. "
	    "'hence COMMAND --help' says the same.",
	.examples = "hence help # the commands\n"
		    "hence help list # what 'hence list' can do\n",
	.operands_max = 1,
};

int cmd_help(struct env *env, const void *values, int argc, char **argv)
{
	struct strbuf out = STRBUF_INIT;
	const struct command *command = NULL;
	struct error err;

	(void)values;
	if (argc)
		command = command_find(argv[0]);
	if (argc && !command) {
		command_unknown(argv[0], &err);
		return env_fail(env, &err);
	}
	if (command)
		usage_of_command(&out, command);
	else
		usage_overview(&out);
	fwrite(out.buf, 1, out.len, stdout);
	strbuf_release(&out);
	return EXIT_FINE;
}
