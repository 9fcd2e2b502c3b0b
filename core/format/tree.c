/* SPDX-License-Identifier: MIT */
#include "core/format/tree.h"

#include <stdint.h>
#include <string.h>

/* Steps of that walk that take some 50 ms. */
#define MAX_STEPS ((uint64_t)50 * 1000 * 1000)

/* The room before each allocation for its size, which realloc needs. */
#define HEAD 16

/*
 * cmark's allocator is three functions without a context, so the pool they
 * take from has to be here: one a thread, set only while tree_parse runs.
 */
static _Thread_local struct arena *current;

static void *take(size_t count, size_t size)
{
	char *block = arena_alloc(current, HEAD + count * size);

	size *= count;
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
	struct arena *outer = current;
	cmark_parser *parser;
	cmark_node *root;

	current = pool;
	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	cmark_parser_feed(parser, t.data, t.len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	current = outer;
	return root;
}

bool tree_is_too_complex(struct text t)
{
	uint64_t images = 0, links = 0;

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
