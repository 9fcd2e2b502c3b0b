/* SPDX-License-Identifier: MIT */
/* What fragments of links may name: headings, wherever they stand, in HTML
 * too, and ids. */
#include <string.h>

#include "core/record/builder.h"

#define LONGEST_ATTRIBUTE 1000

static void add(struct builder *b, enum anchor_kind kind, struct text t)
{
	struct anchor *anchor = vec_push(&b->anchors);

	anchor->kind = kind;
	anchor->text = builder_verbatim(b, t);
}

/* As a page shows it: an image's words are not in it. */
static void add_plain(struct strbuf *out, const struct md_document *doc,
    uint32_t node)
{
	for (uint32_t i = node + 1; i < doc->nodes[node].end; i++) {
		const struct md_node *at = &doc->nodes[i];

		if (at->type == MD_IMAGE)
			i = at->end - 1;
		else if (at->type == MD_TEXT || at->type == MD_CODE)
			strbuf_add(out, at->literal.data, at->literal.len);
		else if (at->type == MD_SOFT_BREAK || at->type == MD_LINE_BREAK)
			strbuf_addch(out, '\n');
	}
}

/* <h2 align="center">A <b>title</b></h2>, within one block. */
static void add_html_headings(struct builder *b, struct text html)
{
	struct strbuf plain = STRBUF_INIT;
	bool inside = false;

	for (size_t at; (at = text_find_char(html, '<')) < html.len;) {
		struct text tag = text_skip(html, at + 1);
		size_t end = text_find_char(tag, '>');
		bool closes = text_starts(tag, "/");
		struct text name = text_skip(tag, closes);

		if (end >= tag.len)
			break;
		if (inside)
			strbuf_add(&plain, html.data, at);
		html = text_skip(tag, end + 1);
		if (name.len < 2 || char_lower(name.data[0]) != 'h' ||
		    name.data[1] < '1' || name.data[1] > '6')
			continue;
		if (inside && closes)
			add(b, ANCHOR_HEADING,
			    text_trim(text_make(plain.buf, plain.len)));
		inside = !closes;
		strbuf_clear(&plain);
	}
	strbuf_release(&plain);
}

/* The value of id= or name= in the tags of some HTML. */
static void add_ids(struct builder *b, struct text html)
{
	static const char *const keys[] = { "id", "name" };

	for (size_t i = 1; i + 3 < html.len; i++) {
		struct text rest = text_skip(html, i);

		if (!char_is_space(html.data[i - 1]))
			continue;
		for (size_t k = 0; k < 2; k++) {
			struct text value;
			char quote;
			size_t end = 0;

			if (!text_starts_nocase(rest, keys[k]))
				continue;
			value = text_trim_start(
			    text_skip(rest, strlen(keys[k])));
			if (!text_starts(value, "="))
				continue;
			value = text_trim_start(text_skip(value, 1));
			quote = value.len ? value.data[0] : 0;
			if (quote == '"' || quote == '\'')
				value = text_skip(value, 1);
			else
				quote = 0;
			while (end < value.len && end < LONGEST_ATTRIBUTE &&
			    (quote ? value.data[end] != quote
				   : !char_is_one_of(value.data[end],
					 " \t\r\n>")))
				end++;
			add(b, ANCHOR_ID, text_make(value.data, end));
		}
	}
}

static void read_document(struct builder *b, const struct md_document *doc)
{
	struct strbuf plain = STRBUF_INIT;

	for (uint32_t i = 1; i < doc->count; i++) {
		const struct md_node *node = &doc->nodes[i];

		if (node->type == MD_HEADING) {
			strbuf_clear(&plain);
			add_plain(&plain, doc, i);
			add(b, ANCHOR_HEADING, text_make(plain.buf, plain.len));
		}
		if (node->type == MD_HTML_BLOCK)
			add_html_headings(b, node->literal);
		if (node->type == MD_HTML || node->type == MD_HTML_BLOCK)
			add_ids(b, node->literal);
	}
	strbuf_release(&plain);
}

/* Front matter that does not begin the file is text to a forge: its last line
 * a heading. */
static void read_displaced(struct builder *b)
{
	struct text file = text_skip_bom(b->bytes);
	struct md_document doc;

	file.len -= b->bytes.len - b->body;
	if (!file.len || text_starts(file, "---") || text_starts(file, "+++"))
		return;
	markdown_parse(&doc, file, 0, &b->scratch);
	read_document(b, &doc);
}

void read_anchors(struct builder *b)
{
	read_displaced(b);
	read_document(b, &b->doc);
}
