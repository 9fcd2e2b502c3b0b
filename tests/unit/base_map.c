/* SPDX-License-Identifier: MIT */
#include "core/base/map.h"

#include "tests/unit/test.h"

#define MANY 5000u

static struct text name_of(char *buf, size_t size, unsigned i)
{
	return text_make(buf, (size_t)snprintf(buf, size, "key/%u", i));
}

/* What is there stays where it is while the table grows. */
static void test_many(void)
{
	struct map map;
	char buf[32];
	bool is_new;

	map_init(&map);
	for (unsigned i = 0; i < MANY; i++) {
		size_t *value = map_at(&map, name_of(buf, sizeof(buf), i),
		    &is_new);

		if (!is_new || *value)
			CHECK(is_new && !*value);
		*value = i + 1;
	}
	CHECK(map.count == MANY);
	for (unsigned i = 0; i < MANY; i++) {
		const size_t *value = map_find(&map,
		    name_of(buf, sizeof(buf), i));

		if (!value || *value != i + 1)
			CHECK(value && *value == i + 1);
	}
	CHECK(!map_find(&map, name_of(buf, sizeof(buf), MANY)));
	map_release(&map);
}

/* Room that was asked for is there: nothing moves. */
static void test_reserve(void)
{
	const struct map_slot *slots;
	struct map map;
	char buf[32];

	map_init(&map);
	*map_at(&map, text_of("first"), NULL) = 1;
	map_reserve(&map, MANY);
	slots = map.slots;
	for (unsigned i = 1; i < MANY; i++)
		map_at(&map, name_of(buf, sizeof(buf), i), NULL);
	CHECK(map.slots == slots && map.count == MANY);
	CHECK(*map_at(&map, text_of("first"), NULL) == 1);
	map_reserve(&map, 0);
	CHECK(map.slots == slots);
	map_release(&map);
}

int main(void)
{
	char key[] = "one";
	struct map map;
	bool is_new;

	map_init(&map);
	CHECK(!map_find(&map, text_of("one")));
	*map_at(&map, text_of(key), &is_new) = 7;
	CHECK(is_new);
	key[0] = 'x'; /* keys are copied */
	CHECK(map_find(&map, text_of("one")) &&
	    *map_find(&map, text_of("one")) == 7);
	CHECK(*map_at(&map, text_of("one"), &is_new) == 7);
	CHECK(!is_new);
	/* no part of a key is the key, nor is one that goes on behind a NUL */
	CHECK(!map_find(&map, text_of("on")));
	CHECK(!map_find(&map, text_make("one\0", 4)));
	map_at(&map, text_make("", 0), &is_new);
	CHECK(is_new && map_find(&map, text_of("")));
	map_at(&map, text_make("one\0two", 7), &is_new);
	CHECK(is_new && map.count == 3);
	map_release(&map);
	test_many();
	test_reserve();
	return test_end();
}
