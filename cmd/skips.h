/* SPDX-License-Identifier: MIT */
/* Files that look like records and were not read. */
#ifndef HENCE_CMD_SKIPS_H
#define HENCE_CMD_SKIPS_H

#include "cmd/env.h"

/* Say them on stderr: the first few, all with -v, none with -q. */
void skips_say(const struct env *env);

/* The same, but only of the files of these records. */
void skips_say_of(const struct env *env, const record_list *records);

/* The same as errors, which -q does not silence: EXIT_TROUBLE where one of the
 * records was not read, else EXIT_FINE. */
int skips_fail(struct env *env, const record_list *records);

/* Why the file was not read, without its path, which stands beside it. */
const char *skips_reason(const struct corpus_skip *skip);

#endif
