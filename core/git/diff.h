/* SPDX-License-Identifier: MIT */
/* The difference of two texts, in git's words. */
#ifndef HENCE_GIT_DIFF_H
#define HENCE_GIT_DIFF_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

struct repo;

/* One side; path NULL: there is no such file. */
struct diff_side {
	const char *path;
	struct text bytes;
	bool is_program; /* it may be executed */
};

/*
 * Append the unified diff with its "diff --git" header, as `git diff` prints it
 * and `git apply` takes it: creation, removal and renaming too; nothing when
 * both are the same. repo (or NULL) says how odd names are quoted.
 */
enum status diff_texts(struct strbuf *out, struct repo *repo,
    const struct diff_side *before, const struct diff_side *after,
    struct error *err);

#endif
