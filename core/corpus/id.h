/* SPDX-License-Identifier: MIT */
/* "ADR-0012", "rfc 12", "12" as prefix and number. Internal to core/corpus. */
#ifndef HENCE_CORPUS_ID_H
#define HENCE_CORPUS_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/text.h"

struct id_parts {
	struct text prefix; /* without "-", "_", "#" or blanks behind it */
	uint32_t number;
};

/* False where the id does not end in a number, or has more than letters,
 * digits and separators in front of it. */
bool id_split(struct id_parts *out, struct text id);

#endif
