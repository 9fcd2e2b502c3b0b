/* SPDX-License-Identifier: MIT */
/*
 * Where records are read from: the worktree, git's index, any revision, or a
 * plain folder. Every kind gives the same thing: a sorted list of files and
 * the bytes of each. Names no libgit2 type; core/corpus stands on this.
 */
#ifndef HENCE_GIT_SOURCE_H
#define HENCE_GIT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

struct repo;
struct source;

enum source_kind {
	SOURCE_WORKTREE, /* what git tracks, and what it does not ignore */
	SOURCE_STAGED, /* git's index */
	SOURCE_REVISION, /* a commit, tag or tree */
	SOURCE_FOLDER /* a folder in no repository */
};

enum source_type {
	SOURCE_FILE,
	SOURCE_SYMLINK,
	SOURCE_SUBMODULE
};

/* An id in hex (SHA-256 at most) and its NUL. */
#define SOURCE_ID_SIZE 65

struct source_file {
	const char *path; /* from the source's root, "/" between, raw bytes */
	enum source_type type;
	/* The blob's id in hex; "" where the bytes come from the disk. */
	const char *id;
};

/*
 * rev is for SOURCE_REVISION only; a revision that is not there is
 * STATUS_NOT_FOUND, one in a shallow clone's missing part too, with a hint. A
 * bare repository has no worktree: its HEAD is opened instead, and nothing
 * staged (STATUS_USAGE) unless GIT_INDEX_FILE names an index.
 */
enum status source_open(struct source **out, struct repo *repo,
    enum source_kind kind, const char *rev, struct error *err);

/*
 * The same, but that a revision's files are not listed yet: for who knows from
 * another run what is in that tree. Of other kinds all files are listed.
 */
enum status source_open_unlisted(struct source **out, struct repo *repo,
    enum source_kind kind, const char *rev, struct error *err);

/* List all files now, unless they are; rows of source_files move. */
enum status source_list(struct source *source, struct error *err);

/* A file of the tree, and its blob's id in hex (both copied): until all are
 * listed it is there from the next source_know_end on. Nothing is done where
 * they are. */
void source_know(struct source *source, const char *path, const char *id);
void source_know_end(struct source *source);

/*
 * Files and folders of a plain folder that are looked at: far more than people
 * keep beside records, and less than a home folder holds, where nothing says
 * what is to be ignored.
 */
#define SOURCE_NAMES_MAX 200000

/* What is asked of a folder with more names than that. */
struct source_scope {
	const char *const *folders; /* in it; its own files come with them */
	size_t count;
	size_t limit; /* names */
};

/*
 * A folder outside every repository: all of its files, hidden ones too, except
 * below ".git", ".hg", ".svn" and "node_modules". Symbolic links are listed,
 * never followed. STATUS_TOO_LARGE beyond the scope's limit; scope may be NULL.
 */
enum status source_open_folder(struct source **out, const char *folder,
    const struct source_scope *scope, struct error *err);
void source_free(struct source *source); /* before its repo; NULL is fine */

/*
 * The same files, for another thread to find and to read; nothing else is asked
 * of it. The source does not change before this is freed. NULL where one thread
 * alone can read them: where git(1) is asked.
 */
struct source *source_share(struct source *source);

enum source_kind source_get_kind(const struct source *source);

/* Absolute folder that paths are relative to, or NULL (bare repositories). */
const char *source_root(const struct source *source);

/* All files, sorted by the bytes of their paths, each path once. */
const struct source_file *source_files(const struct source *source,
    size_t *count);

/* The file of that path, or NULL. */
const struct source_file *source_find(const struct source *source,
    const char *path);

/*
 * Index of the first file whose path is inside folder ("" = all), and in *end
 * the one behind the last: files of a folder stand together.
 */
size_t source_range(const struct source *source, const char *folder,
    size_t *end);

/* A folder of the disk that could not be opened: its files are not listed. */
struct source_gap {
	const char *path; /* as a file's; "" is the root */
	const char *reason; /* "permission denied" */
};

/* All of them, in the order they were met. */
const struct source_gap *source_gaps(const struct source *source,
    size_t *count);

/*
 * Append the file's bytes to out (a symbolic link: its target's name).
 * STATUS_NOT_FOUND: listed but no longer there (deleted and not yet staged).
 * STATUS_TOO_LARGE: over limit bytes, nothing read. STATUS_IO, STATUS_GIT else.
 * Only the thread that opened the source may call it.
 */
enum status source_read(struct source *source, const struct source_file *file,
    size_t limit, struct strbuf *out, struct error *err);

/*
 * From now on the file of that path has these bytes (copied), or is there with
 * them: a source as it is to be. source_drop: it is not there. Nothing is
 * written. Rows of source_files move; their paths stay.
 */
void source_put(struct source *source, const char *path, struct text bytes);
void source_drop(struct source *source, const char *path);

/* What the disk says of a file without opening it. */
struct source_stamp {
	uint64_t device, inode, size;
	int64_t modified, changed; /* nanoseconds */
};

/* What tells a file's bytes from others, without reading them. */
struct source_identity {
	char id[SOURCE_ID_SIZE]; /* their blob's id in hex, or "" */
	bool is_stamped; /* the file is on the disk: see stamp */
	struct source_stamp stamp;
};

/*
 * False for what is no regular file, or not there. A file of the worktree has
 * an id only where git's index vouches for its bytes: its stamp is the
 * index's, it is older than the index, and nothing converts files on their
 * way from and to git. Such an id goes for the moment of the call; who reads
 * the bytes later asks again and compares the stamps.
 */
bool source_identify(struct source_identity *out, struct source *source,
    const struct source_file *file);

bool source_same_stamp(const struct source_stamp *a,
    const struct source_stamp *b);

/* A file that was changed shortly before now may change again under the same
 * stamp; source_now: nanoseconds, as stamps have them. */
int64_t source_now(void);
bool source_is_settled(const struct source_stamp *stamp, int64_t now);

/*
 * Append to out what no source with other files has: paths of all, and the
 * bytes of those that matter, by their blobs' ids or by their stamps. Reads no
 * file. False where one is not settled: it may come to have other bytes and yet
 * the same stamp. matters is called in several threads at once; threads as for
 * threads_count.
 */
bool source_fingerprint(struct strbuf *out, struct source *source,
    bool (*matters)(const char *path), unsigned threads);

/* The id of the blob that holds these bytes. */
void source_hash(char out[SOURCE_ID_SIZE], struct text bytes);

#endif
