/* SPDX-License-Identifier: MIT */
/*
 * A git(1) child with pipes on stdin, stdout and stderr. Knows nothing of
 * repositories; inside core/git only.
 */
#ifndef HENCE_GIT_PROCESS_H
#define HENCE_GIT_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/child.h"
#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

struct process {
	struct child child; /* its pid is 0: none runs */
	int in, out, talk; /* our ends of the child's 0, 1 and 2; -1: closed */
	bool is_broken; /* some of what it printed was lost */
	/* "NAME=value", NULL at the end, set between process_init and
	 * process_start; or NULL. Kept as long as the process is used. */
	const char *const *settings;
};

void process_init(struct process *process); /* none runs */

/*
 * Start git by a plan without arguments: args are those behind "git". Fails as
 * STATUS_GIT, whatever stood in the way.
 */
enum status process_spawn(struct child *child, struct child_plan *plan,
    const char *const *args, struct error *err);

/* args without "git", NULL-terminated. With or without a pipe to its stdin. */
enum status process_start(struct process *process, const char *const *args,
    bool with_input, struct error *err);

/*
 * Wait until something can be moved and move it: bytes of *input to the child
 * (its stdin stays open behind them), what it prints to out and talk (each may
 * be NULL: thrown away). False when stdout and stderr are both at their end.
 */
bool process_pump(struct process *process, struct text *input,
    struct strbuf *out, struct strbuf *talk);

/*
 * Close the pipes, wait for the end; gives the exit code (128 + a signal), and
 * not 0 when a part of what it printed was lost.
 */
int process_finish(struct process *process);

/* Start, feed input (may be NULL), gather, finish. */
enum status process_run(struct strbuf *out, struct strbuf *talk, int *code,
    const char *const *args, const struct strbuf *input, struct error *err);

/* The line of git's stderr that says what failed, without its "fatal: ". */
struct text process_reason(const struct strbuf *talk);

#endif
