/* SPDX-License-Identifier: MIT */
/* "Did you mean": from an id that names nothing to the record that is called
 * most like it. Internal to core/corpus. */
#ifndef HENCE_CORPUS_NEAREST_H
#define HENCE_CORPUS_NEAREST_H

#include "core/corpus/corpus.h"

/* Append that record's id, or its path where a path was given (from the root,
 * or from cwd); false when nothing is near. */
bool nearest_record(struct strbuf *out, const struct corpus *corpus,
    const char *id, const char *cwd);

#endif
