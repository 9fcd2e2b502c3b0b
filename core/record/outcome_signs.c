/* SPDX-License-Identifier: MIT */
/*
 * What a record says of its outcome in passing: does it compare, praise, name
 * what follows and what it costs? Words are looked for as they stand.
 */
#include "core/record/options.h"

#include <string.h>

#define LONGEST_TEXT 4096u /* bytes that somebody would read to find out */
#define FEW_WORDS 8u /* of a decision: what is longer needs no other reason */
#define SHORT_POINT 4u

#define FAMILIES \
	(SECTION_BIT(OPTIONS_ALL) | SECTION_BIT(OPTIONS_LOSERS) | \
	    SECTION_BIT(PROS_CONS))

/* Where something may be said against what was chosen. */
#define JUDGING \
	(SECTION_BIT(DECISION) | SECTION_BIT(CONSEQUENCES) | \
	    SECTION_BIT(PROS_CONS) | SECTION_BIT(EVALUATION) | \
	    SECTION_BIT(CONFIRMATION) | SECTION_BIT(ROLLBACK) | \
	    SECTION_BIT(CONCERNS) | SECTION_BIT(OPEN_QUESTIONS))

static bool is_titles(const struct option_reader *r, const struct stems *word)
{
	for (size_t i = 0; i < r->known.count; i++)
		if (stems_find(&r->known.items[i].line, word, 0) != SIZE_MAX)
			return true;
	return false;
}

bool outcome_is_praise(const struct option_reader *r, struct text t)
{
	struct stems stems = { 0 };
	struct text word;
	bool praise = true;

	while (praise && text_split(&t, ' ', &word)) {
		stems_fill(&stems, word);
		praise = !stems.starts.count || is_titles(r, &stems) ||
		    (lexicon_phrases(word) & PHRASE_BIT(PRAISE));
	}
	stems_release(&stems);
	return praise;
}

static bool stands_in(const struct stems *words, const char *word)
{
	for (size_t i = 0; i < words->starts.count; i++) {
		const char *at = stems_word(words, i);

		/* most differ in their first letter */
		if (*at == *word && !strcmp(at, word))
			return true;
	}
	return false;
}

static bool is_praised(struct text word)
{
	return lexicon_may_lead(word, PHRASE_BIT(PRAISE)) &&
	    lexicon_phrases(word) & PHRASE_BIT(PRAISE);
}

/* Half of the words that it alone has, the winner's and those of anybody's
 * praise left out: "Kafka" of "Use Kafka". */
static bool is_named(const struct stems *title, const struct stems *winner,
    const struct stems *words)
{
	uint32_t own = 0, found = 0;

	for (size_t i = 0; i < title->starts.count; i++) {
		const char *word = stems_word(title, i);

		if ((winner && stands_in(winner, word)) ||
		    is_praised(text_of(word)))
			continue;
		own++;
		found += stands_in(words, word);
	}
	return 2 * found >= own;
}

/* One that lost, or two where nobody can tell which one won. */
static bool names_loser(const struct option_reader *r, struct text t)
{
	uint32_t option = r->b->record->outcome.option, found = 0;
	const struct stems *winner = option ? &r->known.items[option - 1].title
					    : NULL;
	struct stems words = { 0 };

	stems_fill(&words, t);
	for (uint32_t i = 0; i < r->known.count && found < 2; i++) {
		enum option_verdict verdict = r->b->options.items[i].verdict;

		if (verdict == VERDICT_CHOSEN ||
		    (winner && verdict == VERDICT_OPEN) ||
		    !is_named(&r->known.items[i].title, winner, &words))
			continue;
		found += verdict == VERDICT_REJECTED ? 2 : 1;
	}
	stems_release(&words);
	return found >= 2;
}

/* In words that can be read: a comment's cannot. "Better" alone praises. */
static bool sets_beside(const struct option_reader *r, uint32_t node)
{
	struct strbuf plain = STRBUF_INIT;
	struct text t;
	bool found;

	markdown_plain(&plain, &r->b->doc, node);
	t = text_make(plain.buf, plain.len);
	if (t.len > LONGEST_TEXT)
		t.len = LONGEST_TEXT;
	found = (lexicon_has(t, PHRASE_BIT(COMPARE)) || names_loser(r, t)) &&
	    !outcome_is_praise(r, t);
	strbuf_release(&plain);
	return found;
}

/* In what decides, which need not be a section. */
static bool outcome_compares(const struct option_reader *r)
{
	const struct md_node *nodes = r->b->doc.nodes;
	struct span all = r->b->record->outcome.span;

	for (uint32_t i = 1; i < r->b->doc.count; i++) {
		enum md_type type = nodes[i].type;
		struct span span;

		if (type != MD_PARAGRAPH && type != MD_CELL &&
		    type != MD_HEADING)
			continue;
		span = option_block_span(r->b, i);
		if (span.start >= all.start && span.end <= all.end &&
		    sets_beside(r, i))
			return true;
	}
	return false;
}

/* In a section's paragraphs; beside: those alone that are in no list. */
static bool compares_in(const struct option_reader *r, uint32_t at, bool beside)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t from, end;

	builder_section_nodes(r->b, at, &from, &end);
	for (uint32_t i = from; i < end; i = beside ? nodes[i].end : i + 1)
		if (nodes[i].type == MD_PARAGRAPH && sets_beside(r, i))
			return true;
	return false;
}

/* Its text is about itself. */
static bool is_option(const struct option_reader *r, uint32_t at)
{
	for (size_t i = 0; i < r->known.count; i++)
		if (r->b->options.items[i].section == at + 1 &&
		    r->b->options.items[i].form == OPTION_HEADING)
			return true;
	return false;
}

static bool compares(const struct option_reader *r)
{
	const struct builder *b = r->b;
	uint32_t deciding = 0; /* the end of the section that decides */

	if (outcome_compares(r))
		return true;
	for (uint32_t i = 0; i < b->sections.count; i++) {
		const struct section *section = &b->sections.items[i];

		if ((section->classes &
			(SECTION_BIT(DECISION) | SECTION_BIT(CONSEQUENCES))) &&
		    section->end > deciding)
			deciding = section->end;
		/* a list of options names them all */
		if (section->classes & FAMILIES
			? compares_in(r, i, true)
			: (i < deciding || !section->classes) &&
			    !is_option(r, i) && compares_in(r, i, false))
			return true;
	}
	return false;
}

/* Is nothing said of one that lost, as far as is known? */
static bool needs_comparing(const struct option_reader *r)
{
	bool won = r->b->record->outcome.option;

	for (size_t i = 0; i < r->known.count; i++) {
		const struct option *option = &r->b->options.items[i];

		if ((option->verdict == VERDICT_REJECTED ||
			(option->verdict == VERDICT_OPEN && !won)) &&
		    !option->reason && option->words < OPTION_REMARK_WORDS)
			return true;
	}
	return false;
}

/* Something that no "Bad" is in front of. */
static bool is_good(const struct builder *b, uint32_t from, uint32_t end)
{
	const struct md_node *nodes = b->doc.nodes;

	for (uint32_t at = from; at < end; at++) {
		struct text t;
		uint32_t unused;

		if (nodes[at].type != MD_PARAGRAPH)
			continue;
		t = builder_bytes(b, option_block_span(b, at));
		if (words_count(t) >= SHORT_POINT &&
		    !lexicon_lead(t, PHRASE_BIT(CON) | PHRASE_BIT(DENIAL),
			&unused))
			return true;
	}
	return false;
}

static bool betters(const struct builder *b)
{
	for (uint32_t i = 0; i < b->sections.count; i++) {
		const struct section *section = &b->sections.items[i];

		if (!(section->classes & SECTION_BIT(CONSEQUENCES)))
			continue;
		for (uint32_t k = i; k < section->end; k++) {
			const char *title = builder_text(b,
			    b->sections.items[k].title);
			uint32_t from, end;

			builder_section_nodes(b, k, &from, &end);
			if (!(lexicon_phrases(text_of(title)) &
				PHRASE_BIT(CON)) &&
			    is_good(b, from, end))
				return true;
		}
	}
	return false;
}

/* "Drawbacks": whatever stands there speaks against it. */
static bool names_costs(const struct builder *b, const struct section *section)
{
	const char *title = builder_text(b, section->title);

	return (section->classes & SECTION_BIT(CONSEQUENCES)) &&
	    (lexicon_phrases(text_of(title)) & PHRASE_BIT(CON));
}

/* In what is named by them all but a denial ("None.") is a cost. */
static bool costs_in(const struct builder *b, uint32_t at)
{
	bool named = names_costs(b, &b->sections.items[at]);
	const struct md_node *nodes = b->doc.nodes;
	uint32_t from, end, unused;

	builder_section_nodes(b, at, &from, &end);
	for (uint32_t i = from; i < end; i++) {
		struct text t;

		if (nodes[i].type != MD_PARAGRAPH)
			continue;
		t = builder_bytes(b, option_block_span(b, i));
		if (t.len > LONGEST_TEXT)
			t.len = LONGEST_TEXT;
		if (lexicon_has(t, PHRASE_BIT(COST)) ||
		    (named && !lexicon_lead(t, PHRASE_BIT(DENIAL), &unused)))
			return true;
	}
	return false;
}

static bool names_risks(const struct builder *b)
{
	for (uint32_t i = 0; i < b->sections.count; i++)
		if ((b->sections.items[i].classes & SECTION_BIT(RISKS)) &&
		    b->sections.items[i].words)
			return true;
	return false;
}

static bool costs(const struct builder *b)
{
	for (uint32_t i = 0; i < b->sections.count; i++) {
		const struct section *section = &b->sections.items[i];

		if ((section->classes ? section->classes & JUDGING : i > 0) &&
		    costs_in(b, i))
			return true;
	}
	return false;
}

static bool has_con(const struct option_reader *r)
{
	uint32_t winner = r->b->record->outcome.option;

	for (size_t i = 0; i < r->b->points.count; i++)
		if (r->b->points.items[i].kind == POINT_CON &&
		    r->b->points.items[i].option + 1 == winner)
			return true;
	return false;
}

void outcome_read_signs(struct option_reader *r)
{
	struct record *record = r->b->record;

	if (needs_comparing(r) && compares(r))
		record->options_signs |= OPTIONS_COMPARED;
	if (r->known.count &&
	    (record->outcome.words < FEW_WORDS ||
		(record->options_signs & OPTIONS_PRAISED)) &&
	    betters(r->b))
		record->options_signs |= OPTIONS_BETTERED;
	if (has_con(r) || names_risks(r->b) || costs(r->b))
		record->options_signs |= OPTIONS_COST;
}
