/* SPDX-License-Identifier: MIT */
/* Work that several threads share. The one place that starts any. */
#ifndef HENCE_BASE_THREADS_H
#define HENCE_BASE_THREADS_H

#define THREADS_MAX 64

/* How many to run where so many are wanted; 0: as many as processors. */
unsigned threads_count(unsigned wanted);

/*
 * Call work with each number below count (THREADS_MAX at most), every call in a
 * thread of its own, that of 0 in the calling one; back when all have ended.
 * Where the system gives no thread a call is left out, never that of 0: who
 * works takes what there is left to do.
 */
void threads_run(unsigned count, void (*work)(void *context, unsigned number),
    void *context);

#endif
