/* SPDX-License-Identifier: MIT */
/* A number that tells bytes from others: for tables, and against damage; not
 * against forgers. */
#ifndef HENCE_BASE_HASH_H
#define HENCE_BASE_HASH_H

#include <stdint.h>

#include "core/base/text.h"

/* The same on machines of one byte order. */
uint64_t hash_bytes(struct text bytes);

#endif
