/* SPDX-License-Identifier: MIT */
/*
 * What a command is about to do to files, all of it or nothing: the texts of
 * new and edited files, and moves. Made first, then shown as a diff or carried
 * out. Knows no records.
 */
#ifndef HENCE_CHANGE_CHANGE_H
#define HENCE_CHANGE_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/base/vec.h"

struct repo;
struct source;

struct change_file {
	char *path; /* from the root, where it is before the moves; owned */
	bool is_new; /* it must not be there yet */
	struct strbuf before; /* its bytes as they were read; "" when new */
	struct strbuf text; /* what it is to hold: callers edit this */
	bool is_gone; /* it is to go; text does not count */
};

/* A file or folder gets another name; nothing may be there. */
struct change_move {
	char *from, *to; /* from the root; owned */
};

struct change {
	struct repo *repo; /* NULL: outside of git; borrowed */
	const char *root; /* absolute; borrowed */
	/* What a diff calls root, where that is a folder of the one that people
	 * work in: ".git"; else "". */
	const char *shown;
	const char *command; /* "supersede", for the journal; borrowed */
	size_t limit; /* bytes of a file that is read */
	/* Files are read from there, and none is ever written; NULL: they are
	 * on the disk. Borrowed. */
	struct source *source;
	VEC(struct change_file *) files; /* in the order they were opened */
	VEC(struct change_move) moves; /* done first, in order */
	/* Those that are made for new names, outer ones first; from the root. */
	VEC(char *) folders;
};

void change_init(struct change *change, struct repo *repo, const char *root,
    const char *command, size_t limit);
void change_release(struct change *change);

/*
 * May something be made or removed at that path? STATUS_IO: it is in git's own
 * folder, or outside of the root behind a link.
 */
enum status change_check_path(const struct change *change, const char *path,
    struct error *err);

/*
 * The file of that path, read when it is asked for the first time. STATUS_IO
 * for what is no regular file, a link, in git's own folder, or outside of the
 * root behind a link; STATUS_NOT_FOUND, STATUS_TOO_LARGE.
 */
enum status change_open(struct change_file **out, struct change *change,
    const char *path, struct error *err);

/* A new file, empty so far; its folders are made as needed. STATUS_EXISTS. */
enum status change_add(struct change_file **out, struct change *change,
    const char *path, struct error *err);

/* STATUS_EXISTS when something is at to; from must be inside the root, and no
 * link that leaves it. */
enum status change_move(struct change *change, const char *from, const char *to,
    struct error *err);

/* Where the path is after the moves. */
void change_path_after(struct strbuf *out, const struct change *change,
    const char *path);

/* Is it written, or removed? Moving alone does not count. */
bool change_touches(const struct change_file *file);

/* Does it do anything? */
bool change_is_empty(const struct change *change);

/* Append a unified diff, as `git diff` shows it. */
enum status change_diff(struct strbuf *out, const struct change *change,
    struct error *err);

/*
 * Carry it out, all of it or nothing; the caller holds the lock. STATUS_EXISTS:
 * a file has been changed meanwhile, or is there where none was. Whatever the
 * error, everything is as it was, unless the message says that the journal
 * stays.
 */
enum status change_apply(struct change *change, struct error *err);

#endif
