/* SPDX-License-Identifier: MIT */
/* Files of the system: whole reads with a limit, whole writes. */
#ifndef HENCE_BASE_FILE_H
#define HENCE_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

/* No limit on the bytes read. */
#define FILE_NO_LIMIT ((size_t)-1)

/*
 * Append the file's bytes to out. STATUS_NOT_FOUND when it is not there (or a
 * parent is no folder), STATUS_TOO_LARGE beyond limit (nothing is appended),
 * STATUS_IO else (folders, devices and pipes too: only regular files).
 */
enum status file_read(struct strbuf *out, const char *path, size_t limit,
    struct error *err);

/* The same of an open file; name is for messages. fd stays open. */
enum status file_read_fd(struct strbuf *out, int fd, const char *name,
    size_t limit, struct error *err);

/*
 * "cannot <what> '<path>'" and the cause; gives what errnum stands for:
 * STATUS_NOT_FOUND, STATUS_EXISTS or STATUS_IO.
 */
enum status file_say_failed(const char *what, const char *path, int errnum,
    struct error *err);

/* STATUS_TOO_LARGE, in the words that everybody uses for it. */
enum status file_say_large(const char *name, size_t size, size_t limit,
    struct error *err);

/* Append all that comes from the stream; STATUS_TOO_LARGE beyond limit. */
enum status file_read_stream(struct strbuf *out, FILE *in, const char *name,
    size_t limit, struct error *err);

/*
 * Create path with these bytes: written and synced before it gets its name.
 * STATUS_EXISTS when path is there already (nothing is changed).
 */
enum status file_create(const char *path, const char *data, size_t len,
    struct error *err);

/*
 * Put these bytes in place of before, all or nothing; mode and, if possible,
 * owner are kept. STATUS_EXISTS when the file holds other bytes than before
 * (changed meanwhile), STATUS_IO for anything but a regular file that may be
 * written to: symbolic links are not followed. The new file has a name in
 * folder for a moment, or beside path: where folder is NULL, or on another file
 * system.
 */
enum status file_replace(const char *path, struct text before,
    struct text after, const char *folder, struct error *err);

/* Is it a pipe, a terminal or another device? Links are followed, as in
 * /dev/stdout. */
bool file_is_stream(const char *path);

/* Write these bytes to what is a stream. */
enum status file_send(const char *path, const char *data, size_t len,
    struct error *err);

/* A file or folder gets another name, never that of another: an errno or 0. */
int file_rename(const char *from, const char *to);

/* Names that were given or taken there are on the disk. */
void file_sync_folder(const char *path);

/* The folder and its missing parents (mode 0777 less the umask). */
enum status file_make_folder(const char *path, struct error *err);

bool file_exists(const char *path); /* anything of that name; no following */
bool file_is_folder(const char *path); /* symbolic links followed */

/* The current folder or NULL; freed by the caller. */
char *file_current_folder(void);

/* Absolute, links resolved; NULL with errno set. Freed by the caller. */
char *file_resolve(const char *path);

#endif
