/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/internal.h"

#ifdef O_PATH
#define OPEN_FOLDER (O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
#else
#define OPEN_FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
#endif

/* A pipe must not make us wait, nor a terminal become ours. */
#define OPEN_FILE (O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

void disk_init(struct disk *disk)
{
	disk->root = disk->folder = -1;
	strbuf_init(&disk->path);
}

static void close_folder(struct disk *disk)
{
	if (disk->folder >= 0 && disk->folder != disk->root)
		close(disk->folder);
	disk->folder = -1;
	strbuf_clear(&disk->path);
}

void disk_release(struct disk *disk)
{
	close_folder(disk);
	if (disk->root >= 0)
		close(disk->root);
	disk->root = -1;
	strbuf_release(&disk->path);
}

enum status disk_open(struct disk *disk, const char *root, struct error *err)
{
	disk->root = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (disk->root >= 0)
		return STATUS_OK;
	return file_say_failed("open folder", root, errno, err);
}

/* One part of the path after the other, so that no link leads outside. */
static bool enter(struct disk *disk, struct text folder)
{
	struct text rest = folder, part;
	int at = disk->root, next;
	char *name;

	if (disk->folder >= 0 && text_equals(folder, disk->path.buf))
		return true;
	close_folder(disk);
	while (text_split(&rest, '/', &part)) {
		name = mem_strndup(part.data, part.len);
		next = openat(at, name, OPEN_FOLDER);
		free(name);
		if (at != disk->root)
			close(at);
		if (next < 0)
			return false;
		at = next;
	}
	disk->folder = at;
	strbuf_add(&disk->path, folder.data, folder.len);
	return true;
}

static enum status say_failed(const char *path, int errnum, struct error *err)
{
	switch (errnum) {
	case ENOENT:
	case ENOTDIR:
		return error_set(err, STATUS_NOT_FOUND,
		    "cannot read '%s': it is not there any more", path);
	case ELOOP:
		return error_set(err, STATUS_IO,
		    "cannot read '%s': it is a symbolic link", path);
	case ENXIO:
		return error_set(err, STATUS_IO,
		    "cannot read '%s': it is not a regular file", path);
	default:
		return file_say_failed("read", path, errnum, err);
	}
}

/* False where it is no link (core.symlinks=false keeps the name in a file). */
static bool read_link(int folder, const char *name, struct strbuf *out)
{
	char target[PATH_MAX];
	ssize_t len = readlinkat(folder, name, target, sizeof(target));

	if (len < 0)
		return false;
	strbuf_add(out, target, (size_t)len);
	return true;
}

enum status disk_read(struct disk *disk, const char *path,
    enum source_type type, size_t limit, struct strbuf *out, struct error *err)
{
	const char *name = path_base(path).data;
	enum status status;
	int fd;

	if (!enter(disk, path_parent(path)))
		return say_failed(path, errno, err);
	if (type == SOURCE_SYMLINK && read_link(disk->folder, name, out))
		return STATUS_OK;
	fd = openat(disk->folder, name, OPEN_FILE);
	if (fd < 0)
		return say_failed(path, errno, err);
	status = file_read_fd(out, fd, path, limit, err);
	close(fd);
	return status;
}

static int64_t nanoseconds(const struct timespec *time)
{
	return (int64_t)time->tv_sec * 1000000000 + time->tv_nsec;
}

bool disk_stamp(struct disk *disk, const char *path, struct source_stamp *out)
{
	struct stat st;

	memset(out, 0, sizeof(*out));
	if (!enter(disk, path_parent(path)) ||
	    fstatat(disk->folder, path_base(path).data, &st,
		AT_SYMLINK_NOFOLLOW) < 0)
		return false;
	*out = (struct source_stamp){ st.st_dev, st.st_ino,
		(uint64_t)st.st_size, nanoseconds(&st.st_mtim),
		nanoseconds(&st.st_ctim) };
	return S_ISREG(st.st_mode);
}
