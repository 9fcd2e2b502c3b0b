/* SPDX-License-Identifier: MIT */
/*
 * Where a command works: the repository around the current folder, and the
 * folders that --dir and operands name. A part of env.
 */
#ifndef HENCE_CMD_LOCATE_H
#define HENCE_CMD_LOCATE_H

#include "cmd/env.h"

/* Fill start, repo, root, cwd and dirs of env. */
enum status locate_repository(struct env *env, struct error *err);

/* Are the --dir folders in the source? They may be in a revision only. */
enum status locate_check_dirs(struct env *env, struct error *err);

/* For who writes. STATUS_USAGE: --dir goes through a link that leaves what is
 * around the current folder. */
enum status locate_check_writing(const struct env *env, struct error *err);

/* Free a list together with its strings, which came from the heap. */
void locate_free_names(struct string_list *names);

#endif
