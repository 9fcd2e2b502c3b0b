/* SPDX-License-Identifier: MIT */
#include "cmd/fix_findings.h"

#include <string.h>

#include "cmd/check_select.h"
#include "cmd/check_settings.h"
#include "cmd/work_toc.h"
#include "core/change/mend.h"

struct fixing {
	struct env *env;
	const struct fix_request *request;
	struct check_options options;
};

/* All of it is read and checked, and what is asked for is kept. */
static enum status check(struct findings *out, void *context, struct error *err)
{
	struct fixing *fixing = context;
	struct env *env = fixing->env;
	const struct check check = check_make(env, &fixing->options, out);
	struct check_paths paths = { 0 };
	enum status status;

	if (env->has_corpus)
		corpus_release(&env->corpus);
	env->has_corpus = false;
	status = env_open(env, NEEDS_CORPUS, err);
	if (status == STATUS_OK)
		status = check_settings(&fixing->options, env, err);
	if (status == STATUS_OK)
		status = check_choose_paths(&paths, env, fixing->request->paths,
		    err);
	if (status == STATUS_OK)
		status = check_run(&check, err);
	if (status == STATUS_OK)
		check_keep_paths(out, &paths, &env->corpus);
	check_paths_release(&paths);
	return status;
}

static void say_result(const struct env *env, const struct mend_result *result,
    bool dry_run)
{
	struct strbuf place = STRBUF_INIT;

	env_path(&place, env, result->path);
	if (result->line)
		strbuf_addf(&place, ":%u", result->line);
	if (result->done)
		env_say(env, "%s: %s: %s; %s %s [%s]", place.buf,
		    dry_run ? "can be mended" : "mended", result->message,
		    dry_run ? "then" : "now", result->done,
		    rules[result->rule].name);
	else
		env_say(env, "%s: left: %s; %s [%s]", place.buf,
		    result->message, result->why, rules[result->rule].name);
	if (result->hint)
		env_say_more(env, "%s: %s", place.buf, result->hint);
	strbuf_release(&place);
}

static void say_results(const struct env *env, const struct mending *mending,
    bool dry_run)
{
	size_t done = 0, left = 0, later = 0;

	for (size_t i = 0; i < mending->results.count; i++) {
		const struct mend_result *result = &mending->results.items[i];

		say_result(env, result, dry_run);
		done += result->done != NULL;
		left += !result->done;
		later += result->later;
	}
	if (done)
		env_say(env, "%zu %s in %zu file%s%s", done,
		    dry_run ? "can be mended" : "mended", mending->files.count,
		    mending->files.count == 1 ? "" : "s",
		    later      ? "; run it again for the rest"
			: left ? "; the rest needs a person"
			       : "");
	else
		env_say(env, "nothing to do%s",
		    left ? ": all that is left needs a person" : "");
}

/* The diff is shown before anything is written. */
static enum status finish(struct work *work, const struct mending *mending,
    struct error *err)
{
	enum status status;

	work->change.limit = work->env->corpus.config.record_bytes;
	status = mending_write(mending, &work->change, err);
	if (status == STATUS_OK)
		status = work_follow_toc(work, err);
	if (status == STATUS_OK)
		status = work_print_diff(&work->change, err);
	if (status == STATUS_OK && !work->dry_run)
		status = change_apply(&work->change, err);
	if (status == STATUS_OK)
		say_results(work->env, mending, work->dry_run);
	return status;
}

static enum status run(struct work *work, struct fixing *fixing,
    struct error *err)
{
	struct env *env = work->env;
	struct mending mending;
	enum status status;

	mending_init(&mending);
	mending.check = check;
	mending.context = fixing;
	status = env_open(env, NEEDS_SOURCE, err);
	mending.scope = (struct fix_scope){ .repo = env->repo,
		.source = env->source,
		.corpus = &env->corpus };
	date_today(&mending.scope.today);
	if (status == STATUS_OK)
		status = mending_run(&mending, err);
	if (status == STATUS_OK)
		status = finish(work, &mending, err);
	mending_release(&mending);
	return status;
}

int fix_findings(struct env *env, const struct fix_request *request)
{
	struct fixing fixing = { .env = env, .request = request };
	struct work work;
	struct error err;
	int code = EXIT_FINE;

	if (check_choose_rules(fixing.options.wanted, request->only,
		request->without, &err))
		return env_fail(env, &err);
	if (work_lock(&work, env, "fix", request->dry_run, &err) ||
	    run(&work, &fixing, &err))
		code = env_fail(env, &err);
	else if (request->dry_run && !change_is_empty(&work.change))
		code = EXIT_FINDINGS;
	work_release(&work);
	return code;
}
