/* SPDX-License-Identifier: MIT */
/* What each paragraph says, as a number that others can be compared with. */
#include "core/record/builder.h"

#define FEWEST_WORDS 4u /* fewer are written alike without being copied */

#define EACH_BYTE(value) (0x0101010101010101u * (value))

/* The next eight bytes, the first one lowest; 0 behind the end. Written out,
 * as compilers then make one instruction of it. */
static uint64_t load(const char *data, size_t len)
{
	const unsigned char *c = (const unsigned char *)data;
	uint64_t bytes = 0;

	if (len >= sizeof(bytes))
		return (uint64_t)c[0] | (uint64_t)c[1] << 8 |
		    (uint64_t)c[2] << 16 | (uint64_t)c[3] << 24 |
		    (uint64_t)c[4] << 32 | (uint64_t)c[5] << 40 |
		    (uint64_t)c[6] << 48 | (uint64_t)c[7] << 56;
	while (len--)
		bytes = bytes << 8 | c[len];
	return bytes;
}

/*
 * Go on from hash with the words of a line, whatever blanks are between them:
 * up to eight letters at a time, as all the text of a corpus comes here.
 */
static uint64_t hash_words(uint64_t hash, struct text line)
{
	size_t i = 0;

	while (i < line.len) {
		uint64_t bytes = load(line.data + i, line.len - i);
		uint64_t blanks = (bytes - EACH_BYTE(' ' + 1)) & ~bytes &
		    EACH_BYTE(0x80);
		/* all bits of the bytes before the first blank */
		uint64_t word = ((blanks & (0 - blanks)) >> 7) - 1;

		if (!blanks)
			word = UINT64_MAX;
		if (word) {
			hash = (hash ^ (bytes & word)) * 0x9e3779b97f4a7c15u;
			hash ^= hash >> 32;
		}
		i += blanks ? 1 + ((word & EACH_BYTE(1)) * EACH_BYTE(1) >> 56)
			    : sizeof(bytes);
	}
	return hash;
}

static void add_prose(struct builder *b, uint64_t hash, struct span span)
{
	struct prose *prose = vec_push(&b->prose);

	prose->hash = hash;
	prose->span = span;
}

void builder_prose(struct builder *b, const struct md_node *node,
    uint32_t words)
{
	const struct span *pieces = &b->doc.pieces[node->pieces];
	uint64_t hash = 0;

	if (words < FEWEST_WORDS)
		return;
	for (uint32_t i = 0; i < node->pieces_count; i++)
		hash = hash_words(hash, builder_bytes(b, pieces[i]));
	add_prose(b, hash,
	    (struct span){ pieces[0].start,
		pieces[node->pieces_count - 1].end });
}

void builder_code(struct builder *b, const struct md_node *node)
{
	uint32_t start = b->doc.line_starts[node->line - 1];

	if (text_starts(node->literal, "<!--"))
		return;
	add_prose(b, hash_words(0, node->literal),
	    (struct span){ start, start });
}
