/* SPDX-License-Identifier: MIT */
/*
 * What makes one text of another, in as few and as short spans as whole lines
 * and what they have in common tell. Looks at bytes alone.
 */
#ifndef HENCE_EDIT_DIFFERENCE_H
#define HENCE_EDIT_DIFFERENCE_H

#include "core/base/text.h"
#include "core/base/vec.h"

struct difference {
	struct span span; /* bytes of the text before; may be empty */
	struct text text; /* bytes of the text after; borrowed from it */
};

typedef VEC(struct difference) difference_list;

/* Push them in order; none touches another one. Spans begin and end between
 * characters. */
void difference_find(difference_list *out, struct text before,
    struct text after);

#endif
