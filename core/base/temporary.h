/* SPDX-License-Identifier: MIT */
/*
 * Bytes on their way to a name: a file that has none yet, so that nothing is
 * left of it when we are killed, or one that is called ".hence-*.tmp". Knows
 * nothing of what becomes of it. All give an errno, or 0.
 */
#ifndef HENCE_BASE_TEMPORARY_H
#define HENCE_BASE_TEMPORARY_H

#include <stdbool.h>
#include <sys/stat.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"

struct temporary {
	/* Whose place it will take: its group and rights are those of a file
	 * that is made in that folder, or in the nearest one that is there. */
	const char *path;
	struct text bytes;
	const struct stat *like; /* mode and owner to keep, or NULL */
	/* Where it is to have its name; made when needed. NULL, or on another
	 * file system: beside this, or beside path where that is NULL. */
	const char *folder;
	const char *beside;
};

/* Write it, on the disk, without a name. *fd is -1, and 0 is given, where there
 * is no such thing. */
int temporary_write_nameless(int *fd, const struct temporary *t);

/* Give it this name; it must be new. */
int temporary_name(int fd, const char *name);

/* Write it, on the disk, under a name that goes to out. */
int temporary_write(struct strbuf *out, const struct temporary *t);

/* Set out to a name for one, in t's folder or else beside. */
void temporary_choose_name(struct strbuf *out, const struct temporary *t,
    bool beside, unsigned attempt);

/* Remove all there are in folder: only when nobody writes them. */
void temporary_sweep(const char *folder);

#endif
