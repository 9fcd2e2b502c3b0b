/* SPDX-License-Identifier: MIT */
/* What the templates say that a corpus's records may be made from. */
#ifndef HENCE_CREATE_TEMPLATE_PROSE_H
#define HENCE_CREATE_TEMPLATE_PROSE_H

#include "core/check/left_over.h"
#include "core/corpus/corpus.h"

struct source;

/*
 * Read the template files that each collection takes, or has configured, for
 * check_options.templates. A built-in one has no words but in comments, and one
 * that is not there, or cannot be read, has none. They live in the corpus's
 * arena.
 */
struct template_lines template_prose(struct source *source,
    struct corpus *corpus);

#endif
