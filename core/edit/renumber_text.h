/* SPDX-License-Identifier: MIT */
/*
 * A record's number in a text: "7.", "ADR-0007", "0007-use-c.md". Only its
 * digits change, and they keep the width that they have.
 */
#ifndef HENCE_EDIT_RENUMBER_TEXT_H
#define HENCE_EDIT_RENUMBER_TEXT_H

#include <stdbool.h>

#include "core/edit/edits.h"

struct number_change {
	uint32_t from, to;
	/* Digits that file names are padded to; 0: not padded. */
	uint32_t width;
};

/*
 * Append the new number in the way that the old one was written. glued: it
 * stands behind a hyphen or the like, as in a name.
 */
void number_write(struct strbuf *out, struct text digits, bool glued,
    const struct number_change *change);

/* Is what stands before the byte a hyphen or the like? */
bool number_is_glued(struct text t, size_t at);

/* The length of the digits at the start of t where they are the old number;
 * 0: they are not. */
size_t number_at(struct text t, const struct number_change *change);

/* Replace the digits of file that begin at the byte. */
void number_replace(struct edits *edits, struct text file, uint32_t at,
    const struct number_change *change);

/*
 * Every place of the span that names the number as an id does: with one of the
 * prefixes ("ADR 7"; ended by NULL) or "#", padded ("0007"), or in front of a
 * title ("7. Use C"). Dates and versions are none.
 */
void number_replace_ids(struct edits *edits, struct text file, struct span span,
    const struct number_change *change, const char *const *prefixes);

#endif
