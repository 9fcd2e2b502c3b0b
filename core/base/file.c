/* SPDX-License-Identifier: MIT */
#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "core/base/path.h"

#define READ_AT_ONCE ((size_t)64 << 10)
#define NAME_ATTEMPTS 100

static enum status status_of(int errnum)
{
	if (errnum == ENOENT || errnum == ENOTDIR)
		return STATUS_NOT_FOUND;
	return errnum == EEXIST ? STATUS_EXISTS : STATUS_IO;
}

static enum status fail_to(const char *what, const char *path, int errnum,
    struct error *err)
{
	return error_set_errno(err, status_of(errnum), errnum, "cannot %s '%s'",
	    what, path);
}

static enum status fail_large(const char *name, size_t limit, struct error *err)
{
	return error_set(err, STATUS_TOO_LARGE, "'%s' is larger than %zu bytes",
	    name, limit);
}

/* All bytes of fd, or enough to see that the limit is passed; errno or 0. */
static int read_all(struct strbuf *out, int fd, size_t limit)
{
	size_t start = out->len;

	while (out->len - start <= limit) {
		size_t room;
		ssize_t got;

		strbuf_reserve(out, 1);
		room = out->cap - out->len - 1;
		got = read(fd, out->buf + out->len, room);
		if (got < 0 && errno != EINTR)
			return errno;
		if (got == 0)
			break;
		if (got > 0)
			out->len += (size_t)got;
	}
	return 0;
}

static enum status read_regular(struct strbuf *out, int fd, const char *path,
    size_t limit, struct error *err)
{
	size_t start = out->len;
	struct stat info;
	int errnum;

	if (fstat(fd, &info) < 0)
		return fail_to("read", path, errno, err);
	if (S_ISDIR(info.st_mode))
		return error_set(err, STATUS_IO,
		    "cannot read '%s': it is a folder", path);
	if (!S_ISREG(info.st_mode))
		return error_set(err, STATUS_IO,
		    "cannot read '%s': it is not a regular file", path);
	if ((uintmax_t)info.st_size > limit)
		return fail_large(path, limit, err);
	strbuf_reserve(out, (size_t)info.st_size + 1);
	errnum = read_all(out, fd, limit);
	if (!errnum && out->len - start <= limit) {
		out->buf[out->len] = '\0';
		return STATUS_OK;
	}
	strbuf_setlen(out, start);
	if (errnum)
		return fail_to("read", path, errnum, err);
	return fail_large(path, limit, err);
}

enum status file_read(struct strbuf *out, const char *path, size_t limit,
    struct error *err)
{
	/* Without O_NONBLOCK a pipe waits here for its writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	enum status status;

	if (fd < 0)
		return fail_to("read", path, errno, err);
	status = read_regular(out, fd, path, limit, err);
	close(fd);
	return status;
}

enum status file_read_stream(struct strbuf *out, FILE *in, const char *name,
    size_t limit, struct error *err)
{
	size_t start = out->len, got;

	do {
		strbuf_reserve(out, READ_AT_ONCE);
		got = fread(out->buf + out->len, 1, READ_AT_ONCE, in);
		out->len += got;
	} while (got && out->len - start <= limit);
	out->buf[out->len] = '\0';
	if (!ferror(in) && out->len - start <= limit)
		return STATUS_OK;
	strbuf_setlen(out, start);
	if (ferror(in))
		return fail_to("read", name, errno, err);
	return fail_large(name, limit, err);
}

static uint64_t scatter(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

/* A new file beside path; its name goes to out. Negative with errno set. */
static int open_beside(struct strbuf *out, const char *path)
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
		fd = open(out->buf, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    0666);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	return fd;
}

/* errno or 0; fd is closed in any case. */
static int write_and_close(int fd, const char *data, size_t len)
{
	int errnum = 0;

	while (len && !errnum) {
		ssize_t put = write(fd, data, len);

		if (put < 0) {
			errnum = errno == EINTR ? 0 : errno;
			continue;
		}
		data += put;
		len -= (size_t)put;
	}
	/* Some file systems cannot sync, and say so. */
	if (!errnum && fsync(fd) < 0 && errno != EINVAL && errno != ENOTSUP)
		errnum = errno;
	if (close(fd) < 0 && !errnum)
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

enum status file_create(const char *path, const char *data, size_t len,
    struct error *err)
{
	struct strbuf temporary = STRBUF_INIT;
	enum status status = STATUS_OK;
	int errnum, fd;

	if (file_exists(path))
		return error_set(err, STATUS_EXISTS, "'%s' exists already",
		    path);
	fd = open_beside(&temporary, path);
	if (fd < 0) {
		status = fail_to("create", path, errno, err);
		goto out;
	}
	errnum = write_and_close(fd, data, len);
	if (errnum)
		unlink(temporary.buf);
	else
		errnum = move_into_place(temporary.buf, path);
	if (errnum == EEXIST)
		status = error_set(err, STATUS_EXISTS, "'%s' exists already",
		    path);
	else if (errnum)
		status = fail_to("create", path, errnum, err);
	else
		sync_folder_of(path);
out:
	strbuf_release(&temporary);
	return status;
}

enum status file_make_folder(const char *path, struct error *err)
{
	char *part = mem_strdup(path);
	size_t i = 0;
	int errnum = 0;

	do {
		char end;

		i += strspn(part + i, "/");
		i += strcspn(part + i, "/");
		end = part[i];
		part[i] = '\0';
		/* Asked of an old folder, mkdir has many ways to refuse. */
		errnum = mkdir(part, 0777) < 0 ? errno : 0;
		if (errnum && file_is_folder(part))
			errnum = 0;
		part[i] = end;
	} while (!errnum && part[i]);
	free(part);
	if (!errnum)
		return STATUS_OK;
	return fail_to("create folder", path, errnum, err);
}

bool file_exists(const char *path)
{
	struct stat info;

	return !lstat(path, &info);
}

bool file_is_folder(const char *path)
{
	struct stat info;

	return !stat(path, &info) && S_ISDIR(info.st_mode);
}

char *file_current_folder(void)
{
	return getcwd(NULL, 0);
}

char *file_resolve(const char *path)
{
	return realpath(path, NULL);
}
