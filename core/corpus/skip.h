/* SPDX-License-Identifier: MIT */
/* Rows of corpus.skips. Internal to core/corpus. */
#ifndef HENCE_CORPUS_SKIP_H
#define HENCE_CORPUS_SKIP_H

#include "core/corpus/corpus.h"

/* Why a file was not read, and what to do about it (or NULL): both live as long
 * as the corpus; path as long as its source. */
void skip_add(struct corpus *corpus, const char *path, const char *reason,
    const char *hint);

/* The same from an error, which may go away. */
void skip_error(struct corpus *corpus, const char *path,
    const struct error *err);

/* Folders that some configuration names, and that are not there. */
void skip_missing(struct corpus *corpus, struct source *source);

/* The error's message without the path, which stands beside it. */
const char *skip_reason(const struct error *err, const char *path);

#endif
