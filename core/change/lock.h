/* SPDX-License-Identifier: MIT */
/*
 * One writer at a time: a lock of the system's on a file in git's common
 * folder, outside of git on the folder that is written to. It ends with the
 * process, so nothing stale is left behind.
 */
#ifndef HENCE_CHANGE_LOCK_H
#define HENCE_CHANGE_LOCK_H

#include "core/base/error.h"

struct repo;

struct lock {
	int fd; /* -1: not held */
};

#define LOCK_INIT \
	{ \
		-1 \
	}

/*
 * repo may be NULL; folder is there and absolute. Waits some seconds for
 * another writer; STATUS_IO when that one does not end.
 */
enum status lock_take(struct lock *lock, struct repo *repo, const char *folder,
    struct error *err);
void lock_release(struct lock *lock);

#endif
