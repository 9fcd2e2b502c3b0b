/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cmd/cache.h"
#include "cmd/env.h"
#include "cmd/locate.h"
#include "cmd/progress.h"
#include "cmd/skips.h"
#include "core/git/repo.h"
#include "core/git/source.h"

static enum status open_source(struct env *env, bool lists, struct error *err)
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
	return lists
	    ? source_open(&env->source, env->repo, kind, rev, err)
	    : source_open_unlisted(&env->source, env->repo, kind, rev, err);
}

unsigned env_threads(void)
{
	uint32_t count;

	if (!text_to_number(text_of(getenv("HENCE_THREADS")), &count))
		return 0;
	return count;
}

void env_corpus_options(struct corpus_options *out, const struct env *env)
{
	*out = (struct corpus_options){
		.dirs = env->dirs.items,
		.dirs_count = env->dirs.count,
		.threads = env_threads(),
		.config = env->config,
	};
}

static enum status load_corpus(struct env *env, bool names_only,
    struct error *err)
{
	struct progress progress;
	struct corpus_options options;
	enum status status;

	env_corpus_options(&options, env);
	options.names_only = names_only;
	options.progress = progress_show;
	options.context = &progress;
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
		status = open_source(env, true, err);
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

enum status env_open_unlisted(struct env *env, struct error *err)
{
	enum status status = env_open(env, NEEDS_REPOSITORY, err);

	if (!status)
		status = open_source(env, env->dirs.count > 0, err);
	return status ? status : locate_check_dirs(env, err);
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
