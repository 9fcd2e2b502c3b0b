/* SPDX-License-Identifier: MIT */
/* What a program sees to before anything else, and what must not end it. */
#ifndef HENCE_BASE_GUARD_H
#define HENCE_BASE_GUARD_H

#include <signal.h>

/*
 * A write beyond the limit of a file's size fails and does not end us. Where
 * stdin, stdout or stderr was closed, no file that is opened later takes its
 * number: reading there is at the end at once, writing fails.
 */
void guard_start(void);

struct guard {
	sigset_t saved;
};

/*
 * Between the two a wish to end us (a closed terminal, ^C, ^\, kill) waits: for
 * work that is short and is better not stopped half-way.
 */
void guard_hold_signals(struct guard *guard);
void guard_release_signals(const struct guard *guard);

#endif
