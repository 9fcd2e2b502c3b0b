/* SPDX-License-Identifier: MIT */
#include "core/git/commit.h"

#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/command.h"
#include "core/git/internal.h"

/* What git leaves in its folder while something is not at its end. */
static const struct {
	const char *file, *what;
} states[] = {
	{ "MERGE_HEAD", "a merge" },
	{ "rebase-merge", "a rebase" },
	{ "rebase-apply", "a rebase or 'git am'" },
	{ "CHERRY_PICK_HEAD", "a cherry-pick" },
	{ "REVERT_HEAD", "a revert" },
};

static const char *find_state(const struct repo *repo)
{
	struct strbuf path = STRBUF_INIT;
	const char *what = NULL;

	for (size_t i = 0; i < sizeof(states) / sizeof(*states) && !what; i++) {
		path_join(&path, repo->info.git_dir, states[i].file);
		if (file_exists(path.buf))
			what = states[i].what;
	}
	strbuf_release(&path);
	return what;
}

enum status commit_check_state(struct repo *repo, struct error *err)
{
	const char *const args[] = { "ls-files", "--unmerged", NULL };
	const char *what = find_state(repo);
	struct strbuf unmerged = STRBUF_INIT;
	enum status status;

	if (what) {
		error_set(err, STATUS_GIT,
		    "the repository is in the middle of %s", what);
		error_hint(err, "Bring that to its end first.");
		return STATUS_GIT;
	}
	status = repo_run(repo, args, &unmerged, err);
	if (status == STATUS_OK && unmerged.len) {
		status = error_set(err, STATUS_GIT,
		    "files are not merged yet in git's index");
		error_hint(err, "Merge and 'git add' them first.");
	}
	strbuf_release(&unmerged);
	return status;
}

enum status commit_check_path(struct repo *repo, const char *path,
    struct error *err)
{
	const char *const args[] = { "check-ignore", "-q", "--", path, NULL };

	if (repo_run(repo, args, NULL, NULL) != STATUS_OK)
		return STATUS_OK;
	error_set(err, STATUS_GIT, "git ignores '%s'", path);
	error_hint(err, "Take it out of what .gitignore names.");
	return STATUS_GIT;
}

enum status commit_check_branch(struct repo *repo, const char *name,
    struct error *err)
{
	const char *const valid[] = { "check-ref-format", "--branch", name,
		NULL };
	struct strbuf ref = STRBUF_INIT;
	enum status status = STATUS_OK;

	strbuf_addf(&ref, "refs/heads/%s", name);
	const char *const is_there[] = { "show-ref", "--verify", "-q", ref.buf,
		NULL };
	if (*name == '-' || *name == '@' ||
	    repo_run(repo, valid, NULL, NULL) != STATUS_OK) {
		status = error_set(err, STATUS_USAGE,
		    "'%s' is no name for a branch", name);
	} else if (repo_run(repo, is_there, NULL, NULL) == STATUS_OK) {
		status = error_set(err, STATUS_USAGE,
		    "the branch '%s' is there already", name);
		error_hint(err, "Name another one with --branch=NAME.");
	}
	strbuf_release(&ref);
	return status;
}

/*
 * Hooks that work in other repositories too would be misled by a git folder
 * that is said outright: it is only where git would not find ours itself.
 */
static bool git_finds_it(struct repo *repo)
{
	const char *const args[] = { "rev-parse", "--absolute-git-dir", NULL };
	struct strbuf found = STRBUF_INIT;
	bool finds;

	finds = command_git(&found, repo->info.root, args, NULL, NULL) ==
		STATUS_OK &&
	    text_equals(text_trim(text_make(found.buf, found.len)),
		repo->info.git_dir);
	strbuf_release(&found);
	return finds;
}

static enum status run(struct repo *repo, const char *const *args,
    struct error *err)
{
	const char *const plain[] = { "-C", repo->info.root, NULL };
	const char *settings[] = { NULL, NULL };
	struct strbuf index = STRBUF_INIT;
	enum status status;

	if (repo->index_path) {
		strbuf_addf(&index, "GIT_INDEX_FILE=%s", repo->index_path);
		settings[0] = index.buf;
	}
	status = command_user(git_finds_it(repo) ? plain : repo->prefix, args,
	    settings, err);
	strbuf_release(&index);
	return status;
}

enum status commit_branch(struct repo *repo, const char *name, bool quiet,
    struct error *err)
{
	const char *args[] = { "switch", "-c", name, quiet ? "-q" : NULL,
		NULL };

	return run(repo, args, err);
}

typedef VEC(const char *) word_list;

static void add_words(word_list *out, const char *const *words)
{
	for (; *words; words++)
		*vec_push(out) = *words;
}

static enum status run_on_paths(struct repo *repo, const char *const *words,
    const struct commit_plan *plan, struct error *err)
{
	static const char *const literal[] = { "--literal-pathspecs", NULL };
	word_list all = { 0 };
	enum status status;

	add_words(&all, literal);
	add_words(&all, words);
	*vec_push(&all) = "--";
	for (size_t i = 0; i < plan->count; i++)
		*vec_push(&all) = plan->paths[i];
	*vec_push(&all) = NULL;
	status = run(repo, all.items, err);
	vec_release(&all);
	return status;
}

enum status commit_paths(struct repo *repo, const struct commit_plan *plan,
    struct error *err)
{
	static const char *const add[] = { "add", "-N", NULL };
	const char *const commit[] = { "commit", "-m", plan->message,
		plan->quiet ? "-q" : NULL, NULL };
	enum status status = run_on_paths(repo, add, plan, err);

	return status ? status : run_on_paths(repo, commit, plan, err);
}
