/* SPDX-License-Identifier: MIT */
/* A record's links, images and reference definitions, with their positions. */
#include <string.h>

#include "core/record/builder.h"

static enum link_kind kind_of(const struct md_node *node)
{
	if (node->type == MD_IMAGE)
		return LINK_IMAGE;
	if (node->form == MD_LINK_AUTOLINK)
		return LINK_AUTOLINK;
	return node->form == MD_LINK_REFERENCE ? LINK_REFERENCE : LINK_INLINE;
}

/* nested: an image inside an image, whose text is in the outer one already. */
static void add_link(struct builder *b, uint32_t at, uint32_t block_line,
    bool nested)
{
	const struct md_node *node = &b->doc.nodes[at];
	struct strbuf plain = STRBUF_INIT;
	struct link *link = vec_push(&b->links);

	if (!nested)
		markdown_plain(&plain, &b->doc, at);
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

void read_links(struct builder *b)
{
	uint32_t line = 1, image_end = 0;

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
	for (uint32_t i = 0; i < b->doc.definitions_count; i++) {
		const struct md_definition *def = &b->doc.definitions[i];
		struct link *link = vec_push(&b->links);

		link->kind = LINK_DEFINITION;
		link->url = builder_string(b, def->url);
		link->text = builder_string(b, def->label_text);
		link->span = def->span;
		link->line = markdown_line_of(&b->doc, def->span.start);
		link->section = builder_section_at(b, link->line);
	}
}
