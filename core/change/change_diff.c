/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/change/change.h"
#include "core/git/diff.h"

/* A file of the diff; file is NULL for one that only moves. */
struct pair {
	char *before, *after;
	const struct change_file *file;
};

struct pairs {
	VEC(struct pair) all;
};

static const struct change_file *find_file(const struct change *change,
    const char *path)
{
	for (size_t i = 0; i < change->files.count; i++)
		if (!strcmp(change->files.items[i]->path, path))
			return change->files.items[i];
	return NULL;
}

static void add_pair(struct pairs *pairs, const struct change *change,
    const char *before, const struct change_file *file)
{
	struct strbuf after = STRBUF_INIT;
	struct pair *pair;

	change_path_after(&after, change, before);
	pair = vec_push(&pairs->all);
	pair->before = mem_strdup(before);
	pair->after = strbuf_detach(&after);
	pair->file = file;
}

/* What is on the disk at path, or below it; folders go to the end of queue. */
static void add_moved(struct pairs *pairs, struct pairs *queue,
    const struct change *change, const char *path)
{
	struct strbuf full = STRBUF_INIT, inner = STRBUF_INIT;
	struct dirent *entry;
	struct stat info = { 0 };
	DIR *dir = NULL;

	path_join(&full, change->root, path);
	if (!lstat(full.buf, &info) && S_ISDIR(info.st_mode))
		dir = opendir(full.buf);
	else if (S_ISREG(info.st_mode) && !find_file(change, path))
		add_pair(pairs, change, path, NULL);
	while (dir && (entry = readdir(dir))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		path_join(&inner, path, entry->d_name);
		vec_push(&queue->all)->before = mem_strdup(inner.buf);
	}
	if (dir)
		closedir(dir);
	strbuf_release(&full);
	strbuf_release(&inner);
}

static void release_pairs(struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->all.count; i++) {
		free(pairs->all.items[i].before);
		free(pairs->all.items[i].after);
	}
	vec_release(&pairs->all);
}

static void add_all_moved(struct pairs *pairs, const struct change *change)
{
	struct pairs queue = { 0 };

	for (size_t i = 0; i < change->moves.count; i++)
		vec_push(&queue.all)->before = mem_strdup(
		    change->moves.items[i].from);
	for (size_t i = 0; i < queue.all.count; i++) {
		char *path = mem_strdup(queue.all.items[i].before);

		add_moved(pairs, &queue, change, path);
		free(path);
	}
	release_pairs(&queue);
}

static int compare_pairs(const void *a, const void *b)
{
	const struct pair *first = a, *second = b;

	return strcmp(first->after, second->after);
}

static bool is_program(const struct change *change, const char *path)
{
	struct strbuf full = STRBUF_INIT;
	struct stat info;
	bool is;

	path_join(&full, change->root, path);
	is = !lstat(full.buf, &info) && (info.st_mode & S_IXUSR);
	strbuf_release(&full);
	return is;
}

static enum status diff_pair(struct strbuf *out, const struct change *change,
    const struct pair *pair, struct error *err)
{
	const struct change_file *file = pair->file;
	struct strbuf names[2] = { STRBUF_INIT, STRBUF_INIT };
	struct diff_side before = { 0 }, after = { 0 };
	enum status status;

	path_join(&names[0], change->shown, pair->before);
	path_join(&names[1], change->shown, pair->after);
	before.path = names[0].buf;
	after.path = names[1].buf;
	before.bytes = after.bytes = text_of("");
	before.is_program = after.is_program = is_program(change, pair->before);
	if (file) {
		before.bytes = text_make(file->before.buf, file->before.len);
		after.bytes = text_make(file->text.buf, file->text.len);
	}
	if (file && file->is_new)
		before.path = NULL;
	if (file && file->is_gone)
		after.path = NULL;
	status = diff_texts(out, change->repo, &before, &after, err);
	strbuf_release(&names[0]);
	strbuf_release(&names[1]);
	return status;
}

enum status change_diff(struct strbuf *out, const struct change *change,
    struct error *err)
{
	struct pairs pairs = { 0 };
	enum status status = STATUS_OK;

	for (size_t i = 0; i < change->files.count; i++)
		add_pair(&pairs, change, change->files.items[i]->path,
		    change->files.items[i]);
	add_all_moved(&pairs, change);
	if (pairs.all.count)
		qsort(pairs.all.items, pairs.all.count,
		    sizeof(*pairs.all.items), compare_pairs);
	for (size_t i = 0; i < pairs.all.count && !status; i++)
		if (!i ||
		    strcmp(pairs.all.items[i].before,
			pairs.all.items[i - 1].before) != 0)
			status = diff_pair(out, change, &pairs.all.items[i],
			    err);
	release_pairs(&pairs);
	return status;
}
