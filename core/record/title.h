/* SPDX-License-Identifier: MIT */
/* A title and the number in front of it. Looks at the text alone. */
#ifndef HENCE_RECORD_TITLE_H
#define HENCE_RECORD_TITLE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/text.h"

struct title_number {
	bool has_number;
	uint32_t number;
	struct text rest; /* the title behind it; all of it without a number */
};

/*
 * Read "7. Title", "ADR-0007: Title", "RFC 7 - Title", "0007 Title" (a bare
 * number with a blank only when it is expected, the file's own number). The
 * number stays in rest when another one is expected.
 */
void title_split(struct title_number *out, struct text title, bool has_expected,
    uint32_t expected);

/* The title without blanks and emoji in front of it, which are no part of it. */
struct text title_skip_decoration(struct text t);

/* The length of "ADR-", "RFC ", "Aries RFC #" in front of digits, or 0. */
size_t title_lead(struct text title);

#endif
