/* SPDX-License-Identifier: MIT */
#include "core/change/rewrite.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"

static enum status check_before(const char *path, struct text before,
    struct error *err)
{
	struct strbuf now = STRBUF_INIT;
	enum status status = file_read(&now, path, FILE_NO_LIMIT, err);

	if (status == STATUS_OK &&
	    (now.len != before.len || memcmp(now.buf, before.data, now.len)))
		status = error_set(err, STATUS_EXISTS,
		    "'%s' has been changed in the meantime", path);
	strbuf_release(&now);
	return status;
}

static int write_all(int fd, struct text t)
{
	while (t.len) {
		ssize_t count = write(fd, t.data, t.len);

		if (count < 0 && errno != EINTR)
			return -1;
		t = text_skip(t, count < 0 ? 0 : (size_t)count);
	}
	return fsync(fd);
}

static int replace(const char *path, struct text bytes, mode_t mode)
{
	struct text parent = path_parent(path);
	struct strbuf temporary = STRBUF_INIT;
	int fd, failed, errnum;

	strbuf_add(&temporary, parent.data, parent.len);
	strbuf_addstr(&temporary,
	    parent.len ? "/.hence-XXXXXX" : ".hence-XXXXXX");
	fd = mkstemp(temporary.buf);
	failed = fd < 0;
	if (!failed) {
		failed = write_all(fd, bytes) < 0 ||
		    fchmod(fd, mode & 07777) < 0;
		errnum = errno;
		failed |= close(fd) < 0;
		errno = errnum;
		failed = failed || rename(temporary.buf, path) < 0;
		errnum = errno;
		if (failed)
			unlink(temporary.buf);
		errno = errnum;
	}
	strbuf_release(&temporary);
	return failed ? -1 : 0;
}

enum status rewrite_file(const char *path, struct text before,
    struct text bytes, struct error *err)
{
	struct stat info;
	enum status status;

	if (lstat(path, &info) < 0)
		return error_set_errno(err, STATUS_IO, errno,
		    "cannot read '%s'", path);
	if (!S_ISREG(info.st_mode))
		return error_set(err, STATUS_IO,
		    "cannot change '%s': it is not a regular file", path);
	status = check_before(path, before, err);
	if (status == STATUS_OK && replace(path, bytes, info.st_mode) < 0)
		status = error_set_errno(err, STATUS_IO, errno,
		    "cannot write '%s'", path);
	return status;
}
