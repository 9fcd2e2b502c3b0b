/* SPDX-License-Identifier: MIT */
/* The last byte chooses the path, and whether a sidecar follows a NUL: a
 * Markdown file that ends in a newline is an input as it is. */
#include "core/record/record.h"
#include "tests/fuzz/fuzz.h"

static void check_span(struct span span, size_t size)
{
	EXPECT(span.start <= span.end && span.end <= size);
}

static void check_record(const struct record *record, size_t size)
{
	check_span(record->title_span, size);
	for (uint32_t i = 0; i < record->fields_count; i++) {
		check_span(record->fields[i].span, size);
		EXPECT(record_string(record, record->fields[i].value));
	}
	for (uint32_t i = 0; i < record->sections_count; i++) {
		check_span(record->sections[i].heading, size);
		check_span(record->sections[i].body, size);
		EXPECT(record->sections[i].end > i);
		EXPECT(record->sections[i].end <= record->sections_count);
	}
	for (uint32_t i = 0; i < record->links_count; i++) {
		check_span(record->links[i].span, size);
		EXPECT(record->links[i].section <= record->sections_count);
	}
	for (uint32_t i = 0; i < record->relations_count; i++)
		check_span(record->relations[i].span, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const paths[] = { "docs/adr/0001-x.md", "rfc/x.rst",
		"rfc/2.txt", "a/3.adoc", "accepted/0004/README.md" };
	struct arena arena;
	struct record record = { 0 };
	struct text bytes, sidecar;
	size_t split;
	uint8_t choice;

	if (size == 0)
		return 0;
	choice = data[--size];
	bytes = text_make((const char *)data, size);
	sidecar = text_make(NULL, 0);
	split = text_find_char(bytes, '\0');
	if (split != SIZE_MAX && choice >= 128) {
		sidecar = text_skip(bytes, split + 1);
		bytes.len = split;
	}
	arena_init(&arena);
	record_parse(&record, paths[choice % 5], bytes, sidecar, &arena);
	check_record(&record, bytes.len);
	arena_release(&arena);
	return 0;
}
