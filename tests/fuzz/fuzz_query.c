/* SPDX-License-Identifier: MIT */
/* No query is an error of the index, whatever is in it. */
#include "core/index/search.h"
#include "core/search/query.h"
#include "tests/fuzz/fuzz.h"

static const struct search_index *open_index(void)
{
	static const char page[] = "a b c NEAR not \u6570\u636e\u5e93 col 1";
	const struct search_index *index = index_search_use(
	    index_search_new_memory());
	struct document document;

	EXPECT(index->writer->begin(index->context));
	document_init(&document);
	for (int i = 0; i < COLUMN_COUNT; i++)
		words_add(&document.columns[i], text_of(page), 0);
	EXPECT(index->writer->add(index->context, text_of("key"), &document));
	document_release(&document);
	return index;
}

static void note(void *data, const struct search_match *match)
{
	(void)data;
	EXPECT(match->document == 1);
}

static void ask(const struct search_index *index, const struct query_node *node)
{
	word_list words[COLUMN_COUNT] = { 0 };

	for (size_t i = 0; i < node->needles_count; i++) {
		const struct search_needle *needle = &node->needles[i];

		EXPECT(needle->count && needle->phrases->words.len);
		EXPECT(
		    index->reader->match(index->context, needle, note, NULL));
		EXPECT(
		    index->reader->mark(index->context, 1, needle, 1, words));
	}
	for (int i = 0; i < COLUMN_COUNT; i++)
		vec_release(&words[i]);
	for (const struct query_node *at = node->first; at; at = at->next)
		ask(index, at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct search_index *index;
	const struct query_node *root;
	struct error err = { 0 };
	struct arena arena;

	if (!index)
		index = open_index();
	arena_init(&arena);
	if (query_parse(&root, text_make((const char *)data, size), &arena,
		&err))
		EXPECT(err.status == STATUS_USAGE && err.message[0] &&
		    err.hint[0]);
	else
		ask(index, root);
	arena_release(&arena);
	return 0;
}
