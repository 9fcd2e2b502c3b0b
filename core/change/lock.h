/* SPDX-License-Identifier: MIT */
/*
 * One writer at a time: a lock of the system's on a file in git's common
 * folder, outside of git on the folder that is written to. It ends with the
 * process, so nothing stale is left behind.
 */
#ifndef HENCE_CHANGE_LOCK_H
#define HENCE_CHANGE_LOCK_H

#include <stdbool.h>

#include "core/base/error.h"

struct repo;

struct lock {
	int fd; /* -1: not held */
	/* It is on the folder of the files: git's takes no file for it. */
	bool is_makeshift;
};

#define LOCK_INIT \
	{ \
		-1, false \
	}

/*
 * repo may be NULL; folder is there and absolute. Waits some seconds for
 * another writer; STATUS_IO when that one does not end. STATUS_STOPPED when an
 * earlier one was stopped half-way and that is neither finished nor undone.
 * What else was left by one that was killed is removed.
 */
enum status lock_take(struct lock *lock, struct repo *repo, const char *folder,
    struct error *err);

/* The same for who comes to set right what was stopped half-way. */
enum status lock_take_to_fix(struct lock *lock, struct repo *repo,
    const char *folder, struct error *err);

/*
 * For who only reads: fill err and give STATUS_STOPPED when an earlier writer
 * was stopped half-way; STATUS_OK when not, or while one is at work.
 */
enum status lock_look(struct repo *repo, const char *folder, struct error *err);
void lock_release(struct lock *lock);

#endif
