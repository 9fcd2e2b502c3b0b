/* SPDX-License-Identifier: MIT */
/* Has a record a field with that value? */
#ifndef HENCE_RECORD_VALUE_H
#define HENCE_RECORD_VALUE_H

#include "core/record/record.h"

/* In any field of those keys (RECORD_KEY); neither case nor accents count.
 * partly: wanted may be a part of the value. */
bool record_has_value(const struct record *record, uint64_t keys,
    const char *wanted, bool partly);

#endif
