/* SPDX-License-Identifier: MIT */
/* Where a symbolic link of a source leads. Internal to core/corpus. */
#ifndef HENCE_CORPUS_LINK_H
#define HENCE_CORPUS_LINK_H

#include "core/corpus/corpus.h"
#include "core/git/source.h"

/* Append the path from the root that it leads to, which need not be there;
 * false where it leaves the root. */
bool link_read(struct strbuf *out, struct source *source,
    const struct source_file *link);

/* Is what is at that path read, as a part of a collection? */
bool link_is_in_collection(const struct corpus *corpus, const char *path);

#endif
