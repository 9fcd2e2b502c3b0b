/* SPDX-License-Identifier: MIT */
#include "core/change/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/repo.h"

enum {
	WAIT_TRIES = 1000,
	WAIT_NANOSECONDS = 10000000
};

/* A git folder that may not be written to still has a folder to lock. */
static int open_lock(struct repo *repo, const char *folder)
{
	struct strbuf path = STRBUF_INIT;
	int fd = -1;

	if (repo) {
		path_join(&path, repo_get_info(repo)->common_dir, "hence");
		if (file_make_folder(path.buf, NULL) == STATUS_OK) {
			strbuf_addstr(&path, "/lock");
			fd = open(path.buf, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
		}
	}
	if (fd < 0)
		fd = open(folder, O_RDONLY | O_CLOEXEC);
	strbuf_release(&path);
	return fd;
}

enum status lock_take(struct lock *lock, struct repo *repo, const char *folder,
    struct error *err)
{
	const struct timespec pause = { 0, WAIT_NANOSECONDS };
	int fd = open_lock(repo, folder), i;

	if (fd < 0)
		return error_set_errno(err, STATUS_IO, errno,
		    "cannot lock '%s'", folder);
	for (i = 0; i < WAIT_TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
			lock->fd = fd;
			return STATUS_OK;
		}
		if (errno != EWOULDBLOCK && errno != EINTR)
			break;
		nanosleep(&pause, NULL);
	}
	if (errno == EWOULDBLOCK) {
		error_set(err, STATUS_IO,
		    "another 'hence' has been writing in '%s' for 10 seconds",
		    folder);
		error_hint(err, "Try again when it has ended.");
	} else {
		error_set_errno(err, STATUS_IO, errno, "cannot lock '%s'",
		    folder);
	}
	close(fd);
	return STATUS_IO;
}

void lock_release(struct lock *lock)
{
	if (lock->fd >= 0)
		close(lock->fd);
	lock->fd = -1;
}
