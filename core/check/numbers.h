/* SPDX-License-Identifier: MIT */
/* When two records of a collection have one number. Internal to core/check. */
#ifndef HENCE_CHECK_NUMBERS_H
#define HENCE_CHECK_NUMBERS_H

#include "core/check/check.h"

/* Has it a number that no other may have? RFC 0 is one whose number is still to
 * be given. */
bool number_is_own(const struct collection *collection,
    const struct record *record);

/* Is it the same one, and neither a mere pointer to where the other went? */
bool number_is_shared(const struct record *a, const struct record *b);

#endif
