/* SPDX-License-Identifier: MIT */
/*
 * git(1) as a child process, never through a shell. For what a user's set-up
 * governs, and for repositories that libgit2 cannot read.
 */
#ifndef HENCE_GIT_COMMAND_H
#define HENCE_GIT_COMMAND_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"

/*
 * Run git with args (NULL-terminated, without "git") in folder (NULL: the
 * current one), input on its stdin (NULL: none). Appends what it prints to out
 * (NULL: thrown away). A child that exits with other than 0 is STATUS_GIT, its
 * first line of stderr in the message. LC_ALL=C, no pager, no prompts.
 */
enum status command_git(struct strbuf *out, const char *folder,
    const char *const *args, const struct strbuf *input, struct error *err);

#endif
