/* SPDX-License-Identifier: MIT */
#include "core/output/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
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
