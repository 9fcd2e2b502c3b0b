/* SPDX-License-Identifier: MIT */
/* What a program sees to before anything else. */
#ifndef HENCE_BASE_GUARD_H
#define HENCE_BASE_GUARD_H

/*
 * A write beyond the limit of a file's size fails and does not end us. Where
 * stdin, stdout or stderr was closed, no file that is opened later takes its
 * number: reading there is at the end at once, writing fails.
 */
void guard_start(void);

#endif
