/* SPDX-License-Identifier: MIT */
#include "cmd/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DELAY_MS 1000 /* shorter work is not worth a line */
#define EVERY_MS 100

static long since_ms(const struct timespec *then, const struct timespec *now)
{
	return (now->tv_sec - then->tv_sec) * 1000 +
	    (now->tv_nsec - then->tv_nsec) / 1000000;
}

void progress_start(struct progress *progress, const char *what, bool quiet)
{
	memset(progress, 0, sizeof(*progress));
	progress->what = what;
	progress->enabled = !quiet && isatty(STDERR_FILENO);
	if (progress->enabled)
		clock_gettime(CLOCK_MONOTONIC, &progress->started);
}

void progress_show(void *context, size_t done, size_t total)
{
	struct progress *progress = context;
	struct timespec now;

	if (!progress->enabled)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (since_ms(&progress->started, &now) < DELAY_MS ||
	    since_ms(&progress->last, &now) < EVERY_MS)
		return;
	progress->last = now;
	progress->shown = true;
	fprintf(stderr, "\r%s: %zu of %zu (%zu %%)", progress->what, done,
	    total, total ? done * 100 / total : 100);
	fflush(stderr);
}

void progress_end(struct progress *progress)
{
	if (progress->shown)
		fputs("\r\x1b[K", stderr);
	progress->shown = false;
}
