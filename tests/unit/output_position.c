/* SPDX-License-Identifier: MIT */
#include "core/output/position.h"

#include "tests/unit/test.h"

static void check_position(struct position_map *map, uint32_t offset,
    uint32_t line, uint32_t column)
{
	struct position position = position_of(map, offset);

	CHECK(position.line == line);
	CHECK(position.column == column);
}

static void test_lines(void)
{
	struct position_map map;

	position_init(&map, text_of("a\r\nb\rc\n\nd"));
	check_position(&map, 0, 1, 1);
	check_position(&map, 3, 2, 1);
	check_position(&map, 5, 3, 1);
	check_position(&map, 7, 4, 1);
	check_position(&map, 8, 5, 1);
	check_position(&map, 9, 5, 2);
	check_position(&map, 99, 5, 2);
	check_position(&map, 1, 1, 2);
	position_release(&map);
}

static void test_columns(void)
{
	struct position_map map;

	/* A byte order mark, two bytes, an invalid one, a letter. */
	position_init(&map,
	    text_of("\xef\xbb\xbf\xc3\xa9\xff"
		    "b"));
	check_position(&map, 0, 1, 1);
	check_position(&map, 3, 1, 1);
	check_position(&map, 5, 1, 2);
	check_position(&map, 6, 1, 3);
	check_position(&map, 7, 1, 4);
	check_position(&map, 5, 1, 2);
	check_position(&map, 3, 1, 1);
	position_release(&map);
}

static void test_ends(void)
{
	struct position_map map;

	position_init(&map, text_of(""));
	check_position(&map, 0, 1, 1);
	position_release(&map);
	position_init(&map, text_of("a\n"));
	check_position(&map, 1, 1, 2);
	check_position(&map, 2, 2, 1);
	position_release(&map);
	position_init(&map, text_of("a\r"));
	check_position(&map, 2, 2, 1);
	position_release(&map);
}

/* A start behind an earlier end: both answers on one line are right. */
static void test_back_and_forth(void)
{
	struct position_map map;

	position_init(&map, text_of("\u00e9\u00e9\u00e9 b\n\u00e9c"));
	check_position(&map, 2, 1, 2);
	check_position(&map, 7, 1, 5);
	check_position(&map, 4, 1, 3);
	check_position(&map, 6, 1, 4);
	check_position(&map, 4, 1, 3);
	check_position(&map, 11, 2, 2);
	check_position(&map, 7, 1, 5);
	check_position(&map, 12, 2, 3);
	position_release(&map);
}

int main(void)
{
	test_back_and_forth();
	test_lines();
	test_columns();
	test_ends();
	return test_end();
}
