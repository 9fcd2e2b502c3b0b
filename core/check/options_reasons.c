/* SPDX-License-Identifier: MIT */
/* Family options/: why did one win, and why did the others lose? */
#include "core/base/clip.h"
#include "core/check/options.h"

#define DECISION_WORDS 8u
#define PRO_WORDS 4u
#define STORY_WORDS 12u /* of a title: no bare name */
#define LOSER_WORDS 8u /* the same where it stands among those that lost */

static uint32_t index_of(const struct record *record,
    const struct option *option)
{
	return (uint32_t)(option - record->options);
}

bool option_has_point(const struct record *record, uint32_t option,
    enum point_kind kind, uint32_t words)
{
	for (uint32_t i = 0; i < record->points_count; i++) {
		const struct point *point = &record->points[i];

		if (point->option == option && point->kind == kind &&
		    check_words_said(record, point->text) >= words)
			return true;
	}
	return false;
}

/* In the decision's own words. */
static bool is_explained(const struct record *record)
{
	const struct outcome *outcome = &record->outcome;

	return !(record->options_signs & OPTIONS_PRAISED) &&
	    (outcome->words >= DECISION_WORDS ||
		check_words_said(record, outcome->reason) >= PRO_WORDS);
}

static void check_justified(const struct weighing *w)
{
	const struct record *record = w->record;
	const struct option *winner = weighing_winner(w);
	struct strbuf command = STRBUF_INIT;
	struct finding *finding;

	if (!winner || is_explained(record) ||
	    (record->options_signs & OPTIONS_BETTERED) ||
	    option_has_point(record, index_of(record, winner), POINT_PRO,
		PRO_WORDS) ||
	    check_words_said(record, winner->reason) >= PRO_WORDS)
		return;
	finding = check_add(w->check, RULE_OPTIONS_NO_JUSTIFICATION, record,
	    record->outcome.words >= DECISION_WORDS
		? "'%s' is praised, and nothing says why it won"
		: "nothing says why '%s' won",
	    clip_of(record_string(record, winner->title)).text);
	weighing_at_decision(w, finding);
	/* what is told of it may be what speaks for it */
	if (winner->words >= DECISION_WORDS)
		check_limit(w->check, finding, SEVERITY_WARNING);
	weighing_command(&command, w, record_string(record, winner->title));
	check_advise(w->check, finding,
	    "'%s' writes it, in %u words or more; so does a pro, '* Good, "
	    "because ...', below the option.",
	    command.buf, PRO_WORDS);
	strbuf_release(&command);
}

/* Nothing is known of it but its name. Why all cannot be left as it is is what
 * the context tells. */
static bool is_bare(const struct record *record, uint32_t at)
{
	const struct option *option = &record->options[at];

	if (option->reason || option->reference ||
	    option->words >= OPTION_REMARK_WORDS ||
	    option->traits & OPTION_STATUS_QUO ||
	    check_words_said(record, option->title) >=
		(option->traits & OPTION_LOSER ? LOSER_WORDS : STORY_WORDS))
		return false;
	for (uint32_t i = 0; i < record->points_count; i++)
		if (record->points[i].option == at)
			return false;
	return true;
}

/* Where nobody can tell which one won, all but one have lost. */
static bool may_have_lost(const struct weighing *w, const struct option *option)
{
	return option->verdict == VERDICT_REJECTED ||
	    (option->verdict == VERDICT_OPEN && !weighing_winner(w));
}

static void check_losers(const struct weighing *w)
{
	const struct record *record = w->record;
	const struct option *first = NULL;
	uint32_t losers = 0, bare = 0;
	struct finding *finding;

	for (uint32_t i = 0; i < record->options_count; i++) {
		const struct option *option = &record->options[i];

		if (!may_have_lost(w, option) || !option_is_real(record, i))
			continue;
		losers++;
		if (!is_bare(record, i))
			continue;
		bare++;
		if (!first)
			first = option;
	}
	if (!bare || (record->options_signs & OPTIONS_COMPARED) ||
	    (bare < losers && first->verdict == VERDICT_OPEN))
		return;
	finding = check_add(w->check, RULE_OPTIONS_REJECTED_WITHOUT_REASON,
	    record,
	    bare == losers ? "nothing says why '%s'%s lost"
			   : "'%s'%s lost without a reason, as others did "
			     "not",
	    clip_of(record_string(record, first->title)).text,
	    bare > 1 ? " and the others" : "");
	weighing_at_option(w, finding, first);
	if (bare < losers)
		check_limit(w->check, finding, SEVERITY_WARNING);
	check_advise(w->check, finding,
	    "Say it behind the title, '* %s: too slow, as ...', as a con, "
	    "'* Bad, because ...', or in the decision.",
	    clip_of(record_string(record, first->title)).text);
}

/* Where nothing follows at all, record/consequences-missing says so. */
static bool tells_consequences(const struct record *record)
{
	const uint64_t classes = SECTION_BIT(CONSEQUENCES) |
	    SECTION_BIT(PROS_CONS);
	bool found;

	check_words(record, classes, &found);
	return found || record->points_count;
}

static void check_drawback(const struct weighing *w)
{
	const struct record *record = w->record;
	struct finding *finding;

	if ((record->options_signs & OPTIONS_COST) ||
	    (!record->outcome.option && !record->outcome.words))
		return;
	finding = check_add(w->check, RULE_OPTIONS_NO_DRAWBACK, record,
	    "nothing is said against what was chosen");
	weighing_at_decision(w, finding);
	if (!tells_consequences(record))
		check_limit(w->check, finding, SEVERITY_INFO);
	check_advise(w->check, finding,
	    "Add a line '* Bad, because ...' to the consequences: what does it "
	    "cost, what gets harder?");
}

void check_reasons(const struct weighing *w)
{
	check_justified(w);
	check_losers(w);
	check_drawback(w);
}
