/* SPDX-License-Identifier: MIT */
#include "cmd/editor.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/child.h"

bool editor_is_welcome(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

const char *editor_choose(struct strbuf *out, struct env *env)
{
	static const char *const names[] = { "hence.editor", "GIT_EDITOR",
		"core.editor", "VISUAL", "EDITOR", NULL };
	const char *name = env_prefer(out, env, names, false);

	if (name)
		return name;
	strbuf_addstr(out, "vi");
	return "default";
}

/* The shell gives the path to the command as "$@", so no name is evaluated. */
static enum status run(const char *editor, const char *path, struct error *err)
{
	struct strbuf command = STRBUF_INIT;
	const char *args[] = { path, NULL };
	struct child_plan plan = { .args = args, .has_terminal = true };
	struct child child;
	enum status status;

	strbuf_addf(&command, "%s \"$@\"", editor);
	plan.shell = command.buf;
	fflush(stdout);
	status = child_start(&child, &plan, err);
	if (status == STATUS_OK && child_wait(&child) != 0)
		status = error_set(err, STATUS_IO, "the editor '%s' failed",
		    editor);
	strbuf_release(&command);
	return status;
}

enum status editor_run(struct env *env, const char *path, struct error *err)
{
	struct strbuf editor = STRBUF_INIT;
	enum status status = STATUS_OK;

	editor_choose(&editor, env);
	/* ":" is git's word for no editor at all. */
	if (strcmp(editor.buf, ":") != 0)
		status = run(editor.buf, path, err);
	strbuf_release(&editor);
	return status;
}
