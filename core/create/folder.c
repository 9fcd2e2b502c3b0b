/* SPDX-License-Identifier: MIT */
#include "core/create/folder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"

enum status folder_check(const char *root, const char *folder,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	char *inner = NULL, *outer = file_resolve(root);
	enum status status = STATUS_OK;

	path_join(&path, root, folder);
	while (path.len > strlen(root) && !file_exists(path.buf))
		strbuf_setlen(&path, path_parent(path.buf).len);
	inner = file_resolve(path.buf);
	if (!outer || !inner || !path_is_inside(inner, outer))
		status = error_set(err, STATUS_IO,
		    "the folder '%s' is a link that leaves '%s'", folder, root);
	else if (!file_is_folder(inner))
		status = error_set(err, STATUS_IO,
		    "cannot write in '%s': it is no folder", path.buf);
	free(inner);
	free(outer);
	strbuf_release(&path);
	return status;
}

static void find_top(struct strbuf *top, const char *root, const char *folder)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_clear(top);
	path_join(&path, root, folder);
	while (path.len > strlen(root) && !file_exists(path.buf)) {
		strbuf_clear(top);
		strbuf_add(top, path.buf, path.len);
		strbuf_setlen(&path, path_parent(path.buf).len);
	}
	strbuf_release(&path);
}

enum status folder_make(struct strbuf *top, const char *root,
    const char *folder, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status = folder_check(root, folder, err);

	path_join(&path, root, folder);
	find_top(top, root, folder);
	if (status == STATUS_OK)
		status = file_make_folder(path.buf, err);
	if (status != STATUS_OK)
		folder_unmake(top, root, folder);
	strbuf_release(&path);
	return status;
}

void folder_unmake(const struct strbuf *top, const char *root,
    const char *folder)
{
	struct strbuf path = STRBUF_INIT;

	path_join(&path, root, folder);
	while (top->len && path.len >= top->len) {
		rmdir(path.buf);
		strbuf_setlen(&path, path_parent(path.buf).len);
	}
	strbuf_release(&path);
}
