/* SPDX-License-Identifier: MIT */
#include "core/check/anchors.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/format/markdown.h"

#define LONGEST_ATTRIBUTE 1000

/* "Warning" behind an emoji has this in its anchor, which nobody sees. */
static bool is_variation_selector(uint32_t code)
{
	return code >= 0xfe00 && code <= 0xfe0f;
}

/* Whatever is no letter, mark, digit, "-" or "_" goes, without a trace. */
void anchor_of_heading(struct strbuf *out, struct text heading,
    enum anchor_style style)
{
	size_t start = out->len;

	if (style == ANCHORS_GITLAB)
		heading = text_trim(heading);
	while (heading.len) {
		uint32_t code;
		size_t len = unicode_decode(heading, &code);

		heading = text_skip(heading, len);
		if (code == ' ' || code == '-')
			strbuf_addch(out, '-');
		else if (unicode_is_word(code) && !is_variation_selector(code))
			unicode_encode(out, unicode_lower(code));
		if (style == ANCHORS_GITLAB && out->len > start + 1 &&
		    out->buf[out->len - 1] == '-' &&
		    out->buf[out->len - 2] == '-')
			strbuf_setlen(out, out->len - 1);
	}
}

static void fold(struct strbuf *out, struct text name)
{
	while (name.len) {
		uint32_t code;
		size_t len = unicode_decode(name, &code);

		if (!is_variation_selector(code))
			unicode_encode(out, unicode_lower(code));
		name = text_skip(name, len);
	}
}

static void add(struct anchors *anchors, struct text name)
{
	struct strbuf folded = STRBUF_INIT;

	fold(&folded, name);
	map_at(&anchors->names, text_make(folded.buf, folded.len), NULL);
	strbuf_release(&folded);
}

/* The second "Goals" is "goals-1", unless a heading "Goals 1" was before. */
static void add_numbered(struct anchors *anchors, struct strbuf *name)
{
	size_t len = name->len, last;
	bool is_new;

	last = *map_at(&anchors->headings, text_make(name->buf, len), &is_new);
	while (!is_new) {
		strbuf_setlen(name, len);
		strbuf_addf(name, "-%zu", ++last);
		map_at(&anchors->headings, text_make(name->buf, name->len),
		    &is_new);
	}
	add(anchors, text_make(name->buf, name->len));
	*map_at(&anchors->headings, text_make(name->buf, len), NULL) = last;
}

/* GitLab's headings have been numbered and shortened in several ways from
 * release to release: all of them count. */
static void add_heading(struct anchors *anchors, struct text plain,
    enum anchor_style style)
{
	struct strbuf name = STRBUF_INIT;

	anchor_of_heading(&name, plain, ANCHORS_GITHUB);
	add_numbered(anchors, &name);
	strbuf_clear(&name);
	if (style == ANCHORS_GITLAB) {
		size_t digits;

		anchor_of_heading(&name, plain, style);
		digits = strspn(name.buf, "0123456789");
		/* a number alone would be an issue's */
		if (digits == name.len)
			strbuf_splice(&name, 0, 0, "anchor-",
			    strlen("anchor-"));
		add_numbered(anchors, &name);
	}
	strbuf_release(&name);
}

/* "Title {#id}": what sites are made with reads it so, though no forge. */
static void add_attribute(struct anchors *anchors, struct text plain)
{
	size_t at = text_find(plain, "{");
	struct text id;

	if (at == SIZE_MAX || !text_ends(text_trim_end(plain), "}"))
		return;
	id = text_trim(text_skip(plain, at + 1));
	if (!text_starts(id, "#"))
		return;
	id = text_skip(id, 1);
	id.len = strcspn(id.data, " }");
	add(anchors, id);
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
static void add_html_headings(struct anchors *anchors, struct text html,
    enum anchor_style style)
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
			add_heading(anchors,
			    text_trim(text_make(plain.buf, plain.len)), style);
		inside = !closes;
		strbuf_clear(&plain);
	}
	strbuf_release(&plain);
}

/* The value of id= or name= in the tags of some HTML. */
static void add_ids(struct anchors *anchors, struct text html)
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
			add(anchors, text_make(value.data, end));
		}
	}
}

/* Behind "---" ... "---" at the start. */
static uint32_t front_matter_end(struct text bytes)
{
	struct text rest = text_skip_bom(bytes), line;

	if (!text_next_line(&rest, &line) ||
	    !text_equals(text_trim_end(line), "---"))
		return (uint32_t)(bytes.len - text_skip_bom(bytes).len);
	while (text_next_line(&rest, &line))
		if (text_equals(text_trim_end(line), "---") ||
		    text_equals(text_trim_end(line), "..."))
			return (uint32_t)(rest.data - bytes.data);
	return (uint32_t)(bytes.len - text_skip_bom(bytes).len);
}

void anchors_init(struct anchors *out, struct text bytes,
    enum anchor_style style)
{
	struct strbuf plain = STRBUF_INIT;
	struct arena scratch;
	struct md_document doc;

	map_init(&out->headings);
	map_init(&out->names);
	arena_init(&scratch);
	markdown_parse(&doc, bytes, front_matter_end(bytes), &scratch);
	for (uint32_t i = 1; i < doc.count; i++) {
		const struct md_node *node = &doc.nodes[i];

		if (node->type == MD_HEADING) {
			strbuf_clear(&plain);
			add_plain(&plain, &doc, i);
			add_attribute(out, text_make(plain.buf, plain.len));
			add_heading(out, text_make(plain.buf, plain.len),
			    style);
		}
		if (node->type == MD_HTML_BLOCK)
			add_html_headings(out, node->literal, style);
		if (node->type == MD_HTML || node->type == MD_HTML_BLOCK)
			add_ids(out, node->literal);
	}
	arena_release(&scratch);
	strbuf_release(&plain);
}

void anchors_release(struct anchors *anchors)
{
	map_release(&anchors->headings);
	map_release(&anchors->names);
}

bool anchors_have(const struct anchors *anchors, const char *name)
{
	struct strbuf folded = STRBUF_INIT;
	bool found;

	fold(&folded, text_of(name));
	found = map_find(&anchors->names, text_make(folded.buf, folded.len));
	strbuf_release(&folded);
	return found;
}
