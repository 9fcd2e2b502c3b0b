/* SPDX-License-Identifier: MIT */
#include "cmd/locate.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/text.h"
#include "core/base/vec.h"
#include "core/git/repo.h"
#include "core/git/source.h"

void locate_free_names(struct string_list *names)
{
	for (size_t i = 0; i < names->count; i++)
		free((void *)(uintptr_t)names->items[i]);
	vec_release(names);
}

/* The folder beside a missing one that is called most like it. */
static void hint_neighbour(struct error *err, const char *missing)
{
	struct string_list names = { 0 };
	struct text base = path_base(missing), parent = path_parent(missing);
	char *folder = mem_strndup(parent.data, parent.len);
	DIR *dir = opendir(folder[0] ? folder : "/");
	struct dirent *entry;
	size_t nearest;

	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] != '.')
			*vec_push(&names) = mem_strdup(entry->d_name);
	}
	if (dir)
		closedir(dir);
	nearest = text_nearest(base.data, names.items, names.count);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s' there?",
		    names.items[nearest]);
	else if (!dir)
		error_hint(err, "There is no folder '%s' either.", folder);
	locate_free_names(&names);
	free(folder);
}

/* The absolute, resolved folder that --dir names; NULL: not on the disk. */
static enum status resolve_dir(char **out, const struct env *env,
    const char *name, bool must_exist, struct error *err)
{
	struct strbuf joined = STRBUF_INIT, absolute = STRBUF_INIT;
	enum status status = STATUS_OK;

	path_join(&joined, env->start, name);
	path_normalise(&absolute, joined.buf);
	*out = file_resolve(joined.buf);
	if (*out && must_exist && !file_is_folder(*out)) {
		status = error_set(err, STATUS_USAGE, "'%s' is no folder",
		    name);
	} else if (!*out && must_exist) {
		status = error_set_errno(err, STATUS_USAGE, errno,
		    "cannot use the folder '%s'", name);
		hint_neighbour(err, absolute.buf);
	}
	if (!*out)
		*out = strbuf_detach(&absolute);
	strbuf_release(&joined);
	strbuf_release(&absolute);
	return status;
}

static enum status open_repository(struct env *env, const char *folder,
    struct error *err)
{
	enum status status = repo_open(&env->repo, folder, env->common.git_dir,
	    err);

	if (status == STATUS_NO_REPOSITORY && !env->common.git_dir)
		return STATUS_OK;
	return status;
}

/* Anybody may put a file where everybody may write, as in /tmp. */
static bool is_trusted(const char *folder, const char *file)
{
	struct stat above, st;

	if (stat(folder, &above) || lstat(file, &st))
		return false;
	return !(above.st_mode & S_IWOTH) || st.st_uid == geteuid();
}

/* Outside of git: the folder that has a .hence.yml, else the one given. */
static void find_config(struct strbuf *out, const char *folder)
{
	struct strbuf file = STRBUF_INIT;
	size_t whole = strlen(folder), len = whole, parent;

	strbuf_addstr(out, folder);
	for (;;) {
		path_join(&file, out->buf, CONFIG_FILE);
		if (file_exists(file.buf) &&
		    (len == whole || is_trusted(out->buf, file.buf)))
			break;
		parent = path_parent(out->buf).len;
		if (parent >= len || !parent) {
			strbuf_clear(out);
			strbuf_addstr(out, folder);
			break;
		}
		len = parent;
		strbuf_setlen(out, len);
	}
	strbuf_release(&file);
}

/* root and cwd, once it is known whether there is a repository. */
static void set_root(struct env *env, const char *folder)
{
	struct strbuf relative = STRBUF_INIT, found = STRBUF_INIT;
	const char *root;

	if (!env->repo)
		find_config(&found, folder);
	root = env->repo ? repo_get_info(env->repo)->root : found.buf;
	free(env->root);
	free(env->cwd);
	env->root = root ? mem_strdup(root) : NULL;
	if (root && path_is_inside(env->start, root) &&
	    strcmp(env->start, root) != 0)
		path_relative(&relative, env->start, root);
	env->cwd = mem_strdup(relative.buf);
	strbuf_release(&relative);
	strbuf_release(&found);
}

static bool reads_the_disk(const struct env *env)
{
	return env->root && !env->common.rev && !env->common.staged;
}

/*
 * With --dir outside of everything around the current folder, what is around
 * that folder counts.
 */
static enum status follow_dir(struct env *env, struct error *err)
{
	enum status status;
	char *folder;

	if (!env->common.dirs.count || env->common.git_dir || !env->root)
		return STATUS_OK;
	status = resolve_dir(&folder, env, env->common.dirs.items[0],
	    reads_the_disk(env), err);
	if (!status && !path_is_inside(folder, env->root) &&
	    file_is_folder(folder)) {
		repo_free(env->repo);
		env->repo = NULL;
		status = open_repository(env, folder, err);
		if (!status)
			set_root(env, folder);
	}
	free(folder);
	return status;
}

static enum status add_dirs(struct env *env, struct error *err)
{
	const struct string_list *dirs = &env->common.dirs;
	struct strbuf path = STRBUF_INIT;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < dirs->count && !status; i++) {
		if (!dirs->items[i][0])
			status = error_set(err, STATUS_USAGE,
			    "'--dir' needs the name of a folder");
		else
			status = env_resolve(&path, env, dirs->items[i], err);
		if (!status &&
		    config_is_git_folder(text_make(path.buf, path.len)))
			status = error_set(err, STATUS_USAGE,
			    "'%s' leads into git's own folder", dirs->items[i]);
		if (!status)
			*vec_push(&env->dirs) = strbuf_detach(&path);
	}
	strbuf_release(&path);
	return status;
}

enum status locate_repository(struct env *env, struct error *err)
{
	enum status status;

	env->start = file_current_folder();
	if (!env->start)
		return error_set_errno(err, STATUS_IO, errno,
		    "cannot tell the current folder");
	status = open_repository(env, env->start, err);
	if (status)
		return status;
	set_root(env, env->start);
	status = follow_dir(env, err);
	if (status)
		return status;
	if (!env->repo && (env->common.rev || env->common.staged)) {
		error_set(err, STATUS_NO_REPOSITORY,
		    "'%s' needs a git repository, and '%s' is in none",
		    env->common.rev ? "--rev" : "--staged", env->start);
		error_hint(err, "Name one with -C DIR or --git-dir DIR.");
		return STATUS_NO_REPOSITORY;
	}
	return add_dirs(env, err);
}

/* In a bare repository all names are from its root. */
static enum status resolve_bare(struct strbuf *out, const char *name,
    struct error *err)
{
	if (name[0] != '/' && path_normalise(out, name))
		return STATUS_OK;
	return error_set(err, STATUS_USAGE,
	    "'%s' is no path inside the repository", name);
}

enum status env_resolve(struct strbuf *out, const struct env *env,
    const char *name, struct error *err)
{
	enum status status;
	char *absolute;

	if (!env->root)
		return resolve_bare(out, name, err);
	status = resolve_dir(&absolute, env, name, false, err);
	if (!status && !path_is_inside(absolute, env->root)) {
		status = error_set(err, STATUS_USAGE, "'%s' is outside of '%s'",
		    name, env->root);
	} else if (!status) {
		size_t root = strlen(env->root);

		strbuf_clear(out);
		/* "/" as root has its slash already. */
		while (absolute[root] == '/')
			root++;
		strbuf_addstr(out, absolute + root);
	}
	free(absolute);
	return status;
}

/* Every folder of the source once, for a suggestion. */
static void hint_folder(struct error *err, const struct env *env,
    const char *missing)
{
	struct string_list names = { 0 };
	struct text last = { "", 0 };
	const struct source_file *files;
	size_t count, nearest;

	files = source_files(env->source, &count);
	for (size_t i = 0; i < count; i++) {
		struct text parent = path_parent(files[i].path);

		if (parent.len == last.len &&
		    memcmp(parent.data, last.data, last.len) == 0)
			continue;
		*vec_push(&names) = mem_strndup(parent.data, parent.len);
		last = parent;
	}
	nearest = text_nearest(missing, names.items, names.count);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'?", names.items[nearest]);
	locate_free_names(&names);
}

enum status locate_check_dirs(struct env *env, struct error *err)
{
	for (size_t i = 0; i < env->dirs.count; i++) {
		const char *dir = env->dirs.items[i];
		size_t end;

		if (source_range(env->source, dir, &end) < end)
			continue;
		/* A folder on the disk may be empty, or all ignored. */
		if (reads_the_disk(env))
			continue;
		error_set(err, STATUS_USAGE, "there is no folder '%s' in %s",
		    env->common.dirs.items[i],
		    env->common.staged ? "git's index" : "that revision");
		hint_folder(err, env, dir);
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

void env_path(struct strbuf *out, const struct env *env, const char *path)
{
	strbuf_clear(out);
	if (!env->root)
		strbuf_addstr(out, path);
	else if (path_is_inside(env->start, env->root))
		path_relative(out, path, env->cwd);
	else
		path_join(out, env->root, path);
}

/* The top of what the current folder is in, whatever --dir says. */
static void find_top(struct strbuf *out, const struct env *env)
{
	struct repo *repo = NULL;
	const char *root = NULL;

	if (repo_open(&repo, env->start, NULL, NULL) == STATUS_OK)
		root = repo_get_info(repo)->root;
	strbuf_addstr(out, root ? root : env->start);
	repo_free(repo);
}

/* A folder elsewhere is fine when it is called by its own name. */
enum status locate_check_writing(const struct env *env, struct error *err)
{
	struct strbuf top = STRBUF_INIT, joined = STRBUF_INIT,
		      path = STRBUF_INIT;
	enum status status = STATUS_OK;

	if (!env->common.dirs.count || path_is_inside(env->start, env->root))
		return STATUS_OK;
	find_top(&top, env);
	for (size_t i = 0; i < env->common.dirs.count && !status; i++) {
		path_join(&joined, env->start, env->common.dirs.items[i]);
		if (path_normalise(&path, joined.buf) &&
		    path_is_inside(path.buf, top.buf) &&
		    !path_is_inside(env->root, top.buf))
			status = error_set(err, STATUS_USAGE,
			    "'%s' is a link that leaves '%s'",
			    env->common.dirs.items[i], top.buf);
	}
	strbuf_release(&top);
	strbuf_release(&joined);
	strbuf_release(&path);
	return status;
}
