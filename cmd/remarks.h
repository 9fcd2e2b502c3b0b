/* SPDX-License-Identifier: MIT */
/* What is wrong with one record, as far as reading it shows. */
#ifndef HENCE_CMD_REMARKS_H
#define HENCE_CMD_REMARKS_H

#include "cmd/env.h"

/*
 * Print "path:line: error: message [family/rule]" on stdout for each; bytes
 * are the file's. Gives the number of errors among them.
 */
size_t remarks_print(const struct env *env, const struct record *record,
    struct text bytes);

#endif
