/* SPDX-License-Identifier: MIT */
#include "core/base/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"

#define PREFIX ".hence-"
#define SUFFIX ".tmp"
#define NAME_ATTEMPTS 100

static uint64_t scatter(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

/* The nearest folder above path that is there. */
static void find_folder(struct strbuf *out, const char *path)
{
	strbuf_clear(out);
	strbuf_addstr(out, path);
	do
		strbuf_setlen(out, path_parent(out->buf).len);
	while (out->len > 1 && !file_is_folder(out->buf));
	if (!out->len)
		strbuf_addch(out, '.');
}

void temporary_choose_name(struct strbuf *out, const struct temporary *t,
    bool beside, unsigned attempt)
{
	struct strbuf folder = STRBUF_INIT, name = STRBUF_INIT;
	struct timespec now;
	uint64_t seed;

	clock_gettime(CLOCK_REALTIME, &now);
	seed = (uint64_t)now.tv_sec * 1000000007u + (uint64_t)now.tv_nsec +
	    ((uint64_t)getpid() << 40) + attempt;
	strbuf_addf(&name, PREFIX "%016llx" SUFFIX,
	    (unsigned long long)scatter(seed));
	if (beside)
		find_folder(&folder, t->beside ? t->beside : t->path);
	else
		strbuf_addstr(&folder, t->folder);
	path_join(out, folder.buf, name.buf);
	strbuf_release(&folder);
	strbuf_release(&name);
}

/* Nothing to do where it is so already: some systems know no modes. */
static int keep_mode(int fd, const struct stat *like)
{
	struct stat info;

	if (fstat(fd, &info) < 0)
		return errno;
	/* Who may not give files away writes them as his own, as git does. */
	if ((info.st_uid != like->st_uid || info.st_gid != like->st_gid) &&
	    fchown(fd, like->st_uid, like->st_gid) < 0 &&
	    fchown(fd, (uid_t)-1, like->st_gid) == 0)
		info.st_mode = 0;
	if ((info.st_mode & 07777) == (like->st_mode & 07777))
		return 0;
	return fchmod(fd, like->st_mode & 07777) < 0 ? errno : 0;
}

/* All of it, and on the disk. */
static int write_all(int fd, const struct temporary *t)
{
	struct text bytes = t->bytes;
	int errnum = t->like ? keep_mode(fd, t->like) : 0;

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

int temporary_write_nameless(int *fd, const struct temporary *t)
{
	int errnum = 0;

	*fd = -1;
#ifdef O_TMPFILE
	struct strbuf folder = STRBUF_INIT;

	find_folder(&folder, t->path);
	*fd = open(folder.buf, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
	strbuf_release(&folder);
	if (*fd >= 0)
		errnum = write_all(*fd, t);
	if (errnum) {
		close(*fd);
		*fd = -1;
	}
#endif
	return errnum;
}

int temporary_name(int fd, const char *name)
{
	char from[32];

	snprintf(from, sizeof(from), "/proc/self/fd/%d", fd);
	return linkat(AT_FDCWD, from, AT_FDCWD, name, AT_SYMLINK_FOLLOW) < 0
	    ? errno
	    : 0;
}

static int name_in(struct strbuf *out, const struct temporary *t, int fd,
    bool beside)
{
	int errnum = EEXIST;

	for (unsigned i = 0; i < NAME_ATTEMPTS && errnum == EEXIST; i++) {
		temporary_choose_name(out, t, beside, i);
		errnum = temporary_name(fd, out->buf);
		if (errnum == ENOENT && !beside && !file_exists(t->folder) &&
		    file_make_folder(t->folder, NULL) == STATUS_OK)
			errnum = EEXIST;
	}
	return errnum;
}

/* The way of systems that know no nameless files. */
static int write_named(struct strbuf *out, const struct temporary *t)
{
	int fd = -1, errnum = EEXIST;

	for (unsigned i = 0; i < NAME_ATTEMPTS && errnum == EEXIST; i++) {
		temporary_choose_name(out, t, true, i);
		fd = open(out->buf, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    0666);
		errnum = fd < 0 ? errno : 0;
	}
	if (errnum)
		return errnum;
	errnum = write_all(fd, t);
	if (close(fd) < 0 && !errnum)
		errnum = errno;
	if (errnum)
		unlink(out->buf);
	return errnum;
}

int temporary_write(struct strbuf *out, const struct temporary *t)
{
	int fd, errnum = temporary_write_nameless(&fd, t);

	if (fd < 0)
		return errnum ? errnum : write_named(out, t);
	errnum = t->folder ? name_in(out, t, fd, false) : EXDEV;
	if (errnum)
		errnum = name_in(out, t, fd, true);
	close(fd);
	/* Without /proc a file without a name never gets one. */
	return errnum ? write_named(out, t) : 0;
}

void temporary_sweep(const char *folder)
{
	DIR *dir = opendir(folder);
	struct strbuf path = STRBUF_INIT;
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		struct text name = text_of(entry->d_name);

		if (!text_starts(name, PREFIX) || !text_ends(name, SUFFIX))
			continue;
		path_join(&path, folder, entry->d_name);
		unlink(path.buf);
	}
	if (dir)
		closedir(dir);
	strbuf_release(&path);
}
