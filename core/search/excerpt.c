/* SPDX-License-Identifier: MIT */
#include "core/search/excerpt.h"

#include <stddef.h>

#define EXCERPT_BYTES 220 /* shown, of a longer paragraph */
#define EXCERPT_BEFORE 60 /* of them, in front of the first mark */

static struct text line_at(struct text bytes, size_t offset)
{
	size_t start = offset, end = offset;

	while (start && !char_is_one_of(bytes.data[start - 1], "\r\n"))
		start--;
	while (end < bytes.len && !char_is_one_of(bytes.data[end], "\r\n"))
		end++;
	return text_make(bytes.data + start, end - start);
}

/* Does a block begin with that line, whatever is above it? */
static bool begins_block(struct text line)
{
	struct text t = text_trim(line);
	size_t digits = 0;

	if (!t.len || char_is_one_of(*t.data, "#|>*-+"))
		return true;
	while (digits < t.len && char_is_digit(t.data[digits]))
		digits++;
	return digits && digits < t.len && char_is_one_of(t.data[digits], ".)");
}

/* The line before (or behind) that one; false: there is none. */
static bool line_before(struct text bytes, struct text *line)
{
	size_t start = (size_t)(line->data - bytes.data);

	if (!start)
		return false;
	if (start > 1 && bytes.data[start - 1] == '\n' &&
	    bytes.data[start - 2] == '\r')
		start--;
	*line = line_at(bytes, start - 1);
	return true;
}

static bool line_behind(struct text bytes, struct text *line)
{
	size_t end = (size_t)(line->data - bytes.data) + line->len;

	if (end >= bytes.len)
		return false;
	end += bytes.data[end] == '\r' && end + 1 < bytes.len &&
		bytes.data[end + 1] == '\n'
	    ? 2
	    : 1;
	*line = line_at(bytes, end);
	return true;
}

struct span excerpt_block(struct text bytes, size_t offset)
{
	struct text first = line_at(bytes, offset), line = first, last = first;
	struct span block;

	while (!begins_block(first) && line_before(bytes, &line) &&
	    text_trim(line).len)
		first = line;
	line = last;
	while (line_behind(bytes, &line) && !begins_block(line))
		last = line;
	block.start = (uint32_t)(first.data - bytes.data);
	block.end = (uint32_t)(last.data - bytes.data + last.len);
	return block;
}

static bool is_joint(const struct text bytes, size_t at)
{
	return at >= bytes.len || char_is_space(bytes.data[at]);
}

struct span excerpt_cut(struct text bytes, struct span block, struct span mark)
{
	struct span cut = block;

	if (block.end - block.start <= EXCERPT_BYTES)
		return block;
	if (mark.start - block.start > EXCERPT_BEFORE) {
		cut.start = mark.start - EXCERPT_BEFORE;
		while (cut.start < mark.start && !is_joint(bytes, cut.start))
			cut.start++;
	}
	if (block.end - cut.start > EXCERPT_BYTES) {
		cut.end = cut.start + EXCERPT_BYTES;
		while (cut.end > mark.end && !is_joint(bytes, cut.end))
			cut.end--;
		if (cut.end < mark.end)
			cut.end = mark.end;
	}
	while (cut.end < block.end && (bytes.data[cut.end] & 0xc0) == 0x80)
		cut.end++;
	return cut;
}

uint32_t excerpt_start(struct text bytes, struct span span)
{
	while (span.start < span.end &&
	    (char_is_space(bytes.data[span.start]) ||
		char_is_one_of(bytes.data[span.start], "#|>*-+")))
		span.start++;
	return span.start;
}

uint32_t excerpt_line(struct text bytes, size_t offset)
{
	uint32_t line = 1;

	for (size_t i = 0; i < offset && i < bytes.len; i++)
		line += bytes.data[i] == '\n' ||
		    (bytes.data[i] == '\r' &&
			!(i + 1 < bytes.len && bytes.data[i + 1] == '\n'));
	return line;
}
