/* SPDX-License-Identifier: MIT */
/*
 * Places for a field that say nothing yet, and so are no fields of the record:
 * "deciders:" in front matter, "* Deciders:", an empty cell.
 */
#ifndef HENCE_EDIT_EMPTY_FIELD_H
#define HENCE_EDIT_EMPTY_FIELD_H

#include "core/edit/editing.h"

/* "{list everyone involved}", "[YYYY-MM-DD ...]", "TBD", "-": a template's
 * text, not filled in. */
bool empty_field_is_placeholder(struct text value);

/* Fill the first empty place for the key with value, which is plain text;
 * false where there is none. */
bool empty_field_fill(struct editing *editing, enum field_key key,
    struct text value);

#endif
