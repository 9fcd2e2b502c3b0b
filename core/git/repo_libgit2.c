/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/internal.h"

static bool env_is_true(const char *name)
{
	const char *value = getenv(name);
	int is_true = 0;

	return value && git_config_parse_bool(&is_true, value) == 0 && is_true;
}

static int open_handle(git_repository **out, const struct repo_place *place)
{
	unsigned int flags = 0;

	if (place->git_dir)
		return git_repository_open_ext(out, place->git_dir,
		    GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
	if (env_is_true("GIT_DISCOVERY_ACROSS_FILESYSTEM"))
		flags |= GIT_REPOSITORY_OPEN_CROSS_FS;
	return git_repository_open_ext(out, place->folder, flags,
	    getenv("GIT_CEILING_DIRECTORIES"));
}

static bool config_is_set(git_repository *git, const char *key)
{
	git_config_entry *entry = NULL;
	git_config *config = NULL;
	bool is_set;

	is_set = git_repository_config(&config, git) == 0 &&
	    git_config_get_entry(&entry, config, key) == 0;
	git_config_entry_free(entry);
	git_config_free(config);
	return is_set;
}

/*
 * As git: GIT_WORK_TREE says it; with GIT_DIR alone the current folder is the
 * worktree, unless the repository knows better or we stand in its own folder
 * (hooks of a push do).
 */
static char *find_worktree(git_repository *git, const struct repo_place *place)
{
	char *here;

	if (place->worktree)
		return file_resolve(place->worktree);
	if (!place->from_env || git_repository_is_bare(git) ||
	    git_repository_is_worktree(git) ||
	    config_is_set(git, "core.worktree"))
		return NULL;
	here = file_resolve(".");
	if (here) {
		struct strbuf inside = STRBUF_INIT;
		bool is_inside;

		strbuf_addf(&inside, "%s/", here);
		is_inside = text_starts(text_of(inside.buf),
		    git_repository_commondir(git));
		strbuf_release(&inside);
		if (!is_inside)
			return here;
	}
	free(here);
	return NULL;
}

static bool is_worktree_of(git_repository *git, const char *folder)
{
	struct text root = text_of(git_repository_workdir(git));

	if (text_ends(root, "/"))
		root.len--;
	return root.len > 0 && text_equals(root, folder);
}

static bool ends_in(const char *name, const char *start, const char *end)
{
	struct text t = text_of(name);

	return text_starts(t, start) && text_ends(t, end);
}

static void read_config(struct repo *repo, git_config *config)
{
	git_config_iterator *entries = NULL;
	git_config_entry *entry;
	int value = 0;

	if (git_config_get_bool(&value, config, "core.sparsecheckout") == 0)
		repo->info.sparse = value != 0;
	if (git_config_iterator_new(&entries, config) < 0)
		return;
	while (git_config_next(&entry, entries) == 0) {
		if (ends_in(entry->name, "remote.", ".promisor") ||
		    strcmp(entry->name, "extensions.partialclone") == 0)
			repo->info.partial = true;
	}
	git_config_iterator_free(entries);
}

/* What one worktree has for itself; libgit2 does not read it. */
static void add_own_config(struct repo *repo, git_config *config)
{
	struct strbuf path = STRBUF_INIT;
	int value = 0;

	if (git_config_get_bool(&value, config, "extensions.worktreeconfig") <
		0 ||
	    !value)
		return;
	path_join(&path, repo->info.git_dir, "config.worktree");
	git_config_add_file_ondisk(config, path.buf, GIT_CONFIG_LEVEL_APP,
	    repo->git, 0);
	strbuf_release(&path);
	value = 0;
	git_config_get_bool(&value, config, "core.bare");
	if (value && !git_repository_is_worktree(repo->git)) {
		repo->info.bare = true;
		repo->info.root = NULL;
	}
}

static void describe(struct repo *repo)
{
	const char *root = git_repository_workdir(repo->git);
	git_config *config = NULL;

	repo->info.bare = git_repository_is_bare(repo->git) || !root;
	if (!repo->info.bare)
		repo->info.root = repo_keep_folder(repo, root);
	repo->info.git_dir = repo_keep_folder(repo,
	    git_repository_path(repo->git));
	repo->info.common_dir = repo_keep_folder(repo,
	    git_repository_commondir(repo->git));
	repo->info.object_format = "sha1";
	repo->info.shallow = git_repository_is_shallow(repo->git) == 1;
	repo->info.reader = "libgit2";
	if (git_repository_config(&config, repo->git) == 0) {
		add_own_config(repo, config);
		read_config(repo, config);
	}
	git_config_free(config);
}

/* libgit2 can say "not found" of a repository that is another user's. */
static bool is_there(const struct repo_place *place)
{
	const char *name = place->git_dir ? place->git_dir : place->folder;
	git_buf found = { 0 };
	bool is_there;

	is_there = git_repository_discover(&found, name, 1,
		       place->git_dir ? name
				      : getenv("GIT_CEILING_DIRECTORIES")) == 0;
	git_buf_dispose(&found);
	return is_there;
}

static enum status say_none(const struct repo_place *place, struct error *err)
{
	if (place->git_dir)
		return repo_say_none(place, err);
	return error_set(err, STATUS_NO_REPOSITORY,
	    "'%s' is in no git repository", place->folder);
}

enum status repo_open_libgit2(struct repo *repo, const struct repo_place *place,
    struct strbuf *why, struct error *err)
{
	const git_error *last;
	char *worktree;
	int failed;

	failed = open_handle(&repo->git, place);
	if (failed == GIT_ENOTFOUND && !is_there(place))
		return say_none(place, err);
	if (failed < 0) {
		last = git_error_last();
		repo->git = NULL;
		if (failed == GIT_EOWNER || failed == GIT_ENOTFOUND)
			strbuf_addstr(why, "its folder is another user's");
		else if (last && last->message)
			strbuf_addstr(why, last->message);
		return error_set(err, STATUS_GIT, "libgit2 refuses: %s",
		    why->buf);
	}
	worktree = find_worktree(repo->git, place);
	if (worktree && !is_worktree_of(repo->git, worktree))
		git_repository_set_workdir(repo->git, worktree, 0);
	free(worktree);
	describe(repo);
	return STATUS_OK;
}
