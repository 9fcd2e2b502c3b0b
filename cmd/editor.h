/* SPDX-License-Identifier: MIT */
/* The user's editor, as git chooses and runs it. */
#ifndef HENCE_CMD_EDITOR_H
#define HENCE_CMD_EDITOR_H

#include "cmd/env.h"

/*
 * Open the file (a path from the current folder) and wait until the editor has
 * ended: hence.editor, GIT_EDITOR, core.editor, VISUAL, EDITOR, else vi, run
 * through sh. STATUS_IO when it fails.
 */
enum status editor_run(struct env *env, const char *path, struct error *err);

/* Are stdin and stdout a person's terminal? */
bool editor_is_welcome(void);

#endif
