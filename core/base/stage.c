/* SPDX-License-Identifier: MIT */
#include "core/base/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/temporary.h"

#define NAME_ATTEMPTS 100

void stage_init(struct stage *stage)
{
	memset(stage, 0, sizeof(*stage));
	strbuf_init(&stage->name);
}

static void forget(struct stage *stage)
{
	if (stage->name.len)
		unlink(stage->name.buf);
	strbuf_clear(&stage->name);
}

void stage_release(struct stage *stage)
{
	forget(stage);
	strbuf_release(&stage->name);
}

/* STATUS_OK while the file is what it was; what it is goes to *info. */
static enum status check_same(const struct stage *stage, struct stat *info,
    struct error *err)
{
	int fd = open(stage->path,
	    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct strbuf now = STRBUF_INIT;
	enum status status;

	if (fd < 0 && errno == ELOOP)
		return error_set(err, STATUS_IO,
		    "cannot write '%s': it is a symbolic link", stage->shown);
	if (fd < 0)
		return file_say_failed("write", stage->shown, errno, err);
	status = file_read_fd(&now, fd, stage->shown, stage->before->len, err);
	if (!status && fstat(fd, info) < 0)
		status = file_say_failed("read", stage->shown, errno, err);
	if (status == STATUS_TOO_LARGE ||
	    (!status &&
		!text_same(text_make(now.buf, now.len), *stage->before)))
		status = error_set(err, STATUS_EXISTS,
		    "'%s' has been changed meanwhile", stage->shown);
	strbuf_release(&now);
	close(fd);
	return status;
}

static enum status check_now(const struct stage *stage, struct stat *info,
    struct error *err)
{
	if (stage->before)
		return check_same(stage, info, err);
	if (file_exists(stage->path))
		return error_set(err, STATUS_EXISTS, "'%s' exists already",
		    stage->shown);
	return STATUS_OK;
}

/* The folder's rights would do, but what is read-only is meant to stay. */
static enum status check_writable(const struct stage *stage, struct error *err)
{
	enum status status;
	int errnum;

	if (!faccessat(AT_FDCWD, stage->path, W_OK, AT_EACCESS))
		return STATUS_OK;
	errnum = errno;
	status = file_say_failed("write", stage->shown, errnum, err);
	if (errnum == EACCES)
		error_hint(err, "If it is yours to change: chmod u+w '%s'",
		    stage->shown);
	return status;
}

enum status stage_prepare(struct stage *stage, struct error *err)
{
	struct stat info;
	struct temporary temporary = { .path = stage->path,
		.folder = stage->folder,
		.beside = stage->beside };
	enum status status = check_now(stage, &info, err);
	int errnum = 0;

	if (!status && stage->before)
		status = check_writable(stage, err);
	if (status || !stage->after)
		return status;
	temporary.bytes = *stage->after;
	temporary.like = stage->before ? &info : NULL;
	errnum = temporary_write(&stage->name, &temporary);
	if (!errnum)
		return STATUS_OK;
	strbuf_clear(&stage->name);
	return file_say_failed(stage->before ? "write" : "create", stage->shown,
	    errnum, err);
}

/* The old file stays at the name that the new one had. */
static int swap(struct stage *stage)
{
	struct temporary temporary = { .path = stage->path,
		.folder = stage->folder,
		.beside = stage->beside };
	struct strbuf old = STRBUF_INIT;
	int errnum = EEXIST;

#ifdef RENAME_EXCHANGE
	if (!renameat2(AT_FDCWD, stage->name.buf, AT_FDCWD, stage->path,
		RENAME_EXCHANGE))
		return 0;
	if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP &&
	    errno != EPERM)
		return errno;
#endif
	for (unsigned i = 0; i < NAME_ATTEMPTS && errnum == EEXIST; i++) {
		temporary_choose_name(&old, &temporary, !stage->folder, i);
		errnum = link(stage->path, old.buf) < 0 ? errno : 0;
	}
	if (errnum) /* no hard links here: stage_undo writes it anew */
		strbuf_clear(&old);
	errnum = rename(stage->name.buf, stage->path) < 0 ? errno : 0;
	if (errnum && old.len)
		unlink(old.buf);
	if (!errnum) {
		strbuf_clear(&stage->name);
		strbuf_addstr(&stage->name, old.buf);
	}
	strbuf_release(&old);
	return errnum;
}

static int replace(struct stage *stage, bool keep)
{
	if (keep)
		return swap(stage);
	if (rename(stage->name.buf, stage->path) < 0)
		return errno;
	strbuf_clear(&stage->name);
	return 0;
}

/* Out of the way, to a name of its own. */
static int set_aside(struct stage *stage)
{
	struct temporary temporary = { .path = stage->path,
		.folder = stage->folder,
		.beside = stage->beside };
	int errnum = EXDEV;

	if (stage->folder) {
		temporary_choose_name(&stage->name, &temporary, false, 0);
		errnum = file_rename(stage->path, stage->name.buf);
	}
	if (errnum) {
		temporary_choose_name(&stage->name, &temporary, true, 0);
		errnum = file_rename(stage->path, stage->name.buf);
	}
	if (errnum)
		strbuf_clear(&stage->name);
	return errnum;
}

enum status stage_put(struct stage *stage, bool keep, struct error *err)
{
	const char *what = "write";
	struct stat info;
	/* Once more, for what came while the disk was busy. */
	enum status status = check_now(stage, &info, err);
	int errnum;

	if (status)
		return status;
	if (!stage->before) {
		what = "create";
		errnum = file_rename(stage->name.buf, stage->path);
		if (!errnum)
			strbuf_clear(&stage->name);
	} else if (stage->after) {
		errnum = replace(stage, keep);
	} else {
		what = "remove";
		errnum = set_aside(stage);
	}
	stage->is_put = !errnum;
	return errnum ? file_say_failed(what, stage->shown, errnum, err)
		      : STATUS_OK;
}

enum status stage_undo(struct stage *stage, struct error *err)
{
	enum status status = STATUS_OK;
	int errnum = 0;

	if (!stage->is_put)
		return STATUS_OK;
	if (!stage->before)
		errnum = unlink(stage->path) < 0 ? errno : 0;
	else if (!stage->after)
		errnum = file_rename(stage->name.buf, stage->path);
	else if (stage->name.len)
		errnum = rename(stage->name.buf, stage->path) < 0 ? errno : 0;
	else
		status = file_replace(stage->path, *stage->after,
		    *stage->before, stage->folder, err);
	if (errnum)
		status = file_say_failed("restore", stage->shown, errnum, err);
	if (!status) {
		strbuf_clear(&stage->name);
		stage->is_put = false;
	}
	return status;
}
