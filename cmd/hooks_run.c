/* SPDX-License-Identifier: MIT */
#include "cmd/hooks_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/git/history.h"
#include "core/git/refs.h"

/* What is judged, and what it is compared with: NULL for all that it has. */
struct judged {
	const char *rev; /* NULL: what is staged */
	const char *base;
};

/* What was said of this command line counts for the one in it, too. */
static void begin(struct env *out, const struct env *env,
    const struct judged *judged)
{
	env_init(out);
	out->common.git_dir = env->common.git_dir;
	out->common.color = env->common.color;
	out->common.no_color = env->common.no_color;
	out->common.no_cache = env->common.no_cache;
	out->common.verbose = env->common.verbose;
	/* Who has done nothing wrong wants to hear nothing. */
	out->common.quiet = !env->common.verbose;
	out->common.rev = judged->rev;
	out->common.staged = !judged->rev;
}

/* Is there something to judge? What cannot be read is check's to tell. */
static bool are_there(const struct env *env, const struct judged *judged,
    bool configured)
{
	struct env there;
	struct error unused;
	bool has;

	begin(&there, env, judged);
	has = env_open(&there, NEEDS_NAMES, &unused) ||
	    there.corpus.config.present ||
	    (!configured && there.corpus.collections.count);
	env_release(&there);
	return has;
}

/* A branch from before the records is nobody's mistake; one that takes all of
 * them away, and the configuration, may be. */
static bool has_records(const struct env *env, const struct judged *judged)
{
	const struct judged before = { judged->base, NULL };

	return are_there(env, judged, false) ||
	    (judged->base && are_there(env, &before, true));
}

static int check(struct env *env, const struct judged *judged)
{
	char name[] = "check", option[] = "--base";
	char *base = mem_strdup(judged->base ? judged->base : "");
	char *line[] = { name, option, base, NULL };
	int count = 3, code = EXIT_FINE;
	struct env there;

	if (!judged->base) {
		line[1] = NULL;
		count = 1;
	}
	if (has_records(env, judged)) {
		begin(&there, env, judged);
		code = command_line_run(&there, count, line);
		env->fixable += there.fixable;
		env_release(&there);
	}
	free(base);
	return code;
}

static int end(const struct env *env, int code, const char *verb)
{
	if (code == EXIT_FINDINGS && env->fixable)
		env_say(env, "'hence fix' may mend %zu of these", env->fixable);
	if (code != EXIT_FINE)
		env_say(env,
		    "the %s is stopped; 'git %s --no-verify' goes past this",
		    verb, verb);
	return code;
}

static int run_pre_commit(struct env *env)
{
	struct strbuf head = STRBUF_INIT;
	struct judged judged = { NULL, "HEAD" };
	struct error err;

	/* The first commit brings all there is. */
	if (history_commit(&head, env->repo, "HEAD", &err) == STATUS_NOT_FOUND)
		judged.base = NULL;
	strbuf_release(&head);
	return end(env, check(env, &judged), "commit");
}

/* A line of what git says: "LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID". */
struct pushed {
	struct strbuf local, remote; /* ids; "" for a ref that is not there */
};

static void set_id(struct strbuf *out, struct text id)
{
	strbuf_clear(out);
	for (size_t i = 0; i < id.len; i++) {
		if (id.data[i] != '0') {
			strbuf_add(out, id.data, id.len);
			return;
		}
	}
}

static struct text take_last_word(struct text *line)
{
	struct text word = text_trim_end(*line);
	size_t at = word.len;

	while (at > 0 && word.data[at - 1] != ' ')
		at--;
	line->len = at;
	return text_skip(word, at);
}

/* From the end: a local ref is what was typed, "main@{2 days ago}" too. */
static bool next_pushed(struct pushed *out, struct text *rest)
{
	struct text line;

	while (text_next_line(rest, &line)) {
		set_id(&out->remote, take_last_word(&line));
		take_last_word(&line);
		set_id(&out->local, take_last_word(&line));
		if (line.len)
			return true;
	}
	return false;
}

/*
 * What the other side has of it: the ref's commit, where that is here, else
 * the branch that the remote takes for its main one.
 */
static const char *find_base(struct strbuf *out, const struct env *env,
    const struct pushed *pushed, const char *remote)
{
	struct error unused;

	if (pushed->remote.len &&
	    history_commit(out, env->repo, pushed->remote.buf, &unused) ==
		STATUS_OK)
		return out->buf;
	if (refs_main_branch(out, env->repo, remote) ||
	    refs_main_branch(out, env->repo, "origin"))
		return out->buf;
	return NULL;
}

static int judge_pushed(struct env *env, const struct pushed *pushed,
    const char *remote)
{
	struct strbuf commit = STRBUF_INIT, base = STRBUF_INIT;
	struct judged judged;
	struct error unused;
	int code = EXIT_FINE;

	/* A ref that is deleted, or one to something else than a commit. */
	if (pushed->local.len &&
	    history_commit(&commit, env->repo, pushed->local.buf, &unused) ==
		STATUS_OK) {
		judged.rev = commit.buf;
		judged.base = find_base(&base, env, pushed, remote);
		code = check(env, &judged);
	}
	strbuf_release(&commit);
	strbuf_release(&base);
	return code;
}

static int run_pre_push(struct env *env, const char *remote)
{
	struct strbuf input = STRBUF_INIT;
	struct pushed pushed = { STRBUF_INIT, STRBUF_INIT };
	struct text rest;
	struct error err;
	int code = EXIT_FINE;

	if (file_read_stream(&input, stdin, "standard input", FILE_NO_LIMIT,
		&err)) {
		code = env_fail(env, &err);
		goto out;
	}
	rest = text_make(input.buf, input.len);
	while (next_pushed(&pushed, &rest)) {
		int one = judge_pushed(env, &pushed,
		    remote ? remote : "origin");

		if (one > code)
			code = one;
	}
out:
	strbuf_release(&pushed.local);
	strbuf_release(&pushed.remote);
	strbuf_release(&input);
	return end(env, code, "push");
}

int hooks_run(struct env *env, int argc, char **argv)
{
	struct error err;

	if (!env->repo) {
		error_set(&err, STATUS_NO_REPOSITORY,
		    "hooks are git's, and '%s' is in no repository",
		    env->start);
		return env_fail(env, &err);
	}
	if (argc && !strcmp(argv[0], "pre-commit"))
		return run_pre_commit(env);
	if (argc && !strcmp(argv[0], "pre-push"))
		return run_pre_push(env, argv[1]);
	return env_usage_error(env,
	    "'hence hooks run' needs the name of a hook: pre-commit or "
	    "pre-push");
}
