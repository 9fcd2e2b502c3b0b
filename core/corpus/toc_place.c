/* SPDX-License-Identifier: MIT */
#include "core/corpus/toc_place.h"

#include <string.h>

#include "core/base/map.h"
#include "core/base/path.h"
#include "core/format/markdown.h"
#include "core/git/source.h"
#include "core/record/front_matter.h"
#include "core/record/name.h"

#define OPEN "<!--"
#define CLOSE "-->"
#define WORDS "hence: toc"
#define END_WORD "end"
#define LEVEL_MAX 6

struct finder {
	const struct md_document *doc;
	toc_places *out;
	struct arena *arena;
	unsigned level; /* of the last heading */
	bool is_open; /* the last place has no end yet */
};

/* The words of a comment behind "hence: toc"; false: it is none of ours. */
static bool read_marker(struct text comment, struct text *words)
{
	struct text inner = text_trim(text_make(comment.data + strlen(OPEN),
	    comment.len - strlen(OPEN) - strlen(CLOSE)));

	if (!text_starts(inner, WORDS))
		return false;
	*words = text_skip(inner, strlen(WORDS));
	if (words->len && !char_is_space(words->data[0]))
		return false;
	*words = text_trim(*words);
	return true;
}

static void fail(struct toc_place *place, const char *problem, const char *hint)
{
	place->problem = problem;
	place->hint = hint;
}

static struct toc_place *add_place(struct finder *finder, struct span marker)
{
	struct toc_place *place = vec_push(finder->out);

	place->marker = marker;
	place->line = markdown_line_of(finder->doc, marker.start);
	place->line_end = "\n";
	place->level = finder->level < LEVEL_MAX ? finder->level + 1
						 : LEVEL_MAX;
	return place;
}

static uint32_t line_start(const struct md_document *doc, uint32_t line)
{
	return line <= doc->line_count ? doc->line_starts[line - 1]
				       : (uint32_t)doc->source.len;
}

static bool is_blank(const struct md_document *doc, uint32_t start,
    uint32_t end)
{
	return !text_trim(text_make(doc->source.data + start, end - start)).len;
}

/* Nothing else in its first line and its last. */
static bool is_alone(const struct md_document *doc, struct span marker)
{
	uint32_t first = markdown_line_of(doc, marker.start);
	uint32_t last = markdown_line_of(doc, marker.end - 1);

	return is_blank(doc, line_start(doc, first), marker.start) &&
	    is_blank(doc, marker.end, line_start(doc, last + 1));
}

static const char *line_end_of(struct text bytes, uint32_t next)
{
	if (!next || bytes.data[next - 1] == '\n')
		return next > 1 && bytes.data[next - 2] == '\r' ? "\r\n" : "\n";
	return bytes.data[next - 1] == '\r' ? "\r" : "\n";
}

static void begin(struct finder *finder, struct span marker, struct text words)
{
	const struct md_document *doc = finder->doc;
	struct toc_place *place = add_place(finder, marker);
	uint32_t next = line_start(doc,
	    markdown_line_of(doc, marker.end - 1) + 1);
	struct error err;

	place->inner = (struct span){ next, next };
	place->line_end = line_end_of(doc->source, next);
	if (toc_options_read(&place->options, words, finder->arena, &err))
		fail(place, arena_strdup(finder->arena, err.message),
		    arena_strdup(finder->arena, err.hint));
	if (!is_alone(doc, marker))
		fail(place, "something else stands beside the marker",
		    "Give it a line of its own.");
	finder->is_open = true;
}

static void end(struct finder *finder, struct span marker)
{
	struct toc_place *place;

	if (!finder->is_open) {
		fail(add_place(finder, marker),
		    "no '" TOC_BEGIN "' stands before the marker",
		    "Put one there, or take this one away.");
		return;
	}
	finder->is_open = false;
	place = &finder->out->items[finder->out->count - 1];
	place->inner.end = line_start(finder->doc,
	    markdown_line_of(finder->doc, marker.start));
	if (!is_alone(finder->doc, marker) ||
	    place->inner.end < place->inner.start)
		fail(place, "something else stands beside '" TOC_END "'",
		    "Give it a line of its own.");
}

static void fail_open(struct finder *finder)
{
	if (finder->is_open)
		fail(&finder->out->items[finder->out->count - 1],
		    "no '" TOC_END "' follows the marker",
		    "Put one where the table of contents is to end.");
	finder->is_open = false;
}

static void meet(struct finder *finder, struct text comment)
{
	struct span span = {
		(uint32_t)(comment.data - finder->doc->source.data), 0
	};
	struct text words;

	span.end = span.start + (uint32_t)comment.len;
	if (!read_marker(comment, &words))
		return;
	if (text_equals(words, END_WORD)) {
		end(finder, span);
		return;
	}
	fail_open(finder);
	begin(finder, span, words);
}

/* All comments in the lines of a block of HTML. */
static void read_block(struct finder *finder, const struct md_node *node)
{
	const struct md_document *doc = finder->doc;
	uint32_t start = line_start(doc, node->line);
	struct text t = text_make(doc->source.data + start,
	    line_start(doc, node->end_line + 1) - start);

	while (finder->out->count <= TOC_PLACES_MAX) {
		size_t at = text_find(t, OPEN), len;

		if (at == SIZE_MAX)
			return;
		t = text_skip(t, at);
		len = text_find(t, CLOSE);
		if (len == SIZE_MAX)
			return;
		len += strlen(CLOSE);
		meet(finder, text_make(t.data, len));
		t = text_skip(t, len);
	}
}

/* In a list, a quote or a sentence: what is written there would not stay. */
static void read_nested(struct finder *finder, const struct md_node *node)
{
	struct text literal = text_trim(node->literal), words;
	uint32_t start = line_start(finder->doc, node->line);

	if (!text_starts(literal, OPEN) || !text_ends(literal, CLOSE) ||
	    literal.len < strlen(OPEN CLOSE) || !read_marker(literal, &words))
		return;
	fail_open(finder);
	fail(add_place(finder, (struct span){ start, start }),
	    "the marker stands in a list, a quote or a paragraph",
	    "Put it at the start of a line, behind an empty one.");
}

static uint32_t body_of(struct text bytes)
{
	struct span front;
	uint32_t body = 0;
	bool unterminated;

	if (front_matter_find(bytes, &front, &body, &unterminated) ||
	    front_matter_find_toml(bytes, &front, &body))
		return body;
	return 0;
}

void toc_find_places(toc_places *out, struct text bytes, struct arena *arena)
{
	struct finder finder = { .out = out, .arena = arena, .level = 1 };
	struct md_document doc;
	struct arena scratch;

	if (text_find(bytes, WORDS) == SIZE_MAX)
		return;
	arena_init(&scratch);
	markdown_parse(&doc, bytes, body_of(bytes), &scratch);
	finder.doc = &doc;
	for (uint32_t i = 1; i < doc.count && out->count <= TOC_PLACES_MAX;
	     i++) {
		const struct md_node *node = &doc.nodes[i];

		if (node->type == MD_HEADING && !node->parent &&
		    !finder.is_open)
			finder.level = (unsigned)node->level;
		else if (node->type == MD_HTML_BLOCK && !node->parent)
			read_block(&finder, node);
		else if (node->type == MD_HTML_BLOCK || node->type == MD_HTML)
			read_nested(&finder, node);
	}
	fail_open(&finder);
	arena_release(&scratch);
}

/* With --dir nothing is known of other folders' records. */
static bool is_asked_for(const struct corpus *corpus, const char *path)
{
	bool all = true;

	for (size_t i = 0; i < corpus->collections.count; i++) {
		const struct collection *c = &corpus->collections.items[i];

		if (c->origin != ORIGIN_OPTION)
			continue;
		if (path_is_inside(path, c->path))
			return true;
		all = false;
	}
	return all;
}

static bool may_be_page(const struct source_file *file,
    const struct map *records, const struct corpus *corpus)
{
	struct text stem;

	return file->type == SOURCE_FILE &&
	    name_split(path_base(file->path).data, &stem) == NAME_MARKDOWN &&
	    !map_find(records, text_of(file->path)) &&
	    is_asked_for(corpus, file->path);
}

static void read_page(toc_pages *out, const char *path, struct text bytes,
    struct arena *arena)
{
	struct toc_page page = { .path = path };
	size_t before = 0;

	toc_find_places(&page.places, bytes, arena);
	if (!page.places.count)
		return;
	for (size_t i = 0; i < out->count; i++)
		before += out->items[i].places.count;
	for (size_t i = 0; i < page.places.count; i++)
		if (before + i >= TOC_PLACES_MAX)
			fail(&page.places.items[i],
			    "there are more than 1000 tables of contents",
			    "Take some of them away.");
	page.bytes = text_make(arena_strndup(arena, bytes.data, bytes.len),
	    bytes.len);
	*vec_push(out) = page;
}

void toc_find_pages(toc_pages *out, struct source *source,
    const struct corpus *corpus, struct arena *arena)
{
	struct strbuf bytes = STRBUF_INIT;
	struct map records;
	size_t count;
	const struct source_file *files = source_files(source, &count);

	map_init(&records);
	for (size_t i = 0; i < corpus->records.count; i++)
		map_at(&records, text_of(corpus->records.items[i].path), NULL);
	for (size_t i = 0; i < count; i++) {
		if (!may_be_page(&files[i], &records, corpus))
			continue;
		strbuf_clear(&bytes);
		if (!source_read(source, &files[i], TOC_PAGE_MAX, &bytes, NULL))
			read_page(out, files[i].path,
			    text_make(bytes.buf, bytes.len), arena);
	}
	map_release(&records);
	strbuf_release(&bytes);
}

void toc_pages_release(toc_pages *pages)
{
	for (size_t i = 0; i < pages->count; i++)
		vec_release(&pages->items[i].places);
	vec_release(pages);
}
