/* SPDX-License-Identifier: MIT */
#include "core/edit/relink.h"

#include <string.h>

#include "core/base/path.h"
#include "core/edit/relink_parts.h"
#include "core/format/markdown.h"
#include "core/record/front_matter.h"

struct linker {
	const struct relink *relink;
	const char *folder; /* of the text */
	struct text file;
	struct md_document doc;
	struct span yaml; /* front matter, or empty */
	struct edits edits;
	bool labels; /* of references may change */
	struct relink_count count;
};

static void parse(struct md_document *out, struct span *yaml, struct text file,
    struct arena *arena)
{
	uint32_t body = (uint32_t)(file.len - text_skip_bom(file).len);
	bool unterminated;

	if (!front_matter_find(file, yaml, &body, &unterminated))
		*yaml = (struct span){ 0, 0 };
	markdown_parse(out, file, body, arena);
}

static bool leads_to_moved(const struct linker *linker, struct text url)
{
	struct strbuf path = STRBUF_INIT, after = STRBUF_INIT;
	bool moved = false;

	if (path_resolve(&path, url, linker->folder)) {
		path_after(&after, &linker->relink->moves, path.buf);
		moved = strcmp(path.buf, after.buf) != 0;
	}
	strbuf_release(&path);
	strbuf_release(&after);
	return moved;
}

bool relink_is_to_record(const struct relink *relink, const char *folder,
    struct text url)
{
	struct strbuf path = STRBUF_INIT;
	bool record = false;

	if (path_resolve(&path, url, folder)) {
		size_t len = path.len;

		record = !strcmp(path.buf, relink->record) ||
		    (relink->record_folder &&
			!strcmp(path.buf, relink->record_folder)) ||
		    (len && text_starts(text_of(relink->record), path.buf) &&
			!strcmp(relink->record + len, ".md"));
	}
	strbuf_release(&path);
	return record;
}

static bool leads_to_record(const struct linker *linker, struct text url)
{
	return relink_is_to_record(linker->relink, linker->folder, url);
}

/* A link's text that holds images of its own stays as it is. */
static bool holds_image(const struct md_document *doc, uint32_t at)
{
	for (uint32_t i = at + 1; i < doc->nodes[at].end; i++)
		if (doc->nodes[i].type == MD_IMAGE)
			return true;
	return false;
}

static void relabel(struct linker *linker, struct span span)
{
	if (span.end > span.start)
		relabel_text(&linker->edits, linker->file, span,
		    &linker->relink->relabel);
}

static uint32_t text_start(const struct md_node *node)
{
	return node->span.start + (node->type == MD_IMAGE ? 2 : 1);
}

static void edit_inline(struct linker *linker, uint32_t at)
{
	const struct md_node *node = &linker->doc.nodes[at];
	const char *data = linker->file.data;
	uint32_t end = node->url_span.start;

	path_follow(&linker->edits, linker->file, node->url_span, PATH_MARKDOWN,
	    linker->folder, &linker->relink->moves);
	if (!leads_to_record(linker, node->url) ||
	    holds_image(&linker->doc, at))
		return;
	while (end > node->span.start && data[end - 1] != ']')
		end--;
	if (end > text_start(node))
		relabel(linker, (struct span){ text_start(node), end - 1 });
}

static uint32_t label_start(const struct linker *linker,
    const struct md_node *node)
{
	const char *data = linker->file.data;
	uint32_t at = node->span.end - 1;

	while (
	    at > text_start(node) && (data[at] != '[' || data[at - 1] == '\\'))
		at--;
	return at + 1;
}

/* [text][label], [label][] or [label]: a label changes with its definition. */
static void edit_reference(struct linker *linker, uint32_t at)
{
	const struct md_node *node = &linker->doc.nodes[at];
	uint32_t start = text_start(node), end = node->span.end - 1;
	uint32_t label = label_start(linker, node);

	if (!leads_to_record(linker, node->url) ||
	    holds_image(&linker->doc, at) || node->span.end <= start)
		return;
	if (label > start + 1 && label == end) {
		if (linker->labels) /* [label][] */
			relabel(linker, (struct span){ start, end - 2 });
	} else if (label > start + 1) {
		relabel(linker, (struct span){ start, label - 2 });
		if (linker->labels)
			relabel(linker, (struct span){ label, end });
	} else if (linker->labels) {
		relabel(linker, (struct span){ start, end });
	}
}

static void edit_link(struct linker *linker, uint32_t at)
{
	const struct md_node *node = &linker->doc.nodes[at];

	if (node->form == MD_LINK_REFERENCE) {
		edit_reference(linker, at);
	} else if (node->form == MD_LINK_INLINE &&
	    node->url_span.end > node->url_span.start) {
		edit_inline(linker, at);
	} else if (leads_to_moved(linker, node->url)) {
		if (!linker->count.missed++)
			linker->count.line = node->line;
	}
}

static void edit_definition(struct linker *linker,
    const struct md_definition *definition)
{
	path_follow(&linker->edits, linker->file, definition->url_span,
	    PATH_MARKDOWN, linker->folder, &linker->relink->moves);
	if (linker->labels && leads_to_record(linker, definition->url))
		relabel(linker, definition->label);
}

static bool is_wanted(const struct linker *linker, struct span span)
{
	const struct span *only = &linker->relink->only;

	if (only->end == only->start)
		return !linker->relink->html;
	return span.start == only->start && span.end == only->end;
}

static void edit_all(struct linker *linker)
{
	bool all = is_wanted(linker, (struct span){ 0, 0 });

	const struct md_document *doc = &linker->doc;

	memset(&linker->count, 0, sizeof(linker->count));
	for (uint32_t i = 1; i < doc->count; i++) {
		size_t before = linker->edits.items.count;

		if ((doc->nodes[i].type == MD_LINK ||
			doc->nodes[i].type == MD_IMAGE) &&
		    is_wanted(linker, doc->nodes[i].span))
			edit_link(linker, i);
		linker->count.links += linker->edits.items.count > before;
	}
	for (uint32_t i = 0; i < doc->definitions_count; i++) {
		size_t before = linker->edits.items.count;

		if (is_wanted(linker, doc->definitions[i].span))
			edit_definition(linker, &doc->definitions[i]);
		linker->count.links += linker->edits.items.count > before;
	}
	if (all)
		linker->count.links += relink_yaml(&linker->edits, linker->file,
		    linker->yaml, linker->folder, linker->relink);
	if (all || linker->relink->html)
		linker->count.links += relink_html(&linker->edits, doc,
		    linker->folder, &linker->relink->moves);
}

/* Does the new url lead to where the old one does, by its new name? */
static bool is_followed(const struct linker *linker, struct text old,
    struct text new)
{
	struct strbuf was = STRBUF_INIT, want = STRBUF_INIT, is = STRBUF_INIT;
	bool same = text_same(old, new);

	if (!same && path_resolve(&was, old, linker->folder) &&
	    path_resolve(&is, new, linker->folder)) {
		path_after(&want, &linker->relink->moves, was.buf);
		same = !strcmp(want.buf, is.buf);
	}
	strbuf_release(&was);
	strbuf_release(&want);
	strbuf_release(&is);
	return same;
}

/* The next block or link from *at on; NULL: no more. Pieces of text may be
 * more or fewer than they were. */
static const struct md_node *next_node(const struct md_document *doc,
    uint32_t *at)
{
	while (*at < doc->count) {
		const struct md_node *node = &doc->nodes[(*at)++];

		if (node->type < MD_TEXT || node->type == MD_LINK ||
		    node->type == MD_IMAGE)
			return node;
	}
	return NULL;
}

static bool has_same_nodes(const struct linker *linker,
    const struct md_document *after)
{
	uint32_t i = 1, k = 1;

	while (true) {
		const struct md_node *x = next_node(&linker->doc, &i);
		const struct md_node *y = next_node(after, &k);

		if (!x || !y)
			return x == y;
		if (x->type != y->type || x->form != y->form ||
		    x->level != y->level)
			return false;
		if (x->type >= MD_TEXT && !is_followed(linker, x->url, y->url))
			return false;
	}
}

static bool is_as_meant(const struct linker *linker,
    const struct md_document *after)
{
	const struct md_document *before = &linker->doc;

	if (before->definitions_count != after->definitions_count)
		return false;
	for (uint32_t i = 0; i < after->definitions_count; i++)
		if (!is_followed(linker, before->definitions[i].url,
			after->definitions[i].url))
			return false;
	return has_same_nodes(linker, after);
}

/* False, and the text as it was, where it would not read as it should. */
static bool try_once(struct linker *linker, struct strbuf *text, bool labels)
{
	struct strbuf old = STRBUF_INIT;
	struct md_document after;
	struct arena arena;
	struct span yaml;
	bool good;

	strbuf_add(&old, text->buf, text->len);
	arena_init(&arena);
	edits_init(&linker->edits);
	linker->file = text_make(old.buf, old.len);
	linker->labels = labels;
	parse(&linker->doc, &linker->yaml, linker->file, &arena);
	edit_all(linker);
	good = edits_apply(&linker->edits, text);
	if (good && linker->edits.items.count) {
		parse(&after, &yaml, text_make(text->buf, text->len), &arena);
		good = is_as_meant(linker, &after);
	}
	edits_release(&linker->edits);
	arena_release(&arena);
	if (!good) {
		strbuf_clear(text);
		strbuf_add(text, old.buf, old.len);
	}
	strbuf_release(&old);
	return good;
}

enum status relink_text(struct strbuf *text, const char *path,
    const struct relink *relink, struct relink_count *count, struct error *err)
{
	struct text parent = path_parent(path);
	char *folder = mem_strndup(parent.data, parent.len);
	struct linker linker = { .relink = relink, .folder = folder };
	bool good = try_once(&linker, text, true) ||
	    try_once(&linker, text, false);

	free(folder);
	*count = linker.count;
	if (good)
		return STATUS_OK;
	return error_set(err, STATUS_UNSUPPORTED,
	    "'%s' cannot be edited safely: its links would lead elsewhere",
	    path);
}
