/* SPDX-License-Identifier: MIT */
/* Options that have no headings: items of a list, bold words that begin a
 * paragraph, tables. */
#include "core/record/options.h"

#define SHORT_GROUP 8 /* words */
#define SHORT_STILL 8 /* of what leaves things as they are */
#define LONG_QUESTION 5 /* words: "Kafka? Too slow" is an answer, too */
#define LONG_NAME 25 /* words: what is longer tells a story */

/* Labels of what is said about an option, or about all of them. */
#define NO_NAMES \
	(PHRASE_BIT(PRO) | PHRASE_BIT(CON) | PHRASE_BIT(NEUTRAL) | \
	    PHRASE_BIT(REASON) | PHRASE_BIT(CHOICE) | \
	    PHRASE_BIT(JUSTIFICATION) | PHRASE_BIT(CRITERION) | \
	    PHRASE_BIT(REVISIT))

static struct text plain_of(struct option_reader *r, uint32_t node)
{
	strbuf_clear(&r->plain);
	markdown_plain(&r->plain, &r->b->doc, node);
	return text_trim(text_make(r->plain.buf, r->plain.len));
}

/* How many bytes of a block's plain text are its bold beginning; 0: none. */
static size_t bold_length(struct option_reader *r, uint32_t block)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t first = block + 1;
	size_t len;

	if (first < nodes[block].end && nodes[first].type == MD_EMPHASIS &&
	    first + 1 < nodes[first].end && nodes[first + 1].type == MD_STRONG)
		first++;
	if (first >= nodes[block].end || nodes[first].type != MD_STRONG)
		return 0;
	len = plain_of(r, first).len;
	return len;
}

/* "Why is this the best? It is simple." */
static bool is_question(struct text plain)
{
	size_t at = text_find(plain, "? ");

	if (option_is_question(plain))
		return true;
	if (at >= plain.len || !at || !char_is_alpha(plain.data[at - 1]))
		return false;
	for (size_t i = 0; i < at; i++)
		if (char_is_one_of(plain.data[i], ".:;(,"))
			return false;
	return words_count(text_make(plain.data, at)) >= LONG_QUESTION;
}

static bool is_about(struct text plain)
{
	struct text more;

	return option_lead(plain, NO_NAMES, &more) ||
	    option_is_prior_art(plain) || text_starts(plain, "+ ") ||
	    text_starts(plain, "- ");
}

/* The bold words are the name, unless they are a label alone or a part of a
 * sentence: "**Kafka** is used". */
static void name_block(struct option_name *out, struct option_reader *r,
    uint32_t block, enum option_form form)
{
	size_t bold = bold_length(r, block);
	struct text whole = plain_of(r, block);
	struct text rest = text_skip(whole, bold);
	struct option_line line;

	option_name_fill(out, r, block, form, whole);
	if (!bold || bold > whole.len)
		return;
	option_line_read(&line, text_make(whole.data, bold));
	if (text_same(line.title, line.label) ||
	    (text_starts(rest, " ") && rest.len > 1 &&
		char_lower(rest.data[1]) == rest.data[1] &&
		char_is_alpha(rest.data[1])))
		return;
	out->line.label = line.label;
	out->line.named = line.named;
	out->line.title = line.title;
	if (line.verdict != VERDICT_OPEN)
		out->line.verdict = line.verdict;
	out->line.remark = line.remark.len ? line.remark
					   : option_skip_separators(rest);
}

/* Add it, and read what its line says besides its name. */
static uint32_t add_block(struct option_reader *r, uint32_t block,
    enum option_form form)
{
	struct option_name name;
	struct strbuf remark = STRBUF_INIT;
	uint32_t option;

	name_block(&name, r, block, form);
	strbuf_add(&remark, name.line.remark.data, name.line.remark.len);
	option = option_add(r, &name);
	if (option != NO_OPTION) {
		struct option *added = &r->b->options.items[option];
		struct text said = text_make(remark.buf, remark.len);

		said = option_about_text(r, option, said, block);
		if (!added->reason && said.len &&
		    (r->losers || added->verdict == VERDICT_REJECTED)) {
			added->reason = builder_string(r->b, said);
			added->reason_span = option_block_span(r->b, block);
		}
	}
	strbuf_release(&remark);
	return option;
}

/* Is every item of a list about an option rather than one? */
static bool is_list_about(struct option_reader *r, uint32_t list)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t items = 0, about = 0;

	for (uint32_t item = list + 1; item < nodes[list].end;
	     item = nodes[item].end) {
		items++;
		if (item + 1 < nodes[item].end &&
		    nodes[item + 1].type == MD_PARAGRAPH)
			about += is_about(plain_of(r, item + 1));
	}
	return 2 * about >= items;
}

/* "When exporting:", with options of its own below it. */
static bool is_topic(struct text name)
{
	uint32_t unused;

	return text_ends(name, ":") && words_count(name) <= SHORT_GROUP &&
	    lexicon_lead(name, PHRASE_BIT(TOPIC), &unused);
}

static uint32_t read_list(struct option_reader *r, uint32_t list);

/* "Primary options:" with the options below it. */
static bool read_group(struct option_reader *r, uint32_t item, uint32_t *count)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t below = nodes[item + 1].end;
	string_ref outer = r->group;
	struct text name;

	if (below >= nodes[item].end || nodes[below].type != MD_LIST)
		return false;
	name = plain_of(r, item + 1);
	if (!(option_is_group(name) || is_topic(name)) ||
	    is_list_about(r, below))
		return false;
	name = plain_of(r, item + 1);
	r->group = builder_string(r->b,
	    text_ends(name, ":") ? text_make(name.data, name.len - 1) : name);
	*count += read_list(r, below);
	r->group = outer;
	return true;
}

static uint32_t read_list(struct option_reader *r, uint32_t list)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t count = 0;

	for (uint32_t item = list + 1; item < nodes[list].end;
	     item = nodes[item].end) {
		struct text plain;
		uint32_t option;

		if (item + 1 >= nodes[item].end ||
		    nodes[item + 1].type != MD_PARAGRAPH)
			continue;
		plain = plain_of(r, item + 1);
		if (is_about(plain) || is_question(plain) ||
		    read_group(r, item, &count))
			continue;
		option = add_block(r, item + 1, OPTION_ITEM);
		if (option == NO_OPTION)
			continue;
		count++;
		option_about(r, option, nodes[item + 1].end, nodes[item].end);
		if (nodes[item].task == MD_TASK_DONE) {
			r->b->options.items[option].verdict = VERDICT_CHOSEN;
			r->b->options.items[option].traits |= OPTION_MARKED;
		}
	}
	return count;
}

/* Does a paragraph begin with an option's name? */
static bool is_lead(struct option_reader *r, uint32_t block)
{
	size_t bold = bold_length(r, block);
	struct text whole = plain_of(r, block);

	if (is_about(whole) || option_is_group(text_make(whole.data, bold)))
		return false;
	if (option_is_numbered(whole))
		return true;
	return bold && bold <= whole.len &&
	    words_count(text_make(whole.data, bold)) < LONG_NAME &&
	    !(lexicon_phrases(text_make(whole.data, bold)) & NO_NAMES);
}

static uint32_t next_lead(struct option_reader *r, uint32_t at, uint32_t end)
{
	const struct md_node *nodes = r->b->doc.nodes;

	while (at < end && !(nodes[at].type == MD_PARAGRAPH && is_lead(r, at)))
		at = nodes[at].end;
	return at;
}

static uint32_t read_leads(struct option_reader *r, uint32_t from, uint32_t end)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t count = 0, next;

	option_start_run(r);
	for (uint32_t at = next_lead(r, from, end); at < end; at = next) {
		uint32_t option = add_block(r, at, OPTION_LEAD);

		next = next_lead(r, nodes[at].end, end);
		option_about(r, option, nodes[at].end, next);
		count += option != NO_OPTION;
	}
	return count;
}

static uint32_t count_leads(struct option_reader *r, uint32_t from,
    uint32_t end)
{
	uint32_t count = 0;

	for (uint32_t at = next_lead(r, from, end); at < end;
	     at = next_lead(r, r->b->doc.nodes[at].end, end))
		count++;
	return count;
}

static uint32_t count_lists(const struct option_reader *r, uint32_t from,
    uint32_t end)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t count = 0;

	for (uint32_t at = from; at < end; at = nodes[at].end)
		count += nodes[at].type == MD_LIST;
	return count;
}

/* "Storage:" or "Other options:" above one list of several. */
static bool is_intro(struct text before)
{
	return is_topic(before) ||
	    (text_ends(before, ":") &&
		(words_count(before) <= 2 || option_is_group(before)));
}

static uint32_t read_lists(struct option_reader *r, uint32_t from, uint32_t end)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t count = 0, before = 0;
	bool several = count_lists(r, from, end) > 1;
	string_ref outer = r->group;

	for (uint32_t at = from; at < end; at = nodes[at].end) {
		if (nodes[at].type == MD_LIST && !is_list_about(r, at)) {
			struct text intro = before ? plain_of(r, before)
						   : text_make("", 0);

			if ((count && !r->losers && before &&
				!is_intro(intro)) ||
			    is_about(intro))
				continue;
			r->group = several && is_intro(intro)
			    ? builder_string(r->b,
				  text_make(intro.data, intro.len - 1))
			    : outer;
			if (!count || r->group != outer)
				option_start_run(r);
			count += read_list(r, at);
			before = 0;
		} else if (nodes[at].type == MD_PARAGRAPH) {
			before = at;
		}
	}
	r->group = outer;
	return count;
}

/* "Do nothing.", and no more than that. */
static uint32_t read_still(struct option_reader *r, uint32_t from, uint32_t end)
{
	struct text plain;
	uint32_t unused;

	if (from >= end || r->b->doc.nodes[from].type != MD_PARAGRAPH ||
	    r->b->doc.nodes[from].end < end)
		return 0;
	plain = plain_of(r, from);
	return words_count(plain) <= SHORT_STILL &&
	    lexicon_lead(plain, PHRASE_BIT(STATUS_QUO), &unused) &&
	    add_block(r, from, OPTION_LEAD) != NO_OPTION;
}

uint32_t option_body_read(struct option_reader *r, uint32_t from, uint32_t end)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t count = 0;

	if (count_leads(r, from, end) >= (r->losers ? 1u : 2u))
		count = read_leads(r, from, end);
	for (uint32_t at = from; at < end; at = nodes[at].end)
		if (nodes[at].type == MD_TABLE)
			count += option_table_read(r, at);
	if (!count)
		count = read_lists(r, from, end);
	return count ? count : read_still(r, from, end);
}

bool option_body_is_numbered(const struct option_reader *r, uint32_t from,
    uint32_t end)
{
	const struct md_node *nodes = r->b->doc.nodes;
	bool found = false;

	for (uint32_t at = from; at < end && !found; at = nodes[at].end) {
		struct strbuf plain = STRBUF_INIT;

		if (nodes[at].type != MD_LIST || at + 2 >= nodes[at].end ||
		    nodes[at + 2].type != MD_PARAGRAPH)
			continue;
		markdown_plain(&plain, &r->b->doc, at + 2);
		found = option_is_numbered(text_make(plain.buf, plain.len));
		strbuf_release(&plain);
	}
	return found;
}
