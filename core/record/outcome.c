/* SPDX-License-Identifier: MIT */
/*
 * Which option won: front matter, a quoted title, a mark at one option, a
 * title in the decision's first paragraph, a label, most words of a title, in
 * this order. Looser matching is wrong one time in four, so what is left is
 * ambiguous.
 */
#include "core/record/options.h"

#include <string.h>

#include "core/record/decision.h"

#define SHORT_DECISION 25 /* words: longer ones say something */

static struct outcome *outcome_of(const struct option_reader *r)
{
	return &r->b->record->outcome;
}

static void settle(struct option_reader *r, uint32_t option,
    enum outcome_manner manner)
{
	outcome_of(r)->option = option + 1;
	outcome_of(r)->manner = manner;
}

/* One of several; the first of them is the outcome's. */
static void choose(struct option_reader *r, uint32_t option)
{
	r->b->options.items[option].verdict = VERDICT_CHOSEN;
}

static bool by_front_matter(struct option_reader *r)
{
	uint32_t option;

	for (size_t i = 0; i < r->b->fields.count; i++) {
		const struct field *field = &r->b->fields.items[i];

		if (field->key != FIELD_CHOSEN ||
		    field->place != PLACE_FRONT_MATTER)
			continue;
		outcome_of(r)->choice = field->value;
		outcome_of(r)->choice_span = field->span;
		outcome_of(r)->choice_quoted = 1;
		option = option_match(r,
		    text_of(builder_text(r->b, field->value)), LIKE_MOST);
		if (option != NO_OPTION)
			settle(r, option, OUTCOME_FRONT_MATTER);
		else
			outcome_of(r)->manner = OUTCOME_AMBIGUOUS;
		return true;
	}
	return false;
}

static void keep_choice(struct option_reader *r, const struct decision *d,
    struct text choice, bool quoted)
{
	struct outcome *outcome = outcome_of(r);

	if (outcome->choice)
		return;
	outcome->choice = builder_string(r->b, choice);
	outcome->choice_span = option_block_span(r->b, d->node);
	outcome->choice_quoted = quoted;
}

/* The n-th option, by its label or, where none has one, by its place. */
static uint32_t labelled_option(const struct option_reader *r, uint32_t number)
{
	uint32_t found = NO_OPTION, count = 0;
	bool any = false;

	if (!number)
		return NO_OPTION;
	for (uint32_t i = 0; i < r->b->options.count; i++) {
		const char *label = builder_text(r->b,
		    r->b->options.items[i].label);

		any |= label != NULL;
		if (!label || option_label_number(text_of(label)) != number)
			continue;
		found = i;
		count++;
	}
	if (!any && number <= r->b->options.count)
		return number - 1;
	/* each of several groups may have an "Option 2" */
	return count == 1 ? found : NO_OPTION;
}

/* The longest text in quotes that begins here and is an option's title, else
 * the shortest, where that names one. */
static uint32_t quoted_option(struct option_reader *r, struct text t,
    struct text *inside)
{
	uint32_t found = NO_OPTION;
	struct quotes quotes;

	inside->len = 0;
	quotes_begin(&quotes, t);
	while (found == NO_OPTION && quotes_next(&quotes, inside))
		found = option_match(r, *inside, LIKE_TITLE);
	if (found == NO_OPTION && inside->len)
		found = option_match(r, *inside, LIKE_LABEL);
	if (found == NO_OPTION && inside->len)
		found = labelled_option(r, option_label_number(*inside));
	return found == NO_OPTION && inside->len
	    ? option_match(r, *inside, LIKE_MOST)
	    : found;
}

/* 'Chosen option: "A" and "B"' */
static bool is_several(struct option_reader *r, struct text rest,
    uint32_t first)
{
	struct text inside;

	for (size_t i = 0; i < rest.len; i++) {
		uint32_t option;

		if (decision_turns_here(rest, i))
			return false;
		if (!quote_length(text_skip(rest, i)))
			continue;
		option = quoted_option(r, text_skip(rest, i), &inside);
		if (option == NO_OPTION || option == first)
			return false;
		choose(r, option);
		return true;
	}
	return false;
}

static bool has_quote(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (quote_length(text_skip(t, i)))
			return true;
	return false;
}

static bool by_quotes(struct option_reader *r, const struct decision *d)
{
	struct text t = d->choice.len ? d->choice : d->first, inside;
	uint32_t found = NO_OPTION;

	if (!has_quote(t))
		return false;
	for (size_t i = 0; i < t.len && found == NO_OPTION; i++) {
		struct text rest = text_skip(t, i);

		if (decision_turns_here(t, i))
			break;
		if (!quote_length(rest))
			continue;
		found = quoted_option(r, rest, &inside);
		if (!inside.len)
			continue;
		/* what prose quotes may be anything */
		if (d->choice.len || found != NO_OPTION)
			keep_choice(r, d, inside, d->choice.len > 0);
		if (found == NO_OPTION)
			break;
		settle(r, found,
		    is_several(r,
			text_skip(rest,
			    (size_t)(inside.data - rest.data) + inside.len + 1),
			found)
			? OUTCOME_COMBINED
			: OUTCOME_QUOTED);
	}
	return found != NO_OPTION;
}

static bool by_mark(struct option_reader *r)
{
	uint32_t found = NO_OPTION, count = 0;

	for (uint32_t i = 0; i < r->b->options.count; i++) {
		const struct option *option = &r->b->options.items[i];

		if (option->verdict != VERDICT_CHOSEN)
			continue;
		found = i;
		count++;
	}
	if (count == 1)
		settle(r, found, OUTCOME_MARKED);
	return count == 1;
}

/* Is another option's title that stands there longer and around this one? */
static bool is_inside_another(const struct option_reader *r, uint32_t option,
    const struct stems *words)
{
	const struct stems *title = &r->known.items[option].title;

	for (uint32_t i = 0; i < r->known.count; i++) {
		const struct stems *other = &r->known.items[i].title;

		if (i != option && other->starts.count > title->starts.count &&
		    stems_find(other, title, 0) != SIZE_MAX &&
		    stems_find(words, other, 0) != SIZE_MAX)
			return true;
	}
	return false;
}

/* The first option whose title stands in the words. *count: how many do. */
static uint32_t named_option(const struct option_reader *r, struct text t,
    uint32_t *count)
{
	struct stems words = { 0 };
	uint32_t found = NO_OPTION;

	*count = 0;
	stems_fill(&words, t);
	for (uint32_t i = 0; i < r->known.count; i++) {
		if (stems_find(&words, &r->known.items[i].title, 0) ==
			SIZE_MAX ||
		    is_inside_another(r, i, &words))
			continue;
		if (!(*count)++)
			found = i;
	}
	stems_release(&words);
	return found;
}

static void choose_named(struct option_reader *r, struct text t)
{
	struct stems words = { 0 };

	stems_fill(&words, t);
	for (uint32_t i = 0; i < r->known.count; i++)
		if (stems_find(&words, &r->known.items[i].title, 0) !=
			SIZE_MAX &&
		    !is_inside_another(r, i, &words))
			choose(r, i);
	stems_release(&words);
}

static bool by_name_in(struct option_reader *r, struct text t)
{
	struct strbuf kept = STRBUF_INIT;
	uint32_t count, found = named_option(r, t, &count);
	bool settled = false;

	/* most texts name none, and need no closer look */
	if (!count)
		return false;
	decision_cut_losers(&kept, t);
	if (kept.len < t.len) {
		uint32_t left,
		    named = named_option(r, text_make(kept.buf, kept.len),
			&left);

		/* "REST over HTTP" is a title, too */
		if (left) {
			found = named;
			count = left;
		}
	}
	if (count == 1 &&
	    !decision_turns_at(t,
		builder_text(r->b, r->b->options.items[found].title))) {
		settle(r, found, OUTCOME_NAMED);
		settled = true;
	} else if (count > 1 && decision_combines(t)) {
		choose_named(r, text_make(kept.buf, kept.len));
		settle(r, found, OUTCOME_COMBINED);
		settled = true;
	}
	strbuf_release(&kept);
	return settled;
}

static bool by_name(struct option_reader *r, const struct decision *d)
{
	return (d->choice.len && by_name_in(r, decision_choice(d))) ||
	    by_name_in(r, d->first) || by_name_in(r, d->heading);
}

static bool by_label(struct option_reader *r, const struct decision *d)
{
	struct text t = d->choice.len ? d->choice : d->first, rest;
	uint32_t first = NO_OPTION, number;
	struct strbuf kept = STRBUF_INIT;
	bool several = false, combines;

	rest = t;
	if (!decision_next_label(&rest, d->choice.len > 0, &number))
		return false;
	combines = decision_combines(t);
	decision_cut_losers(&kept, t);
	rest = text_make(kept.buf, kept.len);
	while (decision_next_label(&rest, d->choice.len > 0, &number)) {
		uint32_t option = labelled_option(r, number);

		if (first == NO_OPTION)
			first = option;
		several |= option != NO_OPTION && option != first;
		if (option != NO_OPTION && combines)
			choose(r, option);
	}
	strbuf_release(&kept);
	if (first == NO_OPTION || (several && !combines))
		return false;
	settle(r, first, several ? OUTCOME_COMBINED : OUTCOME_LABELLED);
	return true;
}

static bool by_words(struct option_reader *r, const struct decision *d)
{
	uint32_t found = d->choice.len
	    ? option_match(r, decision_choice(d), LIKE_MOST)
	    : NO_OPTION;

	if (found != NO_OPTION)
		settle(r, found, OUTCOME_SIMILAR);
	return found != NO_OPTION;
}

static void find_winner(struct option_reader *r, const struct decision *d)
{
	if (by_quotes(r, d) || by_mark(r) || by_name(r, d) || by_label(r, d) ||
	    by_words(r, d))
		return;
	if (d->node)
		outcome_of(r)->manner = OUTCOME_AMBIGUOUS;
}

/* Every option is one that lost, so that the decision is what won. */
static bool is_itself(const struct option_reader *r)
{
	for (uint32_t i = 0; i < r->b->options.count; i++)
		if (!(r->b->options.items[i].traits & OPTION_LOSER) ||
		    r->b->options.items[i].verdict == VERDICT_CHOSEN)
			return false;
	return r->b->options.count ||
	    (r->b->record->options_signs & OPTIONS_LOSERS);
}

/* A text of a few words, all of which are known here. */
static bool is_praise_only(struct option_reader *r, const struct decision *d)
{
	struct text reason = text_make(d->reason.buf, d->reason.len);

	if (!d->first.len || d->words > SHORT_DECISION)
		return false;
	return words_count(d->first) + words_count(reason) >= d->words &&
	    outcome_is_praise(r, d->first) && outcome_is_praise(r, reason);
}

static void tell_decision(struct option_reader *r, struct decision *d)
{
	struct outcome *outcome = outcome_of(r);
	uint32_t title = 0;

	outcome->line = d->line;
	outcome->span = d->span;
	if (d->choice.len)
		keep_choice(r, d, decision_choice(d), false);
	outcome->reason = builder_string(r->b,
	    text_make(d->reason.buf, d->reason.len));
	outcome->revisit = builder_string(r->b,
	    text_make(d->revisit.buf, d->revisit.len));
	if (outcome->reason)
		outcome->reason_span = option_block_span(r->b, d->reason_node);
	if (outcome->option && outcome->manner != OUTCOME_MARKED)
		title = (uint32_t)r->known.items[outcome->option - 1]
			    .title.starts.count;
	outcome->words = d->words > title ? d->words - title : 0;
	if (is_praise_only(r, d))
		r->b->record->options_signs |= OPTIONS_PRAISED;
}

void outcome_read(struct option_reader *r)
{
	struct decision d;
	bool itself = is_itself(r);

	decision_read(&d, r->b, r->b->options.count && !itself);
	option_start_run(r);
	if (!by_front_matter(r)) {
		if (itself)
			outcome_of(r)->manner = OUTCOME_ITSELF;
		else if (r->b->options.count)
			find_winner(r, &d);
	}
	tell_decision(r, &d);
	decision_release(&d);
}
