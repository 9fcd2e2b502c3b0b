/* SPDX-License-Identifier: MIT */
#include "cmd/env.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/locate.h"
#include "core/base/escape.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/vec.h"
#include "core/change/lock.h"
#include "core/git/repo.h"
#include "core/git/source.h"

static const char *const color_words[] = { "always", "auto", "never", NULL };

#define MEMBER(name) offsetof(struct common_options, name)

const struct option_row common_rows[] = {
	{ .type = OPTION_STRINGS,
	    .letter = 'C',
	    .name = "",
	    .argument = "DIR",
	    .summary = "work as if started in DIR; repeatable",
	    .offset = MEMBER(change_dirs),
	    .completes = VALUE_FOLDER },
	{ .type = OPTION_STRING,
	    .name = "git-dir",
	    .argument = "DIR",
	    .summary = "the repository's git folder",
	    .offset = MEMBER(git_dir),
	    .completes = VALUE_FOLDER },
	{ .type = OPTION_STRINGS,
	    .name = "dir",
	    .argument = "PATH",
	    .summary = "take PATH as a collection; repeatable",
	    .offset = MEMBER(dirs),
	    .use = COMMON_DIR,
	    .completes = VALUE_FOLDER },
	{ .type = OPTION_STRING,
	    .name = "rev",
	    .argument = "REV",
	    .summary = "read that revision, not the files checked out",
	    .offset = MEMBER(rev),
	    .use = COMMON_REVISION,
	    .completes = VALUE_REVISION },
	{ .type = OPTION_FLAG,
	    .name = "staged",
	    .summary = "read what is staged in git's index",
	    .offset = MEMBER(staged),
	    .use = COMMON_REVISION },
	{ .type = OPTION_FLAG,
	    .name = "json",
	    .summary = "print JSON",
	    .offset = MEMBER(json),
	    .use = COMMON_JSON },
	{ .type = OPTION_KEYWORD,
	    .name = "color",
	    .argument = "WHEN",
	    .summary = "always, auto (on a terminal; the default) or never; "
		       "without WHEN always",
	    .offset = MEMBER(color),
	    .words = color_words,
	    .optional = true },
	{ .type = OPTION_FLAG,
	    .name = "no-color",
	    .summary = "the same as --color=never",
	    .offset = MEMBER(no_color) },
	{ .type = OPTION_FLAG,
	    .name = "no-pager",
	    .summary = "do not start a pager",
	    .offset = MEMBER(no_pager) },
	{ .type = OPTION_FLAG,
	    .name = "no-cache",
	    .summary = "read every record anew, and remember none",
	    .offset = MEMBER(no_cache) },
	{ .type = OPTION_COUNT,
	    .letter = 'v',
	    .name = "verbose",
	    .summary = "say more on standard error",
	    .offset = MEMBER(verbose) },
	{ .type = OPTION_FLAG,
	    .letter = 'q',
	    .name = "quiet",
	    .summary = "say nothing but errors",
	    .offset = MEMBER(quiet) },
	{ .type = OPTION_FLAG,
	    .letter = 'h',
	    .name = "help",
	    .summary = "show help",
	    .offset = MEMBER(help) },
	{ .type = OPTION_FLAG,
	    .name = "version",
	    .summary = "print the version",
	    .offset = MEMBER(version) },
	{ .name = NULL },
};

void env_init(struct env *env)
{
	memset(env, 0, sizeof(*env));
}

void env_release(struct env *env)
{
	const struct option_target common = { common_rows, &env->common };

	if (env->has_corpus)
		corpus_release(&env->corpus);
	source_free(env->source);
	repo_free(env->repo);
	locate_free_names(&env->dirs);
	free(env->start);
	free(env->root);
	free(env->cwd);
	options_release(&common);
	env_init(env);
}

static void print_line(const char *prefix, const char *message)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addstr(&line, prefix);
	escape_terminal(&line, text_of(message));
	strbuf_addch(&line, '\n');
	fflush(stdout);
	fwrite(line.buf, 1, line.len, stderr);
	strbuf_release(&line);
}

void env_warn(const struct error *err)
{
	print_line("hence: ", err->message);
	if (err->hint[0])
		print_line("hint: ", err->hint);
}

void env_say_stopped(const struct env *env)
{
	struct error err;

	if (!env->source || source_get_kind(env->source) == SOURCE_REVISION ||
	    env->common.staged || env->said_stopped || env->common.quiet)
		return;
	if (lock_look(env->repo, env->root, &err))
		env_warn(&err);
}

int env_fail(struct env *env, const struct error *err)
{
	env->said_stopped |= err->status == STATUS_STOPPED;
	env_warn(err);
	if (err->status == STATUS_FORBIDDEN)
		return EXIT_FINDINGS;
	return err->status == STATUS_USAGE ? EXIT_USAGE : EXIT_TROUBLE;
}

int env_usage_error(struct env *env, const char *fmt, ...)
{
	struct error err = { STATUS_USAGE, "", "" };
	va_list args;

	va_start(args, fmt);
	vsnprintf(err.message, sizeof(err.message), fmt, args);
	va_end(args);
	return env_fail(env, &err);
}

void env_say(const struct env *env, const char *fmt, ...)
{
	char message[sizeof(((struct error *)NULL)->message)];
	va_list args;

	if (env->common.quiet)
		return;
	va_start(args, fmt);
	vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	print_line("hence: ", message);
}

void env_say_more(const struct env *env, const char *fmt, ...)
{
	char message[sizeof(((struct error *)NULL)->message)];
	va_list args;

	if (!env->common.verbose)
		return;
	va_start(args, fmt);
	vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	env_say(env, "%s", message);
}

const char *env_prefer(struct strbuf *out, struct env *env,
    const char *const *names, bool empty_counts)
{
	for (; *names; names++) {
		bool is_set;

		strbuf_clear(out);
		if (strchr(*names, '.')) {
			is_set = repo_config(env->repo, *names, out);
		} else {
			const char *value = getenv(*names);

			is_set = value != NULL;
			strbuf_addstr(out, value ? value : "");
		}
		if (is_set && (out->len || empty_counts))
			return *names;
	}
	strbuf_clear(out);
	return NULL;
}

const char *env_color_setting(struct strbuf *out, struct env *env)
{
	static const char *const names[] = { "hence.color", "color.ui", NULL };

	return env_prefer(out, env, names, false);
}

/* What the user's git says of colours on a terminal. */
static bool config_forbids_color(struct env *env)
{
	struct strbuf value = STRBUF_INIT;
	struct text word;
	bool forbids;

	env_color_setting(&value, env);
	word = text_of(value.buf);
	forbids = text_equals_nocase(word, "never") ||
	    text_equals_nocase(word, "false") ||
	    text_equals_nocase(word, "no") || text_equals_nocase(word, "off");
	strbuf_release(&value);
	return forbids;
}

bool env_color(struct env *env)
{
	/* The same order as color_words. */
	static const enum terminal_when when[] = { TERMINAL_AUTO,
		TERMINAL_ALWAYS, TERMINAL_AUTO, TERMINAL_NEVER };
	enum terminal_when wanted = when[env->common.color];

	if (env->common.no_color)
		wanted = TERMINAL_NEVER;
	if (!terminal_wants_color(wanted))
		return false;
	return env->common.color || !config_forbids_color(env);
}

/* A pipe whose reader has left needs no complaint. */
static bool reader_has_left(void)
{
	struct pollfd fd = { STDOUT_FILENO, POLLOUT, 0 };

	return poll(&fd, 1, 0) > 0 && (fd.revents & POLLERR);
}

int env_finish(struct env *env, int code)
{
	struct error err;
	int errnum = 0;

	errno = 0;
	if (fflush(stdout) != 0 || ferror(stdout))
		errnum = errno ? errno : EIO;
	if (errnum && reader_has_left())
		return code;
	if (fclose(stdout) != 0 && !errnum)
		errnum = errno;
	if (!errnum || errnum == EPIPE)
		return code;
	error_set_errno(&err, STATUS_IO, errnum,
	    "cannot write to standard output");
	return env_fail(env, &err);
}
