/* SPDX-License-Identifier: MIT */
/* How far a long piece of work is, on stderr: on a terminal, after a second. */
#ifndef HENCE_CMD_PROGRESS_H
#define HENCE_CMD_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
	const char *what; /* "reading records" */
	bool enabled, shown;
	struct timespec started, last;
};

void progress_start(struct progress *progress, const char *what, bool quiet);

/* Fits corpus_options.progress; context is the struct progress. */
void progress_show(void *context, size_t done, size_t total);

/* Take the line away again. */
void progress_end(struct progress *progress);

#endif
