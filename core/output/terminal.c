/* SPDX-License-Identifier: MIT */
#include "core/output/terminal.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/text.h"

#define MAX_WIDTH 10000

bool terminal_is_present(void)
{
	const char *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
}

bool terminal_wants_color(enum terminal_when when)
{
	const char *no_color = getenv("NO_COLOR");

	if (when != TERMINAL_AUTO)
		return when == TERMINAL_ALWAYS;
	return !(no_color && no_color[0]) && terminal_is_present();
}

int terminal_width(void)
{
	uint32_t columns;
	struct winsize size;

	if (!isatty(STDOUT_FILENO))
		return 0;
	if (text_to_number(text_of(getenv("COLUMNS")), &columns) && columns &&
	    columns <= MAX_WIDTH)
		return (int)columns;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		return size.ws_col;
	return 80;
}

const char *terminal_status_color(enum record_status status, bool color)
{
	static const char *const escapes[] = {
		[RECORD_NO_STATUS] = "",
		[RECORD_UNKNOWN] = "",
		[RECORD_DRAFT] = "\033[36m",
		[RECORD_PROPOSED] = "\033[33m",
		[RECORD_LAST_CALL] = "\033[33m",
		[RECORD_ACCEPTED] = "\033[32m",
		[RECORD_REJECTED] = "\033[31m",
		[RECORD_POSTPONED] = "\033[36m",
		[RECORD_WITHDRAWN] = "\033[31m",
		[RECORD_DEPRECATED] = "\033[35m",
		[RECORD_SUPERSEDED] = "\033[35m",
	};

	return color ? escapes[status] : "";
}

static void run_pager(const char *command, int input)
{
	signal(SIGPIPE, SIG_DFL);
	dup2(input, STDIN_FILENO);
	close(input);
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

enum status pager_start(struct pager *pager, const char *command,
    struct error *err)
{
	int ends[2];

	memset(pager, 0, sizeof(*pager));
	if (!command[0] || strcmp(command, "cat") == 0)
		return STATUS_OK;
	fflush(stdout);
	if (pipe(ends) != 0)
		return error_set_errno(err, STATUS_IO, errno,
		    "cannot start '%s'", command);
	pager->child = fork();
	if (pager->child == 0) {
		close(ends[1]);
		run_pager(command, ends[0]);
	}
	close(ends[0]);
	if (pager->child < 0) {
		pager->child = 0;
		close(ends[1]);
		return error_set_errno(err, STATUS_IO, errno,
		    "cannot start '%s'", command);
	}
	/* A reader who leaves early ends the output, not the program. */
	signal(SIGPIPE, SIG_IGN);
	pager->saved_stdout = dup(STDOUT_FILENO);
	dup2(ends[1], STDOUT_FILENO);
	close(ends[1]);
	return STATUS_OK;
}

void pager_stop(struct pager *pager)
{
	int status;

	if (!pager->child)
		return;
	fflush(stdout);
	clearerr(stdout);
	dup2(pager->saved_stdout, STDOUT_FILENO);
	close(pager->saved_stdout);
	while (waitpid(pager->child, &status, 0) < 0 && errno == EINTR)
		continue;
	signal(SIGPIPE, SIG_DFL);
	pager->child = 0;
}
