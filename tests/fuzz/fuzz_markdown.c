/* SPDX-License-Identifier: MIT */
#include "core/base/strbuf.h"
#include "core/format/markdown.h"
#include "tests/fuzz/fuzz.h"

static void check_span(struct span span, size_t size)
{
	EXPECT(span.start <= span.end && span.end <= size);
}

static void check_document(const struct md_document *doc, size_t size)
{
	for (uint32_t i = 0; i < doc->count; i++) {
		const struct md_node *node = &doc->nodes[i];

		EXPECT(node->end > i && node->end <= doc->count);
		EXPECT(node->pieces + node->pieces_count <= doc->pieces_count);
		check_span(node->span, size);
	}
	for (uint32_t i = 0; i < doc->pieces_count; i++)
		check_span(doc->pieces[i], size);
	for (uint32_t i = 0; i < doc->definitions_count; i++)
		check_span(doc->definitions[i].span, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct md_document doc = { 0 };
	struct strbuf plain = STRBUF_INIT;

	arena_init(&arena);
	markdown_parse(&doc, text_make((const char *)data, size), 0, &arena);
	check_document(&doc, size);
	if (doc.count)
		markdown_plain(&plain, &doc, 0);
	strbuf_release(&plain);
	arena_release(&arena);
	return 0;
}
