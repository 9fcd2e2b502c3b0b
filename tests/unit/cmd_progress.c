/* SPDX-License-Identifier: MIT */
#include "cmd/progress.h"

#include <unistd.h>

#include "tests/unit/test.h"

/* What progress_show and progress_end write, some seconds after the start. */
static void capture(char *out, size_t size, struct progress *progress,
    long seconds)
{
	FILE *file = tmpfile();
	int saved = dup(STDERR_FILENO);
	size_t len;

	fflush(stderr);
	dup2(fileno(file), STDERR_FILENO);
	progress->started.tv_sec -= seconds;
	progress_show(progress, 25, 100);
	progress_show(progress, 26, 100); /* too soon after the last one */
	progress_end(progress);
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	rewind(file);
	len = fread(out, 1, size - 1, file);
	out[len] = '\0';
	fclose(file);
}

int main(void)
{
	struct progress progress;
	char out[256];

	progress_start(&progress, "reading", false);
	progress.enabled = true;
	clock_gettime(CLOCK_MONOTONIC, &progress.started);
	capture(out, sizeof(out), &progress, 5);
	CHECK_STRING(out, "\rreading: 25 of 100 (25 %)\r\x1b[K");
	clock_gettime(CLOCK_MONOTONIC, &progress.started);
	capture(out, sizeof(out), &progress, 0);
	CHECK_STRING(out, "");
	progress_start(&progress, "reading", true);
	CHECK(!progress.enabled);
	return test_end();
}
