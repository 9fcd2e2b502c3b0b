/* SPDX-License-Identifier: MIT */
/* The kinds of record that a repository's collections have. */
#ifndef HENCE_CMD_KINDS_H
#define HENCE_CMD_KINDS_H

#include <stdbool.h>

#include "core/corpus/corpus.h"

/* Is it the kind of one of the collections? */
bool kind_is_there(const struct corpus *corpus, const char *kind);

/* STATUS_USAGE: it is not; the hint has those that are. */
enum status kind_unknown(const struct corpus *corpus, const char *kind,
    struct error *err);

#endif
