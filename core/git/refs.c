/* SPDX-License-Identifier: MIT */
#include "core/git/refs.h"

#include <string.h>

#include "core/base/map.h"
#include "core/base/path.h"
#include "core/git/internal.h"

struct scan {
	struct repo *repo;
	const char *folder;
	refs_path_fn fn;
	void *context;
	/* Commits and trees read, by id and path: those that branches share
	 * are read once. The value: has it a file of the folder? */
	struct map seen;
	struct strbuf path, key;
	size_t missing, calls;
	bool has_file; /* what was scanned last */
};

static void scan_init(struct scan *scan, struct repo *repo, const char *folder,
    refs_path_fn fn, void *context)
{
	*scan = (struct scan){ .repo = repo,
		.folder = folder,
		.fn = fn,
		.context = context,
		.path = STRBUF_INIT,
		.key = STRBUF_INIT };
	map_init(&scan->seen);
}

static void scan_release(struct scan *scan)
{
	map_release(&scan->seen);
	strbuf_release(&scan->path);
	strbuf_release(&scan->key);
}

/* Where it is remembered what a commit or tree has. */
static size_t *remember(struct scan *scan, const char *id, bool *is_new)
{
	strbuf_clear(&scan->key);
	strbuf_addf(&scan->key, "%s %s", id, scan->path.buf);
	return map_at(&scan->seen, text_make(scan->key.buf, scan->key.len),
	    is_new);
}

static void report(struct scan *scan, const char *path)
{
	if (!path_is_inside(path, scan->folder))
		return;
	scan->calls++;
	scan->has_file = true;
	scan->fn(path, scan->context);
}

static bool read_tree(struct scan *scan, const char *id, struct strbuf *out)
{
	struct object object;

	return object_read(scan->repo, id, (size_t)-1, &object, out, NULL) ==
	    STATUS_OK &&
	    object.type == OBJECT_TREE;
}

/* Is the folder at path on the way to the one asked for, or inside it? */
static bool leads_to(const struct scan *scan, const char *path)
{
	return path_is_inside(scan->folder, path) ||
	    path_is_inside(path, scan->folder);
}

static bool scan_tree(struct scan *scan, const char *id, int depth);

static bool scan_entry(struct scan *scan, const struct tree_entry *entry,
    int depth)
{
	size_t len = scan->path.len;
	bool complete = true;

	if (len > 0)
		strbuf_addch(&scan->path, '/');
	strbuf_add(&scan->path, entry->name.data, entry->name.len);
	if ((entry->mode & MODE_TYPE) != MODE_FOLDER)
		report(scan, scan->path.buf);
	else if (leads_to(scan, scan->path.buf))
		complete = scan_tree(scan, entry->id, depth + 1);
	strbuf_setlen(&scan->path, len);
	return complete;
}

/* False when a tree is not there, or what is in it goes beyond our limits. */
static bool scan_tree(struct scan *scan, const char *id, int depth)
{
	struct strbuf bytes = STRBUF_INIT;
	struct tree_entry entry;
	bool complete = true, beside = scan->has_file, is_new;
	struct text rest;
	size_t *seen;

	if (depth > TREE_DEPTH_MAX || scan->calls > TREE_FILES_MAX ||
	    scan->seen.count > TREE_FILES_MAX ||
	    scan->seen.keys.used > TREE_NAMES_MAX)
		return false;
	seen = remember(scan, id, &is_new);
	scan->has_file = beside || *seen;
	if (!is_new)
		return true;
	scan->has_file = false;
	complete = read_tree(scan, id, &bytes);
	rest = text_make(bytes.buf, bytes.len);
	while (tree_next(&rest, strlen(id) / 2, &entry))
		complete = scan_entry(scan, &entry, depth) && complete;
	complete = complete && rest.len == 0;
	strbuf_release(&bytes);
	*remember(scan, id, NULL) = scan->has_file;
	scan->has_file |= beside;
	return complete;
}

/* False when it is not here in full. */
static bool scan_commit(struct scan *scan, const char *commit)
{
	char tree[OBJECT_ID_SIZE];
	bool is_new, complete = true;
	size_t *seen;

	strbuf_clear(&scan->path);
	seen = remember(scan, commit, &is_new);
	scan->has_file = *seen;
	if (!is_new)
		return true;
	complete = object_peel(scan->repo, commit, tree, NULL) == STATUS_OK &&
	    scan_tree(scan, tree, 0);
	*remember(scan, commit, NULL) = scan->has_file;
	return complete;
}

static void scan_branch(const char *name, const char *commit, void *context)
{
	struct scan *scan = context;

	(void)name;
	scan->missing += !scan_commit(scan, commit);
}

static void scan_index_entry(const struct index_entry *entry, void *context)
{
	report(context, entry->path);
}

enum status refs_each_path(struct repo *repo, const char *folder,
    refs_path_fn fn, void *context, size_t *missing, struct error *err)
{
	enum status status = STATUS_OK;
	struct scan scan;

	scan_init(&scan, repo, folder, fn, context);
	if (!repo->info.bare || repo->index_path)
		status = index_each(repo, scan_index_entry, &scan, err);
	if (!status)
		status = refs_each_branch(repo, scan_branch, &scan, err);
	*missing = scan.missing;
	scan_release(&scan);
	return status;
}

bool refs_each_path_of(struct repo *repo, const char *commit,
    const char *folder, refs_path_fn fn, void *context)
{
	struct scan scan;
	bool complete;

	scan_init(&scan, repo, folder, fn, context);
	complete = scan_commit(&scan, commit);
	scan_release(&scan);
	return complete;
}

struct holders {
	struct scan scan;
	refs_branch_fn fn;
	void *context;
};

static void ask_branch(const char *name, const char *commit, void *context)
{
	struct holders *holders = context;

	scan_commit(&holders->scan, commit);
	if (holders->scan.has_file)
		holders->fn(name, commit, holders->context);
}

static void pass_over(const char *path, void *context)
{
	(void)path;
	(void)context;
}

enum status refs_each_holder(struct repo *repo, const char *path,
    refs_branch_fn fn, void *context, struct error *err)
{
	struct holders holders = { .fn = fn, .context = context };
	enum status status;

	scan_init(&holders.scan, repo, path, pass_over, NULL);
	status = refs_each_branch(repo, ask_branch, &holders, err);
	scan_release(&holders.scan);
	return status;
}
