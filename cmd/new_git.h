/* SPDX-License-Identifier: MIT */
/* `new --branch` and `new --commit`: what git does before and afterwards. */
#ifndef HENCE_CMD_NEW_GIT_H
#define HENCE_CMD_NEW_GIT_H

#include "cmd/new_make.h"

/*
 * What can be known before anything is written: does git let us, and how is
 * the branch called? Nothing where neither option is given.
 */
enum status new_git_check(struct new_draft *draft, struct error *err);

/* Make the branch and switch to it, where one is asked for. */
enum status new_git_branch(const struct new_draft *draft, struct error *err);

/* Commit what was written, where that is asked for. */
enum status new_git_commit(const struct new_draft *draft, struct error *err);

/* --dry-run: the commands that would be run. */
void new_git_say(const struct new_draft *draft);

#endif
