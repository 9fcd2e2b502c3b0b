/* SPDX-License-Identifier: MIT */
/* What the names of a collection's files say about it as a whole: internal to
 * core/corpus. */
#ifndef HENCE_CORPUS_INFER_H
#define HENCE_CORPUS_INFER_H

#include "core/corpus/select.h"

/* Give the collection a kind, prefix, numbering and width where it has none
 * yet; candidates are its files. */
void infer_collection(struct corpus *corpus, struct collection *collection,
    const struct candidate *candidates, size_t count);

#endif
