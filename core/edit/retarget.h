/* SPDX-License-Identifier: MIT */
/*
 * The relations of one record to another one that gets a new number, name or
 * title, as far as they are no links: "superseded by ADR-0007", "supersedes:
 * [7, 0009-use-c.md]". Links are relink's.
 */
#ifndef HENCE_EDIT_RETARGET_H
#define HENCE_EDIT_RETARGET_H

#include "core/edit/relink.h"
#include "core/edit/subject.h"

/* Is it a relation to the record that is meant? */
typedef bool (*retarget_match_fn)(const struct record *record,
    const struct relation *relation, void *context);

/*
 * Every relation that matches names the record as it is afterwards; *count
 * says how many changed. A relation whose text holds neither the number nor
 * the name stays.
 */
enum status retarget(struct subject *subject, const struct relink *relink,
    retarget_match_fn match, void *context, size_t *count, struct error *err);

#endif
