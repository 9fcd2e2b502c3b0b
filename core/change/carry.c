/* SPDX-License-Identifier: MIT */
#include "core/change/carry.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/change/own_folder.h"

void carry_init(struct carry *carry, struct change *change)
{
	memset(carry, 0, sizeof(*carry));
	carry->change = change;
	strbuf_init(&carry->folder);
	own_folder_shared(&carry->folder, change->repo, change->root);
}

void carry_release(struct carry *carry)
{
	for (size_t i = 0; i < carry->files.count; i++) {
		struct carry_file *item = carry->files.items[i];

		stage_release(&item->stage);
		strbuf_release(&item->path);
		strbuf_release(&item->beside);
		free(item);
	}
	vec_release(&carry->files);
	strbuf_release(&carry->folder);
	own_folder_tidy(carry->change->repo, carry->change->root);
}

bool carry_has_steps(const struct carry *carry)
{
	return carry->files.count + carry->change->moves.count > 1;
}

/* Set out to where it stands on the disk. */
static void find_path(struct strbuf *out, const struct change *change,
    const char *path)
{
	path_join(out, change->root, path);
}

static bool is_listed(const struct change *change, const char *folder)
{
	for (size_t i = 0; i < change->folders.count; i++)
		if (!strcmp(change->folders.items[i], folder))
			return true;
	return false;
}

/* An earlier move brings it there. */
static bool is_moved_there(const struct change *change, const char *path,
    size_t moves)
{
	for (size_t i = 0; i < moves; i++)
		if (path_is_inside(path, change->moves.items[i].to))
			return true;
	return false;
}

/*
 * Note the folders above path that are missing, outer ones first. With after
 * they are noted under the names that they have behind the moves.
 */
static void note_folders(struct change *change, const char *path, bool after,
    size_t moves)
{
	struct strbuf part = STRBUF_INIT, full = STRBUF_INIT;
	const char *slash = strchr(path, '/');

	for (; slash; slash = strchr(slash + 1, '/')) {
		strbuf_clear(&part);
		strbuf_add(&part, path, (size_t)(slash - path));
		find_path(&full, change, part.buf);
		if (file_exists(full.buf) ||
		    is_moved_there(change, part.buf, moves))
			continue;
		if (after)
			change_path_after(&full, change, part.buf);
		else
			path_normalise(&full, part.buf);
		if (!is_listed(change, full.buf))
			*vec_push(&change->folders) = strbuf_detach(&full);
	}
	strbuf_release(&part);
	strbuf_release(&full);
}

/* Set out to path, or to the moved folder around it that is beside what stays. */
static void find_staying(struct strbuf *out, const struct change *change,
    const char *path)
{
	struct strbuf folder = STRBUF_INIT;
	const char *base = path;
	size_t i = 0;

	while (i < change->moves.count) {
		struct text parent = path_parent(base);
		const char *from = change->moves.items[i++].from;

		strbuf_clear(&folder);
		strbuf_add(&folder, parent.data, parent.len);
		if (!path_is_inside(folder.buf, from))
			continue;
		base = from;
		i = 0;
	}
	find_path(out, change, base);
	strbuf_release(&folder);
}

static void add_file(struct carry *carry, const struct change_file *file)
{
	struct carry_file *item = mem_alloc(sizeof(*item));

	*vec_push(&carry->files) = item;
	item->file = file;
	item->before = text_make(file->before.buf, file->before.len);
	item->after = text_make(file->text.buf, file->text.len);
	strbuf_init(&item->path);
	find_path(&item->path, carry->change, file->path);
	stage_init(&item->stage);
	item->stage.path = item->path.buf;
	item->stage.shown = file->path;
	item->stage.before = file->is_new ? NULL : &item->before;
	item->stage.after = file->is_gone ? NULL : &item->after;
	item->stage.folder = carry->folder.buf;
	strbuf_init(&item->beside);
	find_staying(&item->beside, carry->change, file->path);
	item->stage.beside = item->beside.buf;
}

enum status carry_prepare(struct carry *carry, struct error *err)
{
	struct change *change = carry->change;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < change->moves.count; i++)
		note_folders(change, change->moves.items[i].to, false, i);
	for (size_t i = 0; i < change->files.count && !status; i++) {
		const struct change_file *file = change->files.items[i];

		if (!change_touches(file))
			continue;
		if (file->is_new)
			note_folders(change, file->path, true, 0);
		add_file(carry, file);
		status = stage_prepare(&carry->files
					    .items[carry->files.count - 1]
					    ->stage,
		    err);
	}
	return status;
}

static enum status make_parent(const char *path, struct error *err)
{
	struct text parent = path_parent(path);
	char *folder = mem_strndup(parent.data, parent.len);
	enum status status = file_make_folder(folder, err);

	free(folder);
	return status;
}

static enum status move(const struct change *change, const char *from,
    const char *to, struct error *err)
{
	struct strbuf old = STRBUF_INIT, new = STRBUF_INIT;
	enum status status;
	int errnum = 0;

	find_path(&old, change, from);
	find_path(&new, change, to);
	status = make_parent(new.buf, err);
	if (!status)
		errnum = file_rename(old.buf, new.buf);
	if (errnum == EEXIST || errnum == ENOTEMPTY)
		status = error_set(err, STATUS_EXISTS, "'%s' exists already",
		    to);
	else if (errnum)
		status = file_say_failed("move", from, errnum, err);
	strbuf_release(&old);
	strbuf_release(&new);
	return status;
}

static enum status do_moves(struct carry *carry, struct error *err)
{
	const struct change *change = carry->change;
	enum status status = STATUS_OK;

	while (carry->moved < change->moves.count && !status) {
		const struct change_move *row =
		    &change->moves.items[carry->moved];

		status = move(change, row->from, row->to, err);
		if (!status)
			carry->moved++;
	}
	return status;
}

static enum status put_files(struct carry *carry, struct error *err)
{
	struct strbuf after = STRBUF_INIT;
	bool keep = carry_has_steps(carry);
	enum status status = STATUS_OK;

	for (size_t i = 0; i < carry->files.count && !status; i++) {
		struct carry_file *item = carry->files.items[i];

		change_path_after(&after, carry->change, item->file->path);
		find_path(&item->path, carry->change, after.buf);
		item->stage.path = item->path.buf;
		if (item->file->is_new)
			status = make_parent(item->path.buf, err);
		if (!status)
			status = stage_put(&item->stage, keep, err);
	}
	strbuf_release(&after);
	return status;
}

void carry_remove_folders(const struct change *change)
{
	struct strbuf path = STRBUF_INIT;

	for (size_t i = change->folders.count; i > 0; i--) {
		find_path(&path, change, change->folders.items[i - 1]);
		rmdir(path.buf); /* unless somebody else uses it by now */
	}
	strbuf_release(&path);
}

static enum status undo(struct carry *carry, struct error *err)
{
	const struct change *change = carry->change;
	enum status status = STATUS_OK;

	for (size_t i = carry->files.count; i > 0 && !status; i--)
		status = stage_undo(&carry->files.items[i - 1]->stage, err);
	while (carry->moved && !status) {
		const struct change_move *row =
		    &change->moves.items[carry->moved - 1];

		status = move(change, row->to, row->from, err);
		if (!status)
			carry->moved--;
	}
	if (!status)
		carry_remove_folders(change);
	return status;
}

static void sync_around(const struct change *change, const char *path)
{
	struct strbuf folder = STRBUF_INIT;

	find_path(&folder, change, path);
	strbuf_setlen(&folder, path_parent(folder.buf).len);
	file_sync_folder(folder.buf);
	strbuf_release(&folder);
}

/* Each folder where a name was given or taken, once. */
static void sync_folders(const struct carry *carry)
{
	const struct change *change = carry->change;
	struct strbuf path = STRBUF_INIT, last = STRBUF_INIT;

	for (size_t i = 0; i < carry->files.count; i++) {
		find_path(&path, change, carry->files.items[i]->path.buf);
		strbuf_setlen(&path, path_parent(path.buf).len);
		if (strcmp(path.buf, last.buf) != 0)
			file_sync_folder(path.buf);
		strbuf_clear(&last);
		strbuf_addstr(&last, path.buf);
	}
	for (size_t i = 0; i < change->folders.count; i++)
		sync_around(change, change->folders.items[i]);
	for (size_t i = 0; i < change->moves.count; i++) {
		sync_around(change, change->moves.items[i].from);
		sync_around(change, change->moves.items[i].to);
	}
	strbuf_release(&path);
	strbuf_release(&last);
}

enum status carry_do(struct carry *carry, struct error *err)
{
	struct error why = { 0 };
	enum status status = do_moves(carry, err);

	if (!status)
		status = put_files(carry, err);
	if (!status) {
		sync_folders(carry);
		return STATUS_OK;
	}
	if (undo(carry, &why)) {
		carry->is_half = true;
		status = error_set(err, STATUS_STOPPED,
		    "%s, and what was done stays: %s", err ? err->message : "",
		    why.message);
	}
	return status;
}
