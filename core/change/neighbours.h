/* SPDX-License-Identifier: MIT */
/* What the records around one do: asked only where the record itself does not
 * say. */
#ifndef HENCE_CHANGE_NEIGHBOURS_H
#define HENCE_CHANGE_NEIGHBOURS_H

#include "core/base/mem.h"
#include "core/corpus/corpus.h"

struct source;

/*
 * The word that the nearest records of the collection use for a status, in
 * arena; NULL where they use none, or only words that say more, such as
 * "implemented" for accepted. Reads a few files.
 */
const char *neighbours_word(struct source *source, const struct corpus *corpus,
    const struct record *record, enum record_status status,
    struct arena *arena);

#endif
