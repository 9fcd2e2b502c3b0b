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
 * Create path with these bytes: a temporary file beside it, fsync, link into
 * place. STATUS_EXISTS when path is there already (nothing is changed).
 */
enum status file_create(const char *path, const char *data, size_t len,
    struct error *err);

/*
 * Put these bytes in place of before, all or nothing, in the way of
 * file_create; the mode is kept. STATUS_EXISTS when the file holds other bytes
 * than before (changed meanwhile), STATUS_IO for anything but a regular file:
 * symbolic links are not followed.
 */
enum status file_replace(const char *path, struct text before, const char *data,
    size_t len, struct error *err);

/* The folder and its missing parents (mode 0777 less the umask). */
enum status file_make_folder(const char *path, struct error *err);

bool file_exists(const char *path); /* anything of that name; no following */
bool file_is_folder(const char *path); /* symbolic links followed */

/* The current folder or NULL; freed by the caller. */
char *file_current_folder(void);

/* Absolute, links resolved; NULL with errno set. Freed by the caller. */
char *file_resolve(const char *path);

#endif
