/* SPDX-License-Identifier: MIT */
#include "core/base/vec.h"

#include <stdint.h>
#include <string.h>

#include "core/base/mem.h"

void *vec_grow_(void *items, size_t count, size_t *cap, size_t size)
{
	if (count == *cap) {
		*cap = count < SIZE_MAX / 2 ? count * 2 : SIZE_MAX;
		if (*cap < 8)
			*cap = 8;
		items = mem_realloc(items, *cap, size);
	}
	memset((char *)items + count * size, 0, size);
	return items;
}
