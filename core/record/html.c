/* SPDX-License-Identifier: MIT */
/*
 * What raw HTML in a record says: href and src of its tags, and the waivers in
 * its comments. Markdown has told it apart from code before.
 */
#include <string.h>

#include "core/record/builder.h"

#define WAIVER "hence: waive "

/* Some HTML, and where it stands in the file. */
struct html {
	struct text text;
	uint32_t line; /* of its first byte */
	uint32_t start; /* its offset in the file */
	bool placed; /* start is known */
};

struct attribute {
	struct text name, value;
};

static size_t skip_blanks(struct text t, size_t at)
{
	while (at < t.len && char_is_space(t.data[at]))
		at++;
	return at;
}

/* The next attribute in a tag, from *at on; false at the tag's end. */
static bool next_attribute(struct attribute *out, struct text t, size_t *at)
{
	size_t i = skip_blanks(t, *at), start = i;
	char quote;

	while (i < t.len && !char_is_space(t.data[i]) &&
	    !char_is_one_of(t.data[i], "=>/"))
		i++;
	out->name = text_make(t.data + start, i - start);
	out->value = text_make(t.data + i, 0);
	if (i >= t.len || (i == start && t.data[i] != '/' && t.data[i] != '='))
		return false;
	*at = i == start ? i + 1 : i;
	i = skip_blanks(t, i);
	if (i >= t.len || t.data[i] != '=')
		return true;
	i = skip_blanks(t, i + 1);
	quote = i < t.len && char_is_one_of(t.data[i], "\"'") ? t.data[i] : 0;
	start = i += quote != 0;
	while (i < t.len &&
	    (quote ? t.data[i] != quote
		   : !char_is_space(t.data[i]) && t.data[i] != '>'))
		i++;
	out->value = text_make(t.data + start, i - start);
	*at = i + (quote && i < t.len);
	return true;
}

static uint32_t line_at(const struct html *html, const char *at)
{
	uint32_t line = html->line;

	for (const char *c = html->text.data; c < at; c++)
		line += *c == '\n' || (*c == '\r' && c[1] != '\n');
	return line;
}

static struct span span_at(const struct html *html, struct text part)
{
	uint32_t start = html->start + (uint32_t)(part.data - html->text.data);

	if (!html->placed)
		return (struct span){ 0, 0 };
	return (struct span){ start, start + (uint32_t)part.len };
}

static void add_link(struct builder *b, const struct html *html,
    const struct attribute *attribute, enum link_kind kind)
{
	struct strbuf url = STRBUF_INIT;
	struct link *link;

	if (!attribute->value.len)
		return;
	markdown_unescape(&url, attribute->value);
	link = vec_push(&b->links);
	link->kind = kind;
	link->url = builder_string(b, text_make(url.buf, url.len));
	link->span = span_at(html, attribute->value);
	link->line = line_at(html, attribute->value.data);
	link->section = builder_section_at(b, link->line);
	strbuf_release(&url);
}

/* A tag from its "<" on; gives how far it was read. */
static size_t read_tag(struct builder *b, const struct html *html,
    struct text tag)
{
	struct attribute attribute;
	size_t at = 1;

	while (at < tag.len && char_is_alnum(tag.data[at]))
		at++;
	while (at > 1 && next_attribute(&attribute, tag, &at)) {
		if (text_equals_nocase(attribute.name, "href"))
			add_link(b, html, &attribute, LINK_HTML);
		else if (text_equals_nocase(attribute.name, "src"))
			add_link(b, html, &attribute, LINK_HTML_IMAGE);
	}
	return at;
}

/* "<!-- hence: waive family/rule: reason -->" */
static void read_comment(struct builder *b, const struct html *html,
    struct text comment)
{
	struct text inner = text_trim(
	    text_make(comment.data + 4, comment.len - 4 - 3));
	struct mark *mark;
	size_t colon;

	if (!text_starts(inner, WAIVER))
		return;
	inner = text_trim(text_skip(inner, strlen(WAIVER)));
	colon = text_find_char(inner, ':');
	mark = vec_push(&b->marks);
	mark->kind = MARK_WAIVER;
	mark->text = builder_string(b,
	    text_make(inner.data, colon < inner.len ? colon : inner.len));
	if (colon < inner.len)
		mark->reason = builder_string(b, text_skip(inner, colon + 1));
	mark->span = span_at(html, comment);
	mark->line = line_at(html, comment.data);
	mark->section = builder_section_at(b, mark->line);
}

static void read_piece(struct builder *b, const struct html *html)
{
	struct text t = html->text;

	while (t.len) {
		size_t at = text_find_char(t, '<'), end;

		if (at >= t.len)
			return;
		t = text_skip(t, at);
		if (!text_starts(t, "<!--")) {
			t = text_skip(t, read_tag(b, html, t));
			continue;
		}
		end = text_find(t, "-->");
		if (end >= t.len)
			return;
		read_comment(b, html, text_make(t.data, end + 3));
		t = text_skip(t, end + 3);
	}
}

/* Where the literal's bytes are, at or behind *from. */
static void place(struct html *html, const struct builder *b, uint32_t *from,
    uint32_t end)
{
	struct text first = html->text, rest;
	const char *found;

	rest = text_make(b->bytes.data + *from, end > *from ? end - *from : 0);
	found = memmem(rest.data, rest.len, first.data, first.len);
	html->placed = found != NULL;
	if (!found)
		return;
	html->start = (uint32_t)(found - b->bytes.data);
	html->line = markdown_line_of(&b->doc, html->start);
	*from = html->start + (uint32_t)first.len;
}

static uint32_t offset_of_line(const struct builder *b, uint32_t line)
{
	return line <= b->doc.line_count ? b->doc.line_starts[line - 1]
					 : (uint32_t)b->bytes.len;
}

void read_html(struct builder *b)
{
	uint32_t block_line = 1, block_end = 1, from = b->body;

	for (uint32_t i = 1; i < b->doc.count; i++) {
		const struct md_node *node = &b->doc.nodes[i];
		struct html html = { .text = node->literal };

		if (node->type < MD_TEXT && node->line) {
			block_line = node->line;
			block_end = node->end_line;
			if (offset_of_line(b, block_line) > from)
				from = offset_of_line(b, block_line);
		}
		if (node->type != MD_HTML && node->type != MD_HTML_BLOCK)
			continue;
		html.line = block_line;
		place(&html, b, &from, offset_of_line(b, block_end + 1));
		read_piece(b, &html);
	}
}
