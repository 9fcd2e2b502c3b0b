/* SPDX-License-Identifier: MIT */
#include "core/change/own_folder.h"

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
