/* SPDX-License-Identifier: MIT */
/*
 * The terminal at the other end of stdout: is there one, how wide is it, what
 * may be sent to it, and the pager before it.
 */
#ifndef HENCE_OUTPUT_TERMINAL_H
#define HENCE_OUTPUT_TERMINAL_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/base/error.h"
#include "core/record/lexicon.h"

enum terminal_when {
	TERMINAL_AUTO,
	TERMINAL_ALWAYS,
	TERMINAL_NEVER
};

/* Is stdout a terminal that understands escapes (TERM is not "dumb")? */
bool terminal_is_present(void);

/*
 * Are colours wanted: always and never as they say; auto on a terminal unless
 * NO_COLOR is set to something.
 */
bool terminal_wants_color(enum terminal_when when);

/* Columns of the terminal; 0 where stdout is none. COLUMNS wins. */
int terminal_width(void);

/* The escape that begins a style, "" when color is false. */
const char *terminal_status_color(enum record_status status, bool color);

struct pager {
	pid_t child; /* 0: none runs */
	int saved_stdout;
};

/*
 * Run command through sh, with what is printed on stdout as its input. LESS
 * is set to FRX and LV to -c where they are not. "" and "cat" start none.
 */
enum status pager_start(struct pager *pager, const char *command,
    struct error *err);

/* Flush stdout, and wait until the reader has left. */
void pager_stop(struct pager *pager);

#endif
