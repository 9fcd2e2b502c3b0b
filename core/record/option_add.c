/* SPDX-License-Identifier: MIT */
/* One option for all the places that name it. */
#include "core/record/options.h"

#include <string.h>

#define SIMILAR 0.8 /* words in common: another wording of the same title */
#define RELATED 0.3 /* enough where the order says the same */

void option_start_run(struct option_reader *r)
{
	r->run++;
	r->place = 0;
}

struct span option_block_span(const struct builder *b, uint32_t node)
{
	const struct md_node *n = &b->doc.nodes[node];
	struct span span = { 0, 0 };

	if (!n->pieces_count)
		return span;
	span.start = b->doc.pieces[n->pieces].start;
	span.end = b->doc.pieces[n->pieces + n->pieces_count - 1].end;
	return span;
}

/* The title's own bytes where they stand there as they are, else the line's. */
static struct span find_title(const struct builder *b, uint32_t node,
    struct text title)
{
	const struct md_node *n = &b->doc.nodes[node];
	const char *found;
	struct text raw;
	struct span span = { 0, 0 };

	if (!n->pieces_count)
		return span;
	span = b->doc.pieces[n->pieces];
	raw = builder_bytes(b, span);
	found = title.len && title.len <= raw.len
	    ? memmem(raw.data, raw.len, title.data, title.len)
	    : NULL;
	if (found) {
		span.start += (uint32_t)(found - raw.data);
		span.end = span.start + (uint32_t)title.len;
	}
	return span;
}

void option_name_fill(struct option_name *out, struct option_reader *r,
    uint32_t node, enum option_form form, struct text plain)
{
	struct text title, more;

	memset(out, 0, sizeof(*out));
	out->form = form;
	out->whole = plain;
	option_line_read(&out->line, plain);
	if (form != OPTION_HEADING && form != OPTION_TABLE &&
	    !out->line.remark.len) {
		option_line_cut(out->line.title, &title, &more);
		if (more.len) {
			struct option_line first;

			option_line_read(&first, title);
			out->line.title = first.title;
			if (out->line.verdict == VERDICT_OPEN)
				out->line.verdict = first.verdict;
			out->line.remark = more;
		}
	}
	out->span = find_title(r->b, node, out->line.title);
	out->at = r->b->doc.nodes[node].line;
}

/* "MongoDB" of "MongoDB (stores documents)". */
static struct text title_core(struct text title)
{
	size_t open = title.len;

	return option_last_bracket(title, &open).len &&
		words_count(text_make(title.data, open))
	    ? text_make(title.data, open)
	    : title;
}

/* "Option 1" in both: the same one, unless their titles say otherwise. */
static bool has_same_label(const struct option_reader *r, uint32_t i,
    const struct option_name *name, const struct known_option *as)
{
	const char *label = builder_text(r->b, r->b->options.items[i].label);
	const char *title = builder_text(r->b, r->b->options.items[i].title);

	if (!label || !name->line.named ||
	    option_label_number(text_of(label)) !=
		option_label_number(name->line.label) ||
	    !option_label_number(name->line.label))
		return false;
	return !strcmp(label, title) ||
	    text_same(name->line.label, name->line.title) ||
	    stems_overlap(&r->known.items[i].title, &as->title) >= RELATED;
}

static enum likeness compare(const struct option_reader *r, uint32_t i,
    const struct option_name *name, const struct known_option *as)
{
	const struct known_option *known = &r->known.items[i];

	if (stems_equal(&known->line, &as->line))
		return LIKE_ALL;
	if (stems_equal(&known->title, &as->title) ||
	    stems_equal(&known->line, &as->title) ||
	    stems_equal(&known->title, &as->line))
		return LIKE_TITLE;
	if (has_same_label(r, i, name, as))
		return LIKE_LABEL;
	if (stems_begin(&known->title, &as->title) ||
	    stems_begin(&as->title, &known->title))
		return LIKE_START;
	return stems_overlap(&known->line, &as->line) >= SIMILAR ||
		stems_overlap(&known->title, &as->title) >= SIMILAR
	    ? LIKE_MOST
	    : LIKE_NONE;
}

/* The only one that is most like it; those of this run are others. */
static uint32_t find_same(const struct option_reader *r,
    const struct option_name *name, const struct known_option *as,
    enum likeness best)
{
	uint32_t found = NO_OPTION;

	for (uint32_t i = 0; i < r->known.count; i++) {
		enum likeness like = r->known.items[i].run == r->run
		    ? LIKE_NONE
		    : compare(r, i, name, as);

		if (like > best) {
			found = i;
			best = like;
		} else if (like && like == best && like < LIKE_ALL) {
			found = NO_OPTION;
		}
	}
	return found;
}

/* The one that stands at the same place in its list: the words have something
 * in common, or the label says so and there are as many. */
static uint32_t find_beside(const struct option_reader *r,
    const struct option_name *name, const struct known_option *as)
{
	const struct known_option *known;

	if (r->place >= r->known.count)
		return NO_OPTION;
	known = &r->known.items[r->place];
	if (known->run == r->run)
		return NO_OPTION;
	if (name->line.named && r->siblings == r->known.count &&
	    option_label_number(name->line.label) == r->place + 1)
		return r->place;
	return stems_overlap(&known->title, &as->title) >= RELATED ? r->place
								   : NO_OPTION;
}

uint32_t option_match(const struct option_reader *r, struct text words,
    enum likeness least)
{
	struct known_option as = { 0 };
	struct option_name name = { .whole = words };
	uint32_t found;

	option_line_read(&name.line, words);
	stems_fill(&as.title, title_core(name.line.title));
	stems_fill(&as.line, words);
	found = find_same(r, &name, &as, least - 1);
	stems_release(&as.title);
	stems_release(&as.line);
	return found;
}

static void fill(struct option_reader *r, struct option *option,
    const struct option_name *name)
{
	uint32_t unused;

	if (!option->label)
		option->label = builder_string(r->b, name->line.label);
	if (r->losers)
		option->traits |= OPTION_LOSER;
	if (name->line.verdict != VERDICT_OPEN) {
		option->verdict = name->line.verdict;
		option->traits |= OPTION_MARKED;
	}
	if (lexicon_lead(name->line.title, PHRASE_BIT(STATUS_QUO), &unused) ||
	    lexicon_lead(name->line.remark, PHRASE_BIT(STATUS_QUO), &unused))
		option->traits |= OPTION_STATUS_QUO;
}

static uint32_t add_new(struct option_reader *r, const struct option_name *name,
    struct known_option *as)
{
	struct option *option = vec_push(&r->b->options);

	option->form = name->form;
	option->title = builder_string(r->b, name->line.title);
	option->group = r->group;
	option->span = name->span;
	option->line = name->at;
	option->section = r->section;
	*vec_push(&r->known) = *as;
	memset(as, 0, sizeof(*as));
	return (uint32_t)r->b->options.count - 1;
}

static bool is_name(const struct option_name *name)
{
	struct text whole = text_trim(name->whole);

	return name->line.title.len && words_count(name->line.title) &&
	    !words_are_slot(whole) && !words_are_slot(name->line.title) &&
	    !option_is_denied(whole);
}

uint32_t option_add(struct option_reader *r, const struct option_name *name)
{
	struct known_option as = { 0 };
	uint32_t option;

	if (!is_name(name))
		return NO_OPTION;
	stems_fill(&as.title, title_core(name->line.title));
	stems_fill(&as.line, name->whole);
	option = find_same(r, name, &as, LIKE_NONE);
	if (option == NO_OPTION)
		option = find_beside(r, name, &as);
	if (option == NO_OPTION && !r->closed && r->known.count < OPTIONS_MOST)
		option = add_new(r, name, &as);
	stems_release(&as.title);
	stems_release(&as.line);
	r->place++;
	if (option == NO_OPTION)
		return option;
	r->known.items[option].run = r->run;
	fill(r, &r->b->options.items[option], name);
	return option;
}
