/* SPDX-License-Identifier: MIT */
/* A field that a record does not have yet, in the form of those it has. */
#ifndef HENCE_EDIT_FIELD_ADD_H
#define HENCE_EDIT_FIELD_ADD_H

#include "core/edit/editing.h"

/*
 * Add edits for a field of that name, "superseded-by": behind the record's
 * fields, or directly behind the field beside (or NULL). value is plain text;
 * list: it is written as a list of one where that is told apart.
 * *section: it became a section of its own.
 */
enum status field_add(struct editing *editing, const char *name,
    const struct field *beside, struct text value, bool list, bool *section,
    struct error *err);

#endif
