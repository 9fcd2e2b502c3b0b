/* SPDX-License-Identifier: MIT */
/* "ADR-0042" and "RFC 12" in running text: not in links, code or the title. */
#include <string.h>

#include "core/record/builder.h"

#define DIGITS "0123456789"

enum {
	SHORTEST_PREFIX = 2,
	LONGEST_PREFIX = 12,
	MOST_DIGITS = 5
};

static bool is_word_char(char c)
{
	return char_is_alnum(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* All in capitals, or one of the two that people write as they like. */
static bool is_prefix(struct text t)
{
	size_t upper = 0;

	while (upper < t.len && is_upper(t.data[upper]))
		upper++;
	return t.len >= SHORTEST_PREFIX && t.len <= LONGEST_PREFIX &&
	    (upper == t.len || text_equals_nocase(t, "adr") ||
		text_equals_nocase(t, "rfc"));
}

/* A citation that begins at the letter at, or false; *end is behind it. */
static bool read_mention(struct text t, size_t at, size_t *end)
{
	size_t i = at, digits;

	while (i < t.len && char_is_alpha(t.data[i]))
		i++;
	if (!is_prefix(text_make(t.data + at, i - at)))
		return false;
	if (i < t.len && char_is_one_of(t.data[i], "- "))
		i++;
	if (i < t.len && t.data[i] == '#')
		i++;
	for (digits = i; i < t.len && char_is_digit(t.data[i]);)
		i++;
	*end = i;
	if (i == digits || i - digits > MOST_DIGITS)
		return false;
	/* "RFC-12b", "ADR-0042-title.md", "RFC 12.3", "ADR 1/2" */
	if (i < t.len && is_word_char(t.data[i]))
		return false;
	return !(i + 1 < t.len && char_is_one_of(t.data[i], ".-/:@#") &&
	    is_word_char(t.data[i + 1]));
}

/* "IETF RFC 7231", "the Rust RFC 12": a name in front says whose it is. */
static bool is_of_others(struct text before)
{
	static const char *const words[] = { "see", "in", "the", "per", "by",
		"as", "from", "with", "also", "and", "or", "of", "to", "this",
		"our", "a", "an" };
	size_t start;

	if (!before.len || before.data[before.len - 1] != ' ')
		return false;
	before = text_trim_end(before);
	start = before.len;
	while (start && is_word_char(before.data[start - 1]))
		start--;
	before = text_skip(before, start);
	if (!before.len || !is_upper(before.data[0]))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals_nocase(before, words[i]))
			return false;
	return true;
}

/* "for example ADR-0005": nobody means that one. */
static bool is_example(struct text before)
{
	static const char *const words[] = { "e.g.", "e.g.,", "like", "such as",
		"for example", "for example,", "for instance" };

	before = text_trim_end(before);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_ends_nocase(before, words[i]))
			return true;
	return false;
}

/* Where a block's text is looked for, line by line and never backwards. */
struct cursor {
	const struct md_node *block;
	uint32_t piece, offset; /* from the file's start */
};

static bool find_bytes(struct cursor *cursor, const struct builder *b,
    struct text wanted, struct span *out)
{
	for (; cursor->piece < cursor->block->pieces_count; cursor->piece++) {
		struct span piece =
		    b->doc.pieces[cursor->block->pieces + cursor->piece];
		const char *hit;

		if (cursor->offset > piece.start)
			piece.start = cursor->offset;
		if (piece.start >= piece.end)
			continue;
		hit = memmem(b->bytes.data + piece.start,
		    piece.end - piece.start, wanted.data, wanted.len);
		if (!hit)
			continue;
		*out = builder_span(b, text_make(hit, wanted.len));
		cursor->offset = out->end;
		return true;
	}
	return false;
}

static void add_mention(struct builder *b, struct cursor *cursor, struct text t)
{
	struct cursor from = *cursor;
	struct mark *mark = vec_push(&b->marks);

	mark->kind = MARK_MENTION;
	mark->text = builder_string(b, t);
	mark->line = from.block->line;
	if (find_bytes(cursor, b, t, &mark->span))
		mark->line = markdown_line_of(&b->doc, mark->span.start);
	else
		*cursor = from; /* written with an entity, say */
	mark->section = builder_section_at(b, mark->line);
}

/* Where the word begins whose number begins at digits; itself: nowhere. */
static size_t find_start(struct text t, size_t digits)
{
	size_t start = digits, end;

	if (start && t.data[start - 1] == '#')
		start--;
	if (start && char_is_one_of(t.data[start - 1], "- "))
		start--;
	end = start;
	while (start && end - start <= LONGEST_PREFIX &&
	    char_is_alpha(t.data[start - 1]))
		start--;
	if (start == end ||
	    (start &&
		(is_word_char(t.data[start - 1]) ||
		    char_is_one_of(t.data[start - 1], "-/.#@:&=\\"))))
		return digits;
	return start;
}

/* Texts are long and digits rare: those are looked for. */
static void read_text(struct builder *b, struct cursor *cursor, struct text t)
{
	size_t at = strcspn(t.data, DIGITS);

	while (at < t.len) {
		size_t start = find_start(t, at), end;

		if (start < at && read_mention(t, start, &end) &&
		    !is_of_others(text_make(t.data, start)) &&
		    !is_example(text_make(t.data, start)))
			add_mention(b, cursor,
			    text_make(t.data + start, end - start));
		at += strspn(t.data + at, DIGITS);
		at += strcspn(t.data + at, DIGITS);
	}
}

static bool has_digit(const struct builder *b, uint32_t block)
{
	for (uint32_t i = block + 1; i < b->doc.nodes[block].end; i++) {
		const struct md_node *node = &b->doc.nodes[i];

		if (node->type == MD_TEXT &&
		    strpbrk(node->literal.data, DIGITS))
			return true;
	}
	return false;
}

/* What is in front of a text in another node may belong to its first word, as
 * in "**IETF** RFC 12", and what is behind to its last: those are rare. */
static void read_block(struct builder *b, uint32_t at)
{
	struct cursor cursor = { &b->doc.nodes[at], 0, 0 };
	uint32_t end = b->doc.nodes[at].end;

	if (!has_digit(b, at))
		return;
	for (uint32_t i = at + 1; i < end; i++) {
		const struct md_node *node = &b->doc.nodes[i];
		struct cursor from = cursor;
		struct span span;

		if (node->type == MD_TEXT) {
			read_text(b, &cursor, node->literal);
		} else if (node->type == MD_CODE) {
			if (!find_bytes(&cursor, b, node->literal, &span))
				cursor = from;
		} else if (node->type == MD_LINK || node->type == MD_IMAGE) {
			if (node->span.end > cursor.offset)
				cursor.offset = node->span.end;
			i = node->end - 1;
		}
	}
}

void read_mentions(struct builder *b)
{
	for (uint32_t i = 1; i < b->doc.count; i++) {
		enum md_type type = b->doc.nodes[i].type;

		if (i != b->title_node &&
		    (type == MD_PARAGRAPH || type == MD_HEADING ||
			type == MD_CELL))
			read_block(b, i);
	}
}
