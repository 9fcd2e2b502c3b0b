/* SPDX-License-Identifier: MIT */
/* What a record says about an option: what speaks for and against it, why it
 * lost, where else it is described. */
#include "core/record/options.h"

#include <string.h>

enum about_state {
	ABOUT_TEXT,
	ABOUT_PRO,
	ABOUT_CON,
	ABOUT_NEUTRAL,
	ABOUT_REASON,
	ABOUT_REVISIT
};

struct about {
	struct option_reader *r;
	uint32_t option, node;
	enum about_state state;
};

#define FEW_WORDS 6u /* more are no mere "Good, because TBD" */
#define LEADS \
	(PHRASE_BIT(PRO) | PHRASE_BIT(CON) | PHRASE_BIT(NEUTRAL) | \
	    PHRASE_BIT(REASON) | PHRASE_BIT(VERDICT) | PHRASE_BIT(REVISIT))

/* What a template asks for, what is to come, "None". */
static bool says_nothing(struct text t)
{
	struct text more;

	t = text_trim(t);
	return !words_count(t) || words_are_slot(t) || words_are_promise(t) ||
	    (option_lead(t, PHRASE_BIT(DENIAL), &more) && !words_count(more));
}

void option_add_point(struct option_reader *r, uint32_t option,
    enum point_kind kind, struct text text, uint32_t node)
{
	struct point *point;
	string_ref said;

	if (says_nothing(text))
		return;
	said = builder_string(r->b, text);
	point = vec_push(&r->b->points);
	point->option = option;
	point->kind = kind;
	point->text = said;
	point->span = option_block_span(r->b, node);
	point->line = r->b->doc.nodes[node].line;
}

static struct option *option_of(const struct about *about)
{
	return &about->r->b->options.items[about->option];
}

static void set_reason(const struct about *about, struct text reason)
{
	struct option *option = option_of(about);

	if (option->reason || says_nothing(reason))
		return;
	option->reason = builder_string(about->r->b, reason);
	option->reason_span = option_block_span(about->r->b, about->node);
}

static void set_revisit(const struct about *about, struct text when)
{
	struct option *option = option_of(about);

	if (!option->revisit && !says_nothing(when))
		option->revisit = builder_string(about->r->b, when);
}

/* What is left of a text that ends with "Revisit when ...". */
static struct text cut_revisit(const struct about *about, struct text plain)
{
	struct text when;

	if (option_cut_revisit(&plain, &when))
		set_revisit(about, when);
	return plain;
}

static void set_verdict(const struct about *about, enum option_verdict verdict)
{
	struct option *option = option_of(about);

	if (verdict == VERDICT_OPEN || (option->traits & OPTION_MARKED))
		return;
	option->verdict = verdict;
	option->traits |= OPTION_MARKED;
}

/* "Rejected because it is slow." as a sentence of its own. */
static void read_sentences(const struct about *about, struct text plain)
{
	struct text rest = plain;

	while (rest.len) {
		struct text more;
		enum option_verdict verdict = option_remark_read(rest, &more);
		size_t next = text_find(rest, ". ");

		if (verdict != VERDICT_OPEN) {
			set_verdict(about, verdict);
			set_reason(about, more.len ? more : plain);
			return;
		}
		rest = next < rest.len ? text_skip(rest, next + 2)
				       : text_skip(rest, rest.len);
	}
}

static void add_point(const struct about *about, enum about_state state,
    struct text text)
{
	static const enum point_kind kinds[] = { [ABOUT_PRO] = POINT_PRO,
		[ABOUT_CON] = POINT_CON,
		[ABOUT_NEUTRAL] = POINT_NEUTRAL };

	option_add_point(about->r, about->option, kinds[state], text,
	    about->node);
}

static enum about_state state_of(uint32_t phrases)
{
	return phrases & PHRASE_BIT(PRO)    ? ABOUT_PRO
	    : phrases & PHRASE_BIT(CON)     ? ABOUT_CON
	    : phrases & PHRASE_BIT(NEUTRAL) ? ABOUT_NEUTRAL
	    : phrases & PHRASE_BIT(REASON)  ? ABOUT_REASON
	    : phrases & PHRASE_BIT(REVISIT) ? ABOUT_REVISIT
					    : ABOUT_TEXT;
}

/* "+ fast", "(-) slow": what a cell or an item begins with. */
static enum about_state sign_of(struct text plain, struct text *more)
{
	enum option_verdict verdict;
	static const char *const signs[][2] = { { "+ ", "- " },
		{ "(+)", "(-)" }, { "[+]", "[-]" }, { "+: ", "-: " },
		{ "\xe2\x9e\x95", "\xe2\x9e\x96" },
		{ "\xf0\x9f\x91\x8d", "\xf0\x9f\x91\x8e" }, { "++ ", "-- " } };

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		for (int side = 0; side < 2; side++)
			if (text_starts(plain, signs[i][side])) {
				*more = text_trim(
				    text_skip(plain, strlen(signs[i][side])));
				return side ? ABOUT_CON : ABOUT_PRO;
			}
	*more = text_trim(
	    text_skip(plain, option_mark_length(plain, &verdict)));
	return verdict == VERDICT_CHOSEN  ? ABOUT_PRO
	    : verdict == VERDICT_REJECTED ? ABOUT_CON
					  : ABOUT_TEXT;
}

static void read_told(struct about *about, enum about_state state,
    struct text text)
{
	if (state == ABOUT_REASON)
		set_reason(about, text);
	else if (state == ABOUT_REVISIT)
		set_revisit(about, text);
	else
		add_point(about, state, text);
}

/* The state for what follows. */
static enum about_state read_text(struct about *about, struct text plain)
{
	struct text more;
	enum about_state state = sign_of(plain, &more);
	uint32_t phrases;
	enum option_verdict verdict;

	if (state == ABOUT_TEXT) {
		phrases = option_lead(plain, LEADS, &more);
		state = state_of(phrases);
		verdict = option_remark_read(phrases & PHRASE_BIT(VERDICT)
			? more
			: plain,
		    &more);
		if (verdict != VERDICT_OPEN && state == ABOUT_TEXT) {
			set_verdict(about, verdict);
			set_reason(about, more);
			return ABOUT_TEXT;
		}
		option_lead(plain, LEADS, &more);
	}
	if (state != ABOUT_TEXT) {
		read_told(about, state, more);
		return more.len ? about->state : state;
	}
	if (about->state != ABOUT_TEXT) {
		read_told(about, about->state, plain);
		return about->state;
	}
	if (option_is_elsewhere(plain) && !option_of(about)->reference)
		option_of(about)->reference = option_reference(about->r,
		    about->node);
	read_sentences(about, plain);
	return ABOUT_TEXT;
}

/* "Good, because TBD" and "N/A" say nothing; more words are no such text. */
static uint32_t words_said(struct text t)
{
	uint32_t words = words_count(t);
	struct text more = t;

	if (words > FEW_WORDS)
		return words;
	option_lead(t, LEADS, &more);
	return says_nothing(more) ? 0 : words;
}

struct text option_about_text(struct option_reader *r, uint32_t option,
    struct text plain, uint32_t node)
{
	struct about about = { r, option, node, ABOUT_TEXT };

	r->b->options.items[option].words += words_said(plain);
	plain = cut_revisit(&about, plain);
	if (plain.len)
		read_text(&about, plain);
	return plain;
}

static void read_blocks(struct about *about, uint32_t from, uint32_t end);

/* Where the next line of a paragraph begins that has a label of its own. */
static uint32_t next_labelled(const struct about *about,
    const struct md_node *node, uint32_t piece)
{
	struct text more;

	while (++piece < node->pieces_count) {
		struct text line = builder_bytes(about->r->b,
		    about->r->b->doc.pieces[node->pieces + piece]);

		while (line.len && char_is_one_of(line.data[0], "*_ "))
			line = text_skip(line, 1);
		if (option_lead(line, LEADS, &more))
			break;
	}
	return piece;
}

/* Several labels in one paragraph: "Pros: fast" and "Cons: dear" below it. */
static void read_lines(struct about *about)
{
	const struct md_node *node = &about->r->b->doc.nodes[about->node];
	uint32_t piece = 0, next;

	for (; piece < node->pieces_count; piece = next) {
		struct strbuf plain = STRBUF_INIT;
		struct text line;
		struct span span =
		    about->r->b->doc.pieces[node->pieces + piece];

		next = next_labelled(about, node, piece);
		span.end = about->r->b->doc.pieces[node->pieces + next - 1].end;
		builder_plain(&plain, builder_bytes(about->r->b, span));
		about->state = ABOUT_TEXT;
		line = cut_revisit(about,
		    text_trim(text_make(plain.buf, plain.len)));
		if (line.len)
			read_text(about, line);
		strbuf_release(&plain);
	}
	about->state = ABOUT_TEXT;
}

/* What a loser's own text begins with is why it lost, or as near as can be. */
static void read_first(const struct about *about, struct text plain)
{
	if (!option_of(about)->reason &&
	    (option_of(about)->traits & OPTION_LOSER) &&
	    about->state == ABOUT_TEXT)
		set_reason(about, plain);
}

static void read_paragraph(struct about *about, uint32_t at)
{
	const struct md_node *node = &about->r->b->doc.nodes[at];
	struct strbuf plain = STRBUF_INIT;
	struct text t;

	about->node = at;
	markdown_plain(&plain, &about->r->b->doc, at);
	t = text_trim(text_make(plain.buf, plain.len));
	option_of(about)->words += words_said(t);
	if (next_labelled(about, node, 0) < node->pieces_count) {
		read_lines(about);
	} else if ((t = cut_revisit(about, t)).len) {
		about->state = read_text(about, t);
		read_first(about, t);
	}
	strbuf_release(&plain);
}

static void read_heading(struct about *about, uint32_t at)
{
	struct strbuf plain = STRBUF_INIT;

	markdown_plain(&plain, &about->r->b->doc, at);
	about->state = state_of(
	    lexicon_phrases(text_make(plain.buf, plain.len)));
	strbuf_release(&plain);
}

/* An item speaks for itself and for what is listed below it. */
static void read_list(struct about *about, uint32_t list)
{
	const struct md_node *nodes = about->r->b->doc.nodes;
	enum about_state outer = about->state;

	for (uint32_t item = list + 1; item < nodes[list].end;
	     item = nodes[item].end) {
		about->state = outer;
		read_blocks(about, item + 1, nodes[item].end);
	}
	about->state = outer;
}

/* A table with a column of pros and one of cons. */
static void read_table(struct about *about, uint32_t table)
{
	const struct md_node *nodes = about->r->b->doc.nodes;
	enum about_state states[8] = { ABOUT_TEXT };

	for (uint32_t row = table + 1; row < nodes[table].end;
	     row = nodes[row].end) {
		uint32_t column = 0;

		for (uint32_t cell = row + 1;
		     cell < nodes[row].end && column < 8;
		     cell = nodes[cell].end, column++) {
			if (row == table + 1) {
				read_heading(about, cell);
				states[column] = about->state;
				continue;
			}
			about->state = states[column];
			read_paragraph(about, cell);
		}
	}
	about->state = ABOUT_TEXT;
}

static void read_blocks(struct about *about, uint32_t from, uint32_t end)
{
	const struct md_node *nodes = about->r->b->doc.nodes;

	for (uint32_t at = from; at < end; at = nodes[at].end)
		switch (nodes[at].type) {
		case MD_PARAGRAPH:
			read_paragraph(about, at);
			break;
		case MD_HEADING:
			read_heading(about, at);
			break;
		case MD_LIST:
			read_list(about, at);
			break;
		case MD_TABLE:
			read_table(about, at);
			break;
		case MD_QUOTE:
			read_blocks(about, at + 1, nodes[at].end);
			break;
		default:
			break;
		}
}

void option_about(struct option_reader *r, uint32_t option, uint32_t from,
    uint32_t end)
{
	struct about about = { r, option, 0, ABOUT_TEXT };

	if (option != NO_OPTION)
		read_blocks(&about, from, end);
}
