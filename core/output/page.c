/* SPDX-License-Identifier: MIT */
#include "core/output/page.h"

#include <stdio.h>
#include <string.h>

#include "core/base/escape.h"
#include "core/base/unicode.h"
#include "core/output/flow.h"
#include "core/output/page_inline.h"
#include "core/output/page_table.h"

#define MAX_DEPTH 24
#define NARROWEST 20
#define CODE_INDENT "    "
#define QUOTE_BAR "\u2502 "
#define BULLET "\u2022 "

/* What stands before each line: of quotes and list items around it. */
struct page {
	struct strbuf *out;
	const struct md_document *doc;
	const struct page_options *options;
	struct strbuf prefix;
	struct strbuf first; /* the next line's instead, when has_first */
	bool has_first; /* the marker of a list item waits for its line */
	unsigned depth;
	struct flow flow;
};

static void render_blocks(struct page *page, uint32_t node, bool tight);

static void begin_line(struct page *page)
{
	struct strbuf *prefix = page->has_first ? &page->first : &page->prefix;

	strbuf_add(page->out, prefix->buf, prefix->len);
	page->has_first = false;
}

static size_t room(const struct page *page)
{
	size_t used = unicode_width(
	    text_make(page->prefix.buf, page->prefix.len));
	size_t width = page->options->width;

	return width > used + NARROWEST ? width - used : NARROWEST;
}

static void print_flow(struct page *page)
{
	for (size_t i = 0; i < page->flow.lines.count; i++) {
		begin_line(page);
		flow_print(page->out, &page->flow, &page->flow.lines.items[i],
		    page->options->color);
		flow_end_line(page->out);
	}
}

static void render_paragraph(struct page *page, uint32_t node)
{
	flow_clear(&page->flow);
	page_inlines(&page->flow, page->doc, node, 0, page->options->color);
	flow_wrap(&page->flow, room(page), false);
	print_flow(page);
}

/* Go on with text before every line; first stands before the next one. */
static size_t push_prefix(struct page *page, const char *first,
    const char *others)
{
	size_t before = page->prefix.len;

	if (!page->has_first) {
		strbuf_clear(&page->first);
		strbuf_add(&page->first, page->prefix.buf, before);
	}
	page->has_first = true;
	strbuf_addstr(&page->first, first);
	strbuf_addstr(&page->prefix, others);
	return before;
}

static void underline(struct page *page, const char *with)
{
	size_t width = 0;

	for (size_t i = 0; i < page->flow.lines.count; i++) {
		size_t line = page->flow.lines.items[i].width;

		width = line > width ? line : width;
	}
	if (!width || !with[0])
		return;
	begin_line(page);
	while (width--)
		strbuf_addstr(page->out, with);
	flow_end_line(page->out);
}

/* Three kinds of line below a heading, and then indentation. */
static void render_heading(struct page *page, uint32_t node)
{
	static const char *const lines[] = { "", "\u2550", "\u2500", "\u2504",
		"", "", "" };
	static const char *const indents[] = { "", "", "", "", "  ", "    ",
		"      " };
	const struct md_node *heading = &page->doc->nodes[node];
	const char *indent = indents[heading->level];
	size_t before;

	if (page->options->skip_line &&
	    heading->line == page->options->skip_line)
		return;
	before = push_prefix(page, indent, indent);
	flow_clear(&page->flow);
	page_inlines(&page->flow, page->doc, node, FLOW_BOLD | FLOW_HEADING,
	    page->options->color);
	flow_wrap(&page->flow, room(page), false);
	print_flow(page);
	strbuf_setlen(&page->prefix, before);
	page->has_first = false;
	underline(page, lines[heading->level]);
}

static void render_lines(struct page *page, struct text literal,
    const char *indent)
{
	size_t width = room(page) - strlen(indent);
	struct text line;

	while (text_next_line(&literal, &line)) {
		size_t i = 0;

		flow_clear(&page->flow);
		flow_add_verbatim(&page->flow, line, 0);
		flow_cut(&page->flow,
		    page->options->cut_code ? width : SIZE_MAX);
		do {
			begin_line(page);
			strbuf_addstr(page->out, indent);
			if (page->flow.lines.count)
				flow_print(page->out, &page->flow,
				    &page->flow.lines.items[i], false);
			flow_end_line(page->out);
		} while (++i < page->flow.lines.count);
	}
}

static void render_code(struct page *page, uint32_t node)
{
	render_lines(page, page->doc->nodes[node].literal, CODE_INDENT);
}

/* The text between the tags; comments are no text. */
static void add_html_text(struct flow *flow, struct text html)
{
	while (html.len) {
		size_t tag = text_find_char(html, '<'), end;

		if (tag == SIZE_MAX)
			tag = html.len;
		flow_add(flow, text_make(html.data, tag), 0, 0);
		html = text_skip(html, tag);
		if (!html.len)
			return;
		if (text_starts(html, "<!--")) {
			end = text_find(html, "-->");
			end = end == SIZE_MAX ? html.len : end + 3;
		} else {
			end = text_find_char(html, '>');
			end = end == SIZE_MAX ? html.len : end + 1;
		}
		html = text_skip(html, end);
		flow_add(flow, text_of(" "), 0, 0);
	}
}

static void render_html(struct page *page, uint32_t node)
{
	flow_clear(&page->flow);
	add_html_text(&page->flow, page->doc->nodes[node].literal);
	flow_wrap(&page->flow, room(page), false);
	print_flow(page);
}

static void render_rule(struct page *page, uint32_t node)
{
	size_t width = room(page);

	(void)node;
	begin_line(page);
	while (width--)
		strbuf_addstr(page->out, "\u2500");
	flow_end_line(page->out);
}

static void render_table(struct page *page, uint32_t node)
{
	struct strbuf table = STRBUF_INIT;
	struct text rest, line;

	page_table(&table, page->doc, node, room(page), page->options->color);
	rest = text_make(table.buf, table.len);
	while (text_next_line(&rest, &line)) {
		begin_line(page);
		strbuf_add(page->out, line.data, line.len);
		flow_end_line(page->out);
	}
	strbuf_release(&table);
}

static void render_quote(struct page *page, uint32_t node)
{
	size_t before = push_prefix(page, QUOTE_BAR, QUOTE_BAR);

	render_blocks(page, node, false);
	strbuf_setlen(&page->prefix, before);
	page->has_first = false;
}

static void render_item(struct page *page, uint32_t node, const char *marker,
    bool tight)
{
	const char *task = "";
	struct strbuf first = STRBUF_INIT, others = STRBUF_INIT;
	size_t before, width;

	if (page->doc->nodes[node].task == MD_TASK_OPEN)
		task = "[ ] ";
	else if (page->doc->nodes[node].task == MD_TASK_DONE)
		task = "[x] ";
	strbuf_addf(&first, "%s%s", marker, task);
	width = unicode_width(text_make(first.buf, first.len));
	strbuf_add_blanks(&others, width);
	before = push_prefix(page, first.buf, others.buf);
	render_blocks(page, node, tight);
	if (page->has_first) {
		begin_line(page);
		flow_end_line(page->out);
	}
	strbuf_setlen(&page->prefix, before);
	strbuf_release(&first);
	strbuf_release(&others);
}

static int digits(int number)
{
	char text[16];

	return snprintf(text, sizeof(text), "%d", number);
}

static void blank_line(struct page *page)
{
	bool has_first = page->has_first;

	page->has_first = false;
	begin_line(page);
	flow_end_line(page->out);
	page->has_first = has_first;
}

static void render_list(struct page *page, uint32_t node)
{
	const struct md_node *list = &page->doc->nodes[node];
	int number = list->level, width, last = number - 1;
	bool is_first = true;

	for (uint32_t i = node + 1; i < list->end; i = page->doc->nodes[i].end)
		last++;
	width = digits(last);
	for (uint32_t i = node + 1; i < list->end;
	     i = page->doc->nodes[i].end) {
		char marker[24] = BULLET;

		if (list->ordered)
			snprintf(marker, sizeof(marker), "%*d. ", width,
			    number++);
		if (!is_first && !list->tight)
			blank_line(page);
		render_item(page, i, marker, list->tight);
		is_first = false;
	}
}

typedef void (*render_fn)(struct page *page, uint32_t node);

static const render_fn renderers[] = {
	[MD_QUOTE] = render_quote,
	[MD_LIST] = render_list,
	[MD_CODE_BLOCK] = render_code,
	[MD_HTML_BLOCK] = render_html,
	[MD_PARAGRAPH] = render_paragraph,
	[MD_HEADING] = render_heading,
	[MD_RULE] = render_rule,
	[MD_TABLE] = render_table,
};

static void render_block(struct page *page, uint32_t node)
{
	enum md_type type = page->doc->nodes[node].type;

	if (type < sizeof(renderers) / sizeof(renderers[0]) &&
	    renderers[type] && page->depth < MAX_DEPTH)
		renderers[type](page, node);
	else
		render_paragraph(page, node);
}

static bool is_hidden(const struct page *page, uint32_t node)
{
	uint32_t line = page->doc->nodes[node].line;

	return page->options->hidden && line && line <= page->doc->line_count &&
	    page->options->hidden[line - 1];
}

static void render_blocks(struct page *page, uint32_t node, bool tight)
{
	const struct md_node *nodes = page->doc->nodes;
	bool is_first = true;

	page->depth++;
	for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
		size_t before = page->out->len, start;

		if (page->depth == 1 && is_hidden(page, i))
			continue;
		if (!is_first && !tight)
			blank_line(page);
		start = page->out->len;
		render_block(page, i);
		/* A comment leaves no gap. */
		if (page->out->len == start)
			strbuf_setlen(page->out, before);
		else
			is_first = false;
	}
	page->depth--;
}

void page_render(struct strbuf *out, const struct md_document *doc,
    const struct page_options *options)
{
	struct page page;

	memset(&page, 0, sizeof(page));
	page.out = out;
	page.doc = doc;
	page.options = options;
	strbuf_init(&page.prefix);
	strbuf_init(&page.first);
	flow_init(&page.flow);
	if (doc->count)
		render_blocks(&page, 0, false);
	flow_release(&page.flow);
	strbuf_release(&page.prefix);
	strbuf_release(&page.first);
}
