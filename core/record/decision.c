/* SPDX-License-Identifier: MIT */
#include "core/record/decision.h"

#include <string.h>

#include "core/record/options.h"

/* Bytes in which an option is looked for: who chooses says so at once. */
#define LONGEST_TEXT 4096
#define SHORT_ITEM 12 /* words: longer ones tell why */

static bool decides(const struct section *section)
{
	return (section->classes & SECTION_BIT(DECISION)) &&
	    !(section->classes &
		(SECTION_BIT(OPTIONS_ALL) | SECTION_BIT(OPTIONS_LOSERS)));
}

/* The words behind "Chosen option:" in a block's plain text. */
static bool find_choice(struct text plain, struct text *out)
{
	uint32_t unused;
	size_t len = lexicon_lead(plain, PHRASE_BIT(CHOICE), &unused);

	if (!len)
		return false;
	*out = option_skip_separators(text_skip(plain, len));
	return out->len > 0;
}

/* Behind what is there, with a blank. */
static void append(struct strbuf *out, struct text t)
{
	strbuf_addstr(out, out->len && t.len ? " " : "");
	strbuf_add(out, t.data, t.len);
}

static void add_reason(struct decision *d, struct text t, uint32_t node)
{
	if (t.len && !d->reason.len)
		d->reason_node = node;
	append(&d->reason, t);
}

/* Where a reason begins in a sentence: behind "because". */
static size_t find_because(struct text t, size_t *len)
{
	return decision_find(t, PHRASE_BIT(BECAUSE), len);
}

/* One block of the decision's text; gives whether a list of reasons follows. */
static bool read_block(struct decision *d, struct text plain, uint32_t node)
{
	struct text more, choice;
	size_t len = 0, at;

	d->words += words_count(plain);
	if (option_cut_revisit(&plain, &more))
		append(&d->revisit, more);
	if (!d->choice.len && find_choice(plain, &choice)) {
		strbuf_add(&d->told, choice.data,
		    choice.len < LONGEST_TEXT ? choice.len : LONGEST_TEXT);
		d->choice = text_make(d->told.buf, d->told.len);
		d->node = node;
	}
	if (option_lead(plain, PHRASE_BIT(JUSTIFICATION), &more)) {
		add_reason(d, more, node);
		return !more.len;
	}
	/* later ones give reasons for other things */
	at = d->reason.len ? plain.len : find_because(plain, &len);
	if (at >= plain.len)
		return false;
	more = option_skip_separators(text_skip(plain, at + len));
	add_reason(d, more, node);
	return !more.len || text_ends(text_trim(plain), ":");
}

/* The text of the blocks from one node to another, sub-sections left out. */
static void read_nodes(struct decision *d, const struct builder *b,
    uint32_t from, uint32_t end)
{
	const struct md_node *nodes = b->doc.nodes;
	bool reasons = false, first = true, more = false;
	struct strbuf plain = STRBUF_INIT;

	for (uint32_t at = from; at < end; at++) {
		struct text t;
		bool is_item = nodes[nodes[at].parent].type == MD_ITEM;

		if (nodes[at].type != MD_PARAGRAPH)
			continue;
		strbuf_clear(&plain);
		markdown_plain(&plain, &b->doc, at);
		t = text_trim(text_make(plain.buf, plain.len));
		if (reasons && is_item) {
			add_reason(d, t, at);
			d->words += words_count(t);
		} else {
			reasons = read_block(d, t, at);
		}
		if (d->text.len < LONGEST_TEXT &&
		    (first ||
			(more && is_item && words_count(t) <= SHORT_ITEM))) {
			if (t.len > LONGEST_TEXT)
				t.len = LONGEST_TEXT;
			strbuf_add(&d->text, t.data, t.len);
			strbuf_addch(&d->text, '\n');
			more = is_item || text_ends(t, ":");
		}
		if (first && !d->node)
			d->node = at;
		first = false;
	}
	strbuf_release(&plain);
	d->first = text_trim(text_make(d->text.buf, d->text.len));
}

static void read_section(struct decision *d, const struct builder *b,
    uint32_t at)
{
	const struct section *section = &b->sections.items[at];
	uint32_t from, end;

	builder_section_nodes(b, at, &from, &end);
	d->line = section->line;
	d->span = section->body;
	read_nodes(d, b, from, end);
	if (at + 1 >= section->end)
		return;
	if (!section[1].classes) {
		const char *title = builder_text(b, section[1].title);

		strbuf_addstr(&d->below, title ? title : "");
		d->heading = text_make(d->below.buf, d->below.len);
		if (!d->node)
			d->node = b->section_nodes.items[at + 1];
	}
	/* an empty heading above "### Rationale" and the like */
	if (!d->first.len) {
		builder_section_nodes(b, at + 1, &from, &end);
		read_nodes(d, b, from, end);
	}
}

/* The first section about the decision that has something to say; better one
 * with "Chosen option:". */
static void read_sections_of(struct decision *d, const struct builder *b,
    bool options)
{
	for (uint32_t i = 0; i < b->sections.count; i++) {
		const struct section *section = &b->sections.items[i];

		if (!decides(section))
			continue;
		if (options) {
			read_section(d, b, i);
		} else if (section->words) {
			d->line = section->line;
			d->span = section->body;
			d->words = section->words;
		}
		if (d->node || d->words)
			return;
	}
}

/* A section that says when all of it is to be looked at again: one below an
 * option is about that. */
static void find_revisit(const struct builder *b, uint32_t *from, uint32_t *end)
{
	uint32_t at = 0;

	while (at < b->sections.count) {
		const struct section *section = &b->sections.items[at];

		if (section->classes & SECTION_BIT(REVISIT)) {
			builder_section_nodes(b, at, from, end);
			return;
		}
		at = section->classes & OPTION_SECTIONS ? section->end : at + 1;
	}
}

static void read_revisit(struct decision *d, const struct builder *b)
{
	const struct md_node *nodes = b->doc.nodes;
	uint32_t from = 0, end = 0;

	find_revisit(b, &from, &end);
	if (end)
		strbuf_clear(&d->revisit);
	for (uint32_t at = from; at < end; at++) {
		struct strbuf plain = STRBUF_INIT;

		if (nodes[at].type == MD_PARAGRAPH)
			markdown_plain(&plain, &b->doc, at);
		append(&d->revisit, text_trim(text_make(plain.buf, plain.len)));
		strbuf_release(&plain);
	}
}

/* "**Chosen option**: A" in a paragraph anywhere. */
static void read_line(struct decision *d, const struct builder *b)
{
	for (uint32_t i = 1; i < b->doc.count && !d->node; i++) {
		struct strbuf plain = STRBUF_INIT;
		struct text t, more;

		if (b->doc.nodes[i].type != MD_PARAGRAPH)
			continue;
		markdown_plain(&plain, &b->doc, i);
		t = text_trim(text_make(plain.buf, plain.len));
		if (option_lead(t, PHRASE_BIT(CHOICE), &more) && more.len) {
			d->line = b->doc.nodes[i].line;
			d->span = option_block_span(b, i);
			read_nodes(d, b, i, i + 1);
		}
		strbuf_release(&plain);
	}
}

void decision_read(struct decision *out, const struct builder *b, bool options)
{
	memset(out, 0, sizeof(*out));
	strbuf_init(&out->reason);
	strbuf_init(&out->revisit);
	strbuf_init(&out->text);
	strbuf_init(&out->told);
	strbuf_init(&out->below);
	/* without an option nobody asks for more than where it stands */
	read_sections_of(out, b, options);
	if (!out->node && options)
		read_line(out, b);
	read_revisit(out, b);
}

void decision_release(struct decision *d)
{
	strbuf_release(&d->reason);
	strbuf_release(&d->revisit);
	strbuf_release(&d->text);
	strbuf_release(&d->told);
	strbuf_release(&d->below);
}

struct text decision_choice(const struct decision *d)
{
	struct text t = d->choice, inside;
	size_t len, open = quote_length(t);
	struct quotes quotes;

	quotes_begin(&quotes, t);
	if (open && quotes_next(&quotes, &inside)) {
		/* the shortest */
		while (quotes_next(&quotes, &inside))
			continue;
		return inside;
	}
	t.len = find_because(t, &len);
	for (size_t i = 0; i < t.len; i++)
		if ((t.data[i] == '.' &&
			(i + 1 == t.len || t.data[i + 1] == ' ')) ||
		    t.data[i] == '\n')
			t.len = i;
	t = text_trim(t);
	while (t.len && char_is_one_of(t.data[t.len - 1], ",;: "))
		t.len--;
	return t;
}
