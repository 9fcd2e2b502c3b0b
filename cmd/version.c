/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cmd/commands.h"

const struct usage usage_version = {
	.about = "Print the name and version of the program.",
};

int cmd_version(struct env *env, const void *values, int argc, char **argv)
{
	(void)env;
	(void)values;
	(void)argc;
	(void)argv;
	printf("hence %s\n", HENCE_VERSION);
	return EXIT_FINE;
}
