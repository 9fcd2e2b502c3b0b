/* SPDX-License-Identifier: MIT */
/* Family safe-to-try/: what a record said in an older version, and does not
 * say any more. */
#include <string.h>

#include "core/base/clip.h"
#include "core/check/safe_to_try.h"
#include "core/corpus/evidence.h"
#include "core/record/person.h"

/* A version of the record, read anew. */
struct past {
	struct arena arena;
	struct record record;
};

static bool past_read(struct past *out, const struct trial *trial,
    const struct evidence_text *text)
{
	arena_init(&out->arena);
	memset(&out->record, 0, sizeof(out->record));
	return text->id &&
	    evidence_read(&out->record, NULL, trial->check->evidence, text,
		&out->arena);
}

static void past_release(struct past *past)
{
	arena_release(&past->arena);
}

/* The day on which the last call ends in a version; year 0: none there. */
static struct date end_in(const struct trial *trial,
    const struct evidence_text *text)
{
	struct date end = { 0 };
	struct past past;

	if (past_read(&past, trial, text))
		end = terms_day(&past.record, FIELD_LAST_CALL_UNTIL);
	past_release(&past);
	return end;
}

/* Does it begin a last call, or begin it anew with another end? */
static bool begins_call(const struct trial *trial,
    const struct evidence_version *version)
{
	struct date now, before;

	if (version->status != RECORD_LAST_CALL)
		return false;
	if (version->old_status != RECORD_LAST_CALL)
		return true;
	now = end_in(trial, &version->now);
	before = end_in(trial, &version->before);
	return date_compare(&now, &before) != 0;
}

/* The version with which the last call began that the record is in, or was
 * decided from; NULL: it is in none, or that is not committed. */
static const struct evidence_version *find_call(const struct trial *trial)
{
	const struct record_evidence *proof = trial->proof;
	struct date end = terms_day(trial->record, FIELD_LAST_CALL_UNTIL);
	struct date committed;
	uint32_t i = proof->count;

	if (trial->status != RECORD_LAST_CALL &&
	    proof->decided_from != RECORD_LAST_CALL)
		return NULL;
	while (i > 0 && proof->versions[i - 1].status != RECORD_LAST_CALL)
		i--;
	if (!i)
		return NULL;
	committed = end_in(trial, &proof->versions[i - 1].now);
	if (proof->is_changed && date_compare(&committed, &end))
		return NULL;
	for (; i > 0; i--)
		if (begins_call(trial, &proof->versions[i - 1]))
			return &proof->versions[i - 1];
	return NULL;
}

static void check_call(struct trial *trial)
{
	const struct evidence_version *from = find_call(trial);
	const char *hash = from ? trial_hash(trial) : NULL;
	struct finding *finding;
	struct frozen then;
	bool same;

	if (!hash ||
	    !evidence_version_text(&then, trial->check->evidence, from))
		return;
	same = !strcmp(then.hash, hash);
	frozen_release(&then);
	if (same)
		return;
	finding = check_add(trial->check, RULE_SAFE_LAST_CALL_STALE,
	    trial->record,
	    "the text has changed since the last call of commit %.8s",
	    from->commit->id);
	trial_at_field(trial, finding, FIELD_LAST_CALL_UNTIL);
	check_advise(trial->check, finding,
	    "'hence status %s last-call --until DATE' begins it anew.",
	    trial_id(trial));
}

static bool is_objection(const struct record *a, const struct objection *x,
    const struct record *b, const struct objection *y)
{
	const char *one = record_string(a, x->text);
	const char *other = record_string(b, y->text);

	if (one && other && !strcmp(one, other))
		return true;
	return person_same(text_of(record_string(a, x->who)),
		   text_of(record_string(b, y->who))) &&
	    text_same(text_of(record_string(a, x->label)),
		text_of(record_string(b, y->label)));
}

static bool has_objection(const struct record *record, const struct record *in,
    const struct objection *objection)
{
	for (uint32_t i = 0; i < record->objections_count; i++)
		if (is_objection(record, &record->objections[i], in, objection))
			return true;
	return false;
}

static void say_lost(const struct trial *trial, const struct record *then,
    const struct objection *objection)
{
	const char *label = record_string(then, objection->label);
	const char *who = record_string(then, objection->who);
	struct finding *finding;

	if (has_objection(trial->record, then, objection))
		return;
	finding = check_add(trial->check, RULE_SAFE_DISSENT_LOST, trial->record,
	    "objection %s%sof '%s' stood when it was decided, and is "
	    "gone",
	    clip_of(label).text, label ? " " : "", clip_of(who).text);
	finding_whole(finding, "");
	if (finding)
		finding->subject = arena_strdup(&trial->check->findings->arena,
		    label ? label : "");
}

static void check_dissent(struct trial *trial)
{
	const struct record_evidence *proof = trial->proof;
	uint32_t i = proof->count;
	struct past then;

	if (!proof->decided.is_done || !proof->decided.commit)
		return;
	while (i > 0 && proof->versions[i - 1].commit != proof->decided.commit)
		i--;
	if (!i)
		return;
	if (past_read(&then, trial, &proof->versions[i - 1].now))
		for (uint32_t k = 0; k < then.record.objections_count; k++)
			say_lost(trial, &then.record,
			    &then.record.objections[k]);
	past_release(&then);
}

void check_past(struct trial *trial)
{
	if (!trial->proof)
		return;
	check_call(trial);
	check_dissent(trial);
}
