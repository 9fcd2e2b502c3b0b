/* SPDX-License-Identifier: MIT */
/* The user's editor, as git chooses and runs it. */
#ifndef HENCE_CMD_EDITOR_H
#define HENCE_CMD_EDITOR_H

#include "cmd/env.h"

/*
 * Set out to the command: hence.editor, GIT_EDITOR, core.editor, VISUAL,
 * EDITOR, else vi. Gives the name of the setting that decided.
 */
const char *editor_choose(struct strbuf *out, struct env *env);

/*
 * Open the file (a path from the current folder) and wait until the editor,
 * which is run through sh, has ended. STATUS_IO when it fails.
 */
enum status editor_run(struct env *env, const char *path, struct error *err);

/* Are stdin and stdout a person's terminal? */
bool editor_is_welcome(void);

#endif
