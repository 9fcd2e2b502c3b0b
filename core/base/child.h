/* SPDX-License-Identifier: MIT */
/* Other programs as children of this one. */
#ifndef HENCE_BASE_CHILD_H
#define HENCE_BASE_CHILD_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

#include "core/base/error.h"

/* In place of a file descriptor in a plan. */
#define CHILD_INHERITS 0 /* what this program has there */
#define CHILD_NOTHING (-1) /* /dev/null */

/* What is left out (zero, NULL) is inherited, unset or empty. */
struct child_plan {
	/*
	 * A command line for "sh -c", and args are its "$@"; or NULL, and
	 * args[0] is a program looked for on the PATH. args ends with NULL.
	 */
	const char *shell;
	const char *const *args;
	/* Its stdin, stdout and stderr: a descriptor, or one of the above. */
	int in, out, talk;
	/* "NAME=value", NULL at the end: always so, or where it is not set. */
	const char *const *settings, *const *defaults;
	/*
	 * It talks with the reader (editor, pager): from its start until
	 * child_wait, SIGINT and SIGQUIT are its affair and not ours.
	 */
	bool has_terminal;
};

struct child {
	pid_t pid; /* 0: none */
	bool has_terminal;
	struct sigaction saved[2]; /* what to go back to behind has_terminal */
};

/*
 * Flush stdout yourself before. SIGPIPE, SIGXFSZ and the signal mask are the system's
 * defaults in the child; descriptors that are not its own must be close-on-exec
 * in ours. STATUS_NOT_FOUND when there is no such program (a shell says so
 * itself, by exit code 127), else STATUS_IO; child->pid is 0 then.
 */
enum status child_start(struct child *child, const struct child_plan *plan,
    struct error *err);

/*
 * Wait for its end; gives its exit code, 128 + the signal that ended it, or
 * 127 when that cannot be known. 0 when there is none.
 */
int child_wait(struct child *child);

#endif
