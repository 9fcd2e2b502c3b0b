/* SPDX-License-Identifier: MIT */
#include "core/git/source.h"

#include <string.h>

#include "core/base/file.h"
#include "core/git/internal.h"

struct source *source_new(struct repo *repo, enum source_kind kind)
{
	struct source *source = mem_alloc(sizeof(*source));

	source->repo = repo;
	source->kind = kind;
	arena_init(&source->names);
	if (repo && repo->info.root)
		source->root = arena_strdup(&source->names, repo->info.root);
	disk_init(&source->disk);
	map_init(&source->made_index);
	strbuf_init(&source->common_conversion.asked);
	strbuf_init(&source->folder_conversion.asked);
	git_libgit2_init(); /* for source_hash where there is no repository */
	return source;
}

void source_free(struct source *source)
{
	if (!source)
		return;
	if (!source->of)
		vec_release(source);
	git_odb_free(source->odb);
	for (size_t i = 0; i < source->made.count; i++)
		strbuf_release(&source->made.items[i]);
	vec_release(&source->made);
	map_release(&source->made_index);
	vec_release(&source->gaps);
	disk_release(&source->disk);
	strbuf_release(&source->common_conversion.asked);
	strbuf_release(&source->folder_conversion.asked);
	git_libgit2_shutdown();
	arena_release(&source->names);
	free(source);
}

static enum status list(struct source *source, const char *rev,
    struct error *err)
{
	enum status status;

	switch (source->kind) {
	case SOURCE_WORKTREE:
		status = disk_open(&source->disk, source->root, err);
		return status ? status : source_list_worktree(source, err);
	case SOURCE_STAGED:
		return source_list_staged(source, err);
	default:
		return source_find_tree(source, rev, err);
	}
}

enum status source_open(struct source **out, struct repo *repo,
    enum source_kind kind, const char *rev, struct error *err)
{
	enum status status = source_open_unlisted(out, repo, kind, rev, err);

	if (!status)
		status = source_list(*out, err);
	if (!status)
		return STATUS_OK;
	source_free(*out);
	*out = NULL;
	return status;
}

enum status source_open_unlisted(struct source **out, struct repo *repo,
    enum source_kind kind, const char *rev, struct error *err)
{
	struct source *source;
	enum status status;

	*out = NULL;
	if (kind == SOURCE_STAGED && repo->info.bare && !repo->index_path)
		return error_set(err, STATUS_USAGE,
		    "'%s' is a bare repository and has nothing staged",
		    repo->info.git_dir);
	if (kind == SOURCE_WORKTREE && repo->info.bare) {
		kind = SOURCE_REVISION;
		rev = "HEAD";
	}
	source = source_new(repo, kind);
	status = list(source, rev, err);
	if (status) {
		source_free(source);
		return status;
	}
	*out = source;
	return STATUS_OK;
}

enum status source_open_folder(struct source **out, const char *folder,
    const struct source_scope *scope, struct error *err)
{
	static const struct source_scope all = { .limit = SOURCE_NAMES_MAX };
	struct source *source = source_new(NULL, SOURCE_FOLDER);
	char *root = file_resolve(folder);
	enum status status;

	*out = NULL;
	source->root = arena_strdup(&source->names, root ? root : folder);
	free(root);
	status = disk_open(&source->disk, source->root, err);
	if (!status)
		status = walk_folder(source, scope ? scope : &all, err);
	if (status) {
		source_free(source);
		return status;
	}
	*out = source;
	return STATUS_OK;
}

enum source_kind source_get_kind(const struct source *source)
{
	return source->kind;
}

const char *source_root(const struct source *source)
{
	return source->root;
}

const struct source_file *source_files(const struct source *source,
    size_t *count)
{
	*count = source->count;
	return source->items;
}

const struct source_gap *source_gaps(const struct source *source, size_t *count)
{
	*count = source->gaps.count;
	return source->gaps.items;
}

size_t source_lower_bound(const struct source *source, size_t from, size_t to,
    const char *path)
{
	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (strcmp(source->items[middle].path, path) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

const struct source_file *source_find(const struct source *source,
    const char *path)
{
	size_t at = source_lower_bound(source, 0, source->count, path);

	if (at == source->count || strcmp(source->items[at].path, path) != 0)
		return NULL;
	return &source->items[at];
}

/* Names in a folder begin with "folder/"; '0' is what follows '/' in ASCII. */
size_t source_range(const struct source *source, const char *folder,
    size_t *end)
{
	struct strbuf edge = STRBUF_INIT;
	size_t from;

	*end = source->count;
	if (!*folder)
		return 0;
	strbuf_addf(&edge, "%s/", folder);
	from = source_lower_bound(source, 0, source->count, edge.buf);
	edge.buf[edge.len - 1] = '/' + 1;
	*end = source_lower_bound(source, from, source->count, edge.buf);
	strbuf_release(&edge);
	return from;
}

void source_add(struct source *source, struct text path, enum source_type type,
    const char *id)
{
	struct source_file *file = vec_push(source);

	file->path = arena_strndup(&source->names, path.data, path.len);
	file->type = type;
	file->id = *id ? arena_strdup(&source->names, id) : "";
}

static int compare_files(const void *a, const void *b)
{
	const struct source_file *left = a, *right = b;

	return strcmp(left->path, right->path);
}

/* Each path once; which of two that are the same is kept does not matter. */
static void drop_doubles(struct source *source)
{
	size_t i, kept = 0;

	for (i = 0; i < source->count; i++) {
		if (kept > 0 &&
		    compare_files(&source->items[kept - 1],
			&source->items[i]) == 0)
			continue;
		source->items[kept++] = source->items[i];
	}
	source->count = kept;
}

static bool is_sorted(const struct source *source, size_t from)
{
	size_t i;

	for (i = from + 1; i < source->count; i++) {
		if (compare_files(&source->items[i - 1], &source->items[i]) >=
		    0)
			return false;
	}
	return true;
}

static void merge(struct source *source, size_t middle)
{
	struct source_file *all = mem_realloc(NULL, source->count,
	    sizeof(*all));
	size_t left = 0, right = middle, i;

	for (i = 0; i < source->count; i++) {
		bool take_left = right == source->count ||
		    (left < middle &&
			compare_files(&source->items[left],
			    &source->items[right]) <= 0);

		all[i] = source->items[take_left ? left++ : right++];
	}
	free(source->items);
	source->items = all;
	source->cap = source->count;
}

void source_sort_from(struct source *source, size_t from)
{
	if (!is_sorted(source, from))
		qsort(source->items + from, source->count - from,
		    sizeof(*source->items), compare_files);
	if (from > 0 && from < source->count)
		merge(source, from);
	if (!is_sorted(source, 0))
		drop_doubles(source);
}

enum status source_read(struct source *source, const struct source_file *file,
    size_t limit, struct strbuf *out, struct error *err)
{
	const struct strbuf *made;
	struct object object;
	enum status status;

	if (file->type == SOURCE_SUBMODULE)
		return error_set(err, STATUS_IO,
		    "cannot read '%s': it is a submodule", file->path);
	if (!*file->id)
		return disk_read(&source->disk, file->path, file->type, limit,
		    out, err);
	made = source_made_blob(source, file->id);
	if (made && made->len > limit)
		return file_say_large(file->path, made->len, limit, err);
	if (made) {
		strbuf_add(out, made->buf, made->len);
		return STATUS_OK;
	}
	status = source->odb
	    ? object_read_odb(source->odb, file->id, limit, &object, out, err)
	    : object_read(source->repo, file->id, limit, &object, out, err);
	if (status == STATUS_TOO_LARGE)
		return file_say_large(file->path, object.size, limit, err);
	if (status)
		error_prefix(err, "cannot read '%s'", file->path);
	if (status != STATUS_NOT_FOUND)
		return status;
	/* listed by git and lost: not a file that its owner deleted */
	if (err)
		err->status = STATUS_GIT;
	return STATUS_GIT;
}
