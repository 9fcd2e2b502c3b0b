/* SPDX-License-Identifier: MIT */
/*
 * Relations taken out of where they stand, one at a time. Internal to
 * core/edit.
 */
#ifndef HENCE_EDIT_RELATION_CUT_H
#define HENCE_EDIT_RELATION_CUT_H

#include "core/edit/edits.h"
#include "core/edit/relation.h"
#include "core/edit/relation_line.h"

struct removing {
	struct subject *subject;
	const struct relation_target *target;
	const struct record *record;
	struct text bytes;
	struct edits text, sidecar;
};

/* All of these are false where it cannot be taken out, or not alone. */
bool cut_from_front_matter(struct removing *r, const struct relation *relation);
bool cut_from_sidecar(struct removing *r, const struct relation *relation);
bool cut_from_field(struct removing *r, const struct field *field,
    struct span extent);
bool cut_from_section(struct removing *r, const struct relation *relation,
    struct span extent);

#endif
