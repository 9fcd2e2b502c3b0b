/* SPDX-License-Identifier: MIT */
#include "core/output/page_inline.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/unicode.h"

#define STRIKE "~~"

struct inlines {
	struct flow *flow;
	const struct md_document *doc;
	uint8_t *styles; /* of the nodes from root on */
	uint32_t root;
	bool color;
	uint32_t link; /* the link that is open, or 0 */
	uint16_t target; /* its hyperlink in the flow, or 0 */
	uint8_t strike; /* FLOW_STRIKE between two "~~" */
};

static uint8_t own_style(enum md_type type)
{
	switch (type) {
	case MD_STRONG:
		return FLOW_BOLD;
	case MD_EMPHASIS:
		return FLOW_UNDERLINE;
	case MD_CODE:
		return FLOW_CODE;
	case MD_HTML:
		return FLOW_DIM;
	default:
		return 0;
	}
}

static bool is_on_the_web(struct text url)
{
	return text_starts_nocase(url, "https://") ||
	    text_starts_nocase(url, "http://") ||
	    text_starts_nocase(url, "mailto:");
}

/* Does the link's text show its destination already? */
static bool shows_url(const struct inlines *in, const struct md_node *link)
{
	struct strbuf plain = STRBUF_INIT;
	struct text url = link->url;
	bool shows;

	markdown_plain(&plain, in->doc, in->link);
	if (text_starts_nocase(url, "mailto:"))
		url = text_skip(url, strlen("mailto:"));
	shows = plain.len == url.len &&
	    (!url.len || memcmp(plain.buf, url.data, url.len) == 0);
	strbuf_release(&plain);
	return shows;
}

static void open_link(struct inlines *in, uint32_t node)
{
	struct text url = in->doc->nodes[node].url;

	in->link = node;
	in->target = in->color && is_on_the_web(url) ? flow_link(in->flow, url)
						     : 0;
	if (in->target)
		in->styles[node - in->root] |= FLOW_UNDERLINE;
}

static void close_link(struct inlines *in)
{
	const struct md_node *link = &in->doc->nodes[in->link];
	uint8_t style = in->styles[link->parent - in->root] | FLOW_DIM;

	if (link->url.len && !shows_url(in, link)) {
		flow_add(in->flow, text_of(" ("), style, 0);
		flow_add(in->flow, link->url, style, 0);
		flow_add(in->flow, text_of(")"), style, 0);
	}
	in->link = 0;
	in->target = 0;
}

static bool ends_wide(const struct flow *flow)
{
	const struct flow_glyph *last;
	uint32_t code;

	if (!flow->glyphs.count)
		return false;
	last = &flow->glyphs.items[flow->glyphs.count - 1];
	if (!last->len)
		return false;
	unicode_decode(text_make(flow->text.buf + last->start, last->len),
	    &code);
	return unicode_is_wide(code);
}

static bool begins_wide(const struct md_document *doc, uint32_t node)
{
	uint32_t code;

	while (node < doc->count && doc->nodes[node].type >= MD_EMPHASIS)
		node++;
	if (node >= doc->count || !doc->nodes[node].literal.len)
		return false;
	unicode_decode(doc->nodes[node].literal, &code);
	return unicode_is_wide(code);
}

static void add_code(struct inlines *in, struct text code, uint8_t style)
{
	const char *quote = in->color ? "" : "`";

	flow_add(in->flow, text_of(quote), style, in->target);
	flow_add(in->flow, code, style, in->target);
	flow_add(in->flow, text_of(quote), style, in->target);
}

static void add_image(struct inlines *in, uint32_t node, uint8_t style)
{
	struct strbuf alt = STRBUF_INIT;

	markdown_plain(&alt, in->doc, node);
	flow_add(in->flow, text_of("[image"), style, in->target);
	if (alt.len) {
		flow_add(in->flow, text_of(": "), style, in->target);
		flow_add(in->flow, text_make(alt.buf, alt.len), style,
		    in->target);
	}
	flow_add(in->flow, text_of("]"), style, in->target);
	strbuf_release(&alt);
}

static void add_html(struct inlines *in, struct text html)
{
	if (text_starts_nocase(html, "<br"))
		flow_break(in->flow);
}

/* Is there another "~~" behind the one that text begins with? */
static bool is_closed(const struct inlines *in, uint32_t index,
    struct text text)
{
	uint32_t end = in->doc->nodes[in->root].end;

	if (text_find(text_skip(text, 2), STRIKE) != SIZE_MAX)
		return true;
	while (++index < end) {
		const struct md_node *node = &in->doc->nodes[index];

		if (node->type == MD_TEXT &&
		    text_find(node->literal, STRIKE) != SIZE_MAX)
			return true;
	}
	return false;
}

/* Where there is nothing to strike with, the marks say it. */
static void add_text(struct inlines *in, uint32_t index, uint8_t style)
{
	struct text rest = in->doc->nodes[index].literal;

	while (in->color) {
		size_t mark = text_find(rest, STRIKE);

		if (mark == SIZE_MAX)
			break;
		flow_add(in->flow, text_make(rest.data, mark),
		    style | in->strike, in->target);
		rest = text_skip(rest, mark);
		if (!in->strike && !is_closed(in, index, rest))
			break;
		in->strike ^= FLOW_STRIKE;
		rest = text_skip(rest, strlen(STRIKE));
	}
	flow_add(in->flow, rest, style | in->strike, in->target);
}

/* Gives the node to go on with. */
static uint32_t add_node(struct inlines *in, uint32_t index, uint8_t style)
{
	const struct md_node *node = &in->doc->nodes[index];

	switch (node->type) {
	case MD_TEXT:
		add_text(in, index, style);
		break;
	case MD_CODE_BLOCK:
		flow_add(in->flow, node->literal, style, in->target);
		break;
	case MD_CODE:
		add_code(in, node->literal, style);
		break;
	case MD_HTML:
		add_html(in, node->literal);
		break;
	case MD_SOFT_BREAK:
		if (!ends_wide(in->flow) || !begins_wide(in->doc, index + 1))
			flow_add(in->flow, text_of(" "), style, in->target);
		break;
	case MD_LINE_BREAK:
		flow_break(in->flow);
		break;
	case MD_IMAGE:
		add_image(in, index, style);
		return node->end;
	case MD_LINK:
		open_link(in, index);
		break;
	default:
		if (node->type < MD_TEXT)
			flow_add(in->flow, text_of(" "), 0, 0);
		break;
	}
	return index + 1;
}

void page_inlines(struct flow *flow, const struct md_document *doc,
    uint32_t node, uint8_t style, bool color)
{
	uint32_t end = doc->nodes[node].end, i = node + 1;
	struct inlines in = { flow, doc, mem_alloc(end - node), node, color, 0,
		0, 0 };

	in.styles[0] = style;
	while (i < end) {
		const struct md_node *child = &doc->nodes[i];

		if (in.link && i >= doc->nodes[in.link].end)
			close_link(&in);
		style = in.styles[child->parent - node] |
		    own_style(child->type);
		in.styles[i - node] = style;
		if (child->type != MD_TEXT)
			style |= in.strike;
		i = add_node(&in, i, style);
	}
	if (in.link)
		close_link(&in);
	free(in.styles);
}
