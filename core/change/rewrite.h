/* SPDX-License-Identifier: MIT */
/* One file's bytes replaced by others, all or nothing. */
#ifndef HENCE_CHANGE_REWRITE_H
#define HENCE_CHANGE_REWRITE_H

#include "core/base/error.h"
#include "core/base/text.h"

/*
 * Put bytes in place of what path holds, which must still be before (else
 * STATUS_EXISTS: somebody else was faster). A temporary file beside it, fsync,
 * rename; the mode is kept; a symbolic link is refused.
 */
enum status rewrite_file(const char *path, struct text before,
    struct text bytes, struct error *err);

#endif
