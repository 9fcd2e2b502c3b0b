/* SPDX-License-Identifier: MIT */
/* How far two wordings of one text are apart, word by word. */
#ifndef HENCE_CHECK_WORDING_H
#define HENCE_CHECK_WORDING_H

#include "core/base/text.h"

struct wording {
	size_t chars; /* code points that were put in, taken out or replaced */
	/* From the first word that differs to the last one; parts of the two. */
	struct text then, now;
};

/* Blanks do not count. */
void wording_compare(struct wording *out, struct text then, struct text now);

#endif
