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

/* Without O_NONBLOCK opening a pipe waits for its writer. */
#define OPEN_FILE (O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)

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

enum status file_say_large(const char *name, size_t size, size_t limit,
    struct error *err)
{
	return error_set(err, STATUS_TOO_LARGE,
	    "'%s' has %zu bytes, the limit is %zu", name, size, limit);
}

/* Nobody reads on only to see how much there would have been. */
static enum status say_over(const char *name, size_t limit, struct error *err)
{
	return error_set(err, STATUS_TOO_LARGE,
	    "'%s' has over %zu bytes, the limit is %zu", name, limit, limit);
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

static enum status check_regular(int fd, const char *path, struct stat *info,
    struct error *err)
{
	if (fstat(fd, info) < 0)
		return fail_to("read", path, errno, err);
	if (S_ISDIR(info->st_mode))
		return error_set(err, STATUS_IO,
		    "cannot read '%s': it is a folder", path);
	if (!S_ISREG(info->st_mode))
		return error_set(err, STATUS_IO,
		    "cannot read '%s': it is not a regular file", path);
	return STATUS_OK;
}

enum status file_read_fd(struct strbuf *out, int fd, const char *name,
    size_t limit, struct error *err)
{
	size_t start = out->len;
	struct stat info;
	enum status status = check_regular(fd, name, &info, err);
	int errnum;

	if (status)
		return status;
	if ((uintmax_t)info.st_size > limit)
		return file_say_large(name, (size_t)info.st_size, limit, err);
	strbuf_reserve(out, (size_t)info.st_size + 1);
	/* A file that grows while it is read is still kept within limit. */
	errnum = read_all(out, fd, limit);
	if (!errnum && out->len - start <= limit) {
		out->buf[out->len] = '\0';
		return STATUS_OK;
	}
	strbuf_setlen(out, start);
	if (errnum)
		return fail_to("read", name, errnum, err);
	return say_over(name, limit, err);
}

enum status file_read(struct strbuf *out, const char *path, size_t limit,
    struct error *err)
{
	int fd = open(path, OPEN_FILE);
	enum status status;

	if (fd < 0)
		return fail_to("read", path, errno, err);
	status = file_read_fd(out, fd, path, limit, err);
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
	return say_over(name, limit, err);
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

/* errno or 0, as errnum says what went wrong already; closes fd anyway. */
static int write_and_close(int fd, struct text bytes, int errnum)
{
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

/*
 * The bytes in a file beside path, on the disk, its name in out; mode NULL:
 * that of any new file. Gives an errno, and leaves nothing then.
 */
static int write_beside(struct strbuf *out, const char *path, struct text bytes,
    const mode_t *mode)
{
	int fd = open_beside(out, path), errnum;

	if (fd < 0)
		return errno;
	errnum = mode ? set_mode(fd, *mode) : 0;
	errnum = write_and_close(fd, bytes, errnum);
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
		status = fail_to("create", path, errnum, err);
	else
		sync_folder_of(path);
	strbuf_release(&temporary);
	return status;
}

/* STATUS_OK while the file is what it was; its mode goes to *mode. */
static enum status check_same(const char *path, struct text before,
    mode_t *mode, struct error *err)
{
	int fd = open(path, OPEN_FILE | O_NOFOLLOW);
	struct strbuf now = STRBUF_INIT;
	struct stat info = { 0 };
	enum status status;

	if (fd < 0 && errno == ELOOP)
		return error_set(err, STATUS_IO,
		    "cannot write '%s': it is a symbolic link", path);
	if (fd < 0)
		return fail_to("write", path, errno, err);
	status = check_regular(fd, path, &info, err);
	if (!status)
		status = file_read_fd(&now, fd, path, before.len, err);
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
		status = fail_to("write", path, errnum, err);
		goto out;
	}
	/* Once more, for what came while the disk was busy. */
	status = check_same(path, before, &mode, err);
	if (!status && rename(temporary.buf, path) < 0)
		status = fail_to("write", path, errno, err);
	if (status)
		unlink(temporary.buf);
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
