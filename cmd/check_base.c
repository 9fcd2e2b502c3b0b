/* SPDX-License-Identifier: MIT */
#include "cmd/check_base.h"

#include <string.h>

#include "cmd/cache.h"
#include "core/check/compare.h"
#include "core/corpus/lookup.h"
#include "core/git/history.h"
#include "core/git/source.h"

/* Another state of the repository. */
struct state {
	struct strbuf commit; /* full id */
	struct source *source;
	struct corpus corpus;
	bool has_corpus;
};

static void state_init(struct state *state)
{
	memset(state, 0, sizeof(*state));
	strbuf_init(&state->commit);
}

static void state_release(struct state *state)
{
	if (state->has_corpus)
		corpus_release(&state->corpus);
	source_free(state->source);
	strbuf_release(&state->commit);
}

static enum status state_load(struct state *state, const struct env *env,
    bool names_only, struct error *err)
{
	const struct corpus_options options = {
		.dirs = env->dirs.items,
		.dirs_count = env->dirs.count,
		.names_only = names_only,
	};
	enum status status = source_open(&state->source, env->repo,
	    SOURCE_REVISION, state->commit.buf, err);

	if (status != STATUS_OK)
		return status;
	state->has_corpus = true;
	return cache_load(&state->corpus, env, state->source, &options, err);
}

static void add_moved(const char *from, const char *to, void *context)
{
	moved_paths_add(context, from, to);
}

/* Is some record of before no longer where it was? Only then it is worth
 * looking where it went. */
static bool is_any_gone(const struct corpus *before, const struct corpus *now)
{
	struct lookup lookup;
	bool gone = false;

	lookup_init(&lookup, now);
	for (size_t i = 0; i < before->records.count && !gone; i++)
		gone = !lookup_path(&lookup, before->records.items[i].path);
	lookup_release(&lookup);
	return gone;
}

static enum status find_moved(struct moved_paths *moved, const struct env *env,
    const struct state *before, const struct state *head, struct error *err)
{
	bool committed = env->common.rev || !env->root;

	if (!is_any_gone(&before->corpus, &env->corpus))
		return STATUS_OK;
	return history_renames(env->repo, before->commit.buf,
	    committed ? head->commit.buf : NULL, add_moved, moved, err);
}

static enum status subtract(const struct check *check,
    const struct state *before, const struct moved_paths *moved,
    struct error *err)
{
	struct findings old;
	struct check there = *check;
	enum status status;

	findings_init(&old);
	there.source = before->source;
	there.corpus = &before->corpus;
	there.findings = &old;
	status = check_run(&old, &there, err);
	if (status == STATUS_OK)
		findings_subtract(check->findings, &old, moved);
	findings_release(&old);
	return status;
}

enum status check_base(struct env *env, const struct check *check,
    const char *rev, struct error *err)
{
	struct state tip, before, head;
	struct moved_paths moved;
	enum status status;

	if (!env->repo) {
		error_set(err, STATUS_NO_REPOSITORY,
		    "'--base %s' needs git, and '%s' is in no repository", rev,
		    env->start);
		error_hint(err, "Leave '--base' out to check all there is.");
		return STATUS_NO_REPOSITORY;
	}
	state_init(&tip);
	state_init(&before);
	state_init(&head);
	moved_paths_init(&moved);
	status = history_commit(&tip.commit, env->repo, rev, err);
	if (status == STATUS_OK)
		status = history_commit(&head.commit, env->repo,
		    env->common.rev ? env->common.rev : "HEAD", err);
	if (status == STATUS_OK)
		status = history_merge_base(&before.commit, env->repo,
		    tip.commit.buf, head.commit.buf, err);
	if (status == STATUS_OK)
		status = state_load(&before, env, false, err);
	if (status == STATUS_OK)
		status = state_load(&tip, env, true, err);
	if (status == STATUS_OK)
		status = find_moved(&moved, env, &before, &head, err);
	if (status == STATUS_OK)
		status = subtract(check, &before, &moved, err);
	if (status == STATUS_OK)
		check_numbers_against(check, &tip.corpus, &before.corpus,
		    &moved);
	findings_sort(check->findings);
	moved_paths_release(&moved);
	state_release(&head);
	state_release(&before);
	state_release(&tip);
	return status;
}
