/* SPDX-License-Identifier: MIT */
/* What git refuses on its way to a repository, where libgit2 goes on. */
#include <string.h>
#include <sys/stat.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/internal.h"

/* A ".git" file holds one line. */
#define LINK_MAX_BYTES 65536

/* True when the path is one of GIT_CEILING_DIRECTORIES. */
static bool is_ceiling(const char *folder)
{
	struct text rest = text_of(getenv("GIT_CEILING_DIRECTORIES")), part;
	bool found = false;
	char *name, *resolved;

	while (!found && text_split(&rest, ':', &part)) {
		name = mem_strndup(part.data, part.len);
		resolved = *name ? file_resolve(name) : NULL;
		found = strcmp(resolved ? resolved : name, folder) == 0;
		free(resolved);
		free(name);
	}
	return found;
}

static bool holds(const char *folder, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	bool is_there;

	path_join(&path, folder, name);
	is_there = file_exists(path.buf);
	strbuf_release(&path);
	return is_there;
}

static bool is_git_dir(const char *folder)
{
	return holds(folder, "HEAD") &&
	    (holds(folder, "commondir") || holds(folder, "objects"));
}

/* STATUS_OK when the ".git" file at path leads to a repository. */
static enum status follow_link(const char *path, struct error *err)
{
	struct strbuf line = STRBUF_INIT, target = STRBUF_INIT;
	struct text parent = path_parent(path), name;
	char *folder = mem_strndup(parent.data, parent.len);
	enum status status;

	status = file_read(&line, path, LINK_MAX_BYTES, err);
	if (status) {
		status = STATUS_GIT;
		if (err)
			err->status = status;
		goto out;
	}
	name = text_trim_end(text_make(line.buf, line.len));
	if (!text_starts(name, "gitdir: ")) {
		status = error_set(err, STATUS_GIT,
		    "'%s' is not of git's form: it must name a folder behind "
		    "'gitdir: '",
		    path);
		error_hint(err, "Put it right, or move it away.");
		goto out;
	}
	strbuf_setlen(&line, name.len);
	path_join(&target, folder, line.buf + strlen("gitdir: "));
	if (is_git_dir(target.buf))
		goto out;
	status = error_set(err, STATUS_GIT,
	    "'%s' leads to '%s', which is not a git repository", path,
	    target.buf);
	error_hint(err,
	    "Run 'git worktree repair' or 'git submodule update --init' where "
	    "the repository is now, or move the file away.");
out:
	strbuf_release(&line);
	strbuf_release(&target);
	free(folder);
	return status;
}

/* What stands in this folder; *is_end when the search stops here. */
static enum status look_into(const char *folder, bool *is_end,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status = STATUS_OK;
	struct stat info;

	path_join(&path, folder, ".git");
	if (stat(path.buf, &info) == 0 && S_ISREG(info.st_mode)) {
		*is_end = true;
		status = follow_link(path.buf, err);
	} else {
		*is_end = is_git_dir(path.buf) || is_git_dir(folder);
	}
	strbuf_release(&path);
	return status;
}

enum status discover_check(const char *start, struct error *err)
{
	char *folder = file_resolve(start);
	enum status status = STATUS_OK;
	bool is_end = !folder;
	struct stat first, here;
	size_t len;

	if (!folder || stat(folder, &first) < 0)
		is_end = true;
	while (!is_end) {
		status = look_into(folder, &is_end, err);
		len = path_parent(folder).len;
		if (is_end || strcmp(folder, "/") == 0)
			break;
		folder[len] = '\0';
		is_end = is_ceiling(folder) || stat(folder, &here) < 0 ||
		    here.st_dev != first.st_dev;
	}
	free(folder);
	return status;
}

/* Inside the git folder of a worktree or of a submodule: no bare repository. */
static bool is_part_of_worktree(const char *git_dir)
{
	return text_ends(text_of(git_dir), "/.git") ||
	    strstr(git_dir, "/.git/worktrees/") ||
	    strstr(git_dir, "/.git/modules/");
}

enum status discover_check_bare(const char *start, const char *git_dir,
    struct error *err)
{
	struct strbuf value = STRBUF_INIT;
	char *folder = file_resolve(start);
	bool is_refused;

	is_refused = folder && path_is_inside(folder, git_dir) &&
	    !is_part_of_worktree(git_dir) &&
	    repo_config(NULL, "safe.bareRepository", &value) &&
	    strcmp(value.buf, "explicit") == 0;
	free(folder);
	strbuf_release(&value);
	return is_refused ? discover_say_bare(git_dir, err) : STATUS_OK;
}

enum status discover_say_bare(const char *git_dir, struct error *err)
{
	error_set(err, STATUS_GIT,
	    "'%s' is a bare repository that nobody named, and "
	    "safe.bareRepository is 'explicit'",
	    git_dir);
	error_hint(err, "If you trust it, name it: --git-dir=%s", git_dir);
	return STATUS_GIT;
}
