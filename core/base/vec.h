/* SPDX-License-Identifier: MIT */
/*
 * Growing arrays: VEC(struct option) options = { 0 };
 * vec_push(&options)->name = ...; vec_release(&options).
 */
#ifndef HENCE_BASE_VEC_H
#define HENCE_BASE_VEC_H

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define VEC(type) \
	struct { \
		type *items; \
		size_t count, cap; \
	}

/* Room for one more, zeroed; gives its address (stale after the next push). */
#define vec_push(v) \
	((v)->items = vec_grow_((v)->items, (v)->count, &(v)->cap, \
	     sizeof(*(v)->items)), \
	    &(v)->items[(v)->count++])

#define vec_release(v) \
	(free((v)->items), (v)->items = NULL, (v)->count = (v)->cap = 0)

/* Behind vec_push: more room, where count fills it. */
void *vec_widen_(void *items, size_t *cap, size_t size);

/* Behind vec_push; zeroes the item at index count. */
static inline void *vec_grow_(void *items, size_t count, size_t *cap,
    size_t size)
{
	if (count == *cap)
		items = vec_widen_(items, cap, size);
	memset((char *)items + count * size, 0, size);
	return items;
}

#endif
