/* SPDX-License-Identifier: MIT */
/* Family options/: which one won? */
#include <string.h>

#include "core/base/clip.h"
#include "core/base/escape.h"
#include "core/check/options.h"
#include "core/record/stems.h"

#define LIKE_ENOUGH 0.5
#define DESIGN_WORDS 8u

/* The choice in words is near some option, though not surely that one. */
static bool is_like_some(const struct record *record)
{
	struct stems choice = { 0 }, title = { 0 };
	bool like = false;

	stems_fill(&choice,
	    text_of(record_string(record, record->outcome.choice)));
	for (uint32_t i = 0; i < record->options_count && !like; i++) {
		stems_fill(&title,
		    text_of(record_string(record, record->options[i].title)));
		like = stems_overlap(&choice, &title) >= LIKE_ENOUGH ||
		    stems_share(&choice, &title) > LIKE_ENOUGH ||
		    stems_find(&choice, &title, 0) != SIZE_MAX ||
		    stems_find(&title, &choice, 0) != SIZE_MAX;
	}
	stems_release(&choice);
	stems_release(&title);
	return like;
}

/* An RFC proposes one design, and says so in as many words. */
static bool has_design(const struct weighing *w)
{
	const struct record *record = w->record;
	bool found;

	if (!w->is_rfc)
		return false;
	if (check_words(record, SECTION_BIT(DECISION), &found) >= DESIGN_WORDS)
		return true;
	for (uint32_t i = 0; i < record->sections_count; i++)
		if (!record->sections[i].classes &&
		    record->sections[i].words >= DESIGN_WORDS)
			return true;
	return false;
}

void weighing_command(struct strbuf *out, const struct weighing *w,
    const char *title)
{
	strbuf_addf(out, "hence status %s accepted --chosen ",
	    check_id(w->check, w->record));
	escape_shell_double(out, text_of(title ? title : "TITLE"));
	strbuf_addstr(out, " --because REASON");
}

static void advise(const struct weighing *w, struct finding *finding)
{
	struct strbuf command = STRBUF_INIT;
	const char *title = NULL;

	if (!finding)
		return;
	for (uint32_t i = 0; i < w->record->options_count && !title; i++)
		if (w->record->options[i].verdict != VERDICT_REJECTED)
			title = record_string(w->record,
			    w->record->options[i].title);
	weighing_command(&command, w, title);
	check_advise(w->check, finding,
	    "'%s' writes it; or write 'Chosen option: \"TITLE\", because ...' "
	    "under '## Decision Outcome'.",
	    command.buf);
	strbuf_release(&command);
}

static void check_unknown_choice(const struct weighing *w)
{
	const struct outcome *outcome = &w->record->outcome;
	struct finding *finding = check_add(w->check,
	    RULE_OPTIONS_CHOSEN_UNKNOWN, w->record,
	    "'%s' is chosen and is none of the options",
	    clip_of(record_string(w->record, outcome->choice)).text);

	if (!finding)
		return;
	finding->subject = record_string(w->record, outcome->choice);
	finding->span = outcome->choice_span;
	finding->line = outcome->line;
	if (!outcome->choice_quoted)
		check_limit(w->check, finding, SEVERITY_WARNING);
	advise(w, finding);
}

/* A section that the lexicon does not know may decide it all the same. */
static bool may_decide(const struct record *record)
{
	for (uint32_t i = 0; i < record->sections_count; i++)
		if (!record->sections[i].classes &&
		    record->sections[i].level <= 2 && i > 0 &&
		    record->sections[i].words >= DESIGN_WORDS)
			return true;
	return false;
}

static void check_none(const struct weighing *w)
{
	const struct outcome *outcome = &w->record->outcome;
	bool unsure = outcome->manner == OUTCOME_AMBIGUOUS ||
	    may_decide(w->record);
	struct finding *finding;

	if (has_design(w))
		return;
	finding = check_add(w->check, RULE_OPTIONS_NONE_CHOSEN, w->record,
	    unsure ? "could not tell which option was chosen"
		   : "nothing says which option was chosen");
	weighing_at_decision(w, finding);
	if (unsure)
		check_limit(w->check, finding, SEVERITY_WARNING);
	advise(w, finding);
}

/* Some option says itself that it won. */
static bool is_marked(const struct record *record)
{
	for (uint32_t i = 0; i < record->options_count; i++)
		if (record->options[i].verdict == VERDICT_CHOSEN)
			return true;
	return false;
}

static void check_choice(const struct weighing *w)
{
	const struct outcome *outcome = &w->record->outcome;

	if (!w->record->options_count || w->only_losers || outcome->option ||
	    is_marked(w->record))
		return;
	if (outcome->manner == OUTCOME_AMBIGUOUS && outcome->choice &&
	    !is_like_some(w->record))
		check_unknown_choice(w);
	else
		check_none(w);
}

static void check_rejected(const struct weighing *w)
{
	const struct option *winner = weighing_winner(w);
	enum outcome_manner manner = w->record->outcome.manner;
	struct finding *finding;

	if (!winner || winner->verdict != VERDICT_REJECTED ||
	    !(winner->traits & OPTION_MARKED))
		return;
	finding = check_add(w->check, RULE_OPTIONS_CHOSEN_AND_REJECTED,
	    w->record, "'%s' is chosen, and is marked as rejected",
	    clip_of(record_string(w->record, winner->title)).text);
	weighing_at_option(w, finding, winner);
	if (manner != OUTCOME_QUOTED && manner != OUTCOME_FRONT_MATTER)
		check_limit(w->check, finding, SEVERITY_WARNING);
	check_advise(w->check, finding,
	    "Take the mark off, or name the one that won in the decision.");
}

/* Two that are marked as chosen, of one group. */
static void check_two(const struct weighing *w)
{
	const struct record *record = w->record;
	const struct option *first = NULL;

	if (record->outcome.manner == OUTCOME_COMBINED)
		return;
	for (uint32_t i = 0; i < record->options_count; i++) {
		const struct option *option = &record->options[i];
		struct finding *finding;

		if (option->verdict != VERDICT_CHOSEN)
			continue;
		if (!first || first->group != option->group) {
			first = option;
			continue;
		}
		finding = check_add(w->check, RULE_OPTIONS_CHOSEN_AND_REJECTED,
		    record, "'%s' is chosen, and so is '%s'",
		    clip_of(record_string(record, option->title)).text,
		    clip_of(record_string(record, first->title)).text);
		weighing_at_option(w, finding, option);
		check_limit(w->check, finding, SEVERITY_WARNING);
		check_advise(w->check, finding,
		    "Mark one alone, or write that it is a combination.");
		return;
	}
}

void check_winner(const struct weighing *w)
{
	check_choice(w);
	check_rejected(w);
	check_two(w);
}
