/* SPDX-License-Identifier: MIT */
/* From an id on the command line to records and collections. */
#ifndef HENCE_CORPUS_FIND_H
#define HENCE_CORPUS_FIND_H

#include "core/corpus/corpus.h"

/*
 * The records that an id from the command line names: a number of any width,
 * with or without prefix or collection; a path (from the source's root, or
 * from cwd, itself from the root and "" for it); a slug; a unique part of the
 * file name. The best kind of match wins. Appends to out.
 */
void corpus_find(record_list *out, const struct corpus *corpus, const char *id,
    const char *cwd);

/* The record of that path from the source's root, or NULL. */
const struct record *corpus_find_path(const struct corpus *corpus,
    const char *path);

/*
 * The one record of that id: STATUS_USAGE with the candidates (or the nearest
 * ids) in the hint when there is none or more than one.
 */
enum status corpus_resolve(const struct record **out,
    const struct corpus *corpus, const char *id, const char *cwd,
    struct error *err);

/* The collection named by name, path, or kind; STATUS_USAGE as above. */
enum status corpus_find_collection(const struct collection **out,
    const struct corpus *corpus, const char *name, struct error *err);

#endif
