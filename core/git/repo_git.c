/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/internal.h"

static const char remedy[] = "safe.directory ";
static const char bare_start[] = "bare repository '";

/* git prints the remedy itself; the folder in it is the one it checks. */
static enum status say_not_ours(const struct repo_place *place,
    const struct strbuf *talk, struct error *err)
{
	const char *found = strstr(talk->buf, remedy);
	const char *folder = place->git_dir ? place->git_dir : place->folder;
	struct text path = text_of(folder);

	if (found) {
		path = text_of(found + strlen(remedy));
		path.len = strcspn(path.data, "\r\n");
	}
	error_set(err, STATUS_GIT,
	    "the repository of '%s' belongs to another user", folder);
	error_hint(err,
	    "If you trust it: git config --global --add safe.directory %.*s",
	    TEXT_ARG(path));
	return STATUS_GIT;
}

/* "cannot use bare repository '/a/b' (safe.bareRepository is 'explicit')" */
static enum status say_bare(const char *name, const struct strbuf *talk,
    struct error *err)
{
	struct text found = text_make(talk->buf, talk->len);
	size_t start = text_find(found, bare_start);
	enum status status;
	size_t end;
	char *folder;

	if (start != SIZE_MAX)
		found = text_skip(found, start + strlen(bare_start));
	end = text_find(found, "' (safe.");
	if (start == SIZE_MAX || end == SIZE_MAX)
		return discover_say_bare(name, err);
	folder = mem_strndup(found.data, end);
	status = discover_say_bare(folder, err);
	free(folder);
	return status;
}

static enum status say_refused(const struct repo_place *place,
    const struct strbuf *talk, const char *why, struct error *err)
{
	const char *name = place->git_dir ? place->git_dir : place->folder;

	if (strstr(talk->buf, "dubious ownership") ||
	    strstr(talk->buf, "unsafe repository"))
		return say_not_ours(place, talk, err);
	if (strstr(talk->buf, "safe.bareRepository"))
		return say_bare(name, talk, err);
	if (strstr(talk->buf, "not a git repository") && place->git_dir)
		return repo_say_none(place, err);
	if (strstr(talk->buf, "not a git repository"))
		return error_set(err, STATUS_NO_REPOSITORY,
		    "'%s' is in no git repository", name);
	return error_set(err, STATUS_GIT,
	    "git cannot open the repository of '%s': %.*s (libgit2 says: %s)",
	    name, TEXT_ARG(process_reason(talk)), *why ? why : "nothing");
}

/*
 * Where git(1) is to stand for a repository that was named by its git folder:
 * in the worktree beside it, as libgit2 takes it.
 */
static void find_beside(struct strbuf *folder, struct strbuf *git_dir)
{
	struct strbuf path = STRBUF_INIT;
	struct error ignored;
	struct text parent;

	path_join(&path, git_dir->buf, ".git");
	if (file_exists(path.buf)) {
		strbuf_addstr(folder, git_dir->buf);
		strbuf_clear(git_dir);
		goto out;
	}
	path_join(&path, git_dir->buf, "gitdir");
	strbuf_addstr(folder, git_dir->buf);
	if (file_exists(path.buf)) {
		strbuf_clear(folder);
		file_read(folder, path.buf, FILE_NO_LIMIT, &ignored);
		strbuf_setlen(folder, strcspn(folder->buf, "\r\n"));
	}
	parent = path_parent(folder->buf);
	if (!text_equals(path_base(folder->buf), ".git"))
		parent.len = 0;
	strbuf_setlen(folder, parent.len);
out:
	strbuf_release(&path);
}

struct question {
	struct strbuf folder, git_dir; /* empty: as the environment says */
};

static enum status ask(const struct question *question,
    const char *const *options, struct strbuf *out, struct strbuf *talk,
    struct error *err)
{
	VEC(const char *) args = { 0 };
	struct strbuf option = STRBUF_INIT;
	enum status status;
	int code = 0;

	if (question->folder.len > 0) {
		*vec_push(&args) = "-C";
		*vec_push(&args) = question->folder.buf;
	}
	if (question->git_dir.len > 0) {
		strbuf_addf(&option, "--git-dir=%s", question->git_dir.buf);
		*vec_push(&args) = option.buf;
	}
	*vec_push(&args) = "rev-parse";
	for (; *options; options++)
		*vec_push(&args) = *options;
	*vec_push(&args) = NULL;
	strbuf_clear(talk);
	strbuf_clear(out);
	status = process_run(out, talk, &code, args.items, NULL, err);
	if (!status && code != 0)
		status = STATUS_GIT;
	else if (out->len > 0)
		strbuf_setlen(out, out->len - 1);
	vec_release(&args);
	strbuf_release(&option);
	return status;
}

static void prepare(struct question *out, const struct repo_place *place)
{
	char *resolved;

	strbuf_init(&out->folder);
	strbuf_init(&out->git_dir);
	if (!place->git_dir) {
		strbuf_addstr(&out->folder, place->folder);
		return;
	}
	resolved = file_resolve(place->git_dir);
	strbuf_addstr(&out->git_dir, resolved ? resolved : place->git_dir);
	free(resolved);
	if (!place->from_env)
		find_beside(&out->folder, &out->git_dir);
}

/* The folder that linked worktrees share: named in the file "commondir". */
static const char *find_common(struct repo *repo)
{
	struct strbuf path = STRBUF_INIT, name = STRBUF_INIT;
	const char *common = repo->info.git_dir;
	struct error ignored;
	char *resolved;

	path_join(&path, common, "commondir");
	if (file_read(&name, path.buf, FILE_NO_LIMIT, &ignored) == STATUS_OK) {
		strbuf_setlen(&name, strcspn(name.buf, "\r\n"));
		path_join(&path, common, name.buf);
		resolved = file_resolve(path.buf);
		if (resolved)
			common = repo_keep_folder(repo, resolved);
		free(resolved);
	}
	strbuf_release(&path);
	strbuf_release(&name);
	return common;
}

/* Three lines of one word each, then a path that may hold anything. */
static bool describe(struct repo *repo, const struct strbuf *answer)
{
	struct text rest = text_make(answer->buf, answer->len);
	struct text bare, shallow, format;
	struct repo_info *info = &repo->info;

	if (!text_split(&rest, '\n', &bare) ||
	    !text_split(&rest, '\n', &shallow) ||
	    !text_split(&rest, '\n', &format) || !rest.len)
		return false;
	info->bare = text_equals(bare, "true");
	info->shallow = text_equals(shallow, "true");
	info->object_format = arena_strndup(&repo->strings, format.data,
	    format.len);
	info->git_dir = repo_keep_folder(repo, rest.data);
	info->common_dir = find_common(repo);
	info->reader = "git";
	return true;
}

static void find_root(struct repo *repo, struct question *question,
    struct strbuf *answer, struct strbuf *talk)
{
	static const char *const options[] = { "--show-toplevel", NULL };
	enum status status = ask(question, options, answer, talk, NULL);

	if (status) { /* we stand in the git folder itself */
		strbuf_clear(&question->folder);
		strbuf_clear(&question->git_dir);
		strbuf_addstr(&question->git_dir, repo->info.git_dir);
		find_beside(&question->folder, &question->git_dir);
		status = ask(question, options, answer, talk, NULL);
	}
	if (status || answer->len == 0)
		repo->info.bare = true;
	else
		repo->info.root = repo_keep_folder(repo, answer->buf);
}

void repo_git_read_config(struct repo *repo)
{
	struct strbuf value = STRBUF_INIT;

	repo->info.sparse = repo_config(repo, "core.sparsecheckout", &value) &&
	    strcmp(value.buf, "true") == 0;
	repo->info.partial = repo_config_has(repo, "remote.", ".promisor") ||
	    repo_config_has(repo, "extensions.partialclone", "");
	strbuf_release(&value);
}

enum status repo_open_git(struct repo *repo, const struct repo_place *place,
    const char *why, struct error *err)
{
	static const char *const options[] = { "--is-bare-repository",
		"--is-shallow-repository", "--show-object-format",
		"--absolute-git-dir", NULL };
	struct strbuf answer = STRBUF_INIT, talk = STRBUF_INIT;
	struct question question;
	struct error failure = { 0 };
	enum status status;

	prepare(&question, place);
	status = ask(&question, options, &answer, &talk, &failure);
	if (status && failure.status) {
		if (err)
			*err = failure;
		error_prefix(err, "libgit2 cannot read this repository (%s)",
		    *why ? why : "no reason given");
		goto out;
	}
	if (status) {
		status = say_refused(place, &talk, why, err);
		goto out;
	}
	if (!describe(repo, &answer)) {
		status = error_set(err, STATUS_GIT,
		    "'git rev-parse' gave too short an answer about '%s'",
		    place->git_dir ? place->git_dir : place->folder);
		goto out;
	}
	repo->info.why_git = arena_strdup(&repo->strings, why);
	if (!repo->info.bare)
		find_root(repo, &question, &answer, &talk);
out:
	strbuf_release(&question.folder);
	strbuf_release(&question.git_dir);
	strbuf_release(&answer);
	strbuf_release(&talk);
	return status;
}
