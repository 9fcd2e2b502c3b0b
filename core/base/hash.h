/* SPDX-License-Identifier: MIT */
/* A quick hash of bytes: it finds damage and tells states apart, and does not
 * stand against forgers. */
#ifndef HENCE_BASE_HASH_H
#define HENCE_BASE_HASH_H

#include <stdint.h>

#include "core/base/text.h"

uint64_t hash_bytes(struct text bytes);

#endif
