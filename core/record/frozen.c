/* SPDX-License-Identifier: MIT */
#include "core/record/frozen.h"

#include <string.h>

#include "core/base/sha256.h"
#include "core/base/unicode.h"

static const uint64_t frozen_classes = SECTION_BIT(CONTEXT) |
    SECTION_BIT(DRIVERS) | SECTION_BIT(OPTIONS_ALL) |
    SECTION_BIT(OPTIONS_LOSERS) | SECTION_BIT(PROS_CONS) |
    SECTION_BIT(DECISION) | SECTION_BIT(CONSEQUENCES) |
    SECTION_BIT(CONFIRMATION) | SECTION_BIT(RISKS) | SECTION_BIT(SAFE_TO_TRY) |
    SECTION_BIT(ROLLBACK) | SECTION_BIT(EVALUATION) | SECTION_BIT(NO_CONSENSUS);

/* Is the section, given by its index, frozen? A heading that no class knows
 * belongs to the section around it. */
static bool frozen_has_section(const struct record *record, uint32_t section)
{
	uint32_t level = UINT32_MAX;

	for (uint32_t i = section + 1; i-- > 0;) {
		const struct section *s = &record->sections[i];

		if (s->level >= level)
			continue;
		if (s->classes || s->level == 1)
			return s->classes & frozen_classes;
		level = s->level;
	}
	return false;
}

/* The text of a part while it is being put together. */
struct gathering {
	struct frozen *out;
	const struct record *record;
	struct md_document doc;
	struct strbuf raw;
	bool *stated; /* by line: a field or relation begins there */
};

/* Append what of some HTML is no comment. */
static void add_html(struct strbuf *out, struct text t)
{
	while (t.len) {
		size_t open = text_find(t, "<!--"), close;

		if (open > t.len)
			open = t.len;
		strbuf_add(out, t.data, open);
		t = text_skip(t, open);
		close = text_find(t, "-->");
		t = text_skip(t, close > t.len ? t.len : close + 3);
	}
}

static void add_block(struct gathering *g, uint32_t at)
{
	const struct md_node *node = &g->doc.nodes[at];

	if (node->pieces_count)
		markdown_plain(&g->raw, &g->doc, at);
	else if (node->type == MD_CODE_BLOCK)
		strbuf_add(&g->raw, node->literal.data, node->literal.len);
	else if (node->type == MD_HTML_BLOCK)
		add_html(&g->raw, node->literal);
	strbuf_addch(&g->raw, '\n');
}

/* Append with each run of blanks as one, none at the ends. */
static void add_words(struct strbuf *out, struct text t)
{
	size_t start = out->len;
	bool blank = false;

	while (t.len) {
		uint32_t code;
		size_t len = unicode_decode(t, &code);

		if (unicode_is_space(code) || code < ' ') {
			blank = true;
		} else {
			if (blank && out->len > start)
				strbuf_addch(out, ' ');
			blank = false;
			strbuf_add(out, t.data, len);
		}
		t = text_skip(t, len);
	}
}

static void end_part(struct gathering *g, uint32_t section, uint32_t line)
{
	const struct record *record = g->record;
	struct strbuf composed = STRBUF_INIT, words = STRBUF_INIT;
	struct frozen_part *part = vec_push(&g->out->parts);
	const char *title = section
	    ? record_string(record, record->sections[section - 1].title)
	    : NULL;

	unicode_nfc(&composed, text_make(g->raw.buf, g->raw.len));
	add_words(&words, text_make(composed.buf, composed.len));
	part->section = section;
	part->line = line;
	part->title = arena_strdup(&g->out->arena, title ? title : "");
	part->text = text_make(arena_strndup(&g->out->arena, words.buf,
				   words.len),
	    words.len);
	strbuf_clear(&g->raw);
	strbuf_release(&words);
	strbuf_release(&composed);
}

static void mark_line(struct gathering *g, struct span span)
{
	if (span.start < span.end)
		g->stated[markdown_line_of(&g->doc, span.start)] = true;
}

static void mark_lines(struct gathering *g)
{
	const struct record *record = g->record;

	for (uint32_t i = 0; i < record->fields_count; i++)
		mark_line(g, record->fields[i].span);
	for (uint32_t i = 0; i < record->relations_count; i++)
		mark_line(g, record->relations[i].span);
}

/* A block above the sections that states fields or relations: these change
 * while the text stays. */
static bool states_fields(const struct gathering *g, const struct md_node *node)
{
	for (uint32_t line = node->line; line <= node->end_line; line++)
		if (g->stated[line])
			return true;
	return false;
}

/* The choice may stand in front matter alone. */
static void add_fields(struct gathering *g)
{
	for (uint32_t i = 0; i < g->record->fields_count; i++) {
		const struct field *field = &g->record->fields[i];

		if (field->place != PLACE_FRONT_MATTER ||
		    (field->key != FIELD_CHOSEN && field->key != FIELD_OPTIONS))
			continue;
		strbuf_addstr(&g->raw, record_string(g->record, field->value));
		strbuf_addch(&g->raw, '\n');
	}
}

/* Blocks whose text is their own, headings left out. */
static bool is_text(const struct md_node *node)
{
	return node->type != MD_HEADING &&
	    (node->pieces_count || node->type == MD_CODE_BLOCK ||
		node->type == MD_HTML_BLOCK);
}

static uint32_t add_lead(struct gathering *g)
{
	const struct record *record = g->record;
	uint32_t end = record->sections_count ? record->sections[0].line
					      : UINT32_MAX;
	uint32_t at = 1;

	if (record->title) {
		strbuf_addstr(&g->raw, record_string(record, record->title));
		strbuf_addch(&g->raw, '\n');
	}
	add_fields(g);
	for (; at < g->doc.count && g->doc.nodes[at].line < end; at++) {
		const struct md_node *node = &g->doc.nodes[at];

		if (node->type < MD_TEXT && is_text(node) &&
		    !states_fields(g, node))
			add_block(g, at);
	}
	end_part(g, 0, 1);
	return at;
}

static void add_sections(struct gathering *g, uint32_t at)
{
	const struct record *record = g->record;

	for (uint32_t i = 0; i < record->sections_count; i++) {
		uint32_t end = i + 1 < record->sections_count
		    ? record->sections[i + 1].line
		    : UINT32_MAX;
		bool frozen = frozen_has_section(record, i);

		for (; at < g->doc.count && g->doc.nodes[at].line < end; at++) {
			const struct md_node *node = &g->doc.nodes[at];

			if (frozen && node->type < MD_TEXT && is_text(node))
				add_block(g, at);
		}
		if (frozen)
			end_part(g, i + 1, record->sections[i].line);
	}
}

static void hash(struct frozen *out)
{
	unsigned char digest[SHA256_SIZE];
	struct sha256 sha;

	sha256_start(&sha);
	for (size_t i = 0; i < out->parts.count; i++) {
		const struct frozen_part *part = &out->parts.items[i];

		sha256_add(&sha, text_of(part->title));
		sha256_add(&sha, text_make("\n", 1));
		sha256_add(&sha, part->text);
		sha256_add(&sha, text_make("\n", 1));
	}
	sha256_end(digest, &sha);
	for (size_t i = 0; i + 1 < FROZEN_HASH_SIZE; i++)
		out->hash[i] = "0123456789abcdef"[i % 2 ? digest[i / 2] & 15
							: digest[i / 2] >> 4];
	out->hash[FROZEN_HASH_SIZE - 1] = '\0';
}

void frozen_read(struct frozen *out, const struct record *record,
    struct text bytes)
{
	struct gathering g = { .out = out,
		.record = record,
		.raw = STRBUF_INIT };
	struct arena scratch;

	memset(out, 0, sizeof(*out));
	arena_init(&out->arena);
	arena_init(&scratch);
	if (record->format == FORMAT_MARKDOWN)
		markdown_parse(&g.doc, bytes, record->body, &scratch);
	g.stated = arena_alloc(&scratch, g.doc.line_count + 2);
	memset(g.stated, 0, g.doc.line_count + 2);
	if (g.doc.count)
		mark_lines(&g);
	add_sections(&g, add_lead(&g));
	hash(out);
	strbuf_release(&g.raw);
	arena_release(&scratch);
}

void frozen_release(struct frozen *frozen)
{
	vec_release(&frozen->parts);
	arena_release(&frozen->arena);
}
