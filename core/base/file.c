/* SPDX-License-Identifier: MIT */
#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/mem.h"

#define READ_AT_ONCE ((size_t)64 << 10)

static enum status status_of(int errnum)
{
	if (errnum == ENOENT || errnum == ENOTDIR)
		return STATUS_NOT_FOUND;
	return errnum == EEXIST ? STATUS_EXISTS : STATUS_IO;
}

enum status file_say_failed(const char *what, const char *path, int errnum,
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

/*
 * All bytes of fd, or enough to see that the limit is passed; errno or 0. size:
 * what there should be, so that a file of that size is not asked for more.
 */
static int read_all(struct strbuf *out, int fd, size_t size, size_t limit)
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
		if (got > 0 && (size_t)got < room && out->len - start == size)
			break;
	}
	return 0;
}

static enum status check_regular(const struct stat *info, const char *name,
    struct error *err)
{
	if (S_ISREG(info->st_mode))
		return STATUS_OK;
	return error_set(err, STATUS_IO, "cannot read '%s': it is %s", name,
	    S_ISDIR(info->st_mode) ? "a folder" : "not a regular file");
}

enum status file_read_fd(struct strbuf *out, int fd, const char *name,
    size_t limit, struct error *err)
{
	size_t start = out->len;
	struct stat info;
	enum status status;
	int errnum;

	if (fstat(fd, &info) < 0)
		return file_say_failed("read", name, errno, err);
	status = check_regular(&info, name, err);
	if (status)
		return status;
	if ((uintmax_t)info.st_size > limit)
		return file_say_large(name, (size_t)info.st_size, limit, err);
	strbuf_reserve(out, (size_t)info.st_size + 1);
	/* A file that grows while it is read is still kept within limit. */
	errnum = read_all(out, fd, (size_t)info.st_size, limit);
	if (!errnum && out->len - start <= limit) {
		out->buf[out->len] = '\0';
		return STATUS_OK;
	}
	strbuf_setlen(out, start);
	if (errnum)
		return file_say_failed("read", name, errnum, err);
	return say_over(name, limit, err);
}

enum status file_read(struct strbuf *out, const char *path, size_t limit,
    struct error *err)
{
	/* Without O_NONBLOCK a pipe waits here for its writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	enum status status;

	if (fd < 0)
		return file_say_failed("read", path, errno, err);
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
		return file_say_failed("read", name, errno, err);
	return say_over(name, limit, err);
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
	return file_say_failed("create folder", path, errnum, err);
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
