/* SPDX-License-Identifier: MIT */
/* The records that a command is asked to show: by their IDs, the bytes of
 * their files, and how wide they are laid out. */
#ifndef HENCE_CMD_SHOWN_H
#define HENCE_CMD_SHOWN_H

#include "cmd/env.h"

/* Every ID must name a record before anything is shown. The caller releases
 * out in any case. */
enum status shown_resolve(record_list *out, struct env *env, int argc,
    char **argv, struct error *err);

/* Append the file of a record; over limit bytes STATUS_TOO_LARGE. */
enum status shown_read(struct strbuf *out, struct env *env,
    const struct record *record, size_t limit, struct error *err);

/* Columns: the terminal's, or what COLUMNS says on a pipe, within reason. */
size_t shown_width(void);

#endif
