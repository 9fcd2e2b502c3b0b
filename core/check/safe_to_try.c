/* SPDX-License-Identifier: MIT */
/* Family safe-to-try/: who decides, and by what right. */
#include "core/check/safe_to_try.h"

#include <string.h>

#include "core/base/clip.h"
#include "core/corpus/evidence.h"
#include "core/git/source.h"

#define WHY_WORDS 15u /* why consensus was not reached */

bool trial_is_alone(const struct trial *trial)
{
	return trial->terms.mode == MODE_SAFE_TO_TRY;
}

const char *trial_id(const struct trial *trial)
{
	return check_id(trial->check, trial->record);
}

bool trial_asks(const struct trial *trial)
{
	return trial_is_alone(trial) || trial->terms.tier == TIER_HEAVY;
}

void trial_weigh(const struct trial *trial, struct finding *finding)
{
	if (!trial_is_alone(trial))
		check_limit(trial->check, finding, SEVERITY_WARNING);
}

void trial_at_field(const struct trial *trial, struct finding *finding,
    enum field_key key)
{
	const struct field *field = record_field(trial->record, key, 0);

	if (!finding)
		return;
	finding->subject = field_key_name(key);
	if (field)
		finding->span = field->span;
	finding->whole_file = !field || field->span.start == field->span.end;
}

void trial_at_step(struct finding *finding, struct span span, uint32_t line,
    const char *label)
{
	if (!finding)
		return;
	(void)span;
	finding->line = line;
	finding->subject = label ? label : "";
}

const struct frozen *trial_frozen(struct trial *trial)
{
	const struct check *check = trial->check;
	const struct source_file *file = source_find(check->source,
	    trial->record->path);
	struct strbuf bytes = STRBUF_INIT;

	if (!trial->has_frozen && file &&
	    source_read(check->source, file, trial->config->record_bytes,
		&bytes, NULL) == STATUS_OK) {
		frozen_read(&trial->frozen, trial->record,
		    text_make(bytes.buf, bytes.len));
		trial->has_frozen = true;
	}
	strbuf_release(&bytes);
	return trial->has_frozen ? &trial->frozen : NULL;
}

const char *trial_hash(struct trial *trial)
{
	const struct frozen *now;
	struct frozen then;

	if (*trial->hash)
		return trial->hash;
	if (trial->proof && trial->proof->decided.commit &&
	    evidence_decided_text(&then, trial->check->evidence,
		trial->record)) {
		memcpy(trial->hash, then.hash, sizeof(trial->hash));
		frozen_release(&then);
		return trial->hash;
	}
	now = trial_frozen(trial);
	if (now)
		memcpy(trial->hash, now->hash, sizeof(trial->hash));
	return now ? trial->hash : NULL;
}

static void check_decider(struct trial *trial)
{
	const person_list *deciders = &trial->terms.deciders;
	struct finding *finding = NULL;

	if (mode_is_for_one(trial->terms.mode) && deciders->count != 1) {
		finding = check_add(trial->check, RULE_SAFE_DECIDER_MISSING,
		    trial->record, "%s, and mode %s needs exactly one decider",
		    deciders->count ? "several decide" : "nobody decides",
		    mode_name(trial->terms.mode));
		check_advise(trial->check, finding,
		    "Name the one who decides: 'decider: ana@example.org'.");
	} else if (!deciders->count) {
		finding = check_add(trial->check, RULE_SAFE_DECIDER_MISSING,
		    trial->record, "nobody is named as decider");
		check_advise(trial->check, finding,
		    "Name who decides: 'decider: ana@example.org'; 'hence "
		    "accept' names you where git knows your 'user.email'.");
	}
	trial_at_field(trial, finding, FIELD_DECIDER);
}

/* A word for a mode that has no rules of its own. */
static void say_other_word(const struct trial *trial, const char *said)
{
	const char *mode = mode_name(trial->terms.mode);
	struct finding *finding;

	if (!said || text_equals_nocase(text_trim(text_of(said)), mode))
		return;
	finding = check_add(trial->check, RULE_SAFE_MODE_MISSING, trial->record,
	    "'%s' is read as %s", clip_of(said).text, mode);
	if (finding)
		finding->severity = SEVERITY_INFO;
	trial_at_field(trial, finding, FIELD_DECISION_MODE);
}

static void check_mode(struct trial *trial)
{
	const char *said = terms_field(trial->record, FIELD_DECISION_MODE);
	struct finding *finding;

	if (trial->terms.mode) {
		say_other_word(trial, said);
		return;
	}
	if (said)
		finding = check_add(trial->check, RULE_SAFE_MODE_MISSING,
		    trial->record, "'%s' is no mode of decision",
		    clip_of(said).text);
	else
		finding = check_add(trial->check, RULE_SAFE_MODE_MISSING,
		    trial->record, "nothing says how it was decided");
	check_advise(trial->check, finding,
	    "Write 'decision-mode: consent', 'safe-to-try' or 'directed'; "
	    "'decisions: default-mode' of %s says it for all.",
	    CONFIG_FILE);
	trial_at_field(trial, finding, FIELD_DECISION_MODE);
}

/* Where an objection was overruled there was none to be had. */
static bool is_disputed(const struct record *record)
{
	for (uint32_t i = 0; i < record->objections_count; i++)
		if (record->objections[i].state == OBJECTION_OVERRULED)
			return true;
	return false;
}

/* The day to decide by has passed, and too few had consented. */
static bool ran_out_of_time(struct trial *trial)
{
	struct date by = terms_day(trial->record, FIELD_DECIDE_BY);
	uint32_t quorum = trial->config->modes[MODE_CONSENT].quorum;
	person_list people = { 0 };
	size_t count;

	if (!by.year || date_compare(&by, &trial->day) >= 0)
		return false;
	trial_consented(&people, trial);
	count = people.count;
	vec_release(&people);
	return count < (quorum ? quorum : 1);
}

static void check_consensus(struct trial *trial)
{
	struct finding *finding;
	bool found;

	if (!trial_is_alone(trial) || is_disputed(trial->record) ||
	    check_words(trial->record, SECTION_BIT(NO_CONSENSUS), &found) >=
		WHY_WORDS ||
	    ran_out_of_time(trial))
		return;
	finding = check_add(trial->check, RULE_SAFE_CONSENSUS_NOT_TRIED,
	    trial->record,
	    found ? "why consensus was not reached is told in "
		    "fewer than %u words"
		  : "nothing shows that consensus was tried",
	    WHY_WORDS);
	finding_whole(finding, "");
	check_advise(trial->check, finding,
	    "Add a section '## Why consensus was not reached' of %u words or "
	    "more, or decide by consent: 'decision-mode: consent'.",
	    WHY_WORDS);
}

/* Only who asks for the terms of decisions is asked for all of them. */
static void check_trial(struct trial *trial)
{
	check_reviews(trial);
	if (!terms_apply(trial->record, trial->config))
		return;
	check_mode(trial);
	check_decider(trial);
	check_roles(trial);
	check_consensus(trial);
	check_terms(trial);
	check_steps(trial);
	check_consents(trial);
	check_proof(trial);
	check_past(trial);
}

static bool is_held(const struct check *check, const struct record *record)
{
	return record->format == FORMAT_MARKDOWN &&
	    !(record->problems & (PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE)) &&
	    stage_of(corpus_status_of(check->corpus, record)) != STAGE_CLOSED;
}

/* Is there something that only commits can show: a trace of it in the record,
 * or in an older version of one that was decided by these rules? */
static bool has_past(const struct trial *trial)
{
	const struct record *record = trial->record;

	return mode_is_for_one(trial->terms.mode) || record->objections_count ||
	    record->consents_count || trial->status == RECORD_LAST_CALL ||
	    record_field(record, FIELD_LAST_CALL_UNTIL, 0) ||
	    trial->config->modes[trial->terms.mode].min_days ||
	    (trial->config->since.year && !check_is_old(trial->check, record));
}

/* The day of a decision is that of its commit, where that proves it. */
static void find_proof(struct trial *trial)
{
	struct evidence *evidence = trial->check->evidence;

	if (!evidence || !has_past(trial) ||
	    !terms_apply(trial->record, trial->config))
		return;
	trial->proof = evidence_of(evidence, trial->record);
	if (trial->proof->decided.is_done && !trial->proof->is_unproven &&
	    stage_of(trial->status) == STAGE_DECIDED)
		trial->day = trial->proof->decided.date;
}

void check_safe_to_try(const struct check *check, const struct record *record)
{
	struct trial trial = { .check = check, .record = record };

	if (!is_held(check, record))
		return;
	trial.config = &check->corpus->config;
	trial.status = corpus_status_of(check->corpus, record);
	trial.is_rfc =
	    !strcmp(corpus_collection_of(check->corpus, record)->kind, "rfc");
	trial.day = check->options->today;
	if (stage_of(trial.status) == STAGE_DECIDED && record->date.year)
		trial.day = record->date;
	terms_read(&trial.terms, record, trial.config);
	find_proof(&trial);
	check_trial(&trial);
	terms_release(&trial.terms);
	if (trial.has_frozen)
		frozen_release(&trial.frozen);
}
