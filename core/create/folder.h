/* SPDX-License-Identifier: MIT */
/* Folders for records: made inside of the root, and taken back. */
#ifndef HENCE_CREATE_FOLDER_H
#define HENCE_CREATE_FOLDER_H

#include "core/base/error.h"
#include "core/base/strbuf.h"

/*
 * Can the folder (a path from root) be there, and be written in? STATUS_IO when
 * its name goes through a link that leaves root, or through a file.
 */
enum status folder_check(const char *root, const char *folder,
    struct error *err);

/*
 * Make it and its parents. Sets top to the uppermost one that was not there,
 * absolute; empty: all were. Nothing is left behind by an error.
 */
enum status folder_make(struct strbuf *top, const char *root,
    const char *folder, struct error *err);

/* Take back what folder_make made, as far as nothing is in it. */
void folder_unmake(const struct strbuf *top, const char *root,
    const char *folder);

#endif
