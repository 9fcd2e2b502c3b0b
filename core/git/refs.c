/* SPDX-License-Identifier: MIT */
#include "core/git/refs.h"

#include <string.h>

#include "core/base/path.h"
#include "core/git/internal.h"

/* Trees read, by id and path: those that branches share are read once. */
struct seen {
	struct arena arena;
	const char **slots;
	size_t count, size; /* size is a power of two, or 0 */
};

struct scan {
	struct repo *repo;
	const char *folder;
	refs_path_fn fn;
	void *context;
	struct seen seen;
	struct strbuf path, key;
	size_t missing, calls;
};

static size_t hash(const char *key)
{
	uint64_t value = 14695981039346656037u;

	for (; *key; key++)
		value = (value ^ (unsigned char)*key) * 1099511628211u;
	return (size_t)(value ^ (value >> 32));
}

static const char **find_slot(const struct seen *seen, const char *key)
{
	size_t at = hash(key) & (seen->size - 1);

	while (seen->slots[at] && strcmp(seen->slots[at], key) != 0)
		at = (at + 1) & (seen->size - 1);
	return &seen->slots[at];
}

static void grow(struct seen *seen)
{
	struct seen old = *seen;
	size_t i;

	seen->size = old.size ? old.size * 2 : 1024;
	seen->slots = mem_alloc(seen->size * sizeof(*seen->slots));
	for (i = 0; i < old.size; i++) {
		if (old.slots[i])
			*find_slot(seen, old.slots[i]) = old.slots[i];
	}
	free(old.slots);
}

/* True when it was there already. */
static bool seen_before(struct seen *seen, const char *key)
{
	const char **slot;

	if (seen->count * 2 >= seen->size)
		grow(seen);
	slot = find_slot(seen, key);
	if (*slot)
		return true;
	*slot = arena_strdup(&seen->arena, key);
	seen->count++;
	return false;
}

static bool is_new(struct scan *scan, const char *id, const char *path)
{
	strbuf_clear(&scan->key);
	strbuf_addf(&scan->key, "%s %s", id, path);
	return !seen_before(&scan->seen, scan->key.buf);
}

static void report(struct scan *scan, const char *path)
{
	if (!path_is_inside(path, scan->folder))
		return;
	scan->calls++;
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
	bool complete = true;
	struct text rest;

	if (depth > TREE_DEPTH_MAX || scan->calls > TREE_FILES_MAX ||
	    scan->seen.count > TREE_FILES_MAX ||
	    scan->seen.arena.used > TREE_NAMES_MAX)
		return false;
	if (!is_new(scan, id, scan->path.buf))
		return true;
	complete = read_tree(scan, id, &bytes);
	rest = text_make(bytes.buf, bytes.len);
	while (tree_next(&rest, strlen(id) / 2, &entry))
		complete = scan_entry(scan, &entry, depth) && complete;
	complete = complete && rest.len == 0;
	strbuf_release(&bytes);
	return complete;
}

static void scan_branch(struct scan *scan, const char *commit)
{
	char tree[OBJECT_ID_SIZE];

	if (!is_new(scan, commit, ""))
		return;
	strbuf_clear(&scan->path);
	if (object_peel(scan->repo, commit, tree, NULL) != STATUS_OK ||
	    !scan_tree(scan, tree, 0))
		scan->missing++;
}

static bool is_branch(const char *name)
{
	struct text t = text_of(name);

	return text_starts(t, "refs/heads/") || text_starts(t, "refs/remotes/");
}

static enum status say_unlisted(const struct repo *repo, struct error *err)
{
	const git_error *last = git_error_last();

	error_set(err, STATUS_GIT, "the branches of '%s' cannot be listed: %s",
	    repo->info.git_dir,
	    last && last->message ? last->message : "no reason given");
	error_hint(err, "Run 'git fsck' to see what is wrong.");
	return STATUS_GIT;
}

/* Symbolic ones, as origin/HEAD, stand for a branch that is listed itself. */
static enum status scan_by_libgit2(struct scan *scan, struct error *err)
{
	git_reference_iterator *refs = NULL;
	git_reference *ref = NULL;
	char id[OBJECT_ID_SIZE];
	int failed;

	if (git_reference_iterator_new(&refs, scan->repo->git) < 0)
		return say_unlisted(scan->repo, err);
	while ((failed = git_reference_next(&ref, refs)) == 0) {
		const git_oid *oid = git_reference_target(ref);

		if (oid && is_branch(git_reference_name(ref))) {
			git_oid_tostr(id, sizeof(id), oid);
			scan_branch(scan, id);
		}
		git_reference_free(ref);
	}
	git_reference_iterator_free(refs);
	return failed == GIT_ITEROVER ? STATUS_OK
				      : say_unlisted(scan->repo, err);
}

static enum status scan_by_git(struct scan *scan, struct error *err)
{
	static const char *const args[] = { "for-each-ref",
		"--format=%(objectname)", "refs/heads", "refs/remotes", NULL };
	struct strbuf list = STRBUF_INIT;
	char id[OBJECT_ID_SIZE];
	struct text rest, line;
	enum status status;

	status = repo_run(scan->repo, args, &list, err);
	rest = text_make(list.buf, list.len);
	while (!status && text_next_line(&rest, &line)) {
		if (line.len == 0 || line.len >= sizeof(id))
			continue;
		memcpy(id, line.data, line.len);
		id[line.len] = '\0';
		scan_branch(scan, id);
	}
	strbuf_release(&list);
	return status;
}

static void scan_index_entry(const struct index_entry *entry, void *context)
{
	report(context, entry->path);
}

enum status refs_each_path(struct repo *repo, const char *folder,
    refs_path_fn fn, void *context, size_t *missing, struct error *err)
{
	struct scan scan = { .repo = repo,
		.folder = folder,
		.fn = fn,
		.context = context,
		.path = STRBUF_INIT,
		.key = STRBUF_INIT };
	enum status status = STATUS_OK;

	arena_init(&scan.seen.arena);
	if (!repo->info.bare || repo->index_path)
		status = index_each(repo, scan_index_entry, &scan, err);
	if (!status)
		status = repo->git ? scan_by_libgit2(&scan, err)
				   : scan_by_git(&scan, err);
	*missing = scan.missing;
	free(scan.seen.slots);
	arena_release(&scan.seen.arena);
	strbuf_release(&scan.path);
	strbuf_release(&scan.key);
	return status;
}
