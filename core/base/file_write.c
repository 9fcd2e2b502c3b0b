/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/stage.h"
#include "core/base/temporary.h"

/* Does it say that this is not known here, rather than that it failed? */
static bool is_unknown(int errnum)
{
	return errnum == EINVAL || errnum == ENOSYS || errnum == ENOTSUP ||
	    errnum == EPERM;
}

/* Claim the name first, then move over what claims it. */
static int claim_and_rename(const char *from, const char *to)
{
	struct stat info;
	bool is_folder = !lstat(from, &info) && S_ISDIR(info.st_mode);
	int fd = -1, errnum;

	if (is_folder && mkdir(to, 0777) < 0)
		return errno;
	if (!is_folder) {
		fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0)
			return errno;
		close(fd);
	}
	if (!rename(from, to))
		return 0;
	errnum = errno;
	if (is_folder)
		rmdir(to);
	else
		unlink(to);
	return errnum;
}

int file_rename(const char *from, const char *to)
{
#ifdef RENAME_NOREPLACE
	if (!renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE))
		return 0;
	if (!is_unknown(errno))
		return errno;
#endif
	if (!link(from, to)) {
		unlink(from);
		return 0;
	}
	return is_unknown(errno) || errno == EACCES ? claim_and_rename(from, to)
						    : errno;
}

void file_sync_folder(const char *path)
{
	int fd = open(path[0] ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

static void sync_folder_of(const char *path)
{
	struct text parent = path_parent(path);
	char *folder = mem_strndup(parent.data, parent.len);

	file_sync_folder(folder);
	free(folder);
}

/* Where files always have a name it is a temporary one first. */
static int create_named(const struct temporary *temporary)
{
	struct strbuf name = STRBUF_INIT;
	int errnum = temporary_write(&name, temporary);

	if (!errnum) {
		errnum = file_rename(name.buf, temporary->path);
		if (errnum)
			unlink(name.buf);
	}
	strbuf_release(&name);
	return errnum;
}

static int create(const struct temporary *temporary)
{
	int fd, errnum = temporary_write_nameless(&fd, temporary);

	if (fd < 0)
		return errnum ? errnum : create_named(temporary);
	errnum = temporary_name(fd, temporary->path);
	close(fd);
	return errnum && errnum != EEXIST ? create_named(temporary) : errnum;
}

static bool has_folder(const char *path)
{
	struct text parent = path_parent(path);
	char *folder = mem_strndup(parent.data, parent.len);
	bool has = file_is_folder(folder[0] ? folder : ".");

	free(folder);
	return has;
}

enum status file_create(const char *path, const char *data, size_t len,
    struct error *err)
{
	const struct temporary temporary = { .path = path,
		.bytes = text_make(data, len) };
	int errnum = EEXIST;

	if (!has_folder(path))
		errnum = ENOENT;
	else if (!file_exists(path))
		errnum = create(&temporary);
	if (errnum == EEXIST)
		return error_set(err, STATUS_EXISTS, "'%s' exists already",
		    path);
	if (errnum)
		return file_say_failed("create", path, errnum, err);
	sync_folder_of(path);
	return STATUS_OK;
}

enum status file_replace(const char *path, struct text before,
    struct text after, const char *folder, struct error *err)
{
	struct stage stage;
	enum status status;

	stage_init(&stage);
	stage.path = stage.shown = path;
	stage.before = &before;
	stage.after = &after;
	stage.folder = folder;
	status = stage_prepare(&stage, err);
	if (!status)
		status = stage_put(&stage, false, err);
	if (!status)
		sync_folder_of(path);
	stage_release(&stage);
	return status;
}

bool file_is_stream(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && !S_ISREG(info.st_mode) &&
	    !S_ISDIR(info.st_mode);
}

enum status file_send(const char *path, const char *data, size_t len,
    struct error *err)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY), errnum = 0;

	if (fd < 0)
		return file_say_failed("write", path, errno, err);
	for (size_t sent = 0; sent < len && !errnum;) {
		ssize_t count = write(fd, data + sent, len - sent);

		if (count >= 0)
			sent += (size_t)count;
		else if (errno != EINTR)
			errnum = errno;
	}
	if (close(fd) < 0 && !errnum)
		errnum = errno;
	return errnum ? file_say_failed("write", path, errnum, err) : STATUS_OK;
}
