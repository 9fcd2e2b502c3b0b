/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/path.h"
#include "core/git/internal.h"

/* What goes on while git's index is read for a worktree. */
struct tracked {
	struct source *source;
	struct strbuf missing; /* a folder that is not on disk, "/" behind */
	struct strbuf full;
};

static bool is_on_disk(struct tracked *tracked, const char *path, size_t len)
{
	struct stat st;

	strbuf_clear(&tracked->full);
	strbuf_addf(&tracked->full, "%s/%.*s", tracked->source->root, (int)len,
	    path);
	return lstat(tracked->full.buf, &st) == 0;
}

/*
 * Sparse checkouts leave out whole folders: the topmost one that is missing
 * is remembered, so that not each of its files is looked up.
 */
static bool is_left_out(struct tracked *tracked, const char *path)
{
	struct text parent = path_parent(path);

	if (tracked->missing.len > 0 &&
	    text_starts(text_of(path), tracked->missing.buf))
		return true;
	if (is_on_disk(tracked, path, strlen(path)))
		return false;
	strbuf_clear(&tracked->missing);
	while (parent.len > 0 && !is_on_disk(tracked, path, parent.len)) {
		strbuf_clear(&tracked->missing);
		strbuf_addf(&tracked->missing, "%.*s/", TEXT_ARG(parent));
		parent = path_folder(parent);
	}
	return true;
}

static bool is_repeated(const struct source *source, const char *path)
{
	return source->count > 0 &&
	    strcmp(source->items[source->count - 1].path, path) == 0;
}

static void add_tracked(const struct index_entry *entry, void *context)
{
	struct tracked *tracked = context;
	struct source *source = tracked->source;
	bool left_out = entry->is_skipped && is_left_out(tracked, entry->path);

	if (is_repeated(source, entry->path))
		return;
	source_add(source, text_of(entry->path), source_type_of(entry->mode),
	    left_out ? entry->id : "");
}

enum status source_list_worktree(struct source *source, struct error *err)
{
	struct tracked tracked = { source, STRBUF_INIT, STRBUF_INIT };
	enum status status;

	status = index_each(source->repo, add_tracked, &tracked, err);
	strbuf_release(&tracked.missing);
	strbuf_release(&tracked.full);
	if (status)
		return status;
	source_sort_from(source, 0);
	return walk_untracked(source, err);
}

/* Of a conflict our side counts, else theirs: stages come as 1, 2, 3. */
static void add_staged(const struct index_entry *entry, void *context)
{
	struct source *source = context;

	if (entry->is_intended || entry->stage == 1)
		return;
	if (is_repeated(source, entry->path))
		return;
	source_add(source, text_of(entry->path), source_type_of(entry->mode),
	    entry->id);
}

enum status source_list_staged(struct source *source, struct error *err)
{
	enum status status = index_each(source->repo, add_staged, source, err);

	if (!status)
		source_sort_from(source, 0);
	return status;
}

/* The walk through a revision's trees. */
struct listing {
	struct source *source;
	struct strbuf path;
	size_t visits; /* folders and files */
};

static enum status add_tree(struct listing *listing, const char *id, int depth,
    struct error *err);

static enum status add_entry(struct listing *listing,
    const struct tree_entry *entry, int depth, struct error *err)
{
	struct strbuf *path = &listing->path;
	enum status status = STATUS_OK;
	size_t len = path->len;

	if (++listing->visits > TREE_FILES_MAX ||
	    listing->source->names.used > TREE_NAMES_MAX)
		return error_set(err, STATUS_TOO_LARGE,
		    "it has too many files (the limit is %d)", TREE_FILES_MAX);
	strbuf_add(path, entry->name.data, entry->name.len);
	if ((entry->mode & MODE_TYPE) == MODE_FOLDER) {
		strbuf_addch(path, '/');
		status = add_tree(listing, entry->id, depth + 1, err);
	} else {
		source_add(listing->source, text_make(path->buf, path->len),
		    source_type_of(entry->mode), entry->id);
	}
	strbuf_setlen(path, len);
	return status;
}

/* A few trees that name each other again and again can stand for billions. */
static enum status add_tree(struct listing *listing, const char *id, int depth,
    struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	struct tree_entry entry;
	struct object object;
	struct text rest;
	enum status status;

	if (depth > TREE_DEPTH_MAX)
		return error_set(err, STATUS_TOO_LARGE,
		    "its folders are nested more than %d deep", TREE_DEPTH_MAX);
	status = object_read(listing->source->repo, id, (size_t)-1, &object,
	    &bytes, err);
	if (!status && object.type != OBJECT_TREE)
		status = error_set(err, STATUS_GIT, "'%s' is no tree", id);
	rest = text_make(bytes.buf, bytes.len);
	while (!status && tree_next(&rest, strlen(id) / 2, &entry))
		status = add_entry(listing, &entry, depth, err);
	if (!status && rest.len > 0) {
		status = error_set(err, STATUS_GIT, "tree '%s' is damaged", id);
		error_hint(err, "Run 'git fsck' to see what is wrong.");
	}
	strbuf_release(&bytes);
	return status;
}

static enum status say_unreadable(enum status status,
    const struct source *source, struct error *err)
{
	if (status)
		error_prefix(err, "cannot read revision '%s'", source->rev);
	return status;
}

enum status source_find_tree(struct source *source, const char *rev,
    struct error *err)
{
	char id[OBJECT_ID_SIZE];

	source->rev = arena_strdup(&source->names, rev);
	if (object_resolve(source->repo, rev, id))
		return revision_say_missing(source->repo, rev, err);
	if (strchr(rev, ':'))
		source->root = NULL; /* "REV:folder": no folder on disk is it */
	return say_unreadable(object_peel(source->repo, id, source->tree, err),
	    source, err);
}

enum status source_list(struct source *source, struct error *err)
{
	struct listing listing = { source, STRBUF_INIT, 0 };
	enum status status;

	if (!*source->tree || source->is_listed)
		return STATUS_OK;
	source->count = 0;
	source->is_listed = true;
	status = add_tree(&listing, source->tree, 0, err);
	if (!status)
		source_sort_from(source, 0);
	strbuf_release(&listing.path);
	return say_unreadable(status, source, err);
}

void source_know(struct source *source, const char *path, const char *id)
{
	if (*source->tree && !source->is_listed)
		source_add(source, text_of(path), SOURCE_FILE, id);
}

void source_know_end(struct source *source)
{
	if (*source->tree && !source->is_listed)
		source_sort_from(source, 0);
}
