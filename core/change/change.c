/* SPDX-License-Identifier: MIT */
#include "core/change/change.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/corpus/config.h"
#include "core/git/source.h"

void change_init(struct change *change, struct repo *repo, const char *root,
    const char *command, size_t limit)
{
	memset(change, 0, sizeof(*change));
	change->repo = repo;
	change->root = root;
	change->shown = "";
	change->command = command;
	change->limit = limit;
}

void change_release(struct change *change)
{
	for (size_t i = 0; i < change->files.count; i++) {
		struct change_file *file = change->files.items[i];

		free(file->path);
		strbuf_release(&file->before);
		strbuf_release(&file->text);
		free(file);
	}
	for (size_t i = 0; i < change->moves.count; i++) {
		free(change->moves.items[i].from);
		free(change->moves.items[i].to);
	}
	for (size_t i = 0; i < change->folders.count; i++)
		free(change->folders.items[i]);
	vec_release(&change->files);
	vec_release(&change->moves);
	vec_release(&change->folders);
}

/* Is what is there inside of the root, whatever links its name goes through?
 * What is not there yet is judged by the nearest folder that is. */
enum status change_check_path(const struct change *change, const char *path,
    struct error *err)
{
	struct strbuf full = STRBUF_INIT;
	char *inner, *outer;
	enum status status = STATUS_OK;

	if (config_is_git_folder(text_of(path)))
		return error_set(err, STATUS_IO,
		    "cannot write '%s': it is in git's own folder", path);
	path_join(&full, change->root, path);
	do
		strbuf_setlen(&full, path_parent(full.buf).len);
	while (full.len > strlen(change->root) && !file_exists(full.buf));
	inner = file_resolve(full.buf);
	outer = file_resolve(change->root);
	if (!outer || !inner || !path_is_inside(inner, outer))
		status = error_set(err, STATUS_IO,
		    "cannot write '%s': a link on its way leaves '%s'", path,
		    change->root);
	free(inner);
	free(outer);
	strbuf_release(&full);
	return status;
}

static struct change_file *find_file(const struct change *change,
    const char *path)
{
	for (size_t i = 0; i < change->files.count; i++)
		if (!strcmp(change->files.items[i]->path, path))
			return change->files.items[i];
	return NULL;
}

static struct change_file *add_file(struct change *change, const char *path)
{
	struct change_file *file = mem_alloc(sizeof(*file));

	file->path = mem_strdup(path);
	strbuf_init(&file->before);
	strbuf_init(&file->text);
	*vec_push(&change->files) = file;
	return file;
}

/* What would be refused in the end is refused before anything is said of it. */
static enum status check_no_link(const char *full, const char *path,
    struct error *err)
{
	struct stat info;

	if (lstat(full, &info) || !S_ISLNK(info.st_mode))
		return STATUS_OK;
	error_set(err, STATUS_IO, "cannot write '%s': it is a symbolic link",
	    path);
	error_hint(err, "Name the file that it leads to.");
	return STATUS_IO;
}

static enum status read_disk(struct strbuf *out, const struct change *change,
    const char *path, struct error *err)
{
	struct strbuf full = STRBUF_INIT;
	enum status status = change_check_path(change, path, err);

	path_join(&full, change->root, path);
	if (!status)
		status = check_no_link(full.buf, path, err);
	if (!status)
		status = file_read(out, full.buf, change->limit, err);
	strbuf_release(&full);
	return status;
}

static enum status read_source(struct strbuf *out, const struct change *change,
    const char *path, struct error *err)
{
	const struct source_file *file = source_find(change->source, path);

	if (!file)
		return error_set(err, STATUS_NOT_FOUND, "there is no '%s'",
		    path);
	if (file->type != SOURCE_FILE)
		return error_set(err, STATUS_IO,
		    "cannot write '%s': it is a symbolic link", path);
	return source_read(change->source, file, change->limit, out, err);
}

enum status change_open(struct change_file **out, struct change *change,
    const char *path, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	enum status status;

	*out = find_file(change, path);
	if (*out)
		return STATUS_OK;
	status = change->source ? read_source(&bytes, change, path, err)
				: read_disk(&bytes, change, path, err);
	if (!status) {
		*out = add_file(change, path);
		strbuf_add(&(*out)->before, bytes.buf, bytes.len);
		strbuf_add(&(*out)->text, bytes.buf, bytes.len);
	}
	strbuf_release(&bytes);
	return status;
}

static enum status check_free(const struct change *change, const char *path,
    struct error *err)
{
	struct strbuf full = STRBUF_INIT;
	enum status status = change_check_path(change, path, err);

	path_join(&full, change->root, path);
	if (!status && file_exists(full.buf))
		status = error_set(err, STATUS_EXISTS, "'%s' exists already",
		    path);
	strbuf_release(&full);
	return status;
}

enum status change_add(struct change_file **out, struct change *change,
    const char *path, struct error *err)
{
	enum status status = check_free(change, path, err);

	*out = NULL;
	if (status)
		return status;
	*out = add_file(change, path);
	(*out)->is_new = true;
	return STATUS_OK;
}

enum status change_move(struct change *change, const char *from, const char *to,
    struct error *err)
{
	struct change_move *move;
	enum status status = change_check_path(change, from, err);

	if (!status)
		status = check_free(change, to, err);
	if (status)
		return status;
	move = vec_push(&change->moves);
	move->from = mem_strdup(from);
	move->to = mem_strdup(to);
	return STATUS_OK;
}

void change_path_after(struct strbuf *out, const struct change *change,
    const char *path)
{
	strbuf_clear(out);
	strbuf_addstr(out, path);
	for (size_t i = 0; i < change->moves.count; i++) {
		const struct change_move *move = &change->moves.items[i];

		if (path_is_inside(out->buf, move->from))
			strbuf_splice(out, 0, strlen(move->from), move->to,
			    strlen(move->to));
	}
}

bool change_touches(const struct change_file *file)
{
	return file->is_new || file->is_gone ||
	    !text_same(text_make(file->before.buf, file->before.len),
		text_make(file->text.buf, file->text.len));
}

bool change_is_empty(const struct change *change)
{
	for (size_t i = 0; i < change->files.count; i++)
		if (change_touches(change->files.items[i]))
			return false;
	return !change->moves.count;
}
