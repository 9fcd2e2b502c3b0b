/* SPDX-License-Identifier: MIT */
#include "core/base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/base/vec.h"
#include "tests/unit/test.h"

static int is_zero(const char *p, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (p[i])
			return 0;
	return 1;
}

static void test_arena(void)
{
	static const size_t sizes[] = { 0, 1, 3, 17, 5000, 900, 100000, 2, 8,
		3000000, 64, 4096, 2097152, 400000, 600000, 9000000, 5 };
	struct arena arena;
	size_t total = 0;

	arena_init(&arena);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		char *p = arena_alloc(&arena, sizes[i]);

		CHECK((uintptr_t)p % alignof(max_align_t) == 0);
		CHECK(is_zero(p, sizes[i]));
		memset(p, 0xff, sizes[i]);
		total += sizes[i];
	}
	CHECK(arena.used == total);
	CHECK_STRING(arena_strdup(&arena, "abc"), "abc");
	CHECK_STRING(arena_strndup(&arena, "abc", 2), "ab");
	CHECK_STRING(arena_strndup(&arena, NULL, 0), "");
	arena_release(&arena);
	CHECK(!arena.blocks && arena.used == 0);
	arena_release(&arena);
}

static void test_merge(void)
{
	struct arena to, from;
	const char *kept[3];

	arena_init(&to);
	arena_init(&from);
	arena_merge(&to, &from);
	CHECK(!to.blocks);
	kept[0] = arena_strdup(&from, "first");
	arena_merge(&to, &from);
	CHECK(!from.blocks && from.used == 0);
	for (int i = 0; i < 2000; i++)
		kept[1] = arena_strdup(&from, "many of them");
	kept[2] = arena_strdup(&to, "last");
	arena_merge(&to, &from);
	arena_release(&from);
	CHECK_STRING(kept[0], "first");
	CHECK_STRING(kept[1], "many of them");
	CHECK_STRING(kept[2], "last");
	CHECK(to.used == 6 + 2000 * 13 + 5);
	CHECK(arena_alloc(&to, 100) != NULL);
	arena_release(&to);
}

static void test_borrow(void)
{
	struct arena lender, work;
	const char *first = NULL;

	arena_init(&lender);
	for (int round = 0; round < 3; round++) {
		char *p;

		arena_borrow(&work, &lender);
		CHECK(work.used == 0);
		p = arena_alloc(&work, 100);
		CHECK(is_zero(p, 100));
		CHECK(!first || p == first);
		first = p;
		memset(p, 0xff, 100);
		/* behind the block in use, and not kept */
		memset(arena_alloc(&work, 3000000), 0xff, 3000000);
		arena_give_back(&lender, &work);
		CHECK(lender.used == 0 && !work.blocks);
	}
	arena_borrow(&work, &lender);
	arena_give_back(&lender, &work); /* nothing was taken */
	arena_borrow(&work, &lender);
	CHECK(is_zero(arena_alloc(&work, 4000), 4000));
	arena_give_back(&lender, &work);
	arena_merge(&work, &lender); /* work has none yet, lender but a spare */
	CHECK(!work.blocks && !lender.spare);
	arena_release(&lender);
}

static void test_vec(void)
{
	VEC(struct {
		int key;
		const char *name;
	})
	rows = { 0 };

	for (int i = 0; i < 100; i++) {
		CHECK(vec_push(&rows)->name == NULL);
		rows.items[i].key = i;
		rows.items[i].name = "row";
	}
	CHECK(rows.count == 100 && rows.cap >= 100);
	CHECK(rows.items[0].key == 0 && rows.items[99].key == 99);
	rows.count = 1;
	CHECK(vec_push(&rows)->name == NULL);
	vec_release(&rows);
	CHECK(!rows.items && !rows.count && !rows.cap);
}

static void test_copies(void)
{
	char *copy = mem_strndup("abcdef", 3), *empty = mem_strdup("");
	int *numbers = mem_realloc(NULL, 10, sizeof(*numbers));

	CHECK_STRING(copy, "abc");
	CHECK_STRING(empty, "");
	numbers[9] = 1;
	numbers = mem_realloc(numbers, 100, sizeof(*numbers));
	CHECK(numbers[9] == 1);
	free(numbers);
	free(copy);
	free(empty);
}

int main(void)
{
	test_arena();
	test_merge();
	test_borrow();
	test_vec();
	test_copies();
	return test_end();
}
