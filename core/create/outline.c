/* SPDX-License-Identifier: MIT */
#include "core/create/outline.h"

#include <string.h>

#include "core/record/record.h"

void outline_init(struct outline *outline, struct text text)
{
	size_t bom = text.len - text_skip_bom(text).len;
	struct record record;

	memset(outline, 0, sizeof(*outline));
	outline->text = outline->rest = text;
	outline->node = 1;
	arena_init(&outline->arena);
	/* Where front matter ends is the reader's affair. */
	record_parse(&record, "text.md", text, text_of(""), &outline->arena);
	outline->body = record.body > bom ? record.body : 0;
	markdown_parse(&outline->doc, text, record.body, &outline->arena);
}

void outline_release(struct outline *outline)
{
	arena_release(&outline->arena);
}

/* The outermost block that the line belongs to, or NULL. */
static const struct md_node *block_at(struct outline *outline)
{
	const struct md_document *doc = &outline->doc;

	while (outline->node < doc->count &&
	    doc->nodes[outline->node].end_line < outline->line)
		outline->node = doc->nodes[outline->node].end;
	if (outline->node >= doc->count ||
	    doc->nodes[outline->node].line > outline->line)
		return NULL;
	return &doc->nodes[outline->node];
}

/* A title is one line, also where it is underlined. */
static void read_heading(const struct outline *outline,
    const struct md_node *node, struct outline_line *line)
{
	const struct span *piece = &outline->doc.pieces[node->pieces];
	struct text *text = &line->text;
	bool is_last = node->end_line >= outline->doc.line_count;

	if (node->line != outline->line || node->pieces_count > 1)
		return;
	line->level = node->level;
	line->behind = is_last ? outline->text.len
			       : outline->doc.line_starts[node->end_line];
	line->heading = node->pieces_count
	    ? text_make(outline->text.data + piece->start,
		  piece->end - piece->start)
	    : text_make(text->data + text->len, 0);
}

static void read_block(struct outline *outline, struct outline_line *line)
{
	const struct md_node *node = block_at(outline);

	if (!node)
		return;
	line->in_code = node->type == MD_CODE_BLOCK ||
	    node->type == MD_HTML_BLOCK;
	if (node->type == MD_HEADING)
		read_heading(outline, node, line);
}

bool outline_next(struct outline *outline, struct outline_line *out)
{
	const char *start = outline->rest.data;
	size_t at = (size_t)(start - outline->text.data), next;
	struct text bare;

	memset(out, 0, sizeof(*out));
	if (!text_next_line(&outline->rest, &out->text))
		return false;
	next = outline->text.len - outline->rest.len;
	out->end = text_make(out->text.data + out->text.len,
	    next - at - out->text.len);
	outline->line++;
	if (at >= outline->body) {
		read_block(outline, out);
		return true;
	}
	bare = text_trim_end(text_skip_bom(out->text));
	out->is_fence = next >= outline->body || text_equals(bare, "---");
	out->in_front = !out->is_fence;
	return true;
}

bool outline_is_section(struct text heading)
{
	return lexicon_section_classes(heading) != 0;
}

static bool is_field(struct text heading)
{
	enum field_key key = lexicon_field(heading);

	return key == FIELD_STATUS || key == FIELD_DATE ||
	    key == FIELD_DECIDERS || key == FIELD_DECISION_MAKERS ||
	    key == FIELD_DECIDER || key == FIELD_TAGS;
}

static bool begins_section(const struct outline_line *line, bool keep_fields)
{
	if (keep_fields && line->level && is_field(line->heading))
		return false;
	return line->level > 1 ||
	    (line->level == 1 && outline_is_section(line->heading));
}

size_t outline_header_length(struct text text, bool keep_fields)
{
	struct outline outline;
	struct outline_line line;
	size_t len = text.len;

	outline_init(&outline, text);
	while (len == text.len && outline_next(&outline, &line))
		if (begins_section(&line, keep_fields))
			len = (size_t)(line.text.data - text.data);
	outline_release(&outline);
	return len;
}

bool outline_has_header(struct text text)
{
	struct outline outline;
	struct outline_line line;
	bool has_header, is_over = false;

	outline_init(&outline, text);
	has_header = outline.body > 0;
	while (!has_header && !is_over && outline_next(&outline, &line)) {
		is_over = !line.in_code && text_trim(line.text).len;
		has_header = line.level == 1 &&
		    !outline_is_section(line.heading);
	}
	outline_release(&outline);
	return has_header;
}
