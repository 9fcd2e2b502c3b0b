/* SPDX-License-Identifier: MIT */
/* The kinds of record that a repository's collections have. */
#ifndef HENCE_CORPUS_KINDS_H
#define HENCE_CORPUS_KINDS_H

#include <stdbool.h>

#include "core/corpus/corpus.h"

/* Does the word name the kind? In any case of letters. */
bool kind_is(const char *kind, const char *word);

/* Is it a kind that everybody knows? */
bool kind_is_usual(const char *word);

/* Is it the kind of one of the collections? */
bool kind_is_there(const struct corpus *corpus, const char *kind);

/* STATUS_USAGE: it is not; the hint has those that are. */
enum status kind_unknown(const struct corpus *corpus, const char *kind,
    struct error *err);

#endif
