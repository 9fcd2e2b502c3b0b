/* SPDX-License-Identifier: MIT */
#include "core/git/repo.h"

#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/internal.h"

const char *repo_keep_folder(struct repo *repo, const char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	return arena_strndup(&repo->strings, path, len);
}

const char *repo_env_value(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static void describe_place(struct repo_place *out, const char *folder,
    const char *git_dir)
{
	out->folder = folder ? folder : ".";
	out->git_dir = git_dir ? git_dir : repo_env_value("GIT_DIR");
	out->from_env = !git_dir && out->git_dir;
	out->worktree = repo_env_value("GIT_WORK_TREE");
}

/* git reads a relative GIT_INDEX_FILE from the top of the worktree. */
static void find_index(struct repo *repo)
{
	const char *name = repo_env_value("GIT_INDEX_FILE");
	struct strbuf path = STRBUF_INIT;
	char *here;

	if (!name)
		return;
	if (repo->info.root) {
		path_join(&path, repo->info.root, name);
	} else {
		here = file_current_folder();
		path_join(&path, here ? here : "", name);
		free(here);
	}
	repo->index_path = arena_strdup(&repo->strings, path.buf);
	strbuf_release(&path);
}

static const char *format_option(struct repo *repo, const char *option,
    const char *value)
{
	struct strbuf text = STRBUF_INIT;
	const char *kept;

	strbuf_addf(&text, "%s=%s", option, value);
	kept = arena_strdup(&repo->strings, text.buf);
	strbuf_release(&text);
	return kept;
}

/* Said outright, so that no variable of the environment says otherwise. */
static void build_prefix(struct repo *repo)
{
	const struct repo_info *info = &repo->info;
	const char **next = repo->prefix;

	if (info->root) {
		*next++ = "-C";
		*next++ = info->root;
		*next++ = format_option(repo, "--work-tree", info->root);
	}
	*next++ = format_option(repo, "--git-dir", info->git_dir);
	*next++ = "-c";
	*next++ = "core.fsmonitor=false"; /* a program that a listing runs */
	*next = NULL;
}

enum status repo_say_none(const struct repo_place *place, struct error *err)
{
	if (!place->from_env)
		return error_set(err, STATUS_GIT,
		    "'%s' is not a git repository", place->git_dir);
	error_set(err, STATUS_GIT,
	    "GIT_DIR names '%s', which is not a git repository",
	    place->git_dir);
	error_hint(err, "Unset GIT_DIR, or set it right.");
	return STATUS_GIT;
}

/* What git(1) and libgit2 would each say in another way, or not at all. */
static enum status check_place(const struct repo_place *place,
    struct error *err)
{
	if (!place->git_dir && !file_is_folder(place->folder))
		return error_set(err, STATUS_NOT_FOUND,
		    "there is no folder '%s'", place->folder);
	if (place->worktree && !file_is_folder(place->worktree)) {
		error_set(err, STATUS_GIT,
		    "GIT_WORK_TREE names '%s', which is no folder",
		    place->worktree);
		error_hint(err, "Unset GIT_WORK_TREE, or set it right.");
		return STATUS_GIT;
	}
	return place->git_dir ? STATUS_OK : discover_check(place->folder, err);
}

static enum status open_either(struct repo *repo,
    const struct repo_place *place, struct error *err)
{
	struct strbuf why = STRBUF_INIT;
	enum status status = check_place(place, err);

	if (status)
		return status;
	status = repo_open_libgit2(repo, place, &why, err);
	if (status && status != STATUS_NO_REPOSITORY)
		status = repo_open_git(repo, place, why.buf, err);
	if (!status && !place->git_dir)
		status = discover_check_bare(place->folder, repo->info.git_dir,
		    err);
	strbuf_release(&why);
	return status;
}

enum status repo_open(struct repo **out, const char *folder,
    const char *git_dir, struct error *err)
{
	struct repo *repo = mem_alloc(sizeof(*repo));
	struct repo_place place;
	enum status status;

	*out = NULL;
	arena_init(&repo->strings);
	batch_init(&repo->batch);
	strbuf_init(&repo->config);
	git_libgit2_init();
	describe_place(&place, folder, git_dir);
	status = open_either(repo, &place, err);
	if (status) {
		repo_free(repo);
		return status;
	}
	find_index(repo);
	build_prefix(repo);
	if (!repo->git)
		repo_git_read_config(repo);
	*out = repo;
	return STATUS_OK;
}

void repo_free(struct repo *repo)
{
	if (!repo)
		return;
	batch_release(&repo->batch);
	git_index_free(repo->index);
	git_odb_free(repo->odb);
	git_repository_free(repo->git);
	git_libgit2_shutdown();
	strbuf_release(&repo->config);
	arena_release(&repo->strings);
	free(repo);
}

const struct repo_info *repo_get_info(const struct repo *repo)
{
	return &repo->info;
}

enum status repo_run(struct repo *repo, const char *const *args,
    struct strbuf *out, struct error *err)
{
	return command_run(out, repo->prefix, args, NULL, err);
}
