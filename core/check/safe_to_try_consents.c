/* SPDX-License-Identifier: MIT */
/* Family safe-to-try/: who has consented, and to which text. */
#include <string.h>

#include "core/base/clip.h"
#include "core/check/safe_to_try.h"

/* One that names no text is to none. */
static bool is_fresh(struct trial *trial, const struct consent *consent)
{
	const char *hash = record_string(trial->record, consent->hash);
	const char *wanted = hash ? trial_hash(trial) : NULL;

	return wanted && !strcmp(hash, wanted);
}

void trial_consented(person_list *out, struct trial *trial)
{
	const struct record *record = trial->record;

	for (uint32_t i = 0; i < record->consents_count; i++) {
		const struct consent *consent = &record->consents[i];
		const char *who = record_string(record, consent->who);

		if (who && is_fresh(trial, consent) && !person_is_in(out, who))
			*vec_push(out) = who;
	}
}

static void check_stale(struct trial *trial)
{
	const struct record *record = trial->record;

	for (uint32_t i = 0; i < record->consents_count; i++) {
		const struct consent *consent = &record->consents[i];
		const char *who = record_string(record, consent->who);
		struct finding *finding;

		if (!who || !consent->hash || !trial_hash(trial) ||
		    is_fresh(trial, consent))
			continue;
		finding = check_add(trial->check, RULE_SAFE_CONSENT_STALE,
		    record, "'%s' has consented to another text",
		    clip_of(who).text);
		trial_at_step(finding, consent->span, consent->line, who);
		check_advise(trial->check, finding,
		    "'hence consent %s', by them, renews it.", trial_id(trial));
	}
}

static void check_quorum(struct trial *trial)
{
	uint32_t quorum =
	    trial_authority(trial)->modes[trial->terms.mode].quorum;
	person_list people = { 0 };
	struct finding *finding;
	size_t count;

	if (!quorum)
		return;
	trial_consented(&people, trial);
	count = people.count;
	vec_release(&people);
	if (count >= quorum)
		return;
	finding = check_add(trial->check, RULE_SAFE_QUORUM_NOT_MET,
	    trial->record, "%zu of %u have consented to this text", count,
	    quorum);
	finding_whole(finding, "");
	check_advise(trial->check, finding,
	    "Each does it with 'hence consent %s'.", trial_id(trial));
}

/* Has anybody agreed who has not written it? Who decides agrees. */
static bool has_second(struct trial *trial)
{
	const struct terms *terms = &trial->terms;
	person_list people = { 0 };
	bool found = false;

	trial_consented(&people, trial);
	for (size_t i = 0; i < terms->deciders.count && terms->authors.count;
	     i++)
		if (!person_is_in(&people, terms->deciders.items[i]))
			*vec_push(&people) = terms->deciders.items[i];
	for (size_t i = 0; i < people.count; i++)
		found |= !person_is_in(terms->authors.count ? &terms->authors
							    : &terms->deciders,
		    people.items[i]);
	vec_release(&people);
	return found;
}

static void check_second(struct trial *trial)
{
	bool one_way = trial->terms.way_back == WAY_BACK_ONE_WAY;
	struct finding *finding;

	if ((!trial->is_rfc && trial->terms.tier != TIER_HEAVY) ||
	    has_second(trial))
		return;
	finding = check_add(trial->check, RULE_SAFE_NO_SECOND_PERSON,
	    trial->record, "nobody but who wrote it has agreed");
	if (!one_way)
		check_limit(trial->check, finding, SEVERITY_WARNING);
	finding_whole(finding, "");
	check_advise(trial->check, finding,
	    "Let somebody else read it and say so: 'hence consent %s'.",
	    trial_id(trial));
}

void check_consents(struct trial *trial)
{
	check_stale(trial);
	check_quorum(trial);
	check_second(trial);
}
