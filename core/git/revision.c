/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/internal.h"
#include "core/git/refs.h"

#define HEAD_MAX 65536

struct names {
	struct arena arena;
	const char **items;
	size_t count, cap;
};

static void add_name(struct names *names, const char *name)
{
	const char *kept = refs_short_name(name);

	if (kept)
		*vec_push(names) = arena_strdup(&names->arena, kept);
}

static void collect_by_git(struct repo *repo, struct names *names)
{
	static const char *const args[] = { "for-each-ref",
		"--format=%(refname)", NULL };
	struct strbuf list = STRBUF_INIT;
	struct text rest, line;
	char *name;

	repo_run(repo, args, &list, NULL);
	rest = text_make(list.buf, list.len);
	while (text_next_line(&rest, &line)) {
		name = mem_strndup(line.data, line.len);
		add_name(names, name);
		free(name);
	}
	strbuf_release(&list);
}

static void collect(struct repo *repo, struct names *names)
{
	git_reference_iterator *refs = NULL;
	const char *name;

	if (!repo->git) {
		collect_by_git(repo, names);
		return;
	}
	if (git_reference_iterator_new(&refs, repo->git) < 0)
		return;
	while (git_reference_next_name(&name, refs) == 0)
		add_name(names, name);
	git_reference_iterator_free(refs);
}

/* The branch of that name on a remote, or NULL. */
static const char *find_remote(const struct names *names, const char *rev)
{
	struct strbuf end = STRBUF_INIT;
	const char *found = NULL;

	strbuf_addf(&end, "/%s", rev);
	for (size_t i = 0; i < names->count && !found; i++)
		if (text_ends(text_of(names->items[i]), end.buf))
			found = names->items[i];
	strbuf_release(&end);
	return found;
}

static const char *find_near(const struct names *names, const char *rev)
{
	size_t i = text_nearest(rev, names->items, names->count);

	return i < names->count ? names->items[i] : NULL;
}

/* "origin/main" that has not been fetched: say how. */
static bool hint_fetch(struct repo *repo, const char *rev, struct error *err)
{
	const char *branch = strchr(rev, '/');
	struct strbuf key = STRBUF_INIT, url = STRBUF_INIT;
	bool is_remote;

	if (!branch || strpbrk(rev, "~^:@{ "))
		return false;
	strbuf_addf(&key, "remote.%.*s.url", (int)(branch - rev), rev);
	is_remote = repo_config(repo, key.buf, &url);
	if (is_remote)
		error_hint(err,
		    "Fetch it: 'git fetch%s %.*s %s:refs/remotes/%s' (in a "
		    "workflow: fetch-depth: 0).",
		    repo->info.shallow ? " --unshallow" : "",
		    (int)(branch - rev), rev, branch + 1, rev);
	strbuf_release(&key);
	strbuf_release(&url);
	return is_remote;
}

static void hint_near(struct repo *repo, const char *rev, struct error *err)
{
	struct names names = { 0 };
	const char *near;

	arena_init(&names.arena);
	collect(repo, &names);
	near = find_remote(&names, rev);
	if (!near && hint_fetch(repo, rev, err))
		near = rev;
	if (!near && repo->info.shallow)
		error_hint(err,
		    "This clone is shallow: fetch the rest with 'git fetch "
		    "--unshallow' (in CI: fetch-depth: 0).");
	else if (!near)
		near = find_near(&names, rev);
	if (near && strcmp(near, rev) != 0)
		error_hint(err, "Did you mean '%s'?", near);
	vec_release(&names);
	arena_release(&names.arena);
}

static bool is_about_head(const char *rev)
{
	struct text t = text_of(rev);
	size_t len = text_starts(t, "@") ? 1 : strlen("HEAD");

	if (len > 1 && !text_starts(t, "HEAD"))
		return false;
	return t.len == len || char_is_one_of(t.data[len], "~^:@{");
}

/* The branch that HEAD names is not there yet: not damaged, only new. */
static bool is_unborn(struct repo *repo)
{
	static const char *const args[] = { "symbolic-ref", "-q", "HEAD",
		NULL };
	struct strbuf name = STRBUF_INIT, path = STRBUF_INIT;
	bool is_new;

	if (repo->git)
		return git_repository_head_unborn(repo->git) == 1;
	is_new = repo_run(repo, args, &name, NULL) == STATUS_OK;
	strbuf_trim_end(&name);
	path_join(&path, repo->info.common_dir, name.buf);
	is_new = is_new && !file_exists(path.buf);
	strbuf_release(&name);
	strbuf_release(&path);
	return is_new;
}

static enum status say_no_commit(struct repo *repo, const char *rev,
    struct error *err)
{
	error_set(err, STATUS_NOT_FOUND,
	    "no revision '%s': there is no commit yet in '%s'", rev,
	    repo->info.root ? repo->info.root : repo->info.git_dir);
	error_hint(err, "Commit first.");
	return STATUS_NOT_FOUND;
}

static enum status say_damaged(const char *rev, const char *what,
    struct error *err)
{
	error_set(err, STATUS_GIT, "cannot read revision '%s': %s", rev, what);
	error_hint(err, "Run 'git fsck' to see what is wrong.");
	return STATUS_GIT;
}

/* Without a HEAD of git's form git(1) sees no repository at all. */
static enum status say_bad_head(struct repo *repo, const char *rev,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	enum status status;

	path_join(&path, repo->info.git_dir, "HEAD");
	status = file_read(&text, path.buf, HEAD_MAX, NULL);
	if (!status && text_starts(text_of(text.buf), "ref: refs/")) {
		status = say_damaged(rev, "what HEAD names is damaged", err);
	} else {
		status = error_set(err, STATUS_GIT,
		    "cannot read revision '%s': '%s' is damaged", rev,
		    path.buf);
		error_hint(err,
		    "Put 'ref: refs/heads/BRANCH' into it again, with the "
		    "name of your branch.");
	}
	strbuf_release(&path);
	strbuf_release(&text);
	return status;
}

static bool is_trouble(struct text reason)
{
	static const char *const words[] = { "packed-refs", "corrupt",
		"bad object", "unable to", "cannot read", "broken" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (text_find(reason, words[i]) != SIZE_MAX)
			return true;
	}
	return false;
}

/*
 * git names an object for it that could not be read: the object is at fault,
 * not the name. A whole id stands for itself, so that says nothing.
 */
static enum status find_fault(struct repo *repo, const char *rev,
    struct error *err)
{
	const char *const args[] = { "rev-parse", "--verify",
		"--end-of-options", rev, NULL };
	struct strbuf id = STRBUF_INIT, talk = STRBUF_INIT, what = STRBUF_INIT;
	enum status status = STATUS_OK;
	struct text reason;

	status = command_run_talk(&id, &talk, repo->prefix, args, NULL);
	reason = process_reason(&talk);
	strbuf_trim_end(&id);
	if (!status && id.len > 0 && strcmp(id.buf, rev) != 0) {
		strbuf_addf(&what, "its object '%s' is missing or damaged",
		    id.buf);
		status = say_damaged(rev, what.buf, err);
	} else if (status && is_trouble(reason)) {
		strbuf_add(&what, reason.data, reason.len);
		status = say_damaged(rev, what.buf, err);
	} else {
		status = STATUS_OK;
	}
	strbuf_release(&id);
	strbuf_release(&talk);
	strbuf_release(&what);
	return status;
}

/* There, and yet no revision to anybody. */
static bool has_ref_file(const struct repo *repo, const char *rev)
{
	static const char *const folders[] = { "", "refs/", "refs/heads/",
		"refs/tags/", "refs/remotes/" };
	struct strbuf path = STRBUF_INIT;
	bool found = false;
	size_t i;

	if (!*rev || strstr(rev, ".."))
		return false;
	for (i = 0; i < sizeof(folders) / sizeof(folders[0]) && !found; i++) {
		strbuf_clear(&path);
		strbuf_addf(&path, "%s/%s%s", repo->info.common_dir, folders[i],
		    rev);
		found = (i > 0 || text_starts(text_of(rev), "refs/")) &&
		    file_exists(path.buf) && !file_is_folder(path.buf);
	}
	strbuf_release(&path);
	return found;
}

static enum status say_unknown(struct repo *repo, const char *rev,
    struct error *err)
{
	if (has_ref_file(repo, rev))
		return say_damaged(rev, "the ref of that name is damaged", err);
	error_set(err, STATUS_NOT_FOUND, "no revision '%s' in this repository",
	    rev);
	hint_near(repo, rev, err);
	return STATUS_NOT_FOUND;
}

enum status revision_say_missing(struct repo *repo, const char *rev,
    struct error *err)
{
	char id[OBJECT_ID_SIZE];
	enum status status;

	if (is_about_head(rev) && is_unborn(repo))
		return say_no_commit(repo, rev, err);
	status = find_fault(repo, rev, err);
	if (status)
		return status;
	if (is_about_head(rev) && object_resolve(repo, "HEAD", id) != STATUS_OK)
		return say_bad_head(repo, rev, err);
	return say_unknown(repo, rev, err);
}
