/* SPDX-License-Identifier: MIT */
/* Family safe-to-try/: how far a decision reaches, whether there is a way
 * back, and when somebody looks at it again. */
#include <string.h>

#include "core/base/clip.h"
#include "core/check/safe_to_try.h"
#include "core/corpus/authority.h"

#define ROLLBACK_WORDS 10u
#define LONGEST_EXAMPLE 180u /* days ahead */
#define WEEKS_TO_DECIDE 4u

/* A day to write that passes: so many days on, within half a year. */
static void add_days(char out[DATE_SIZE], const struct date *from,
    uint32_t days)
{
	struct date day = *from;

	for (uint32_t i = 0; i < days && i < LONGEST_EXAMPLE; i++)
		date_next(&day, &day);
	date_format(out, &day);
}

static void check_deadline(struct trial *trial)
{
	struct finding *finding;
	char day[DATE_SIZE];

	if (terms_day(trial->record, FIELD_DECIDE_BY).year)
		return;
	finding = check_add(trial->check, RULE_SAFE_NO_DEADLINE, trial->record,
	    "no day is set to decide by");
	trial_at_field(trial, finding, FIELD_DECIDE_BY);
	add_days(day, &trial->day, WEEKS_TO_DECIDE * 7);
	check_advise(trial->check, finding, "Write it as 'decide-by: %s'.",
	    day);
}

static void check_reversibility(struct trial *trial)
{
	const char *said = terms_field(trial->record, FIELD_REVERSIBILITY);
	struct finding *finding;

	if (!trial_is_alone(trial) || trial->terms.way_back)
		return;
	if (said)
		finding = check_add(trial->check,
		    RULE_SAFE_REVERSIBILITY_MISSING, trial->record,
		    "'%s' does not tell a way back", clip_of(said).text);
	else
		finding = check_add(trial->check,
		    RULE_SAFE_REVERSIBILITY_MISSING, trial->record,
		    "nothing says whether it can be undone");
	trial_at_field(trial, finding, FIELD_REVERSIBILITY);
	check_advise(trial->check, finding,
	    "Write 'reversibility: two-way' or 'costly', with a section "
	    "'## Way back' and the field 'undo-cost: 2 days'; 'one-way' is not "
	    "safe to try.");
}

/* Two have approved, one of them no author, and it was handed up. */
static bool is_escalated(struct trial *trial)
{
	person_list people = { 0 };
	size_t others = 0, count;

	if (!record_field(trial->record, FIELD_ESCALATED_TO, 0))
		return false;
	trial_consented(&people, trial);
	for (size_t i = 0; i < people.count; i++)
		others += !person_is_in(&trial->terms.authors, people.items[i]);
	count = people.count;
	vec_release(&people);
	return count >= 2 && others > 0;
}

static void check_one_way(struct trial *trial)
{
	struct finding *finding;

	if (!trial_is_alone(trial) ||
	    trial->terms.way_back != WAY_BACK_ONE_WAY || is_escalated(trial))
		return;
	finding = check_add(trial->check, RULE_SAFE_ONE_WAY_DOOR, trial->record,
	    "there is no way back, so it is not safe to try");
	trial_at_field(trial, finding, FIELD_REVERSIBILITY);
	check_advise(trial->check, finding,
	    "Decide it by consent; or name whom it was handed to, "
	    "'escalated-to:', and let two consent, one of them no author: "
	    "'hence consent %s'.",
	    trial_id(trial));
}

static void check_way_back(struct trial *trial)
{
	struct finding *finding;
	bool found, has_cost = record_field(trial->record, FIELD_UNDO_COST, 0);
	uint32_t words = check_words(trial->record, SECTION_BIT(ROLLBACK),
	    &found);

	if (!trial_asks(trial) || !trial->terms.way_back ||
	    trial->terms.way_back == WAY_BACK_ONE_WAY ||
	    (words >= ROLLBACK_WORDS && has_cost))
		return;
	if (words >= ROLLBACK_WORDS)
		finding = check_add(trial->check, RULE_SAFE_NO_WAY_BACK,
		    trial->record, "nothing says what it costs to undo it");
	else
		finding = check_add(trial->check, RULE_SAFE_NO_WAY_BACK,
		    trial->record,
		    found ? "the way back is told in fewer than %u words"
			  : "no section of %u words tells the way back",
		    ROLLBACK_WORDS);
	trial_weigh(trial, finding);
	finding_whole(finding, "");
	check_advise(trial->check, finding, "%s%s%s",
	    words < ROLLBACK_WORDS ? "Add a section '## Way back'" : "",
	    words >= ROLLBACK_WORDS ? "Write "
		: has_cost          ? "."
				    : " and ",
	    has_cost ? "" : "the field 'undo-cost: 2 days'.");
}

/* The decider that may go furthest; NULL: none has a role here. */
static const struct config_role *find_role(struct trial *trial)
{
	const person_list *deciders = &trial->terms.deciders;
	const struct config_role *found = NULL;

	for (size_t i = 0; i < deciders->count; i++) {
		struct authority by;

		authority_find(&by, trial_authority(trial), trial->record,
		    trial->terms.mode, deciders->items[i], &trial->day);
		if (by.state == AUTHORITY_HELD &&
		    (!found || authority_reaches(by.role, found->ceiling)))
			found = by.role;
	}
	return found;
}

static void check_radius(struct trial *trial)
{
	enum radius radius = trial->terms.radius;
	const char *said = terms_field(trial->record, FIELD_BLAST_RADIUS);
	const struct config_role *role = radius ? find_role(trial) : NULL;
	struct finding *finding = NULL;

	if (!radius && trial_is_alone(trial)) {
		finding = check_add(trial->check,
		    RULE_SAFE_RADIUS_ABOVE_AUTHORITY, trial->record, "%s%s%s",
		    said ? "'" : "nothing says how far it reaches",
		    clip_of(said).text, said ? "' is no radius" : "");
		check_advise(trial->check, finding,
		    "Write 'blast-radius: team', 'teams' or 'org'.");
	} else if (role && !authority_reaches(role, radius)) {
		finding = check_add(trial->check,
		    RULE_SAFE_RADIUS_ABOVE_AUTHORITY, trial->record,
		    "it reaches '%s', and the role '%s' decides up to '%s'",
		    radius_name(radius), clip_of(role->name).text,
		    radius_name(role->ceiling));
		check_advise(trial->check, finding, "Hand it to %s%s%s.",
		    role->escalates_to ? "the role '" : "a role that may",
		    role->escalates_to ? role->escalates_to : "",
		    role->escalates_to ? "'" : "");
	}
	trial_at_field(trial, finding, FIELD_BLAST_RADIUS);
}

static void check_evaluation(struct trial *trial)
{
	struct finding *finding;
	bool found;

	if (!trial_asks(trial) ||
	    check_words(trial->record, SECTION_BIT(EVALUATION), &found) > 0)
		return;
	finding = check_add(trial->check, RULE_SAFE_NO_EVALUATION,
	    trial->record, "nothing says what would show that it failed");
	trial_weigh(trial, finding);
	finding_whole(finding, "");
	check_advise(trial->check, finding,
	    "Add a section '## Evaluation criteria': what is measured, and "
	    "from which value on the decision is taken back.");
}

/* The day that the time until the next review is counted from: that of the
 * review that has set it, else that of the decision. */
static struct date counted_from(const struct trial *trial,
    const struct date *due)
{
	struct date from = trial->day;

	for (uint32_t i = 0; i < trial->record->reviews_count; i++) {
		const struct review *review = &trial->record->reviews[i];

		if (review->until.year && !date_compare(&review->until, due) &&
		    date_compare(&review->date, &from) > 0)
			from = review->date;
	}
	return from;
}

/* What is wrong with the day, or NULL. */
static const char *judge_review_day(struct trial *trial, const struct date *due)
{
	const char *said = terms_field(trial->record, FIELD_REVIEW_BY);
	uint32_t horizon =
	    trial_authority(trial)->modes[trial->terms.mode].horizon_days;
	struct date from = counted_from(trial, due);

	if (!said)
		return "no day is set to review it";
	if (!due->year)
		return "the day to review it is no date";
	if (date_compare(due, &from) < 0)
		return "it would be reviewed before it is decided";
	if (horizon && date_days(&from, due) > (long)horizon)
		return "the day to review it is too far away";
	return NULL;
}

static void check_review_date(struct trial *trial)
{
	struct date due = terms_day(trial->record, FIELD_REVIEW_BY);
	uint32_t horizon =
	    trial_authority(trial)->modes[trial->terms.mode].horizon_days;
	const char *wrong = judge_review_day(trial, &due);
	struct finding *finding;
	struct date from;
	char day[DATE_SIZE];

	if (!wrong || !trial_asks(trial))
		return;
	finding = check_add(trial->check, RULE_SAFE_REVIEW_DATE_MISSING,
	    trial->record, "%s", wrong);
	trial_weigh(trial, finding);
	trial_at_field(trial, finding, FIELD_REVIEW_BY);
	from = counted_from(trial, &due);
	add_days(day, &from, horizon ? horizon : LONGEST_EXAMPLE);
	if (horizon)
		check_advise(trial->check, finding,
		    "Write it as 'review-by: %s', at most %u days after the "
		    "decision.",
		    day, horizon);
	else
		check_advise(trial->check, finding,
		    "Write it as 'review-by: %s'.", day);
}

static void check_review_owner(struct trial *trial)
{
	struct finding *finding;

	if (!record_field(trial->record, FIELD_REVIEW_BY, 0) ||
	    record_field(trial->record, FIELD_REVIEW_OWNER, 0) ||
	    trial->terms.deciders.count)
		return;
	finding = check_add(trial->check, RULE_SAFE_REVIEW_OWNER_MISSING,
	    trial->record, "nobody is named who reviews it");
	trial_at_field(trial, finding, FIELD_REVIEW_OWNER);
	check_advise(trial->check, finding,
	    "Write 'review-owner: ana@example.org'; without it the decider "
	    "does.");
}

void check_terms(struct trial *trial)
{
	check_deadline(trial);
	check_reversibility(trial);
	check_one_way(trial);
	check_way_back(trial);
	check_radius(trial);
	check_evaluation(trial);
	check_review_date(trial);
	check_review_owner(trial);
}
