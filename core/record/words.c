/* SPDX-License-Identifier: MIT */
/* How many words the text before the sections and each section have, the
 * blocks that are nothing but a template's placeholder, and the prose. */
#include <stdlib.h>

#include "core/record/builder.h"

#define LONGEST_PLACEHOLDER 200 /* bytes */
#define FEWEST_WORDS 4u /* fewer are written alike without being copied */
#define EMPTY_LABEL_WORDS 3u /* "Superseded by: none" says nothing */

static bool is_enclosed(struct text t, char open, char close)
{
	if (t.len < 3 || t.data[0] != open || t.data[t.len - 1] != close)
		return false;
	t = text_make(t.data + 1, t.len - 2);
	return text_find_char(t, open) >= t.len &&
	    text_find_char(t, close) >= t.len;
}

/* "[as text]" is a remark; in a template's the words are about themselves. */
static bool is_of_template(struct text t)
{
	static const char *const anywhere[] = { "e.g.", "...", "\xe2\x80\xa6",
		"to do", "TODO", "TBD", "option", "title", "name", "describe",
		"description", "justification", "decision", "yyyy", "problem",
		"argument", "driver", "example", "optional", "your", "list of",
		"insert", "fill in", "link to" };

	for (size_t i = 0; i < sizeof(anywhere) / sizeof(*anywhere); i++)
		for (size_t at = 0; at < t.len; at++)
			if (text_starts_nocase(text_skip(t, at), anywhere[i]))
				return true;
	return false;
}

bool words_are_slot(struct text t)
{
	size_t letters = 0, blanks = 0;

	if (!is_enclosed(t, '{', '}') && !is_enclosed(t, '[', ']'))
		return false;
	for (size_t i = 1; i + 1 < t.len; i++) {
		letters += char_is_alpha(t.data[i]) ||
		    (unsigned char)t.data[i] >= 0x80;
		blanks += t.data[i] == ' ';
		if (char_is_one_of(t.data[i], "=;|\"<>"))
			return false;
	}
	return letters >= 3 && blanks >= 1 && is_of_template(t);
}

bool words_are_promise(struct text t)
{
	static const char *const words[] = { "TBD", "TODO", "TBD.", "TODO.",
		"to be determined", "to be done", "to be decided" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals_nocase(t, words[i]))
			return true;
	return false;
}

/* Where fields begin, sorted: there may be as many as blocks. */
typedef VEC(uint32_t) place_list;

static int compare_places(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void find_fields(place_list *out, const struct builder *b)
{
	for (size_t i = 0; i < b->fields.count; i++) {
		struct span span = b->fields.items[i].span;

		if (span.end > span.start)
			*vec_push(out) = span.start;
	}
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items),
		    compare_places);
}

/* Does one begin in the block's text? */
static bool has_field(const struct builder *b, const place_list *fields,
    const struct md_node *node)
{
	const struct span *pieces = &b->doc.pieces[node->pieces];
	size_t low = 0, high = fields->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (fields->items[middle] < pieces[0].start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < fields->count &&
	    fields->items[low] < pieces[node->pieces_count - 1].end;
}

/* "In part superseded by ..."; above the sections a note that begins with the
 * word is enough. */
static bool tells_successor(struct text t, bool above)
{
	static const char *const phrases[] = { "superseded by", "superceded by",
		"now superseded" };
	bool found;

	while (t.len && !char_is_alpha(t.data[0]))
		t = text_skip(t, 1);
	found = text_starts_nocase(t, above ? "superseded" : "superseded on");
	if (!found && text_find_rare(t, "super", 2) == SIZE_MAX)
		return false; /* nearly every line */
	for (size_t i = 0; i < sizeof(phrases) / sizeof(*phrases); i++)
		found = found || text_find(t, phrases[i]) != SIZE_MAX;
	return found && words_count(t) > EMPTY_LABEL_WORDS;
}

/* May any line? Few files have the word at all. */
static bool may_tell_successor(struct text file)
{
	return text_find_rare(file, "uper", 1) != SIZE_MAX ||
	    text_find_rare(file, "UPER", 1) != SIZE_MAX;
}

static void add_mark(struct builder *b, enum mark_kind kind,
    const struct md_node *node, struct text plain)
{
	struct mark *mark = vec_push(&b->marks);

	mark->kind = kind;
	mark->text = builder_string(b, plain);
	mark->line = node->line;
	mark->section = builder_section_at(b, node->line);
	mark->span = b->doc.pieces[node->pieces];
	mark->span.end =
	    b->doc.pieces[node->pieces + node->pieces_count - 1].end;
}

/* "TBD", "to be done": may the words be a promise? */
static bool may_be_promise(struct text raw)
{
	if (char_lower(raw.data[0]) != 't')
		return false;
	do {
		raw = text_skip(raw, 1);
	} while (raw.len && char_is_punctuation(raw.data[0]));
	return raw.len && char_is_one_of(raw.data[0], "bBoO");
}

/* May it be nothing but a placeholder? Code has its backticks in front. */
static bool may_be_mark(const struct builder *b, uint32_t at, struct text raw)
{
	return at != b->title_node && raw.len &&
	    raw.len <= LONGEST_PLACEHOLDER &&
	    (char_is_one_of(raw.data[0], "{[") || may_be_promise(raw));
}

static void read_mark(struct builder *b, uint32_t at)
{
	const struct md_node *node = &b->doc.nodes[at];
	struct strbuf plain = STRBUF_INIT;
	struct text t;

	markdown_plain(&plain, &b->doc, at);
	t = text_trim(text_make(plain.buf, plain.len));
	if (words_are_slot(t))
		add_mark(b, MARK_PLACEHOLDER, node, t);
	else if (node->type == MD_PARAGRAPH && words_are_promise(t))
		add_mark(b, MARK_TO_DO, node, t);
	strbuf_release(&plain);
}

/* above: the sections, where such a line is about the record itself. */
static void read_successor(struct builder *b, const struct md_node *node,
    bool above)
{
	for (uint32_t i = 0; i < node->pieces_count; i++) {
		struct text line = builder_bytes(b,
		    b->doc.pieces[node->pieces + i]);

		if (!tells_successor(line, above))
			continue;
		add_mark(b, MARK_SUPERSEDED, node, text_trim(line));
		return;
	}
}

static void add_prose(struct builder *b, uint64_t hash, struct span span)
{
	struct prose *prose = vec_push(&b->prose);

	prose->hash = hash;
	prose->span = span;
}

static void read_code(struct builder *b, const struct md_node *node)
{
	uint32_t start = b->doc.line_starts[node->line - 1];
	uint64_t hash = 0;

	if (text_starts(node->literal, "<!--"))
		return;
	words_hash(&hash, node->literal);
	add_prose(b, hash, (struct span){ start, start });
}

/* Words as they are written: markup belongs to the word it stands at. */
static void read_block(struct builder *b, const place_list *fields, bool tells,
    uint32_t at)
{
	const struct md_node *node = &b->doc.nodes[at];
	const struct span *pieces = &b->doc.pieces[node->pieces];
	uint32_t section, words = 0;
	uint64_t hash = 0;
	struct text raw;
	bool is_field;

	if (!node->pieces_count)
		return;
	section = builder_section_at(b, node->line);
	for (uint32_t i = 0; i < node->pieces_count; i++)
		words += words_hash(&hash, builder_bytes(b, pieces[i]));
	is_field = has_field(b, fields, node);
	if (node->type != MD_HEADING && section)
		b->sections.items[section - 1].words += words;
	else if (node->type != MD_HEADING && !is_field)
		b->record->lead_words += words;
	if (node->type == MD_PARAGRAPH && tells)
		read_successor(b, node, !section);
	if (node->type == MD_PARAGRAPH && !is_field && words >= FEWEST_WORDS)
		add_prose(b, hash,
		    (struct span){ pieces[0].start,
			pieces[node->pieces_count - 1].end });
	raw = text_trim(builder_bytes(b, pieces[0]));
	if (may_be_mark(b, at, raw))
		read_mark(b, at);
}

void read_words(struct builder *b)
{
	bool tells = may_tell_successor(b->bytes);
	place_list fields = { 0 };

	find_fields(&fields, b);
	for (uint32_t i = 1; i < b->doc.count; i++) {
		enum md_type type = b->doc.nodes[i].type;

		if (type == MD_PARAGRAPH || type == MD_HEADING ||
		    type == MD_CELL)
			read_block(b, &fields, tells, i);
		else if (type == MD_CODE_BLOCK || type == MD_HTML_BLOCK)
			read_code(b, &b->doc.nodes[i]);
	}
	vec_release(&fields);
}
