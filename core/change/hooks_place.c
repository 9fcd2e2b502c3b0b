/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/change/hooks.h"
#include "core/git/hooks.h"
#include "core/git/repo.h"

void hooks_place_init(struct hooks_place *place)
{
	memset(place, 0, sizeof(*place));
	strbuf_init(&place->root);
	strbuf_init(&place->folder);
}

void hooks_place_release(struct hooks_place *place)
{
	strbuf_release(&place->root);
	strbuf_release(&place->folder);
}

/* Set the place's root when the folder is below it. */
static bool is_below(struct hooks_place *out, const char *path,
    const char *root)
{
	char *resolved = root ? file_resolve(root) : NULL;
	bool is = resolved && path_is_inside(path, resolved) &&
	    strcmp(path, resolved) != 0;

	if (is) {
		strbuf_clear(&out->root);
		strbuf_addstr(&out->root, resolved);
		path_relative(&out->folder, path, resolved);
	}
	free(resolved);
	return is;
}

/* Written anew by husky whenever packages are installed. */
static enum status refuse_husky(const char *path, struct error *err)
{
	error_set(err, STATUS_UNSUPPORTED,
	    "the hooks in '%s' are written by husky", path);
	error_hint(err,
	    "Add the line 'hence hooks run pre-commit' to .husky/pre-commit, "
	    "and 'hence hooks run pre-push \"$@\"' to .husky/pre-push.");
	return STATUS_UNSUPPORTED;
}

static enum status refuse_shared(const struct hooks_folder *folder,
    const struct repo *repo, struct error *err)
{
	error_set(err, STATUS_UNSUPPORTED,
	    "git runs the hooks in '%s', which are not this repository's alone "
	    "('core.hooksPath' is set at the level '%s')",
	    folder->path.buf, folder->scope.buf);
	error_hint(err,
	    "Add the line 'hence hooks run NAME \"$@\"' to NAME there, for each "
	    "of pre-commit and pre-push; or give this repository hooks of its "
	    "own: git config core.hooksPath '%s/hooks'",
	    repo_get_info(repo)->common_dir);
	return STATUS_UNSUPPORTED;
}

/* A setting of this repository's, to a folder in it. */
static enum status find_set(struct hooks_place *out,
    const struct hooks_folder *folder, const struct repo *repo,
    struct error *err)
{
	const struct repo_info *info = repo_get_info(repo);
	const char *path = folder->path.buf;

	if (strcmp(folder->scope.buf, "local") != 0 &&
	    strcmp(folder->scope.buf, "worktree") != 0)
		return refuse_shared(folder, repo, err);
	if (text_ends(text_of(path), "/.husky/_"))
		return refuse_husky(path, err);
	if (is_below(out, path, info->common_dir) ||
	    is_below(out, path, info->root))
		return STATUS_OK;
	return refuse_shared(folder, repo, err);
}

enum status hooks_place_find(struct hooks_place *out, struct repo *repo,
    struct error *err)
{
	const struct repo_info *info = repo_get_info(repo);
	struct hooks_folder folder;
	enum status status;

	hooks_folder_init(&folder);
	out->repo = repo;
	status = hooks_folder_find(&folder, repo, err);
	if (!status && folder.scope.len) {
		status = find_set(out, &folder, repo, err);
	} else if (!status &&
	    !is_below(out, folder.path.buf, info->common_dir) &&
	    !is_below(out, folder.path.buf, info->root)) {
		status = error_set(err, STATUS_UNSUPPORTED,
		    "'%s/hooks' is a link that leaves the repository, to '%s'",
		    info->common_dir, folder.path.buf);
		error_hint(err,
		    "Add the line 'hence hooks run NAME \"$@\"' to NAME there, "
		    "for each of pre-commit and pre-push.");
	}
	hooks_folder_release(&folder);
	return status;
}
