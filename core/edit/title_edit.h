/* SPDX-License-Identifier: MIT */
/* The edits of a record's titles while they are made. Internal to core/edit. */
#ifndef HENCE_EDIT_TITLE_EDIT_H
#define HENCE_EDIT_TITLE_EDIT_H

#include "core/edit/editing.h"
#include "core/edit/title_place.h"

struct title_edit {
	struct editing editing;
	title_places places;
};

void title_edit_begin(struct title_edit *edit, struct subject *subject);

/* Release; the subject is as it was unless status is OK. */
void title_edit_end(struct title_edit *edit, enum status status);

/* The place's bytes, as written. */
struct text title_edit_bytes(const struct title_edit *edit,
    const struct title_place *place);

/* Those at span of these bytes become text; a line below fits the new length
 * where it had the old one. */
void title_edit_put(struct title_edit *edit, const struct title_place *place,
    struct span span, struct text text);

/* The YAML scalar becomes value, in its own quotes. */
bool title_edit_put_yaml(struct title_edit *edit,
    const struct title_place *place, struct text value);

#endif
