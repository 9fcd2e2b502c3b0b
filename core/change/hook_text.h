/* SPDX-License-Identifier: MIT */
/* The text of hooks: our lines, and what other scripts are. Internal to
 * core/change. */
#ifndef HENCE_CHANGE_HOOK_TEXT_H
#define HENCE_CHANGE_HOOK_TEXT_H

#include <stdbool.h>

#include "core/base/text.h"

/* The line behind ours. */
#define HOOK_END "# <<< hence <<<"

/* Before our lines in a file that is all ours. */
#define HOOK_HEAD "#!/bin/sh\n# Written by 'hence hooks install'.\n"

/* What that hook is to run, with the marks. */
struct text hook_lines(const char *name);

/* Set out to our lines in the text; false where there are none. Without
 * *has_end out is not set. */
bool hook_find_lines(struct text text, struct span *out, bool *has_end);

/* Does its first line say that sh or a shell like it runs it? */
bool hook_is_shell_script(struct text text);

/* A program that writes hooks itself, and would write over our lines. */
struct hook_writer {
	const char *mark; /* in the files that it writes */
	const char *name;
	const char *where; /* what it is to run stands there */
};

/* Who has written that, or NULL. */
const struct hook_writer *hook_find_writer(struct text text);

#endif
