/* SPDX-License-Identifier: MIT */
/*
 * Path names as text: they are never looked up here. Paths inside a
 * repository are relative to its root, use "/" and have no "." or "..".
 */
#ifndef HENCE_BASE_PATH_H
#define HENCE_BASE_PATH_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"

/* The part of a path behind its last "/", and the part before it. */
struct text path_last(struct text path);
struct text path_folder(struct text path);

/*
 * The part behind the last "/", and the part before it ("" when none, "/" for
 * a name in the root).
 */
struct text path_base(const char *path);
struct text path_parent(const char *path);

/* "md" of "a.b.md"; empty without one; ".x" has none. */
struct text path_extension(struct text base);

/* All below clear out first; it must not hold their arguments. */

/* out = dir "/" name; an empty dir gives name; an absolute name wins. */
void path_join(struct strbuf *out, const char *dir, const char *name);

/*
 * Fold "." and ".." and doubled slashes; false when ".." leaves a relative
 * path's start. "" stands for the start itself.
 */
bool path_normalise(struct strbuf *out, const char *path);

/* Is path inside folder (or the same)? The folder "" holds everything. */
bool path_is_inside(const char *path, const char *folder);

/*
 * path as seen from the folder: "../b/x.md"; "." for the folder itself. Both
 * normalised, one root.
 */
void path_relative(struct strbuf *out, const char *path, const char *folder);

#endif
