/* SPDX-License-Identifier: MIT */
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
	.operands = VALUE_COMMAND,
};

int cmd_help(struct env *env, const void *values, int argc, char **argv)
{
	const struct command *command = argc ? command_find(argv[0]) : NULL;
	struct error err;

	(void)values;
	if (!argc || command)
		return usage_print(command);
	command_unknown(argv[0], &err);
	return env_fail(env, &err);
}
