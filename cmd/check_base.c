/* SPDX-License-Identifier: MIT */
#include "cmd/check_base.h"

#include <string.h>

#include "core/check/compare.h"
#include "core/check/loosened.h"
#include "core/corpus/config_change.h"
#include "core/corpus/memory.h"
#include "core/git/history.h"
#include "core/git/merge.h"
#include "core/git/source.h"

void check_base_init(struct check_base *base, const char *rev, bool merge)
{
	memset(base, 0, sizeof(*base));
	base->rev = rev;
	base->merge = merge;
	check_state_init(&base->tip);
	check_state_init(&base->fork);
	check_state_init(&base->now);
	strbuf_init(&base->head);
	base->memory = record_memory_new();
}

void check_base_release(struct check_base *base)
{
	check_state_release(&base->now);
	check_state_release(&base->fork);
	check_state_release(&base->tip);
	strbuf_release(&base->head);
	record_memory_free(base->memory);
}

static enum status check_use(const struct check_base *base,
    const struct env *env, struct error *err)
{
	if (!env->repo) {
		error_set(err, STATUS_NO_REPOSITORY,
		    "'--base %s' needs git, and '%s' is in no repository",
		    base->rev, env->start);
		error_hint(err, "Leave '--base' out to check all there is.");
		return STATUS_NO_REPOSITORY;
	}
	if (base->merge && env->common.staged) {
		error_set(err, STATUS_USAGE,
		    "'--merge' merges commits, and '--staged' is none");
		error_hint(err, "Commit first, or leave one of them out.");
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

static const char *name_of_head(const struct env *env)
{
	return env->common.rev ? env->common.rev : "HEAD";
}

static enum status find_commits(struct check_base *base, const struct env *env,
    struct error *err)
{
	enum status status = history_commit(&base->tip.commit, env->repo,
	    base->rev, err);

	if (status == STATUS_OK)
		status = history_commit(&base->head, env->repo,
		    name_of_head(env), err);
	if (status == STATUS_OK)
		status = history_merge_base(&base->fork.commit, env->repo,
		    base->tip.commit.buf, base->head.buf, err);
	return status;
}

/* Only what is committed can be on another branch: to ask what has come since
 * HEAD is to know that. */
static void say_nothing_new(const struct check_base *base,
    const struct env *env)
{
	bool more = env->root && !env->common.rev && !base->merge;

	if (!strcmp(base->fork.commit.buf, base->head.buf) &&
	    !(more && !strcmp(base->rev, "HEAD")))
		env_say(env, "'%s' has all commits of '%s' already%s",
		    base->rev, name_of_head(env),
		    more ? "; only what is not committed is compared" : "");
}

static enum status say_conflicts(const struct check_base *base,
    const struct env *env, const struct merge_conflicts *conflicts,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;

	for (size_t i = 0; i < conflicts->paths.count; i++) {
		env_path(&path, env, conflicts->paths.items[i]);
		error_set(err, STATUS_GIT, "'%s' is in conflict with '%s'",
		    path.buf, base->rev);
		env_warn(err);
	}
	strbuf_release(&path);
	error_set(err, STATUS_GIT,
	    "'%s' and '%s' do not merge: %zu file%s in conflict", base->rev,
	    name_of_head(env), conflicts->paths.count,
	    conflicts->paths.count == 1 ? " is" : "s are");
	error_hint(err,
	    "Run 'git merge %s', settle them, commit and check again; nothing "
	    "was judged.",
	    base->rev);
	return STATUS_GIT;
}

static enum status open_merge(struct check_base *base, struct env *env,
    struct error *err)
{
	const char *const commits[] = { base->tip.commit.buf, base->head.buf };
	struct merge_conflicts conflicts;
	enum status status;

	merge_conflicts_init(&conflicts);
	status = merge_open(&env->source, &conflicts, env->repo, commits, err);
	if (status == STATUS_OK && conflicts.paths.count)
		status = say_conflicts(base, env, &conflicts, err);
	merge_conflicts_release(&conflicts);
	return status;
}

/* A change may be what mends a broken configuration: its own counts then. */
static enum status open_tip(struct check_base *base, const struct env *env,
    struct error *err)
{
	enum status status = check_state_open(&base->tip, env, err);

	if (status != STATUS_CONFIG)
		return status;
	error_prefix(err, "'%s'", base->rev);
	error_hint(err,
	    "The change is judged by its own configuration in place of it.");
	env_warn(err);
	base->tip.config = base->now.config;
	base->tip.levels = base->now.levels;
	return STATUS_OK;
}

static enum status open_before(struct check_base *base, const struct env *env,
    struct error *err)
{
	enum status status;

	base->before = &base->tip;
	if (base->merge || !strcmp(base->tip.commit.buf, base->fork.commit.buf))
		return STATUS_OK;
	base->before = &base->fork;
	status = check_state_open(&base->fork, env, err);
	if (status != STATUS_CONFIG)
		return status;
	base->fork.config = base->tip.config;
	base->fork.levels = base->tip.levels;
	return STATUS_OK;
}

/* What the tip finds without being told stays, whatever the change adds. */
static enum status extend_config(struct check_base *base, const struct env *env,
    struct error *err)
{
	const struct config *now = &base->now.config, *tip = &base->tip.config;
	struct config_change change = { tip, &base->before->config, now, NULL };

	if (!tip->collections_count) {
		enum status status = check_state_discover(&base->tip, env, err);

		if (status != STATUS_OK)
			return status;
		change.found = &base->tip.corpus;
	}
	config_extend(&base->config, &change, &base->now.arena);
	return STATUS_OK;
}

enum status check_base_open(struct check_base *base, struct env *env,
    struct error *err)
{
	enum status status = check_use(base, env, err);

	if (status == STATUS_OK)
		status = find_commits(base, env, err);
	if (status == STATUS_OK && base->merge)
		status = open_merge(base, env, err);
	if (status == STATUS_OK)
		status = env_open(env, NEEDS_SOURCE, err);
	if (status == STATUS_OK)
		status = check_state_configure(&base->now, env->source, err);
	if (status == STATUS_OK)
		status = open_tip(base, env, err);
	if (status == STATUS_OK)
		status = open_before(base, env, err);
	if (status == STATUS_OK)
		status = extend_config(base, env, err);
	if (status != STATUS_OK)
		return status;
	say_nothing_new(base, env);
	env->config = &base->config;
	env->memory = base->memory;
	return STATUS_OK;
}

const char *check_base_commit(const struct check_base *base)
{
	return base->before->commit.buf;
}

void check_base_raise(const struct check_base *base, struct rule_levels *levels)
{
	rule_levels_raise(levels, &base->before->levels, &base->now.levels);
}

static void add_moved(const char *from, const char *to, void *context)
{
	moved_paths_add(context, from, to);
}

/* newer: a commit, or NULL: the worktree. */
static enum status follow(struct record_pairs *pairs, struct moved_paths *moved,
    const struct env *env, const char *const commits[2], struct error *err)
{
	enum status status = history_renames(env->repo, commits[0], commits[1],
	    add_moved, moved, err);

	if (status == STATUS_OK)
		record_pairs_follow(pairs, moved);
	return status;
}

static enum status compare(const struct check_base *base,
    const struct check *check, const struct record_pairs *pairs,
    const struct moved_paths *moved, struct error *err)
{
	const struct rules_in_force old = { &base->before->config,
		&base->before->levels };
	const struct rules_in_force now = { &base->now.config,
		&base->now.levels };
	struct findings findings;
	struct check before = *check;
	enum status status;

	findings_init(&findings);
	before.source = base->before->source;
	before.corpus = &base->before->corpus;
	before.findings = &findings;
	before.head = NULL; /* the branches are today's */
	before.evidence = NULL; /* commits are the change's or are not */
	status = check_run_change(check, &before, pairs, moved, err);
	if (status == STATUS_OK)
		check_loosened(check, &old, &now);
	if (status == STATUS_OK)
		check_let_go(check, pairs, moved);
	findings_release(&findings);
	return status;
}

/* The numbers that the tip has taken meanwhile; a merge has them in it. */
static enum status compare_tip(struct check_base *base, const struct env *env,
    const struct check *check, const struct record_pairs *pairs,
    struct error *err)
{
	const char *const commits[] = { base->fork.commit.buf,
		base->tip.commit.buf };
	struct record_pairs theirs = { 0 };
	struct moved_paths moved;
	enum status status;

	if (base->before == &base->tip || !record_pairs_are_numbered(pairs))
		return STATUS_OK;
	moved_paths_init(&moved);
	status = check_state_load(&base->tip, env, err);
	if (status == STATUS_OK) {
		record_pairs_init(&theirs, &base->fork.corpus,
		    &base->tip.corpus);
		if (theirs.gone)
			status = follow(&theirs, &moved, env, commits, err);
	}
	if (status == STATUS_OK)
		check_numbers_against(check, pairs, &theirs);
	record_pairs_release(&theirs);
	moved_paths_release(&moved);
	return status;
}

enum status check_base_run(struct check_base *base, const struct env *env,
    const struct check *check, struct error *err)
{
	bool committed = env->common.rev || !env->root || base->merge;
	const char *const commits[] = { base->fork.commit.buf,
		committed ? base->head.buf : NULL };
	struct record_pairs pairs = { 0 };
	struct moved_paths moved;
	enum status status;

	moved_paths_init(&moved);
	status = check_state_load(base->before, env, err);
	if (status == STATUS_OK) {
		record_pairs_init(&pairs, &base->before->corpus, check->corpus);
		/* worth it only where something may be gone */
		if (pairs.gone || check->options->documents_count)
			status = follow(&pairs, &moved, env, commits, err);
	}
	if (status == STATUS_OK)
		status = compare(base, check, &pairs, &moved, err);
	if (status == STATUS_OK)
		status = compare_tip(base, env, check, &pairs, err);
	findings_sort(check->findings);
	record_pairs_release(&pairs);
	moved_paths_release(&moved);
	return status;
}
