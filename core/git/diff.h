/* SPDX-License-Identifier: MIT */
/* The difference of two texts, in git's words. */
#ifndef HENCE_GIT_DIFF_H
#define HENCE_GIT_DIFF_H

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

/* One side; path NULL: there is no such file. */
struct diff_side {
	const char *path;
	struct text bytes;
};

/* Append the unified diff with its "diff --git" header; nothing when both are
 * the same. */
enum status diff_texts(struct strbuf *out, const struct diff_side *before,
    const struct diff_side *after, struct error *err);

#endif
