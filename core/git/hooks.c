/* SPDX-License-Identifier: MIT */
#include "core/git/hooks.h"

#include <stdlib.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/internal.h"

void hooks_folder_init(struct hooks_folder *folder)
{
	strbuf_init(&folder->path);
	strbuf_init(&folder->scope);
}

void hooks_folder_release(struct hooks_folder *folder)
{
	strbuf_release(&folder->path);
	strbuf_release(&folder->scope);
}

/* A relative one is seen from where hooks are run. */
static enum status set_path(struct strbuf *out, const struct repo *repo,
    const char *value, struct error *err)
{
	const struct repo_info *info = &repo->info;
	struct strbuf joined = STRBUF_INIT;
	char *resolved;

	if (!value[0])
		return error_set(err, STATUS_GIT,
		    "'core.hooksPath' is set to nothing, so git runs no hook");
	path_join(&joined, info->root ? info->root : info->git_dir, value);
	path_normalise(out, joined.buf);
	resolved = file_resolve(out->buf);
	if (resolved) {
		strbuf_clear(out);
		strbuf_addstr(out, resolved);
	}
	free(resolved);
	strbuf_release(&joined);
	return STATUS_OK;
}

/* "local NUL /home/ana/hooks NUL", with what stands for a home written out. */
static enum status ask_git(struct hooks_folder *out, struct repo *repo,
    struct error *err)
{
	static const char *const args[] = { "config", "-z", "--show-scope",
		"--type=path", "--get", "core.hooksPath", NULL };
	struct strbuf printed = STRBUF_INIT;
	struct text rest, scope, value;
	enum status status = repo_run(repo, args, &printed, err);

	rest = text_make(printed.buf, printed.len);
	if (!status && text_split(&rest, '\0', &scope) &&
	    text_split(&rest, '\0', &value)) {
		strbuf_add(&out->scope, scope.data, scope.len);
		/* NUL-terminated, as it was split there. */
		status = set_path(&out->path, repo, value.data, err);
	} else if (!status) {
		status = error_set(err, STATUS_GIT,
		    "git does not say where 'core.hooksPath' is set");
	}
	strbuf_release(&printed);
	return status;
}

enum status hooks_folder_find(struct hooks_folder *out, struct repo *repo,
    struct error *err)
{
	struct strbuf value = STRBUF_INIT;
	enum status status;

	strbuf_clear(&out->path);
	strbuf_clear(&out->scope);
	if (repo_config(repo, "core.hooksPath", &value)) {
		status = ask_git(out, repo, err);
	} else {
		path_join(&value, repo->info.common_dir, "hooks");
		status = set_path(&out->path, repo, value.buf, err);
	}
	strbuf_release(&value);
	return status;
}
