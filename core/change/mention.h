/* SPDX-License-Identifier: MIT */
/*
 * May a text have something to say of a record? Asked of the bytes of every
 * file before the few that may are parsed: never no where the answer is yes.
 */
#ifndef HENCE_CHANGE_MENTION_H
#define HENCE_CHANGE_MENTION_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/text.h"

struct mention {
	struct text stem; /* of its file's or folder's name; borrowed */
	/* The longest run of ASCII letters and digits in the stem, and what
	 * follows it; empty where there is none. */
	struct text anchor, behind;
	bool has_number; /* records name it by its number */
	char digits[12]; /* without zeros in front */
	size_t digits_len;
};

/* has_number: ids by that number count, too. stem must outlive the mention. */
void mention_init(struct mention *out, struct text stem, bool has_number,
    uint32_t number);

/* Its file's or folder's name in whatever way a URL may write it, or an id. */
bool mention_is_in(const struct mention *mention, struct text bytes);

#endif
