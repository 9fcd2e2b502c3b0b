/* SPDX-License-Identifier: MIT */
#include "core/format/yaml.h"
#include "tests/fuzz/fuzz.h"

/* Spans lie in the text, subtrees in each other. */
static void check_tree(const struct yaml_tree *tree, size_t size)
{
	for (uint32_t i = 0; i < tree->count; i++) {
		const struct yaml_node *node = &tree->nodes[i];

		EXPECT(node->span.start <= node->span.end);
		EXPECT(node->span.end <= size);
		EXPECT(node->key_span.start <= node->key_span.end);
		EXPECT(node->key_span.end <= size);
		EXPECT(node->end > i && node->end <= tree->count);
		EXPECT(i == 0 || node->end <= tree->nodes[node->parent].end);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct yaml_tree tree = { 0 };
	struct error err = { 0 };
	uint32_t line = 0, column = 0;

	arena_init(&arena);
	if (yaml_read(&tree, text_make((const char *)data, size), &arena, &line,
		&column, &err) == STATUS_OK)
		check_tree(&tree, size);
	else
		EXPECT(err.message[0]);
	arena_release(&arena);
	return 0;
}
