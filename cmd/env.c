/* SPDX-License-Identifier: MIT */
#include "cmd/env.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cache.h"
#include "cmd/locate.h"
#include "cmd/progress.h"
#include "cmd/skips.h"
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

static enum status open_source(struct env *env, struct error *err)
{
	const char *rev = env->common.rev;
	const struct source_scope scope = {
		(const char *const *)env->dirs.items, env->dirs.count,
		SOURCE_NAMES_MAX
	};
	enum source_kind kind = SOURCE_WORKTREE;

	if (env->source)
		return STATUS_OK;
	if (!env->repo)
		return source_open_folder(&env->source, env->root, &scope, err);
	if (env->common.staged)
		kind = SOURCE_STAGED;
	else if (rev || !env->root)
		kind = SOURCE_REVISION;
	if (kind == SOURCE_REVISION && !rev)
		rev = "HEAD";
	return source_open(&env->source, env->repo, kind, rev, err);
}

/* HENCE_THREADS, for tests and odd machines; 0: as many as processors. */
static unsigned threads_wanted(void)
{
	uint32_t count;

	if (!text_to_number(text_of(getenv("HENCE_THREADS")), &count))
		return 0;
	return count > 256 ? 256 : count;
}

static enum status load_corpus(struct env *env, bool names_only,
    struct error *err)
{
	struct progress progress;
	const struct corpus_options options = {
		.dirs = env->dirs.items,
		.dirs_count = env->dirs.count,
		.threads = threads_wanted(),
		.names_only = names_only,
		.config = env->config,
		.progress = progress_show,
		.context = &progress,
	};
	enum status status;

	env->has_corpus = true;
	progress_start(&progress, "reading records", env->common.quiet);
	status = cache_load(&env->corpus, env, env->source, &options, err);
	progress_end(&progress);
	if (!status && env->corpus.recalled)
		env_say_more(env, "%zu of %zu files were parsed before",
		    env->corpus.recalled, env->corpus.files);
	return status;
}

static enum status check_today(struct error *err)
{
	const char *today = getenv("HENCE_TODAY");
	struct date date;

	if (!today || date_parse_iso(&date, text_of(today)))
		return STATUS_OK;
	error_set(err, STATUS_USAGE, "HENCE_TODAY is no date: '%s'", today);
	error_hint(err, "Write it as YYYY-MM-DD.");
	return STATUS_USAGE;
}

enum status env_open(struct env *env, enum needs needs, struct error *err)
{
	enum status status = STATUS_OK;

	if (needs >= NEEDS_REPOSITORY)
		status = check_today(err);
	if (!status && needs >= NEEDS_REPOSITORY && !env->start)
		status = locate_repository(env, err);
	if (!status && needs >= NEEDS_SOURCE)
		status = open_source(env, err);
	if (!status && needs >= NEEDS_SOURCE)
		status = locate_check_dirs(env, err);
	if (!status && needs >= NEEDS_NAMES && !env->has_corpus)
		status = load_corpus(env, needs == NEEDS_NAMES, err);
	if (!status && needs == NEEDS_CORPUS &&
	    !env->corpus.collections.count && !env->corpus.config.present) {
		skips_say(env);
		status = env_no_collection(env, err);
	}
	return status;
}

enum status env_no_collection(const struct env *env, struct error *err)
{
	error_set(err, STATUS_NO_COLLECTION,
	    "no collection of records found in '%s'",
	    env->root ? env->root : repo_get_info(env->repo)->git_dir);
	error_hint(err,
	    "Run 'hence init' to begin one, or point at one with --dir PATH.");
	return STATUS_NO_COLLECTION;
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
