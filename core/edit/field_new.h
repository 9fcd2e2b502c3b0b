/* SPDX-License-Identifier: MIT */
/* A field in a record that has none it could stand beside. */
#ifndef HENCE_EDIT_FIELD_NEW_H
#define HENCE_EDIT_FIELD_NEW_H

#include "core/edit/editing.h"

/* "superseded-by" is written "Superseded by", or in the case of like. */
void field_write_name(struct strbuf *out, const char *name, struct text like);

/* "## Status" above "## Context"; false where the record has no such
 * sections. */
bool field_new_section(struct editing *editing, const char *field,
    struct text value);

/* "- Status: accepted" below the title, or on top where there is none. */
void field_new_bullet(struct editing *editing, const char *field,
    struct text value);

#endif
