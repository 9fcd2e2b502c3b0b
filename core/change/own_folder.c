/* SPDX-License-Identifier: MIT */
#include "core/change/own_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/base/path.h"
#include "core/git/repo.h"

void own_folder_shared(struct strbuf *out, const struct repo *repo,
    const char *root)
{
	if (repo)
		path_join(out, repo_get_info(repo)->common_dir, "hence");
	else
		path_join(out, root, ".hence");
}

void own_folder_of_worktree(struct strbuf *out, const struct repo *repo,
    const char *root)
{
	if (repo)
		path_join(out, repo_get_info(repo)->git_dir, "hence");
	else
		own_folder_shared(out, NULL, root);
}

void own_folder_tidy(const struct repo *repo, const char *root)
{
	struct strbuf path = STRBUF_INIT;

	if (repo)
		return;
	own_folder_shared(&path, NULL, root);
	rmdir(path.buf);
	strbuf_release(&path);
}

static enum status check_no_link(const char *path, struct error *err)
{
	struct stat info;

	if (lstat(path, &info) || !S_ISLNK(info.st_mode))
		return STATUS_OK;
	error_set(err, STATUS_IO, "cannot write in '%s': it is a symbolic link",
	    path);
	error_hint(err, "Delete the link: a folder is made in its place.");
	return STATUS_IO;
}

enum status own_folder_check(const struct repo *repo, const char *root,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status;

	own_folder_shared(&path, repo, root);
	status = check_no_link(path.buf, err);
	if (!status) {
		own_folder_of_worktree(&path, repo, root);
		status = check_no_link(path.buf, err);
	}
	strbuf_release(&path);
	return status;
}
