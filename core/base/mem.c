/* SPDX-License-Identifier: MIT */
#include "core/base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

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

#define BLOCK_MIN ((size_t)4 << 10) /* with its head */
#define BLOCK_MAX ((size_t)8 << 20)
/* From this size on a block is mapped: to touch it first takes a few huge pages
 * then, not thousands of small ones. The sanitizer does not look into it. */
#define MAPPED_MIN (ARENA_GAP ? SIZE_MAX : (size_t)2 << 20)

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
	arena->blocks = arena->spare = NULL;
	arena->used = 0;
}

static void *map_pages(size_t size)
{
	void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (pages == MAP_FAILED)
		mem_fail();
#ifdef MADV_HUGEPAGE
	madvise(pages, size, MADV_HUGEPAGE);
#endif
	return pages;
}

static void block_free(struct arena_block *block)
{
	size_t size = sizeof(*block) + block->size;

	if (size >= MAPPED_MIN)
		munmap(block, size);
	else
		free(block);
}

static void free_blocks(struct arena_block *block)
{
	struct arena_block *next;

	for (; block; block = next) {
		next = block->next;
		block_free(block);
	}
}

void arena_release(struct arena *arena)
{
	free_blocks(arena->blocks);
	free_blocks(arena->spare);
	arena_init(arena);
}

/* All bytes are 0. */
static struct arena_block *block_new(size_t size)
{
	struct arena_block *block;

	size += sizeof(*block);
	block = size < MAPPED_MIN ? mem_alloc(size) : map_pages(size);
	size -= sizeof(*block);
	block->size = size;
	arena_hide(block->data, size);
	return block;
}

/* Of a block behind this one: twice as much, and four requests have room. */
static size_t next_size(const struct arena_block *last, size_t request)
{
	size_t next = BLOCK_MIN;

	if (last && last->size + sizeof(*last) >= next)
		next = (last->size + sizeof(*last)) * 2;
	while (next < BLOCK_MAX && next / 4 < request)
		next *= 2;
	return (next < BLOCK_MAX ? next : BLOCK_MAX) - sizeof(*last);
}

/* A block with room: large requests get their own, behind the one in use. */
static struct arena_block *block_for(struct arena *arena, size_t size)
{
	struct arena_block *head = arena->blocks, *block;
	size_t next;

	if (head && head->size - head->used >= size)
		return head;
	next = next_size(head, size);
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

void arena_borrow(struct arena *out, struct arena *from)
{
	arena_init(out);
	out->blocks = from->spare;
	from->spare = NULL;
}

void arena_give_back(struct arena *to, struct arena *borrowed)
{
	/* the first one is the largest but for those of large requests */
	struct arena_block *first = borrowed->blocks;

	borrowed->blocks = first ? first->next : NULL;
	arena_release(borrowed);
	free_blocks(to->spare);
	to->spare = first;
	if (!first)
		return;
	arena_show(first->data, first->used);
	memset(first->data, 0, first->used);
	arena_hide(first->data, first->used);
	first->used = 0;
	first->next = NULL;
}

void arena_merge(struct arena *to, struct arena *from)
{
	struct arena_block **last = &from->blocks;

	while (*last)
		last = &(*last)->next;
	/* Behind to's first block, which still has room. */
	if (to->blocks) {
		*last = to->blocks->next;
		to->blocks->next = from->blocks;
	} else {
		to->blocks = from->blocks;
	}
	to->used += from->used;
	from->blocks = NULL;
	arena_release(from);
}
