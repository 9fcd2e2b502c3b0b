/* SPDX-License-Identifier: MIT */
#include "core/change/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/base/temporary.h"
#include "core/change/journal.h"
#include "core/change/own_folder.h"
#include "core/git/repo.h"

enum {
	WAIT_TRIES = 1000,
	WAIT_NANOSECONDS = 10000000
};

/* A git folder that may not be written to still has a folder to lock. */
static int open_lock(bool *is_makeshift, struct repo *repo, const char *folder)
{
	struct strbuf path = STRBUF_INIT;
	int fd = -1;

	if (repo) {
		own_folder_shared(&path, repo, folder);
		if (file_make_folder(path.buf, NULL) == STATUS_OK) {
			strbuf_addstr(&path, "/lock");
			fd = open(path.buf,
			    O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
		}
	}
	*is_makeshift = repo && fd < 0;
	if (fd < 0)
		fd = open(folder, O_RDONLY | O_CLOEXEC);
	strbuf_release(&path);
	return fd;
}

static enum status take(struct lock *lock, struct repo *repo,
    const char *folder, struct error *err)
{
	const struct timespec pause = { 0, WAIT_NANOSECONDS };
	int fd, i;

	if (own_folder_check(repo, folder, err))
		return STATUS_IO;
	fd = open_lock(&lock->is_makeshift, repo, folder);
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

/* Nobody else writes now, so these are of nobody. */
static void sweep(struct repo *repo, const char *folder)
{
	struct strbuf path = STRBUF_INIT;

	own_folder_shared(&path, repo, folder);
	temporary_sweep(path.buf);
	own_folder_tidy(repo, folder);
	strbuf_release(&path);
}

enum status lock_take_to_fix(struct lock *lock, struct repo *repo,
    const char *folder, struct error *err)
{
	enum status status = take(lock, repo, folder, err);

	if (!status)
		sweep(repo, folder);
	return status;
}

enum status lock_take(struct lock *lock, struct repo *repo, const char *folder,
    struct error *err)
{
	enum status status = lock_take_to_fix(lock, repo, folder, err);

	if (!status)
		status = journal_say(repo, folder, err);
	return status;
}

enum status lock_look(struct repo *repo, const char *folder, struct error *err)
{
	enum status status = STATUS_OK;
	struct strbuf path = STRBUF_INIT;
	int fd = -1;

	if (!journal_is_there(repo, folder))
		return STATUS_OK;
	if (repo) {
		own_folder_shared(&path, repo, folder);
		strbuf_addstr(&path, "/lock");
		fd = open(path.buf, O_RDONLY | O_CLOEXEC);
	}
	if (fd < 0)
		fd = open(folder, O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) == 0)
		status = journal_say(repo, folder, err);
	if (fd >= 0)
		close(fd);
	strbuf_release(&path);
	return status;
}

void lock_release(struct lock *lock)
{
	if (lock->fd >= 0)
		close(lock->fd);
	lock->fd = -1;
}
