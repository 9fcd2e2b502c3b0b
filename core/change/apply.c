/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/change/change.h"
#include "core/git/diff.h"

enum status change_diff(struct strbuf *out, const struct change *change,
    struct error *err)
{
	struct strbuf after = STRBUF_INIT;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < change->files.count && !status; i++) {
		const struct change_file *file = change->files.items[i];
		struct diff_side old = { file->is_new ? NULL : file->path,
			text_make(file->before.buf, file->before.len) };
		struct diff_side new;

		change_path_after(&after, change, file->path);
		new.path = after.buf;
		new.bytes = text_make(file->text.buf, file->text.len);
		status = diff_texts(out, &old, &new, err);
	}
	strbuf_release(&after);
	return status;
}

static enum status write_file(const struct change *change,
    const struct change_file *file, struct error *err)
{
	struct strbuf after = STRBUF_INIT, full = STRBUF_INIT;
	struct text before = text_make(file->before.buf, file->before.len);
	enum status status = STATUS_OK;

	change_path_after(&after, change, file->path);
	path_join(&full, change->root, after.buf);
	if (file->is_new) {
		struct strbuf folder = STRBUF_INIT;
		struct text parent = path_parent(full.buf);

		strbuf_add(&folder, parent.data, parent.len);
		status = file_make_folder(folder.buf, err);
		if (!status)
			status = file_create(full.buf, file->text.buf,
			    file->text.len, err);
		strbuf_release(&folder);
	} else if (!text_same(before,
		       text_make(file->text.buf, file->text.len))) {
		status = file_replace(full.buf, before, file->text.buf,
		    file->text.len, err);
	}
	strbuf_release(&after);
	strbuf_release(&full);
	return status;
}

enum status change_apply(struct change *change, struct error *err)
{
	struct strbuf from = STRBUF_INIT, to = STRBUF_INIT;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < change->moves.count && !status; i++) {
		path_join(&from, change->root, change->moves.items[i].from);
		path_join(&to, change->root, change->moves.items[i].to);
		if (rename(from.buf, to.buf) < 0)
			status = error_set(err, STATUS_IO, "cannot move '%s'",
			    change->moves.items[i].from);
	}
	for (size_t i = 0; i < change->files.count && !status; i++)
		status = write_file(change, change->files.items[i], err);
	strbuf_release(&from);
	strbuf_release(&to);
	return status;
}
