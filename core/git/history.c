/* SPDX-License-Identifier: MIT */
#include "core/git/history.h"

#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/internal.h"

#define DEEPEN_HINT \
	"Fetch more of the history: 'git fetch --unshallow', or " \
	"'fetch-depth: 0' in a workflow."

static void trim_line(struct strbuf *out)
{
	strbuf_trim_end(out);
}

enum status history_commit(struct strbuf *out, struct repo *repo,
    const char *rev, struct error *err)
{
	struct strbuf name = STRBUF_INIT;
	const char *args[] = { "rev-parse", "--verify", "--quiet",
		"--end-of-options", NULL, NULL };
	char id[OBJECT_ID_SIZE];
	enum status status = STATUS_OK;

	strbuf_clear(out);
	strbuf_addf(&name, "%s^{commit}", rev);
	if (repo->git) {
		if (object_resolve(repo, name.buf, id))
			status = revision_say_missing(repo, rev, err);
		else
			strbuf_addstr(out, id);
	} else {
		args[4] = name.buf;
		if (repo_run(repo, args, out, NULL))
			status = revision_say_missing(repo, rev, err);
		trim_line(out);
	}
	strbuf_release(&name);
	return status;
}

static enum status say_uncertain(const char *one, const char *other,
    struct error *err)
{
	error_set(err, STATUS_NOT_FOUND,
	    "where '%.12s' and '%.12s' part cannot be told in this shallow "
	    "clone",
	    one, other);
	error_hint(err, DEEPEN_HINT);
	return STATUS_NOT_FOUND;
}

static enum status say_no_base(struct repo *repo, const char *one,
    const char *other, struct error *err)
{
	error_set(err, STATUS_NOT_FOUND,
	    "'%.12s' and '%.12s' have no commit in common%s", one, other,
	    repo->info.shallow ? " in this shallow clone" : "");
	if (repo->info.shallow)
		error_hint(err, DEEPEN_HINT);
	return STATUS_NOT_FOUND;
}

/* In a shallow clone a commit may be named that is not there. */
static bool is_here(struct repo *repo, const char *id)
{
	char tree[OBJECT_ID_SIZE];

	return object_peel(repo, id, tree, NULL) == STATUS_OK;
}

static bool find_by_libgit2(struct strbuf *out, struct repo *repo,
    const char *one, const char *other)
{
	git_oid a, b, base;
	char id[OBJECT_ID_SIZE];

	if (git_oid_fromstr(&a, one) < 0 || git_oid_fromstr(&b, other) < 0 ||
	    git_merge_base(&base, repo->git, &a, &b) < 0)
		return false;
	git_oid_tostr(id, sizeof(id), &base);
	strbuf_addstr(out, id);
	return true;
}

void history_ends(struct map *out, const struct repo *repo)
{
	struct strbuf path = STRBUF_INIT, list = STRBUF_INIT;
	struct text rest, line;

	map_init(out);
	path_join(&path, repo->info.common_dir, "shallow");
	file_read(&list, path.buf, FILE_NO_LIMIT, NULL);
	rest = text_make(list.buf, list.len);
	while (text_next_line(&rest, &line))
		map_at(out, line, NULL);
	strbuf_release(&path);
	strbuf_release(&list);
}

/*
 * A way down from one of them that ends before the merge base may lead to
 * another one, later than this. Not where one of the two is the base itself.
 */
static bool is_certain(struct repo *repo, const char *base, const char *one,
    const char *other)
{
	const char *const args[] = { "rev-list", one, other, "--not", base,
		NULL };
	struct strbuf list = STRBUF_INIT;
	struct text rest, line;
	struct map ends;
	bool certain;

	if (!strcmp(base, one) || !strcmp(base, other))
		return true;
	certain = repo_run(repo, args, &list, NULL) == STATUS_OK;
	history_ends(&ends, repo);
	rest = text_make(list.buf, list.len);
	while (certain && text_next_line(&rest, &line))
		certain = !map_find(&ends, line);
	map_release(&ends);
	strbuf_release(&list);
	return certain;
}

enum status history_merge_base(struct strbuf *out, struct repo *repo,
    const char *one, const char *other, struct error *err)
{
	const char *const args[] = { "merge-base", one, other, NULL };
	bool found;

	strbuf_clear(out);
	/* Where a shallow clone ends libgit2 stumbles and loses memory. */
	found = repo->git && !repo->info.shallow &&
	    find_by_libgit2(out, repo, one, other);
	if (!found) {
		strbuf_clear(out);
		found = repo_run(repo, args, out, NULL) == STATUS_OK;
		trim_line(out);
	}
	if (!found || !is_here(repo, out->buf))
		return say_no_base(repo, one, other, err);
	if (repo->info.shallow && !is_certain(repo, out->buf, one, other))
		return say_uncertain(one, other, err);
	return STATUS_OK;
}

static enum status fail(struct error *err)
{
	const git_error *last = git_error_last();

	return error_set(err, STATUS_GIT, "cannot compare commits: %s",
	    last ? last->message : "unknown reason");
}

static git_tree *read_tree(struct repo *repo, const char *commit)
{
	git_object *object = NULL, *tree = NULL;
	git_oid id;

	if (git_oid_fromstr(&id, commit) == 0 &&
	    git_object_lookup(&object, repo->git, &id, GIT_OBJECT_ANY) == 0)
		git_object_peel(&tree, object, GIT_OBJECT_TREE);
	git_object_free(object);
	return (git_tree *)tree;
}

static enum status diff_by_libgit2(struct repo *repo, const char *older,
    const char *newer, history_rename_fn fn, void *context)
{
	git_diff_find_options find;
	git_diff_options options;
	git_diff *diff = NULL;
	git_tree *from = read_tree(repo, older);
	git_tree *to = newer ? read_tree(repo, newer) : NULL;
	int failed = !from || (newer && !to);

	git_diff_find_options_init(&find, GIT_DIFF_FIND_OPTIONS_VERSION);
	find.flags = GIT_DIFF_FIND_RENAMES | GIT_DIFF_FIND_FOR_UNTRACKED;
	git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
	options.flags = GIT_DIFF_INCLUDE_UNTRACKED |
	    GIT_DIFF_RECURSE_UNTRACKED_DIRS;
	if (!failed)
		failed = newer
		    ? git_diff_tree_to_tree(&diff, repo->git, from, to, NULL)
		    : git_diff_tree_to_workdir_with_index(&diff, repo->git,
			  from, &options);
	if (!failed)
		failed = git_diff_find_similar(diff, &find);
	for (size_t i = 0; !failed && i < git_diff_num_deltas(diff); i++) {
		const git_diff_delta *delta = git_diff_get_delta(diff, i);

		if (delta->status == GIT_DELTA_RENAMED)
			fn(delta->old_file.path, delta->new_file.path, context);
	}
	git_diff_free(diff);
	git_tree_free(from);
	git_tree_free(to);
	return failed ? STATUS_GIT : STATUS_OK;
}

/* "R087", NUL, the old path, NUL, the new path, NUL. */
static enum status diff_by_git(struct repo *repo, const char *older,
    const char *newer, history_rename_fn fn, void *context)
{
	const char *const args[] = { "diff", "--name-status", "-M", "-z",
		"--diff-filter=R", older, newer, NULL };
	struct strbuf list = STRBUF_INIT;
	struct text rest, kind, from, to;

	if (repo_run(repo, args, &list, NULL)) {
		strbuf_release(&list);
		return STATUS_GIT;
	}
	rest = text_make(list.buf, list.len);
	while (text_split(&rest, '\0', &kind) &&
	    text_split(&rest, '\0', &from) && text_split(&rest, '\0', &to))
		fn(from.data, to.data, context);
	strbuf_release(&list);
	return STATUS_OK;
}

enum status history_renames(struct repo *repo, const char *older,
    const char *newer, history_rename_fn fn, void *context, struct error *err)
{
	if (repo->git)
		return diff_by_libgit2(repo, older, newer, fn, context)
		    ? fail(err)
		    : STATUS_OK;
	if (diff_by_git(repo, older, newer, fn, context))
		return error_set(err, STATUS_GIT, "cannot compare commits");
	return STATUS_OK;
}

enum status history_read(struct strbuf *out, struct repo *repo, const char *id,
    size_t limit, struct error *err)
{
	struct object object;

	return object_read(repo, id, limit, &object, out, err);
}
