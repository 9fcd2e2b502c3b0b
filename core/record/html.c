/* SPDX-License-Identifier: MIT */
/*
 * What raw HTML in a record says: href and src of its tags, and the waivers in
 * its comments. Markdown has told it apart from code before.
 */
#include <string.h>

#include "core/record/builder.h"

#define WAIVER "hence: waive "

/* Some HTML, and where it stands in the file: its lines below a list or a quote
 * have more in front there. */
struct html {
	struct text text;
	bool placed; /* start is known */
	uint32_t start; /* its offset in the file */
	const char *seen; /* how far lines were counted */
	const char *begin; /* of the line there */
	uint32_t line;
};

/* What is going through the HTML of one block. */
struct reading {
	struct builder *b;
	struct html html;
	/* "pre" and the like: what looks like a tag is text until it ends */
	const char *verbatim;
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

/* Go on to the line of the byte at, which is at or behind the last one. */
static uint32_t line_at(struct html *html, const char *at)
{
	for (; html->seen < at; html->seen++) {
		const char *c = html->seen;

		if (*c != '\n' && (*c != '\r' || c[1] == '\n'))
			continue;
		html->begin = c + 1;
		html->line++;
	}
	return html->line;
}

static uint32_t offset_of_line(const struct builder *b, uint32_t line)
{
	return line <= b->doc.line_count ? b->doc.line_starts[line - 1]
					 : (uint32_t)b->bytes.len;
}

static size_t line_length(struct text t)
{
	size_t len = 0;

	while (len < t.len && t.data[len] != '\n' && t.data[len] != '\r')
		len++;
	return len;
}

/* Where the byte at is in the file: what of its line is in the literal ends
 * the file's line, whatever list or quote stands before it. */
static uint32_t offset_at(const struct builder *b, struct html *html,
    const char *at)
{
	uint32_t start = offset_of_line(b, line_at(html, at));
	struct text there = text_skip(b->bytes, start), here;

	if (html->begin == html->text.data)
		return html->start + (uint32_t)(at - html->begin);
	here = text_skip(html->text, (size_t)(html->begin - html->text.data));
	here.len = line_length(here);
	there.len = line_length(there);
	if (there.len > here.len)
		there = text_skip(there, there.len - here.len);
	return (uint32_t)(there.data - b->bytes.data) +
	    (uint32_t)(at - html->begin);
}

static struct span span_at(const struct builder *b, struct html *html,
    struct text part)
{
	struct span span = { 0, 0 };

	if (!html->placed)
		return span;
	span.start = offset_at(b, html, part.data);
	span.end = offset_at(b, html, part.data + part.len);
	return span;
}

static void add_link(struct reading *reading, const struct attribute *attribute,
    enum link_kind kind)
{
	struct builder *b = reading->b;
	struct strbuf url = STRBUF_INIT;
	struct link *link;

	if (!attribute->value.len)
		return;
	markdown_unescape(&url, attribute->value);
	link = vec_push(&b->links);
	link->kind = kind;
	link->url = builder_string(b, text_make(url.buf, url.len));
	link->line = line_at(&reading->html, attribute->value.data);
	link->span = span_at(b, &reading->html, attribute->value);
	link->section = builder_section_at(b, link->line);
	strbuf_release(&url);
}

static const char *verbatim_element(struct text name)
{
	static const char *const names[] = { "pre", "code", "script", "style",
		"textarea" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (text_equals_nocase(name, names[i]))
			return names[i];
	return NULL;
}

/* A tag from its "<" on; gives how far it was read. */
static size_t read_tag(struct reading *reading, struct text tag)
{
	bool closes = tag.len > 1 && tag.data[1] == '/';
	struct attribute attribute;
	size_t at = 1 + closes;
	struct text name;

	while (at < tag.len && char_is_alnum(tag.data[at]))
		at++;
	name = text_make(tag.data + 1 + closes, at - 1 - closes);
	if (reading->verbatim) {
		if (closes && text_equals_nocase(name, reading->verbatim))
			reading->verbatim = NULL;
		return at;
	}
	if (closes || !name.len)
		return at;
	reading->verbatim = verbatim_element(name);
	while (next_attribute(&attribute, tag, &at)) {
		if (text_equals_nocase(attribute.name, "href"))
			add_link(reading, &attribute, LINK_HTML);
		else if (text_equals_nocase(attribute.name, "src"))
			add_link(reading, &attribute, LINK_HTML_IMAGE);
	}
	return at;
}

/* "<!-- hence: waive family/rule: reason -->" */
static void read_comment(struct reading *reading, struct text comment)
{
	struct text inner = text_trim(
	    text_make(comment.data + 4, comment.len - 4 - 3));
	struct builder *b = reading->b;
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
	mark->line = line_at(&reading->html, comment.data);
	mark->span = span_at(b, &reading->html, comment);
	mark->section = builder_section_at(b, mark->line);
}

static void read_piece(struct reading *reading)
{
	struct text t = reading->html.text;

	while (t.len) {
		size_t at = text_find_char(t, '<'), end;

		if (at >= t.len)
			return;
		t = text_skip(t, at);
		if (!text_starts(t, "<!--")) {
			t = text_skip(t, read_tag(reading, t));
			continue;
		}
		end = text_find(t, "-->");
		if (end >= t.len)
			return;
		read_comment(reading, text_make(t.data, end + 3));
		t = text_skip(t, end + 3);
	}
}

/* Where the literal's first line is, at or behind *from. */
static void place(struct html *html, const struct builder *b, uint32_t *from,
    uint32_t end)
{
	struct text first = html->text, rest;
	const char *found;

	first.len = line_length(first);
	rest = text_make(b->bytes.data + *from, end > *from ? end - *from : 0);
	found = memmem(rest.data, rest.len, first.data, first.len);
	html->placed = found != NULL;
	if (!found)
		return;
	html->start = (uint32_t)(found - b->bytes.data);
	html->line = markdown_line_of(&b->doc, html->start);
	*from = html->start + (uint32_t)first.len;
}

void read_html(struct builder *b)
{
	uint32_t block_line = 1, block_end = 1, from = b->body;
	struct reading reading = { .b = b };

	for (uint32_t i = 1; i < b->doc.count; i++) {
		const struct md_node *node = &b->doc.nodes[i];

		if (node->type < MD_TEXT && node->line) {
			reading.verbatim = NULL;
			block_line = node->line;
			block_end = node->end_line;
			if (offset_of_line(b, block_line) > from)
				from = offset_of_line(b, block_line);
		}
		if (node->type != MD_HTML && node->type != MD_HTML_BLOCK)
			continue;
		reading.html = (struct html){ .text = node->literal,
			.seen = node->literal.data,
			.begin = node->literal.data,
			.line = block_line };
		place(&reading.html, b, &from,
		    offset_of_line(b, block_end + 1));
		read_piece(&reading);
	}
}
