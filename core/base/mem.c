/* SPDX-License-Identifier: MIT */
#include "core/base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define ARENA_GAP 16 /* so that an overrun meets a poisoned byte */
#define arena_hide(p, size) ASAN_POISON_MEMORY_REGION(p, size)
#define arena_show(p, size) ASAN_UNPOISON_MEMORY_REGION(p, size)
#else
#define ARENA_GAP 0
#define arena_hide(p, size) ((void)(p))
#define arena_show(p, size) ((void)(p))
#endif

#define BLOCK_MIN ((size_t)4 << 10)
#define BLOCK_MAX ((size_t)1 << 20)

struct arena_block {
	struct arena_block *next;
	size_t size, used;
	alignas(max_align_t) char data[];
};

void mem_fail(void)
{
	fputs("hence: out of memory\n", stderr);
	exit(3);
}

void *mem_alloc(size_t size)
{
	void *ptr = calloc(1, size ? size : 1);

	if (!ptr)
		mem_fail();
	return ptr;
}

void *mem_realloc(void *ptr, size_t count, size_t size)
{
	void *grown;

	if (size && count > PTRDIFF_MAX / size)
		mem_fail();
	size *= count;
	grown = realloc(ptr, size ? size : 1);
	if (!grown)
		mem_fail();
	return grown;
}

char *mem_strdup(const char *s)
{
	return mem_strndup(s, strlen(s));
}

char *mem_strndup(const char *s, size_t len)
{
	char *copy = mem_realloc(NULL, len + 1, 1);

	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

void arena_init(struct arena *arena)
{
	arena->blocks = NULL;
	arena->used = 0;
}

void arena_release(struct arena *arena)
{
	struct arena_block *block = arena->blocks, *next;

	for (; block; block = next) {
		next = block->next;
		free(block);
	}
	arena_init(arena);
}

static struct arena_block *block_new(size_t size)
{
	struct arena_block *block = mem_alloc(sizeof(*block) + size);

	block->size = size;
	arena_hide(block->data, size);
	return block;
}

/* A block with room: large requests get their own, behind the one in use. */
static struct arena_block *block_for(struct arena *arena, size_t size)
{
	struct arena_block *head = arena->blocks, *block;
	size_t next = BLOCK_MIN;

	if (head && head->size - head->used >= size)
		return head;
	if (head && head->size >= BLOCK_MIN)
		next = head->size < BLOCK_MAX / 2 ? head->size * 2 : BLOCK_MAX;
	if (head && size > next / 4) {
		block = block_new(size);
		block->next = head->next;
		head->next = block;
		return block;
	}
	block = block_new(size > next ? size : next);
	block->next = head;
	arena->blocks = block;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t mask = alignof(max_align_t) - 1;
	struct arena_block *block;
	size_t padded;
	char *ptr;

	if (size > SIZE_MAX / 2)
		mem_fail();
	padded = ((size ? size : 1) + ARENA_GAP + mask) & ~mask;
	block = block_for(arena, padded);
	ptr = block->data + block->used;
	block->used += padded;
	arena->used += size;
	arena_show(ptr, size);
	return ptr;
}

void *arena_copy(struct arena *arena, const void *items, size_t size)
{
	void *copy = arena_alloc(arena, size ? size : 1);

	if (size)
		memcpy(copy, items, size);
	return copy;
}

char *arena_strndup(struct arena *arena, const char *s, size_t len)
{
	char *copy = arena_alloc(arena, len + 1);

	if (len)
		memcpy(copy, s, len);
	return copy;
}

char *arena_strdup(struct arena *arena, const char *s)
{
	return arena_strndup(arena, s, strlen(s));
}

void arena_merge(struct arena *to, struct arena *from)
{
	struct arena_block *last = from->blocks;

	if (!last)
		return;
	while (last->next)
		last = last->next;
	/* Behind to's first block, which still has room. */
	if (to->blocks) {
		last->next = to->blocks->next;
		to->blocks->next = from->blocks;
	} else {
		to->blocks = from->blocks;
	}
	to->used += from->used;
	arena_init(from);
}
