/* SPDX-License-Identifier: MIT */
/*
 * Memory: allocations that never return NULL (running out of memory ends the
 * program here and nowhere else) and arenas.
 */
#ifndef HENCE_BASE_MEM_H
#define HENCE_BASE_MEM_H

#include <stddef.h>

/* Say so and end the program: for libraries that report it to us. */
_Noreturn void mem_fail(void);

/* Zeroed; free with free(). */
void *mem_alloc(size_t size);

/* count * size bytes, checked for overflow; the new part is not zeroed. */
void *mem_realloc(void *ptr, size_t count, size_t size);

char *mem_strdup(const char *s);
char *mem_strndup(const char *s, size_t len);

/*
 * An arena: everything in it is freed at once. The caller owns the struct.
 * Not shared between threads.
 */
struct arena {
	struct arena_block *blocks;
	struct arena_block *spare; /* empty, for arena_borrow, or NULL */
	size_t used; /* bytes handed out, for tests and limits */
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* Zeroed and aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of so many bytes; never NULL. */
void *arena_copy(struct arena *arena, const void *items, size_t size);

/* A copy with a NUL behind it. */
char *arena_strndup(struct arena *arena, const char *s, size_t len);
char *arena_strdup(struct arena *arena, const char *s);

/* Move all that from holds into to; from is empty after. */
void arena_merge(struct arena *to, struct arena *from);

/*
 * An arena to work in for a while, which goes on where the last one that from
 * lent had its memory: asking the system each time costs more than the work.
 */
void arena_borrow(struct arena *out, struct arena *from);

/* Release what was borrowed of to, which keeps some memory for the next one. */
void arena_give_back(struct arena *to, struct arena *borrowed);

/* The member that a table names by its offset in a struct. */
static inline void *mem_member(void *group, size_t offset)
{
	return (char *)group + offset;
}

static inline const void *mem_member_const(const void *group, size_t offset)
{
	return (const char *)group + offset;
}

#endif
