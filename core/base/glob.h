/* SPDX-License-Identifier: MIT */
/*
 * Patterns of paths: "*" and "?" do not cross a slash, "**" does, "[a-z]" and
 * "[!a]" are one sign of a set. "services/" before a double star takes the
 * folder itself in, too. Bytes, in the case that they have. The time is the
 * product of both lengths at worst, whatever the pattern.
 */
#ifndef HENCE_BASE_GLOB_H
#define HENCE_BASE_GLOB_H

#include <stdbool.h>

#include "core/base/text.h"

bool glob_matches(struct text pattern, struct text path);

/* The same where path is a pattern itself: does the first take in whatever the
 * other one may? Unsure is no. */
bool glob_covers(struct text pattern, struct text other);

#endif
