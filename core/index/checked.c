/* SPDX-License-Identifier: MIT */
#include "core/index/checked.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/mem.h"

/* A way to open files of SQLite's, for one file. */
struct checked {
	sqlite3_vfs vfs;
	sqlite3_vfs *below;
	char name[48];
};

/* SQLite's room for a file: ours, and behind it the one below. */
struct file {
	sqlite3_file base;
	sqlite3_file *below;
	unsigned char *page; /* room for one that is written */
};

static sqlite3_file *below(sqlite3_file *file)
{
	return ((struct file *)file)->below;
}

static uint64_t sum_of(const void *page, sqlite3_int64 offset)
{
	return hash_bytes(text_make(page, CHECKED_PAGE - CHECKED_SUM)) ^
	    (uint64_t)offset;
}

/* The header alone, and what journals have, has no sum. */
static int is_page(int len, sqlite3_int64 offset)
{
	return len == CHECKED_PAGE && offset % CHECKED_PAGE == 0;
}

static int read_page(sqlite3_file *file, void *page, int len,
    sqlite3_int64 offset)
{
	int code = below(file)->pMethods->xRead(below(file), page, len, offset);
	uint64_t sum;

	if (!is_page(len, offset))
		return code;
	/* SQLite takes what the file has no more for zeroes */
	if (code)
		return code == SQLITE_IOERR_SHORT_READ ? SQLITE_CORRUPT : code;
	memcpy(&sum, (char *)page + CHECKED_PAGE - CHECKED_SUM, sizeof(sum));
	return sum == sum_of(page, offset) ? SQLITE_OK : SQLITE_CORRUPT;
}

static int write_page(sqlite3_file *file, const void *page, int len,
    sqlite3_int64 offset)
{
	unsigned char *copy = ((struct file *)file)->page;
	uint64_t sum;

	if (is_page(len, offset)) {
		memcpy(copy, page, CHECKED_PAGE);
		sum = sum_of(copy, offset);
		memcpy(copy + CHECKED_PAGE - CHECKED_SUM, &sum, sizeof(sum));
		page = copy;
	}
	return below(file)->pMethods->xWrite(below(file), page, len, offset);
}

static int close_file(sqlite3_file *file)
{
	free(((struct file *)file)->page);
	return below(file)->pMethods->xClose(below(file));
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
	return below(file)->pMethods->xTruncate(below(file), size);
}

static int sync_file(sqlite3_file *file, int flags)
{
	return below(file)->pMethods->xSync(below(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *out)
{
	return below(file)->pMethods->xFileSize(below(file), out);
}

static int lock_file(sqlite3_file *file, int level)
{
	return below(file)->pMethods->xLock(below(file), level);
}

static int unlock_file(sqlite3_file *file, int level)
{
	return below(file)->pMethods->xUnlock(below(file), level);
}

static int check_lock(sqlite3_file *file, int *out)
{
	return below(file)->pMethods->xCheckReservedLock(below(file), out);
}

static int control_file(sqlite3_file *file, int what, void *value)
{
	return below(file)->pMethods->xFileControl(below(file), what, value);
}

static int sector_size(sqlite3_file *file)
{
	return below(file)->pMethods->xSectorSize(below(file));
}

static int characteristics(sqlite3_file *file)
{
	return below(file)->pMethods->xDeviceCharacteristics(below(file));
}

static const sqlite3_io_methods methods = { .iVersion = 1,
	.xClose = close_file,
	.xRead = read_page,
	.xWrite = write_page,
	.xTruncate = truncate_file,
	.xSync = sync_file,
	.xFileSize = file_size,
	.xLock = lock_file,
	.xUnlock = unlock_file,
	.xCheckReservedLock = check_lock,
	.xFileControl = control_file,
	.xSectorSize = sector_size,
	.xDeviceCharacteristics = characteristics };

/* Is it a journal of one who was killed, to be written back? Its pages have no
 * sums, so that damage in them would pass for what was written. */
static bool is_left_over(int flags)
{
	return (flags & SQLITE_OPEN_MAIN_JOURNAL) &&
	    (flags & SQLITE_OPEN_READWRITE) && !(flags & SQLITE_OPEN_CREATE);
}

/* Other journals and the like are the business of what is below. */
static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *out,
    int flags, int *flags_out)
{
	sqlite3_vfs *other = ((struct checked *)vfs)->below;
	struct file *file = (struct file *)out;
	int code;

	out->pMethods = NULL;
	if (is_left_over(flags))
		return SQLITE_CORRUPT;
	if (!(flags & SQLITE_OPEN_MAIN_DB))
		return other->xOpen(other, path, out, flags, flags_out);
	memset(file, 0, sizeof(*file));
	file->below = (sqlite3_file *)(void *)(file + 1);
	code = other->xOpen(other, path, file->below, flags, flags_out);
	if (!file->below->pMethods)
		return code;
	file->page = mem_alloc(CHECKED_PAGE);
	file->base.pMethods = &methods;
	return code;
}

/* There is no log written ahead of this file. One that lies beside it is not of
 * it, and would keep SQLite from opening it. */
static int access_file(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
	sqlite3_vfs *other = ((struct checked *)vfs)->below;

	*out = 0;
	if (text_ends(text_of(path), "-wal"))
		return SQLITE_OK;
	return other->xAccess(other, path, flags, out);
}

int checked_open(struct checked **out, struct sqlite3 **sqlite,
    const char *path, int flags)
{
	struct checked *checked = mem_alloc(sizeof(*checked));
	int reserved = CHECKED_SUM, code;

	*out = checked;
	checked->below = sqlite3_vfs_find(NULL);
	if (!checked->below)
		return SQLITE_ERROR;
	checked->vfs = *checked->below;
	checked->vfs.pNext = NULL;
	checked->vfs.szOsFile = (int)sizeof(struct file) +
	    checked->below->szOsFile;
	snprintf(checked->name, sizeof(checked->name), "hence-%p",
	    (void *)checked);
	checked->vfs.zName = checked->name;
	checked->vfs.xOpen = open_file;
	checked->vfs.xAccess = access_file;
	code = sqlite3_vfs_register(&checked->vfs, 0);
	if (code)
		return code;
	code = sqlite3_open_v2(path, sqlite, flags, checked->name);
	/* who has opened it keeps it; nobody else is to find it */
	sqlite3_vfs_unregister(&checked->vfs);
	return code ? code
		    : sqlite3_file_control(*sqlite, NULL,
			  SQLITE_FCNTL_RESERVE_BYTES, &reserved);
}

void checked_free(struct checked *checked)
{
	free(checked);
}
