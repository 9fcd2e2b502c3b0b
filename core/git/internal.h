/* SPDX-License-Identifier: MIT */
/* What the files of core/git share. Nobody else includes this. */
#ifndef HENCE_GIT_INTERNAL_H
#define HENCE_GIT_INTERNAL_H

#include <git2.h>

#include "core/base/map.h"
#include "core/base/mem.h"
#include "core/base/text.h"
#include "core/base/vec.h"
#include "core/git/batch.h"
#include "core/git/merge.h"
#include "core/git/repo.h"
#include "core/git/source.h"

/* Folders and objects nested deeper, or trees with more files, are refused. */
#define TREE_DEPTH_MAX 1024
#define TREE_FILES_MAX 5000000
#define TREE_NAMES_MAX ((size_t)1 << 30) /* bytes of all their paths */

struct repo {
	struct repo_info info;
	struct arena strings;
	git_repository *git; /* NULL: git(1) reads it */
	git_odb *odb;
	const char *index_path; /* GIT_INDEX_FILE, absolute; NULL: git's own */
	git_index *index; /* as it was read last; NULL: not yet */
	int64_t index_written; /* nanoseconds, before it was read */
	const char *prefix[8]; /* options that lead git(1) to this repository */
	struct batch batch;
	bool fetch_failed; /* in a partial clone: not tried for each object */
	struct strbuf config; /* "git config -z --list" */
	bool config_is_loaded;
};

/* What repo_open was asked for. */
struct repo_place {
	const char *folder;
	const char *git_dir; /* NULL: look for it from folder upwards */
	bool from_env; /* git_dir is GIT_DIR: the worktree is where we are */
	const char *worktree; /* GIT_WORK_TREE or NULL */
};

/* repo_libgit2.c: why is filled with libgit2's reason when it refuses. */
enum status repo_open_libgit2(struct repo *repo, const struct repo_place *place,
    struct strbuf *why, struct error *err);

/* repo_git.c */
enum status repo_open_git(struct repo *repo, const struct repo_place *place,
    const char *why, struct error *err);
void repo_git_read_config(struct repo *repo);

/* command.c: command_git with these options before its args. */
enum status command_run(struct strbuf *out, const char *const *prefix,
    const char *const *args, const struct strbuf *input, struct error *err);

/* The same, and what it said on stderr is kept. */
enum status command_run_talk(struct strbuf *out, struct strbuf *talk,
    const char *const *prefix, const char *const *args, struct error *err);

/*
 * As the user would run it: the terminal is its own, no setting but these is
 * ours, and what it prints on stdout goes to stderr.
 */
enum status command_user(const char *const *prefix, const char *const *args,
    const char *const *settings, struct error *err);

/* repo.c: run git(1) in this repository; its failing is STATUS_GIT. */
enum status repo_run(struct repo *repo, const char *const *args,
    struct strbuf *out, struct error *err);

/* repo.c: what was named, by GIT_DIR or by our caller, is no repository. */
enum status repo_say_none(const struct repo_place *place, struct error *err);

/* A variable of the environment; an empty one counts as not set: NULL. */
const char *repo_env_value(const char *name);

/* A copy in the repository's strings without "/" behind. */
const char *repo_keep_folder(struct repo *repo, const char *path);

/*
 * discover.c: STATUS_GIT when a ".git" file on the way up from this folder leads
 * to no repository; libgit2 would pass it by.
 */
enum status discover_check(const char *start, struct error *err);

/* STATUS_GIT when safe.bareRepository forbids what was found from start. */
enum status discover_check_bare(const char *start, const char *git_dir,
    struct error *err);
enum status discover_say_bare(const char *git_dir, struct error *err);

/* config.c: asks git(1) whether a key that begins and ends so is set. */
bool repo_config_has(struct repo *repo, const char *prefix, const char *suffix);

/* object.c */
enum status object_read(struct repo *repo, const char *id, size_t limit,
    struct object *object, struct strbuf *out, struct error *err);

/* Fill repo->odb; false when libgit2 cannot. */
bool object_open_odb(struct repo *repo);

/* Another one of the same objects, for another thread; NULL: there is none. */
git_odb *object_new_odb(const struct repo *repo);

/* As object_read, without git(1). */
enum status object_read_odb(git_odb *odb, const char *id, size_t limit,
    struct object *object, struct strbuf *out, struct error *err);

/* The id of what a revision names; any failure is STATUS_NOT_FOUND. */
enum status object_resolve(struct repo *repo, const char *rev,
    char id[OBJECT_ID_SIZE]);

/* The id of the tree that a tree, commit or tag stands for. */
enum status object_peel(struct repo *repo, const char *id,
    char tree[OBJECT_ID_SIZE], struct error *err);

struct tree_entry {
	unsigned int mode; /* as in git's tree objects: 0100644, 040000 ... */
	struct text name;
	char id[OBJECT_ID_SIZE];
};

/* The next entry of a tree's bytes; false at the end or at rubbish. */
bool tree_next(struct text *rest, size_t id_length, struct tree_entry *out);

#define MODE_TYPE 0170000
#define MODE_FOLDER 0040000
#define MODE_FILE 0100000
#define MODE_SYMLINK 0120000
#define MODE_SUBMODULE 0160000

enum source_type source_type_of(unsigned int mode);

/* index.c */
struct index_entry {
	const char *path;
	unsigned int mode;
	int stage; /* 0, or 1 base, 2 ours, 3 theirs */
	bool is_skipped; /* left out by a sparse checkout */
	bool is_intended; /* "git add -N": no bytes yet */
	char id[OBJECT_ID_SIZE];
};

typedef void (*index_fn)(const struct index_entry *entry, void *context);

/* Every entry of git's index, in its order. */
enum status index_each(struct repo *repo, index_fn fn, void *context,
    struct error *err);

/* Is the file as it was when git last compared it with the blob *id? */
bool index_vouches(const struct repo *repo, const char *path,
    const struct source_stamp *stamp, char id[SOURCE_ID_SIZE]);

/*
 * conversion.c: might that file of the worktree differ from its blob by more
 * than its line ends? By a filter or another encoding, that is.
 */
bool conversion_is_possible(struct source *source, const char *path);

/* disk.c: files below one folder; links are never followed. */
struct disk {
	int root, folder; /* -1: not open */
	struct strbuf path; /* of folder, below the root */
};

void disk_init(struct disk *disk);
enum status disk_open(struct disk *disk, const char *root, struct error *err);
void disk_release(struct disk *disk);
/* False for what is no regular file, whose stamp is set all the same, or not
 * there: all of it is zero then. */
bool disk_stamp(struct disk *disk, const char *path, struct source_stamp *out);
enum status disk_read(struct disk *disk, const char *path,
    enum source_type type, size_t limit, struct strbuf *out, struct error *err);

/* conversion.c's last question and the answer. */
struct conversion_memo {
	struct strbuf asked;
	bool is_possible;
};

struct source {
	const struct source *of; /* whose list of files it is; NULL: its own */
	enum source_kind kind;
	struct repo *repo;
	git_odb *odb; /* NULL: the repository's */
	const char *root;
	struct disk disk;
	struct arena names;
	struct source_file *items; /* vec.h's fields */
	size_t count, cap;
	VEC(struct source_gap) gaps;
	/* Blobs that no repository has: id -> index + 1 into made. */
	struct map made_index;
	VEC(struct strbuf) made;
	struct conversion_memo common_conversion, folder_conversion;
	/* Of a revision: what it was called, its tree, and whether items are
	 * all of its files. */
	const char *rev;
	char tree[OBJECT_ID_SIZE];
	bool is_listed;
};

struct source *source_new(struct repo *repo, enum source_kind kind);

void source_add(struct source *source, struct text path, enum source_type type,
    const char *id);

/* First index in [from, to) whose path is not before path. */
size_t source_lower_bound(const struct source *source, size_t from, size_t to,
    const char *path);

/* Sort what stands from index from on and merge it into what is before. */
void source_sort_from(struct source *source, size_t from);

/* put.c: keep a blob's bytes, which are the source's then; NULL: it has none of
 * that id. */
void source_make_blob(struct source *source, const char *id,
    struct strbuf *bytes);
const struct strbuf *source_made_blob(const struct source *source,
    const char *id);

/* source_git.c: the lists of the kinds that git knows; source_list has the
 * third, of the tree that source_find_tree sets. */
enum status source_list_worktree(struct source *source, struct error *err);
enum status source_list_staged(struct source *source, struct error *err);
enum status source_find_tree(struct source *source, const char *rev,
    struct error *err);

/* merge.c */
void merge_add_conflict(struct merge_conflicts *conflicts, struct text path);

/* merge_git.c: list the merge's files, unsorted, or its conflicts. */
enum status merge_by_git(struct source *source,
    struct merge_conflicts *conflicts, const char *const commits[2],
    struct error *err);

/* revision.c */
enum status revision_say_missing(struct repo *repo, const char *rev,
    struct error *err);

/* walk.c: add what is on disk and not in the list yet (it is sorted). */
enum status walk_untracked(struct source *source, struct error *err);
enum status walk_folder(struct source *source, const struct source_scope *scope,
    struct error *err);

#endif
