/* SPDX-License-Identifier: MIT */
/*
 * Files on disk. In a worktree those that git does not track and does not
 * ignore; libgit2 says what is ignored, asked only where nothing is tracked.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "core/git/internal.h"

/* Beyond so many questions git(1) is quicker with the whole list. */
#define QUESTIONS_MAX 5000

/* A folder to be read; tracked files in it are items [from, to). */
struct pending {
	char *path; /* "" or with "/" behind */
	size_t from, to;
};

struct walk {
	struct source *source;
	git_repository *git; /* NULL: a plain folder, nothing is ignored */
	size_t questions;
	size_t names, names_max;
	bool stays; /* the folders that are met are not gone into */
	VEC(struct pending) pending;
	struct strbuf path;
};

static void push(struct walk *walk, const char *path, size_t from, size_t to)
{
	struct pending *pending = vec_push(&walk->pending);

	pending->path = mem_strdup(path);
	pending->from = from;
	pending->to = to;
}

static unsigned char type_of(DIR *folder, const struct dirent *entry)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type;
	if (fstatat(dirfd(folder), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return DT_UNKNOWN;
	if (S_ISDIR(st.st_mode))
		return DT_DIR;
	if (S_ISLNK(st.st_mode))
		return DT_LNK;
	return S_ISREG(st.st_mode) ? DT_REG : DT_UNKNOWN;
}

static bool is_passed_over(const struct walk *walk, const char *name)
{
	static const char *const names[] = { ".hg", ".svn", "node_modules" };
	size_t i;

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
	    strcmp(name, ".git") == 0)
		return true;
	for (i = 0; !walk->git && i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(name, names[i]) == 0)
			return true;
	}
	return false;
}

static bool is_ignored(struct walk *walk)
{
	int ignored = 0;

	if (!walk->git)
		return false;
	walk->questions++;
	return git_ignore_path_is_ignored(&ignored, walk->git,
		   walk->path.buf) == 0 &&
	    ignored;
}

static bool is_tracked(const struct walk *walk, const struct pending *folder,
    enum source_type *type)
{
	const struct source *source = walk->source;
	size_t at = source_lower_bound(source, folder->from, folder->to,
	    walk->path.buf);

	if (at == folder->to ||
	    strcmp(source->items[at].path, walk->path.buf) != 0)
		return false;
	*type = source->items[at].type;
	return true;
}

static void visit_file(struct walk *walk, const struct pending *folder,
    enum source_type type)
{
	enum source_type tracked;

	if (is_tracked(walk, folder, &tracked) || is_ignored(walk))
		return;
	source_add(walk->source, text_make(walk->path.buf, walk->path.len),
	    type, "");
}

/* Submodules are tracked by the folder's own name. */
static void visit_folder(struct walk *walk, const struct pending *folder)
{
	enum source_type tracked;
	size_t from, to;

	if (is_tracked(walk, folder, &tracked) && tracked == SOURCE_SUBMODULE)
		return;
	strbuf_addch(&walk->path, '/');
	from = source_lower_bound(walk->source, folder->from, folder->to,
	    walk->path.buf);
	walk->path.buf[walk->path.len - 1] = '/' + 1;
	to = source_lower_bound(walk->source, from, folder->to, walk->path.buf);
	walk->path.buf[walk->path.len - 1] = '/';
	if (from == to && is_ignored(walk))
		return;
	push(walk, walk->path.buf, from, to);
}

static void visit(struct walk *walk, const struct pending *folder,
    unsigned char type, const char *name)
{
	if (is_passed_over(walk, name))
		return;
	strbuf_clear(&walk->path);
	strbuf_addstr(&walk->path, folder->path);
	strbuf_addstr(&walk->path, name);
	walk->names++;
	if (type == DT_DIR && walk->stays)
		return;
	if (type == DT_DIR)
		visit_folder(walk, folder);
	else if (type == DT_LNK)
		visit_file(walk, folder, SOURCE_SYMLINK);
	else if (type == DT_REG)
		visit_file(walk, folder, SOURCE_FILE);
}

/* Another repository, a submodule's worktree too, lists its own files. */
static bool is_repository(DIR *folder)
{
	struct stat st;

	return fstatat(dirfd(folder), ".git", &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* A git folder of another name than ".git" may lie in its worktree. */
static bool is_git_dir(const struct walk *walk, const char *folder)
{
	struct text t = text_of(folder);

	if (!walk->git || !text_ends(t, "/"))
		return false;
	return strncmp(folder, walk->source->repo->info.git_dir, t.len - 1) ==
	    0 &&
	    strlen(walk->source->repo->info.git_dir) == t.len - 1;
}

/* A folder that has gone meanwhile is no gap. */
static void add_gap(struct source *source, const char *folder, int errnum)
{
	struct text path = text_of(folder);
	struct source_gap *gap;
	struct error err;

	if (errnum == ENOENT || errnum == ENOTDIR)
		return;
	if (text_ends(path, "/"))
		path.len--;
	error_set_errno(&err, STATUS_IO, errnum, "%s", "");
	gap = vec_push(&source->gaps);
	gap->path = arena_strndup(&source->names, path.data, path.len);
	gap->reason = arena_strdup(&source->names, err.message + strlen(": "));
}

/* Folders that cannot be read are left out, as git leaves them out. */
static void read_folder(struct walk *walk, const struct pending *pending)
{
	struct dirent *entry;
	DIR *folder;

	strbuf_clear(&walk->path);
	strbuf_addf(&walk->path, "%s/%s", walk->source->root, pending->path);
	if (is_git_dir(walk, walk->path.buf))
		return;
	folder = opendir(walk->path.buf);
	if (!folder) {
		add_gap(walk->source, pending->path, errno);
		return;
	}
	if (!walk->git || !*pending->path || !is_repository(folder)) {
		while (
		    walk->names <= walk->names_max && (entry = readdir(folder)))
			visit(walk, pending, type_of(folder, entry),
			    entry->d_name);
	}
	closedir(folder);
}

/* False when it was given up for too many questions or names. */
static bool walk_pending(struct walk *walk, size_t limit)
{
	struct pending next;

	while (walk->pending.count > 0 && walk->questions <= limit &&
	    walk->names <= walk->names_max) {
		next = walk->pending.items[--walk->pending.count];
		read_folder(walk, &next);
		free(next.path);
	}
	return walk->pending.count == 0 && walk->questions <= limit &&
	    walk->names <= walk->names_max;
}

static bool walk_all(struct walk *walk, size_t limit)
{
	push(walk, "", 0, walk->source->count);
	return walk_pending(walk, limit);
}

static void release(struct walk *walk)
{
	while (walk->pending.count > 0)
		free(walk->pending.items[--walk->pending.count].path);
	vec_release(&walk->pending);
	strbuf_release(&walk->path); /* empty, and good to be used again */
}

/* Is one of the scope's folders around it, or the same before it? */
static bool is_in_scope(const struct source_scope *scope, const char *folder,
    size_t self)
{
	for (size_t i = 0; i < scope->count; i++) {
		const char *other = scope->folders[i];
		size_t len = strlen(other);

		if (i == self || strncmp(folder, other, len) != 0)
			continue;
		if (!len || folder[len] == '/' || (!folder[len] && i < self))
			return true;
	}
	return false;
}

/* The files of the root itself, and the folders of the scope. */
static bool walk_scope(struct walk *walk, const struct source_scope *scope)
{
	struct source *source = walk->source;

	if (!scope->count || is_in_scope(scope, "", SIZE_MAX))
		return false;
	release(walk);
	source->count = source->gaps.count = 0;
	walk->names = 0;
	walk->stays = true;
	walk_all(walk, SIZE_MAX);
	walk->stays = false;
	for (size_t i = 0; i < scope->count; i++) {
		if (is_in_scope(scope, scope->folders[i], i))
			continue;
		strbuf_clear(&walk->path);
		strbuf_addf(&walk->path, "%s/", scope->folders[i]);
		push(walk, walk->path.buf, 0, 0);
	}
	return walk_pending(walk, SIZE_MAX);
}

enum status walk_folder(struct source *source, const struct source_scope *scope,
    struct error *err)
{
	struct walk walk = { .source = source,
		.names_max = scope->limit,
		.path = STRBUF_INIT };
	bool done = walk_all(&walk, SIZE_MAX) || walk_scope(&walk, scope);

	release(&walk);
	source_sort_from(source, 0);
	if (done)
		return STATUS_OK;
	error_set(err, STATUS_TOO_LARGE,
	    "'%s' has more than %zu files and folders, and is in no git "
	    "repository",
	    source->root, scope->limit);
	error_hint(err, "Point at the records with --dir PATH.");
	return STATUS_TOO_LARGE;
}

static void add_listed(struct source *source, struct text path)
{
	struct strbuf full = STRBUF_INIT;
	struct stat st;

	strbuf_addf(&full, "%s/%.*s", source->root, TEXT_ARG(path));
	if (lstat(full.buf, &st) == 0)
		source_add(source, path,
		    S_ISLNK(st.st_mode) ? SOURCE_SYMLINK : SOURCE_FILE, "");
	strbuf_release(&full);
}

/* "warning: could not open directory 'docs/adr/': Permission denied" */
static void add_gaps_of_git(struct source *source, const struct strbuf *talk)
{
	static const char start[] = "warning: could not open directory '";
	struct text rest = text_make(talk->buf, talk->len), line;
	char *folder;

	while (text_next_line(&rest, &line)) {
		size_t end = text_find(line, "': ");

		if (!text_starts(line, start) || end == SIZE_MAX)
			continue;
		folder = mem_strndup(line.data + strlen(start),
		    end - strlen(start));
		add_gap(source, folder,
		    text_ends(line, "No such file or directory") ? ENOENT
								 : EACCES);
		free(folder);
	}
}

/* Names with "/" behind are repositories inside this one. */
static enum status list_by_git(struct source *source, struct error *err)
{
	static const char *const args[] = { "ls-files", "-z", "--others",
		"--exclude-standard", NULL };
	struct strbuf list = STRBUF_INIT, talk = STRBUF_INIT;
	struct text rest, path;
	enum status status;

	status = command_run_talk(&list, &talk, source->repo->prefix, args,
	    err);
	rest = text_make(list.buf, list.len);
	while (!status && text_split(&rest, '\0', &path)) {
		if (path.len > 0 && !text_ends(path, "/"))
			add_listed(source, path);
	}
	if (!status)
		add_gaps_of_git(source, &talk);
	strbuf_release(&list);
	strbuf_release(&talk);
	return status;
}

enum status walk_untracked(struct source *source, struct error *err)
{
	struct walk walk = { .source = source,
		.git = source->repo->git,
		.names_max = SIZE_MAX,
		.path = STRBUF_INIT };
	size_t tracked = source->count;
	enum status status = STATUS_OK;

	if (!walk.git) {
		status = list_by_git(source, err);
	} else if (!walk_all(&walk, QUESTIONS_MAX)) {
		release(&walk);
		source->count = tracked;
		source->gaps.count = 0;
		if (list_by_git(source, NULL) != STATUS_OK) {
			source->count = tracked;
			source->gaps.count = 0;
			walk_all(&walk, SIZE_MAX);
		}
	}
	release(&walk);
	source_sort_from(source, tracked);
	return status;
}
