/* SPDX-License-Identifier: MIT */
#include "core/format/inline_text.h"

#include <string.h>

static void add_run(struct inline_text *out, struct text source, uint32_t start,
    uint32_t end)
{
	struct inline_segment *segment = vec_push(&out->segments);

	segment->at = out->text.len;
	segment->source = start;
	strbuf_add(&out->text, source.data + start, end - start);
}

/* Is what stands at i written otherwise in the text? */
static bool is_changed(const char *data, uint32_t i, uint32_t end, bool cell)
{
	return data[i] == '\0' ||
	    (cell && data[i] == '\\' && i + 1 < end && data[i + 1] == '|');
}

static void add_piece(struct inline_text *out, struct text source,
    struct span piece, bool cell)
{
	uint32_t start = piece.start, i = piece.end;
	size_t len = piece.end - piece.start;

	if (memchr(source.data + start, '\0', len) ||
	    (cell && memchr(source.data + start, '\\', len)))
		i = start;
	for (; i < piece.end; i++) {
		if (!is_changed(source.data, i, piece.end, cell))
			continue;
		add_run(out, source, start, i);
		start = i + 1;
		if (source.data[i] == '\0')
			strbuf_add(&out->text, "\xef\xbf\xbd", 3);
	}
	add_run(out, source, start, piece.end);
	strbuf_addch(&out->text, '\n');
}

void inline_text_fill(struct inline_text *out, struct text source,
    const struct span *pieces, uint32_t count, bool cell)
{
	strbuf_clear(&out->text);
	out->segments.count = 0;
	for (uint32_t i = 0; i < count; i++)
		add_piece(out, source, pieces[i], cell);
}

void inline_text_release(struct inline_text *text)
{
	strbuf_release(&text->text);
	vec_release(&text->segments);
}

uint32_t inline_text_source(const struct inline_text *text, size_t at)
{
	size_t low = 0, high = text->segments.count;
	const struct inline_segment *segment;
	uint32_t source;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (text->segments.items[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	segment = &text->segments.items[low];
	source = segment->source + (uint32_t)(at - segment->at);
	/* The three bytes of U+FFFD came from one. */
	if (low + 1 < text->segments.count && source >= segment[1].source)
		source = segment[1].source - 1;
	return source;
}

struct span inline_text_span(const struct inline_text *text, size_t start,
    size_t end)
{
	struct span span = { inline_text_source(text, start), 0 };

	span.end = end > start ? inline_text_source(text, end - 1) + 1
			       : span.start;
	return span;
}
