/* SPDX-License-Identifier: MIT */
#include "core/edit/relink_parts.h"

#include <string.h>

/* Tags of one block that are looked for in its bytes: more are no text. */
#define TAGS_LIMIT 100

struct html {
	struct edits *edits; /* NULL: only see whether there are any */
	uint32_t block;
	size_t tags; /* looked for in it */
	const struct md_document *doc;
	const char *folder;
	const struct name_moves *moves;
	size_t count;
};

static size_t skip_blanks(struct text t, size_t at)
{
	while (at < t.len && char_is_space(t.data[at]))
		at++;
	return at;
}

static bool is_link_name(struct text name)
{
	return text_equals_nocase(name, "href") ||
	    text_equals_nocase(name, "src");
}

/* The value behind "name =", quotes off; *next is behind it. */
static struct text read_value(struct text t, size_t at, size_t *next)
{
	size_t end;
	char quote;

	at = skip_blanks(t, at + 1);
	quote = at < t.len ? t.data[at] : '\0';
	if (quote == '"' || quote == '\'') {
		end = ++at;
		while (end < t.len && t.data[end] != quote)
			end++;
		*next = end < t.len ? end + 1 : end;
		/* without its end it is no value */
		return text_make(t.data + at, end < t.len ? end - at : 0);
	}
	end = at;
	while (end < t.len && !char_is_space(t.data[end]) && t.data[end] != '>')
		end++;
	*next = end;
	return text_make(t.data + at, end - at);
}

static bool leads_to_moved(const struct html *html, struct text value)
{
	struct strbuf url = STRBUF_INIT, path = STRBUF_INIT,
		      after = STRBUF_INIT;
	bool moved = false;

	markdown_unescape(&url, value);
	if (path_resolve(&path, text_make(url.buf, url.len), html->folder)) {
		path_after(&after, html->moves, path.buf);
		moved = strcmp(path.buf, after.buf) != 0;
	}
	strbuf_release(&url);
	strbuf_release(&path);
	strbuf_release(&after);
	return moved;
}

static void follow(struct html *html, struct text value)
{
	struct text source = html->doc->source;
	uint32_t start;

	if (!html->edits) {
		html->count += leads_to_moved(html, value);
		return;
	}
	start = (uint32_t)(value.data - source.data);
	html->count += path_follow(html->edits, source,
	    (struct span){ start, start + (uint32_t)value.len }, PATH_ATTRIBUTE,
	    html->folder, html->moves);
}

/* The attributes of the tag whose "<" is at the byte; gives what is behind. */
static size_t read_tag(struct html *html, struct text t, size_t at)
{
	while (at < t.len && !char_is_space(t.data[at]) && t.data[at] != '>')
		at++;
	while (at < t.len && t.data[at] != '>') {
		size_t start = at = skip_blanks(t, at);
		struct text name, value;

		while (at < t.len && !char_is_space(t.data[at]) &&
		    !char_is_one_of(t.data[at], "=>\"'"))
			at++;
		name = text_make(t.data + start, at - start);
		at = skip_blanks(t, at);
		if (at < t.len && t.data[at] == '=') {
			value = read_value(t, at, &at);
			if (is_link_name(name))
				follow(html, value);
		} else if (at == start) {
			at++;
		}
	}
	return at;
}

static void read_tags(struct html *html, struct text t)
{
	size_t at = 0;

	while (at < t.len) {
		if (text_starts(text_skip(t, at), "<!--")) {
			size_t end = text_find(text_skip(t, at), "-->");

			if (end == SIZE_MAX)
				return;
			at += end;
		} else if (t.data[at] == '<' && at + 1 < t.len &&
		    char_is_alpha(t.data[at + 1])) {
			at = read_tag(html, t, at);
		} else {
			at++;
		}
	}
}

static void read_block(struct html *html, const struct md_node *node)
{
	const struct md_document *doc = html->doc;
	uint32_t start = doc->line_starts[node->line - 1];
	uint32_t end = node->end_line < doc->line_count
	    ? doc->line_starts[node->end_line]
	    : (uint32_t)doc->source.len;

	read_tags(html, text_make(doc->source.data + start, end - start));
}

/* How often the tag stands in the bytes of a block; read_tags each if asked. */
static size_t find_tag(struct html *html, const struct md_node *block,
    struct text tag, bool edit)
{
	const struct md_document *doc = html->doc;
	size_t found = 0;

	for (uint32_t i = 0; i < block->pieces_count; i++) {
		struct span span = doc->pieces[block->pieces + i];
		struct text t = text_make(doc->source.data + span.start,
		    span.end - span.start);

		for (size_t at = 0; at + tag.len <= t.len; at++) {
			if (memcmp(t.data + at, tag.data, tag.len))
				continue;
			found++;
			if (edit)
				read_tags(html,
				    text_make(t.data + at, tag.len));
		}
	}
	return found;
}

/* A tag in a line has no place of its own: it is found where it stands as
 * often in the bytes as in what was read, so that none of them is code. */
static void read_inline(struct html *html, uint32_t block, uint32_t at)
{
	const struct md_node *nodes = html->doc->nodes;
	struct text tag = nodes[at].literal;
	struct html probe = *html;
	size_t count = 0;

	probe.edits = NULL;
	probe.count = 0;
	read_tags(&probe, tag);
	if (html->block != block)
		html->tags = 0;
	html->block = block;
	if (!probe.count || html->tags++ >= TAGS_LIMIT)
		return;
	for (uint32_t i = block + 1; i < nodes[block].end; i++) {
		if (nodes[i].type != MD_HTML ||
		    !text_same(nodes[i].literal, tag))
			continue;
		if (i < at)
			return;
		count++;
	}
	if (tag.len && find_tag(html, &nodes[block], tag, false) == count)
		find_tag(html, &nodes[block], tag, true);
}

size_t relink_html(struct edits *edits, const struct md_document *doc,
    const char *folder, const struct name_moves *moves)
{
	struct html html = { .edits = edits,
		.doc = doc,
		.folder = folder,
		.moves = moves };
	uint32_t block = 0;

	for (uint32_t i = 1; i < doc->count; i++) {
		const struct md_node *node = &doc->nodes[i];

		if (node->pieces_count)
			block = i;
		if (node->type == MD_HTML_BLOCK && node->line)
			read_block(&html, node);
		else if (node->type == MD_HTML && block &&
		    i < doc->nodes[block].end)
			read_inline(&html, block, i);
	}
	return html.count;
}
