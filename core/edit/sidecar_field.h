/* SPDX-License-Identifier: MIT */
/* A field of a record whose fields stand in the kep.yaml beside it. */
#ifndef HENCE_EDIT_SIDECAR_FIELD_H
#define HENCE_EDIT_SIDECAR_FIELD_H

#include "core/edit/editing.h"

/* Does the field belong there? Not where the text has it, or says the status
 * itself. */
bool sidecar_field_belongs(const struct editing *editing, enum field_key key);

/* Add edits that set its key there, or with more add to its list. list: a key
 * that is not there yet becomes one. */
enum status sidecar_field_write(struct editing *editing, enum field_key key,
    struct text value, bool more, bool list, struct error *err);

#endif
