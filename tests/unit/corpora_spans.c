/* SPDX-License-Identifier: MIT */
/*
 * corpora_spans FOLDER: for every *.md below it, every link, image and
 * definition: are the bytes at its span that link? And do the pieces of every
 * paragraph and heading parse to its inlines?
 */
#include <fts.h>
#include <sys/stat.h>

#include "core/base/file.h"
#include "core/format/inline_text.h"
#include "core/format/markdown.h"
#include "tests/unit/test.h"

struct totals {
	unsigned files, links, placed, definitions, pieces;
};

struct check {
	const char *path;
	const struct md_document *doc;
	struct strbuf definitions; /* as Markdown, to be put behind a snippet */
	struct inline_text text;
	struct totals *totals;
};

static void fail(const struct check *check, uint32_t line, const char *what)
{
	test_failed++;
	fprintf(stderr, "%s:%u: %s\n", check->path, line, what);
}

static bool same_text(struct text a, struct text b)
{
	return a.len == b.len && (!a.len || !memcmp(a.data, b.data, a.len));
}

/* Do two subtrees hold the same inlines? */
static bool same_inlines(const struct md_document *a, uint32_t i,
    uint32_t a_end, const struct md_document *b, uint32_t j, uint32_t b_end)
{
	while (i < a_end && j < b_end) {
		const struct md_node *x = &a->nodes[i++];
		const struct md_node *y = &b->nodes[j++];

		/* The snippet indents lines that the record does not. */
		if (x->type == MD_TEXT && y->type == MD_LINE_BREAK)
			x = &a->nodes[i++];
		if (x->type != y->type || x->end - i != y->end - j ||
		    !same_text(text_trim_start(x->literal),
			text_trim_start(y->literal)) ||
		    !same_text(x->url, y->url))
			return false;
	}
	return i == a_end && j == b_end;
}

/*
 * The bytes of [start, end) with container marks left out and later lines
 * indented, so that they begin no block, and the definitions behind.
 */
static void add_snippet(struct check *check, struct strbuf *out,
    const struct md_node *block, struct span span)
{
	const char *data = check->doc->source.data;

	strbuf_clear(out);
	for (uint32_t i = 0; i < block->pieces_count; i++) {
		struct span at = check->doc->pieces[block->pieces + i];

		at.start = at.start > span.start ? at.start : span.start;
		at.end = at.end < span.end ? at.end : span.end;
		if (at.start >= at.end)
			continue;
		if (out->len)
			strbuf_addstr(out, "\n    ");
		for (; at.start < at.end; at.start++) {
			if (block->type == MD_CELL && data[at.start] == '\\' &&
			    at.start + 1 < at.end && data[at.start + 1] == '|')
				continue;
			strbuf_addch(out, data[at.start]);
		}
	}
	strbuf_addstr(out, "\n\n");
	strbuf_add(out, check->definitions.buf, check->definitions.len);
}

static uint32_t block_of(const struct md_document *doc, uint32_t i)
{
	while (doc->nodes[i].type >= MD_TEXT)
		i = doc->nodes[i].parent;
	return i;
}

static void check_url_span(struct check *check, const struct md_node *link)
{
	const char *data = check->doc->source.data;
	struct span url = link->url_span;
	struct strbuf meant = STRBUF_INIT;

	if (link->form == MD_LINK_REFERENCE ||
	    check->doc->nodes[link->parent].type == MD_CELL)
		return;
	if (url.start < link->span.start || url.end > link->span.end) {
		fail(check, link->line, "destination is outside the link");
		return;
	}
	if (link->form == MD_LINK_AUTOLINK && text_starts(link->url, "mailto:"))
		return;
	markdown_unescape(&meant,
	    text_make(data + url.start, url.end - url.start));
	if (!text_equals(link->url, meant.buf))
		fail(check, link->line, "destination is not the link's");
	strbuf_release(&meant);
}

static void check_link(struct check *check, uint32_t i)
{
	const struct md_document *doc = check->doc;
	const struct md_node *link = &doc->nodes[i];
	struct strbuf snippet = STRBUF_INIT;
	struct md_document again;
	struct arena arena;

	check->totals->links++;
	if (link->span.start == link->span.end) {
		fail(check, link->line, "not placed");
		return;
	}
	check->totals->placed++;
	arena_init(&arena);
	add_snippet(check, &snippet, &doc->nodes[block_of(doc, i)], link->span);
	markdown_parse(&again, text_make(snippet.buf, snippet.len), 0, &arena);
	if (again.count > 2 && again.nodes[1].type == MD_PARAGRAPH &&
	    again.nodes[1].end == again.nodes[2].end &&
	    same_inlines(doc, i, link->end, &again, 2, again.nodes[2].end))
		test_passed++;
	else
		fail(check, link->line, "the bytes are not that link");
	check_url_span(check, link);
	arena_release(&arena);
	strbuf_release(&snippet);
}

static void check_pieces(struct check *check, uint32_t i)
{
	const struct md_document *doc = check->doc;
	const struct md_node *block = &doc->nodes[i];
	struct span all = { 0, UINT32_MAX };
	struct strbuf snippet = STRBUF_INIT;
	struct md_document again;
	struct arena arena;

	arena_init(&arena);
	add_snippet(check, &snippet, block, all);
	markdown_parse(&again, text_make(snippet.buf, snippet.len), 0, &arena);
	check->totals->pieces++;
	/* Text alone may begin a block: headings and cells often do. */
	if (again.count > 1 && again.nodes[1].type == MD_PARAGRAPH &&
	    !same_inlines(doc, i + 1, block->end, &again, 2,
		again.nodes[1].end))
		fail(check, block->line, "the pieces are not its text");
	arena_release(&arena);
	strbuf_release(&snippet);
}

/* The bytes of a definition without the container marks of later lines. */
static void add_definition(struct strbuf *out, const struct check *check,
    struct span span)
{
	struct text line,
	    rest = text_make(check->doc->source.data + span.start,
		span.end - span.start);
	bool first = true;

	while (text_next_line(&rest, &line)) {
		line = text_trim_start(line);
		while (!first && text_starts(line, ">"))
			line = text_trim_start(text_skip(line, 1));
		strbuf_add(out, line.data, line.len);
		strbuf_addch(out, '\n');
		first = false;
	}
	strbuf_addch(out, '\n');
}

static void check_definition(struct check *check,
    const struct md_definition *definition)
{
	struct strbuf snippet = STRBUF_INIT;
	uint32_t line = markdown_line_of(check->doc, definition->span.start);
	const struct md_node *link;
	struct md_document again;
	struct arena arena;

	check->totals->definitions++;
	arena_init(&arena);
	add_definition(&snippet, check, definition->span);
	strbuf_addch(&snippet, '[');
	strbuf_add(&snippet, definition->label_text.data,
	    definition->label_text.len);
	strbuf_addstr(&snippet, "]\n");
	markdown_parse(&again, text_make(snippet.buf, snippet.len), 0, &arena);
	link = again.count > 2 ? &again.nodes[2] : NULL;
	if (link && link->type == MD_LINK && again.nodes[1].line > 2 &&
	    same_text(link->url, definition->url))
		test_passed++;
	else
		fail(check, line, "the bytes are not that definition");
	arena_release(&arena);
	strbuf_release(&snippet);
}

static void check_document(struct check *check)
{
	const struct md_document *doc = check->doc;

	for (uint32_t i = 0; i < doc->definitions_count; i++)
		add_definition(&check->definitions, check,
		    doc->definitions[i].span);
	for (uint32_t i = 0; i < doc->definitions_count; i++)
		check_definition(check, &doc->definitions[i]);
	for (uint32_t i = 0; i < doc->count; i++) {
		enum md_type type = doc->nodes[i].type;

		if (type == MD_LINK || type == MD_IMAGE)
			check_link(check, i);
		else if (doc->nodes[i].pieces_count > 0)
			check_pieces(check, i);
	}
}

static void check_file(const char *path, struct totals *totals)
{
	struct strbuf bytes = STRBUF_INIT;
	struct check check = { .path = path,
		.definitions = STRBUF_INIT,
		.totals = totals };
	struct md_document doc;
	struct arena arena;
	struct error err;

	if (file_read(&bytes, path, FILE_NO_LIMIT, &err) != STATUS_OK) {
		fprintf(stderr, "%s\n", err.message);
		test_failed++;
		return;
	}
	totals->files++;
	arena_init(&arena);
	markdown_parse(&doc, text_make(bytes.buf, bytes.len), 0, &arena);
	check.doc = &doc;
	check_document(&check);
	arena_release(&arena);
	strbuf_release(&check.definitions);
	strbuf_release(&bytes);
}

int main(int argc, char **argv)
{
	struct totals totals = { 0 };
	char *roots[] = { argc > 1 ? argv[1] : NULL, NULL };
	FTSENT *entry;
	FTS *walk;

	if (argc < 2) {
		puts("corpora: not run, no folder given");
		return test_end();
	}
	walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	while (walk && (entry = fts_read(walk))) {
		if (entry->fts_info == FTS_F &&
		    text_ends(text_of(entry->fts_name), ".md"))
			check_file(entry->fts_path, &totals);
	}
	if (walk)
		fts_close(walk);
	printf("%u files, %u definitions, %u texts, %u links: %u placed, "
	       "%u not placed\n",
	    totals.files, totals.definitions, totals.pieces, totals.links,
	    totals.placed, totals.links - totals.placed);
	return test_end();
}
