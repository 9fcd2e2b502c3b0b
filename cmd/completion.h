/* SPDX-License-Identifier: MIT */
/*
 * Candidates for the word that a shell completes. Nothing here reports an
 * error: what cannot be read completes nothing.
 */
#ifndef HENCE_CMD_COMPLETION_H
#define HENCE_CMD_COMPLETION_H

#include "cmd/env.h"

/* One of completions/: its file name, and its text. */
struct completion_row {
	const char *name, *text;
};

extern const struct completion_row completion_rows[];
extern const size_t completion_rows_count;

/* "bash", ...: NULL-terminated. */
extern const char *const completion_shells[];

struct completer {
	struct env *env;
	struct strbuf out; /* lines CANDIDATE<TAB>DESCRIPTION */
	struct text head; /* how every candidate begins: "--status=draft," */
	const char *typed; /* what stands behind it already */
	unsigned operand; /* which operand it is, from 0; 0 for values too */
};

/* Add a candidate where it begins with what is typed; NULL: no description. */
void completer_add(struct completer *completer, const char *candidate,
    const char *description);

/* Add all that the bits of enum value_kind stand for. */
void completer_add_values(struct completer *completer, unsigned kinds);

/* Add the records' ids, of the corpus that is open. */
void completer_add_records(struct completer *completer);

#endif
