/* SPDX-License-Identifier: MIT */
/*
 * Family safe-to-try/: what commits prove of a decision. Where the proposal and
 * the decision came in one commit (a squash) they prove nothing, and what the
 * record says decides; that is a warning.
 */
#include "core/base/clip.h"
#include "core/check/safe_to_try.h"
#include "core/corpus/evidence.h"
#include "core/record/person.h"

static bool is_author(const struct log_commit *commit, const char *who)
{
	return person_same(text_of(commit->email), text_of(who)) ||
	    person_same(text_of(commit->name), text_of(who));
}

/* The day on which discussion began, as far as that is known. */
static struct date opened_on(const struct trial *trial, bool *proven)
{
	const struct record_evidence *proof = trial->proof;
	struct date said = terms_day(trial->record, FIELD_DISCUSSION_OPENED);

	*proven = proof && proof->proposed.is_done && !proof->is_unproven &&
	    !proof->is_cut;
	return *proven ? proof->proposed.date : said;
}

static void check_window(struct trial *trial)
{
	uint32_t least =
	    trial_authority(trial)->modes[trial->terms.mode].min_days;
	struct finding *finding;
	struct date opened;
	/* a shallow clone lacks the commit: the record's word counts, if any */
	bool proven, is_cut = trial->proof && trial->proof->is_cut;
	long days;

	if (!least)
		return;
	opened = opened_on(trial, &proven);
	days = opened.year ? date_days(&opened, &trial->day) : 0;
	if (is_cut ? !opened.year || days >= (long)least
		   : proven && days >= (long)least)
		return;
	if (opened.year && days >= (long)least)
		finding = check_add(trial->check, RULE_SAFE_WINDOW_TOO_SHORT,
		    trial->record,
		    "unproven that it was open for %u days: no "
		    "commit proposed it before",
		    least);
	else
		finding = check_add(trial->check, RULE_SAFE_WINDOW_TOO_SHORT,
		    trial->record,
		    "it was open for %ld days, and mode %s needs %u",
		    days > 0 ? days : 0, mode_name(trial->terms.mode), least);
	if (!proven || record_field(trial->record, FIELD_EXPEDITE, 0))
		check_limit(trial->check, finding, SEVERITY_WARNING);
	trial_at_field(trial, finding, FIELD_DISCUSSION_OPENED);
	check_advise(trial->check, finding,
	    "Wait; or say why it cannot, 'expedite: ...', which makes this a "
	    "warning.");
}

/* May that person close the objection as it was closed? */
static bool may_close(const struct trial *trial,
    const struct objection *objection, const struct log_commit *by)
{
	const person_list *deciders = &trial->terms.deciders;

	if (objection->state != OBJECTION_OVERRULED)
		return is_author(by,
		    record_string(trial->record, objection->who));
	for (size_t i = 0; i < deciders->count; i++)
		if (is_author(by, deciders->items[i]))
			return true;
	return false;
}

/* Who is said to have overruled it is no decider. */
static bool is_said_of_another(const struct trial *trial,
    const struct objection *objection)
{
	const char *who = record_string(trial->record, objection->state_who);

	return objection->state == OBJECTION_OVERRULED && who &&
	    !person_is_in(&trial->terms.deciders, who);
}

static struct finding *say_closed(const struct trial *trial,
    const struct objection *objection, const char *by, const char *more)
{
	const char *label = record_string(trial->record, objection->label);
	bool overruled = objection->state == OBJECTION_OVERRULED;
	struct finding *finding = check_add(trial->check,
	    RULE_SAFE_CLOSED_BY_WRONG_PERSON, trial->record,
	    "objection %s%sof '%s' was %s by '%s'%s", label ? label : "",
	    label ? " " : "",
	    clip_of(record_string(trial->record, objection->who)).text,
	    overruled                                     ? "overruled"
		: objection->state == OBJECTION_WITHDRAWN ? "withdrawn"
							  : "integrated",
	    clip_of(by).text, more);

	trial_at_step(finding, objection->span, objection->line, label);
	check_advise(trial->check, finding, "%s",
	    overruled ? "Only the decider overrules an objection."
		      : "Who objected says so: 'hence object --close', or "
			"'--as' for what they have told you.");
	return finding;
}

static void check_closed(struct trial *trial, uint32_t n)
{
	const struct objection *objection = &trial->record->objections[n];
	const struct evidence_objection *proof = trial->proof
	    ? &trial->proof->objections[n]
	    : NULL;
	const char *recorder = record_string(trial->record,
	    objection->state_recorder);
	const struct log_commit *by;

	if (!objection->who ||
	    (objection->state != OBJECTION_INTEGRATED &&
		objection->state != OBJECTION_WITHDRAWN &&
		objection->state != OBJECTION_OVERRULED))
		return;
	by = proof && proof->closed.is_done ? proof->closed.commit : NULL;
	if (is_said_of_another(trial, objection))
		say_closed(trial, objection,
		    record_string(trial->record, objection->state_who), "");
	else if (recorder)
		check_limit(trial->check,
		    say_closed(trial, objection, recorder,
			", who wrote it down for them"),
		    SEVERITY_WARNING);
	else if (by && proof->is_unproven)
		check_limit(trial->check,
		    say_closed(trial, objection, by->name,
			" in the commit that raised it: unproven"),
		    SEVERITY_WARNING);
	else if (by && !may_close(trial, objection, by))
		say_closed(trial, objection, by->name, "");
}

static void check_consent(struct trial *trial, uint32_t n)
{
	const struct consent *consent = &trial->record->consents[n];
	const struct log_commit *commit = trial->proof
	    ? trial->proof->consents[n].commit
	    : NULL;
	const char *who = record_string(trial->record, consent->who);
	struct finding *finding;

	if (!who || !commit || is_author(commit, who))
		return;
	finding = check_add(trial->check, RULE_SAFE_CONSENT_UNPROVEN,
	    trial->record, "the consent of '%s' was committed by '%s'",
	    clip_of(who).text, clip_of(commit->name).text);
	trial_at_step(finding, consent->span, consent->line, who);
	check_advise(trial->check, finding,
	    "They commit it: 'hence consent %s'.", trial_id(trial));
}

void check_proof(struct trial *trial)
{
	check_window(trial);
	for (uint32_t i = 0; i < trial->record->objections_count; i++)
		check_closed(trial, i);
	for (uint32_t i = 0; i < trial->record->consents_count; i++)
		check_consent(trial, i);
}
