/* SPDX-License-Identifier: MIT */
/* People as records, configurations and git name them: "ana@example.org",
 * "Ana <ana@example.org>", "Ana". */
#ifndef HENCE_RECORD_PERSON_H
#define HENCE_RECORD_PERSON_H

#include <stdbool.h>

#include "core/base/text.h"

/* Do both name the same one? By their addresses where both have one, else by
 * their names; letters' case does not count. Nobody is nobody's like. */
bool person_same(struct text a, struct text b);

#endif
