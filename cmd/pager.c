/* SPDX-License-Identifier: MIT */
#include "cmd/pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/child.h"
#include "core/base/path.h"
#include "core/base/text.h"

/* What a shell gives for a command that it cannot find. */
#define EXIT_NO_COMMAND 127

static bool is_installed(const char *program)
{
	struct text rest = text_of(getenv("PATH")), folder;
	struct strbuf dir = STRBUF_INIT, path = STRBUF_INIT;
	bool is_there = false;

	while (!is_there && text_split(&rest, ':', &folder)) {
		strbuf_clear(&dir);
		strbuf_add(&dir, folder.data, folder.len);
		path_join(&path, dir.buf, program);
		is_there = folder.len && access(path.buf, X_OK) == 0;
	}
	strbuf_release(&dir);
	strbuf_release(&path);
	return is_there;
}

/* Quotes, variables and the like are the shell's to understand. */
static bool is_plain(struct text word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.data[i];

		if (!char_is_alnum(c) && !char_is_one_of(c, "/._+-") &&
		    (unsigned char)c < 0x80)
			return false;
	}
	return true;
}

bool pager_program_is_there(const char *command)
{
	struct text rest = text_trim(text_of(command)), word = rest;
	struct strbuf program = STRBUF_INIT;
	bool is_there = true;

	text_split(&rest, ' ', &word);
	if (is_plain(word)) {
		strbuf_add(&program, word.data, word.len);
		if (text_find_char(word, '/') != SIZE_MAX)
			is_there = access(program.buf, X_OK) == 0;
		else
			is_there = is_installed(program.buf);
	}
	strbuf_release(&program);
	return is_there;
}

const char *pager_choose(struct strbuf *out, struct env *env)
{
	static const char *const names[] = { "HENCE_PAGER", "hence.pager",
		"GIT_PAGER", "core.pager", "PAGER", NULL };
	const char *name = env_prefer(out, env, names, true);

	if (name)
		return name;
	if (is_installed("less"))
		strbuf_addstr(out, "less");
	return "default";
}

/* A reader who leaves early ends the output, not the program. */
static void write_all(int fd, struct text t)
{
	while (t.len) {
		ssize_t count = write(fd, t.data, t.len);

		if (count < 0 && errno != EINTR)
			return;
		t = text_skip(t, count < 0 ? 0 : (size_t)count);
	}
}

/* Show text by command; *code is what that one gives. */
static enum status page_through(int *code, const char *command,
    struct text text, struct error *err)
{
	static const char *const defaults[] = { "LESS=FRX", "LV=-c", NULL };
	struct child_plan plan = { .shell = command,
		.defaults = defaults,
		.has_terminal = true };
	struct sigaction ignore = { .sa_handler = SIG_IGN }, saved;
	struct child child;
	enum status status;
	int ends[2];

	fflush(stdout);
	if (pipe2(ends, O_CLOEXEC) != 0)
		return error_set_errno(err, STATUS_IO, errno,
		    "cannot start '%s'", command);
	plan.in = ends[0];
	status = child_start(&child, &plan, err);
	close(ends[0]);
	if (status == STATUS_OK) {
		sigaction(SIGPIPE, &ignore, &saved);
		write_all(ends[1], text);
		sigaction(SIGPIPE, &saved, NULL);
	}
	close(ends[1]);
	if (status == STATUS_OK)
		*code = child_wait(&child);
	return status;
}

int pager_print(struct env *env, const struct strbuf *text)
{
	struct strbuf command = STRBUF_INIT;
	struct error err;
	int code = EXIT_NO_COMMAND;
	enum status status = STATUS_OK;

	if (!env->common.no_pager && terminal_is_present())
		pager_choose(&command, env);
	if (command.len && strcmp(command.buf, "cat") != 0)
		status = page_through(&code, command.buf,
		    text_make(text->buf, text->len), &err);
	strbuf_release(&command);
	if (status != STATUS_OK)
		return env_fail(env, &err);
	if (code == EXIT_NO_COMMAND)
		fwrite(text->buf, 1, text->len, stdout);
	return EXIT_FINE;
}
