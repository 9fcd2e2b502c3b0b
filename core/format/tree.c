/* SPDX-License-Identifier: MIT */
#include "core/format/tree.h"

#include <stdint.h>
#include <string.h>

/* Steps of that walk that take some 50 ms. */
#define MAX_STEPS ((uint64_t)50 * 1000 * 1000)

/* Nested quotes and lists: each costs some 400 bytes for one or two. */
#define MAX_DEPTH 1000

/* The room before each allocation for its size, which realloc needs. */
#define HEAD 16
#define AT_ONCE 1024 /* bytes taken from the arena for some of them */

/*
 * cmark's allocator is three functions without a context, so the pool they
 * take from has to be here: one a thread, set only while tree_parse runs.
 */
static _Thread_local struct room {
	struct arena *arena;
	char *at;
	size_t left;
} room;

static void *take(size_t count, size_t size)
{
	size_t all;
	char *block;

	size *= count;
	all = HEAD + (size + HEAD - 1) / HEAD * HEAD;
	if (all > room.left) {
		room.left = all < AT_ONCE ? AT_ONCE : all;
		room.at = arena_alloc(room.arena, room.left);
	}
	block = room.at;
	room.at += all;
	room.left -= all;
	memcpy(block, &size, sizeof(size));
	return block + HEAD;
}

static void *retake(void *old, size_t size)
{
	size_t before;
	void *block;

	if (!old)
		return take(1, size);
	memcpy(&before, (char *)old - HEAD, sizeof(before));
	if (size <= before)
		return old;
	block = take(1, size);
	memcpy(block, old, before);
	return block;
}

static void keep(void *block)
{
	(void)block;
}

cmark_node *tree_parse(struct arena *pool, struct text t)
{
	static cmark_mem memory = { take, retake, keep };
	struct room outer = room;
	cmark_parser *parser;
	cmark_node *root;

	room = (struct room){ .arena = pool };
	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	cmark_parser_feed(parser, t.data, t.len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	room = outer;
	return root;
}

/* "-----": a rule of any length, one character throughout, opens nothing. */
static bool is_rule_of_one(struct text line)
{
	if (!line.len || line.data[0] == '>')
		return false;
	for (size_t i = 1; i < line.len; i++)
		if (line.data[i] != line.data[0])
			return false;
	return true;
}

/* How many quotes and lists a line opens, at the most. */
static size_t line_depth(struct text line)
{
	size_t depth = 0;

	for (size_t i = 0; i < line.len && depth <= MAX_DEPTH; i++) {
		if (char_is_one_of(line.data[i], ">-*+.)"))
			depth++;
		else if (!char_is_blank(line.data[i]) &&
		    !char_is_digit(line.data[i]))
			break;
	}
	return depth;
}

/* Behind the last line that ends so soon that it opens too few; 0: none. */
static size_t short_lines(struct text t)
{
	const char *end = memrchr(t.data, '\n',
	    t.len < MAX_DEPTH ? t.len : MAX_DEPTH);

	return end ? (size_t)(end - t.data) + 1 : 0;
}

static bool is_too_deep(struct text t)
{
	struct text lines, line;

	while (t.len > MAX_DEPTH) {
		size_t skip = short_lines(t);

		t = text_skip(t, skip);
		if (skip || !text_split(&t, '\n', &lines))
			continue;
		while (text_next_line(&lines, &line))
			if (line_depth(line) > MAX_DEPTH &&
			    !is_rule_of_one(text_trim(line)))
				return true;
	}
	return false;
}

static uint64_t count_images(struct text t)
{
	uint64_t count = 0;
	size_t at;

	while ((at = text_find_rare(t, "![", 0)) != SIZE_MAX) {
		t = text_skip(t, at + 1);
		count++;
	}
	return count;
}

bool tree_is_too_complex(struct text t)
{
	uint64_t images = 0, links = 0;

	if (is_too_deep(t))
		return true;
	if (count_images(t) * t.len <= MAX_STEPS)
		return false; /* nearly all */
	for (size_t i = 0; i + 1 < t.len; i++) {
		char next = t.data[i + 1];

		if (t.data[i] == '\n' && (next == '\n' || next == '\r'))
			images = links = 0;
		else if (t.data[i] == '!' && next == '[')
			images++;
		else if (t.data[i] == ']' && images)
			links++;
		if (images * links > MAX_STEPS)
			return true;
	}
	return false;
}
