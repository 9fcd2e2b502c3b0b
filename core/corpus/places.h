/* SPDX-License-Identifier: MIT */
/* Whether the places of one record that state its status agree. */
#ifndef HENCE_CORPUS_PLACES_H
#define HENCE_CORPUS_PLACES_H

#include "core/corpus/config.h"
#include "core/record/record.h"

/*
 * The first place that states another known status than the record has, or
 * NULL. The lines of a status section are one place: its log may tell of what
 * was before.
 */
const struct field *places_differ(const struct record *record,
    const struct config *config, const char *kind);

#endif
