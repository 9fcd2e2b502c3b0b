/* SPDX-License-Identifier: MIT */
#include "cmd/editor.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

bool editor_is_welcome(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static bool from_environment(struct strbuf *out, const char *name)
{
	const char *value = getenv(name);

	if (!value || !value[0])
		return false;
	strbuf_clear(out);
	strbuf_addstr(out, value);
	return true;
}

static bool from_config(struct strbuf *out, struct env *env, const char *key)
{
	return env_git_config(env, key, out) && out->len;
}

static void choose(struct strbuf *out, struct env *env)
{
	if (from_config(out, env, "hence.editor") ||
	    from_environment(out, "GIT_EDITOR") ||
	    from_config(out, env, "core.editor") ||
	    from_environment(out, "VISUAL") || from_environment(out, "EDITOR"))
		return;
	strbuf_clear(out);
	strbuf_addstr(out, "vi");
}

/* The shell gives the path to the command as "$@", so no name is evaluated. */
static int run(struct strbuf *command, const char *path)
{
	char sh[] = "sh", option[] = "-c", name[] = "hence";
	char *file = mem_strdup(path);
	char *argv[] = { sh, option, command->buf, name, file, NULL };
	int status = -1;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		execv("/bin/sh", argv);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	free(file);
	return status;
}

enum status editor_run(struct env *env, const char *path, struct error *err)
{
	struct strbuf editor = STRBUF_INIT, command = STRBUF_INIT;
	enum status result = STATUS_OK;
	int status = 0;

	choose(&editor, env);
	/* ":" is git's word for no editor at all. */
	if (strcmp(editor.buf, ":") != 0) {
		strbuf_addf(&command, "%s \"$@\"", editor.buf);
		status = run(&command, path);
	}
	if (status != 0) {
		result = error_set(err, STATUS_IO, "the editor '%s' failed",
		    editor.buf);
		error_hint(err, "The record '%s' is there all the same.", path);
	}
	strbuf_release(&editor);
	strbuf_release(&command);
	return result;
}
