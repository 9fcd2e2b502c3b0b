/* SPDX-License-Identifier: MIT */
/*
 * The terminal at the other end of stdout: is there one, how wide is it, and
 * what may be sent to it.
 */
#ifndef HENCE_OUTPUT_TERMINAL_H
#define HENCE_OUTPUT_TERMINAL_H

#include <stdbool.h>

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

#endif
