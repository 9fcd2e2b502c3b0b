/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"

#define NAME_ATTEMPTS 100

static uint64_t scatter(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

/*
 * A file in the folder of path that has no name yet: nothing is left of it when
 * we are killed. Negative where there is no such thing.
 */
static int open_nameless(const char *path)
{
#ifdef O_TMPFILE
	struct text parent = path_parent(path);
	char *folder = mem_strndup(parent.data, parent.len);
	int fd = open(parent.len ? folder : ".",
	    O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);

	free(folder);
	return fd;
#else
	(void)path;
	return -1;
#endif
}

/* Give it this name; it must be new. */
static bool give_name(int fd, const char *name)
{
	char from[32];

	snprintf(from, sizeof(from), "/proc/self/fd/%d", fd);
	return linkat(AT_FDCWD, from, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
}

/*
 * A new name beside path goes to out: for the file nameless, or (-1) for a new
 * one, whose descriptor it gives. Negative with errno set.
 */
static int open_beside(struct strbuf *out, const char *path, int nameless)
{
	struct text parent = path_parent(path);
	struct timespec now;
	int fd = -1;

	clock_gettime(CLOCK_REALTIME, &now);
	for (unsigned i = 0; i < NAME_ATTEMPTS && fd < 0; i++) {
		uint64_t seed = (uint64_t)now.tv_sec * 1000000007u +
		    (uint64_t)now.tv_nsec + ((uint64_t)getpid() << 40) + i;

		strbuf_clear(out);
		strbuf_add(out, parent.data, parent.len);
		if (parent.len)
			strbuf_addch(out, '/');
		strbuf_addf(out, ".hence-%016llx.tmp",
		    (unsigned long long)scatter(seed));
		if (nameless >= 0)
			fd = give_name(nameless, out->buf) ? nameless : -1;
		else
			fd = open(out->buf,
			    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	return fd;
}

/* Nothing to do where it is so already: some systems know no modes. */
static int set_mode(int fd, mode_t mode)
{
	struct stat info;

	if (fstat(fd, &info) < 0)
		return errno;
	if ((info.st_mode & 07777) == mode)
		return 0;
	return fchmod(fd, mode) < 0 ? errno : 0;
}

/* All of it, and on the disk; errno or 0. */
static int write_all(int fd, struct text bytes, const mode_t *mode)
{
	int errnum = mode ? set_mode(fd, *mode) : 0;

	while (bytes.len && !errnum) {
		ssize_t put = write(fd, bytes.data, bytes.len);

		if (put < 0)
			errnum = errno == EINTR ? 0 : errno;
		else
			bytes = text_skip(bytes, (size_t)put);
	}
	/* Some file systems cannot sync, and say so. */
	if (!errnum && fsync(fd) < 0 && errno != EINVAL && errno != ENOTSUP)
		errnum = errno;
	return errnum;
}

/* Where hard links are unknown: claim the name first, then move over it. */
static int claim_and_rename(const char *from, const char *to)
{
	int fd, errnum;

#ifdef RENAME_NOREPLACE
	if (!renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE))
		return 0;
	if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
		return -1;
#endif
	fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return -1;
	close(fd);
	if (!rename(from, to))
		return 0;
	errnum = errno;
	unlink(to);
	errno = errnum;
	return -1;
}

/* Give the temporary file its name, never that of another; errno or 0. */
static int move_into_place(const char *from, const char *to)
{
	int errnum = 0;

	if (link(from, to) < 0)
		errnum = errno;
	if (errnum == EPERM || errnum == ENOTSUP || errnum == ENOSYS ||
	    errnum == EACCES)
		errnum = claim_and_rename(from, to) < 0 ? errno : 0;
	unlink(from);
	return errnum;
}

static void sync_folder_of(const char *path)
{
	struct text parent = path_parent(path);
	char *folder = mem_strndup(parent.data, parent.len);
	int fd = open(parent.len ? folder : ".",
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

/*
 * The bytes in a file beside path, on the disk, its name in out; mode NULL:
 * that of any new file. Gives an errno, and leaves nothing then.
 */
static int write_beside(struct strbuf *out, const char *path, struct text bytes,
    const mode_t *mode)
{
	int nameless = open_nameless(path), fd = -1, errnum = 0;

	if (nameless >= 0) {
		errnum = write_all(nameless, bytes, mode);
		if (!errnum)
			fd = open_beside(out, path, nameless);
		if (fd < 0)
			close(nameless);
		if (errnum)
			return errnum;
	}
	if (fd < 0) { /* no such files here, or no /proc to name them by */
		fd = open_beside(out, path, -1);
		if (fd < 0)
			return errno;
		errnum = write_all(fd, bytes, mode);
	}
	if (close(fd) < 0 && !errnum)
		errnum = errno;
	if (errnum)
		unlink(out->buf);
	return errnum;
}

enum status file_create(const char *path, const char *data, size_t len,
    struct error *err)
{
	struct strbuf temporary = STRBUF_INIT;
	enum status status = STATUS_OK;
	int errnum = EEXIST;

	if (!file_exists(path))
		errnum = write_beside(&temporary, path, text_make(data, len),
		    NULL);
	if (!errnum)
		errnum = move_into_place(temporary.buf, path);
	if (errnum == EEXIST)
		status = error_set(err, STATUS_EXISTS, "'%s' exists already",
		    path);
	else if (errnum)
		status = file_say_failed("create", path, errnum, err);
	else
		sync_folder_of(path);
	strbuf_release(&temporary);
	return status;
}

/* STATUS_OK while the file is what it was; its mode goes to *mode. */
static enum status check_same(const char *path, struct text before,
    mode_t *mode, struct error *err)
{
	int fd = open(path,
	    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct strbuf now = STRBUF_INIT;
	struct stat info = { 0 };
	enum status status;

	if (fd < 0 && errno == ELOOP)
		return error_set(err, STATUS_IO,
		    "cannot write '%s': it is a symbolic link", path);
	if (fd < 0)
		return file_say_failed("write", path, errno, err);
	status = file_read_fd(&now, fd, path, before.len, err);
	if (!status && fstat(fd, &info) < 0)
		status = file_say_failed("read", path, errno, err);
	if (status == STATUS_TOO_LARGE ||
	    (!status && !text_same(text_make(now.buf, now.len), before)))
		status = error_set(err, STATUS_EXISTS,
		    "'%s' has been changed meanwhile", path);
	*mode = info.st_mode & 07777;
	strbuf_release(&now);
	close(fd);
	return status;
}

enum status file_replace(const char *path, struct text before, const char *data,
    size_t len, struct error *err)
{
	struct strbuf temporary = STRBUF_INIT;
	enum status status;
	mode_t mode;
	int errnum;

	status = check_same(path, before, &mode, err);
	if (status)
		return status;
	errnum = write_beside(&temporary, path, text_make(data, len), &mode);
	if (errnum) {
		status = file_say_failed("write", path, errnum, err);
		goto out;
	}
	/* Once more, for what came while the disk was busy. */
	status = check_same(path, before, &mode, err);
	if (!status && rename(temporary.buf, path) < 0)
		status = file_say_failed("write", path, errno, err);
	if (status)
		unlink(temporary.buf);
	else
		sync_folder_of(path);
out:
	strbuf_release(&temporary);
	return status;
}
