/* SPDX-License-Identifier: MIT */
/*
 * The kep.yaml beside a record while records are loaded. One that cannot be
 * used is no error: the record is read without it, and somebody has to say so.
 * Internal to core/corpus.
 */
#ifndef HENCE_CORPUS_SIDECAR_H
#define HENCE_CORPUS_SIDECAR_H

#include "core/corpus/load.h"
#include "core/git/source.h"

/* That of a record of that path, or NULL. */
const struct source_file *sidecar_find(struct source *source, const char *path);

/* Append its bytes, if there are any, and set the result's sidecar to its path;
 * where it cannot be read the reason and the hint, too, which live in arena. */
void sidecar_read(struct strbuf *out, struct source *source, const char *path,
    struct load_result *result, struct arena *arena);

/* Set the result's reason and hint, in arena, where the bytes are no YAML; of
 * no bytes nothing is said. */
void sidecar_check(struct load_result *result, struct text bytes,
    struct arena *arena);

/* Add those that cannot be used to corpus.skips, each once: those of one
 * folder stand beside each other in results. */
void sidecar_skip(struct corpus *corpus, const struct load_result *results,
    size_t count);

#endif
