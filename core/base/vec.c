/* SPDX-License-Identifier: MIT */
#include "core/base/vec.h"

#include <stdint.h>

#include "core/base/mem.h"

void *vec_widen_(void *items, size_t *cap, size_t size)
{
	*cap = *cap < SIZE_MAX / 2 ? *cap * 2 : SIZE_MAX;
	if (*cap < 8)
		*cap = 8;
	return mem_realloc(items, *cap, size);
}
