/* SPDX-License-Identifier: MIT */
/*
 * Markdown of the repository that is no record. Links from there into the
 * folders of records are judged where somebody asks for it.
 */
#ifndef HENCE_CHECK_DOCUMENTS_H
#define HENCE_CHECK_DOCUMENTS_H

#include "core/check/check.h"

/*
 * Is the file at path, from the root, one of the pattern's? As in .gitignore: a
 * pattern without "/" is a name in any folder, another one begins at the root,
 * and a folder stands for all that is in it.
 */
bool document_is_named(const char *path, const char *pattern);

/* How many Markdown files of the source are the pattern's, records too. */
size_t documents_count(const struct source *source, const char *pattern);

/* Those that no record is, for all patterns of the options. */
typedef VEC(const struct source_file *) document_list;
void documents_find(document_list *out, const struct check *check);

/*
 * Read one as if it was a record; everything lives in arena. False: it cannot
 * be read, which a finding says.
 */
bool document_read(struct record *out, const struct check *check,
    const struct source_file *file, struct arena *arena);

#endif
