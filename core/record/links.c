/* SPDX-License-Identifier: MIT */
/* A record's links, images and reference definitions, with their positions. */
#include <string.h>

#include "core/base/map.h"
#include "core/record/builder.h"

#define FORMULA_REACH 200 /* bytes on either side of what looks like a link */

static enum link_kind kind_of(const struct md_node *node)
{
	bool reference = node->form == MD_LINK_REFERENCE;

	if (node->type == MD_IMAGE)
		return reference ? LINK_IMAGE_REFERENCE : LINK_IMAGE;
	if (node->form == MD_LINK_AUTOLINK)
		return LINK_AUTOLINK;
	return reference ? LINK_REFERENCE : LINK_INLINE;
}

/* "[^1]" is a footnote's label, and what stands behind it is text. */
static bool is_footnote(const struct md_definition *definition)
{
	return text_starts(definition->label_text, "^");
}

/* A "$" that opens a formula, or ends one, as the forges have it: no blank on
 * its inner side, and no digit behind, as "$5 or $6" are prices. */
static bool opens_formula(const char *at, const char *end)
{
	return at + 1 < end && !char_is_space(at[1]);
}

static bool closes_formula(const char *at, const char *start, const char *end)
{
	return at > start && !char_is_space(at[-1]) && at[-1] != '\\' &&
	    (at + 1 >= end || !char_is_digit(at[1]));
}

/* "$f[x](y)$" applies a function. A formula is short and within a line. */
static bool is_in_formula(const struct builder *b, struct span span)
{
	const char *start = b->bytes.data + span.start;
	const char *end = b->bytes.data + b->bytes.len;
	const char *at = start, *behind = b->bytes.data + span.end;
	bool open = false;

	while (at > b->bytes.data + b->body && at[-1] != '\n' &&
	    start - at < FORMULA_REACH)
		at--;
	for (const char *line = at; at < start; at++)
		if (*at == '$')
			open = open ? !closes_formula(at, line, end)
				    : opens_formula(at, end);
	for (at = behind;
	     open && at < end && *at != '\n' && at - behind < FORMULA_REACH;
	     at++)
		if (*at == '$' && closes_formula(at, start, end))
			return true;
	return false;
}

/* nested: an image inside an image, whose text is in the outer one already. */
static void add_link(struct builder *b, uint32_t at, uint32_t block_line,
    bool nested)
{
	const struct md_node *node = &b->doc.nodes[at];
	struct strbuf plain = STRBUF_INIT;
	struct link *link;

	if (node->form == MD_LINK_INLINE && is_in_formula(b, node->span))
		return;
	if (!nested)
		markdown_plain(&plain, &b->doc, at);
	link = vec_push(&b->links);
	link->kind = kind_of(node);
	link->url = builder_string(b, node->url);
	link->text = builder_string(b, text_make(plain.buf, plain.len));
	link->span = node->span;
	link->line = node->span.end > node->span.start
	    ? markdown_line_of(&b->doc, node->span.start)
	    : block_line;
	link->section = builder_section_at(b, link->line);
	strbuf_release(&plain);
	if (node->span.end > node->span.start)
		*vec_push(&b->placed) = (struct placed_link){ node->span,
			node->url_span, (uint32_t)(b->links.count - 1) };
}

/* The links of a footnote that is but one word, which CommonMark takes for a
 * destination: "[^1]: [text](url)". */
static void add_footnote(struct builder *b,
    const struct md_definition *definition)
{
	uint32_t start = definition->url_span.start;
	struct md_document note;
	struct arena scratch;

	if (definition->url_span.end == start)
		return;
	arena_init(&scratch);
	markdown_parse(&note,
	    text_make(b->bytes.data + start, definition->span.end - start), 0,
	    &scratch);
	for (uint32_t i = 1; i < note.count; i++) {
		const struct md_node *node = &note.nodes[i];
		struct link *link;

		if ((node->type != MD_LINK && node->type != MD_IMAGE) ||
		    node->form != MD_LINK_INLINE)
			continue;
		link = vec_push(&b->links);
		link->kind = kind_of(node);
		link->url = builder_string(b, node->url);
		link->span = (struct span){ node->span.start + start,
			node->span.end + start };
		link->line = markdown_line_of(&b->doc, link->span.start);
		link->section = builder_section_at(b, link->line);
	}
	arena_release(&scratch);
}

static void add_definition(struct builder *b, const struct map *used,
    const struct md_definition *definition)
{
	struct link *link;

	if (is_footnote(definition)) {
		add_footnote(b, definition);
		return;
	}
	link = vec_push(&b->links);
	link->kind = map_find(used, definition->url) ? LINK_DEFINITION
						     : LINK_UNUSED_DEFINITION;
	link->url = builder_string(b, definition->url);
	link->text = builder_string(b, definition->label_text);
	link->span = definition->span;
	link->line = markdown_line_of(&b->doc, definition->span.start);
	link->section = builder_section_at(b, link->line);
}

/* The destinations of references: what a definition with another one defines
 * is not on the page. */
static void find_used(struct map *out, const struct builder *b)
{
	/* most records define none */
	for (uint32_t i = 1; b->doc.definitions_count && i < b->doc.count;
	     i++) {
		const struct md_node *node = &b->doc.nodes[i];

		if ((node->type == MD_LINK || node->type == MD_IMAGE) &&
		    (node->form == MD_LINK_REFERENCE ||
			node->form == MD_LINK_UNPLACED))
			map_at(out, node->url, NULL);
	}
}

void read_links(struct builder *b)
{
	uint32_t line = 1, image_end = 0;
	struct map used;

	for (uint32_t i = 1; i < b->doc.count; i++) {
		const struct md_node *node = &b->doc.nodes[i];

		if (node->line)
			line = node->line;
		if (node->type == MD_LINK || node->type == MD_IMAGE)
			add_link(b, i, line,
			    node->type == MD_IMAGE && i < image_end);
		if (node->type == MD_IMAGE && node->end > image_end)
			image_end = node->end;
	}
	map_init(&used);
	find_used(&used, b);
	for (uint32_t i = 0; i < b->doc.definitions_count; i++)
		add_definition(b, &used, &b->doc.definitions[i]);
	map_release(&used);
}
