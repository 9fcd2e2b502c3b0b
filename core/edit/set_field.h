/* SPDX-License-Identifier: MIT */
/*
 * One field of a record, in the form that the record has: front matter, a
 * bullet, a labelled line, a row of a table, an RFC 822 header. A field that
 * is not there is added behind its neighbours of the same form, or below the
 * title where there are none.
 */
#ifndef HENCE_EDIT_SET_FIELD_H
#define HENCE_EDIT_SET_FIELD_H

#include "core/edit/subject.h"

/*
 * The field of that name ("aliases", as in fields.def; written "Aliases" where
 * people read it) gets that value, whatever it had.
 */
enum status set_field(struct subject *subject, enum field_key key,
    struct text value, struct error *err);

/* One more value for a field that holds a list; nothing when it is there. */
enum status add_to_field(struct subject *subject, enum field_key key,
    struct text value, struct error *err);

#endif
