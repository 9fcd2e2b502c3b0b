/* SPDX-License-Identifier: MIT */
/* Moves from one state to the next, and what time has done to a record. */
#include "core/corpus/lifecycle.h"

#include <string.h>

#include "core/check/check.h"
#include "core/corpus/evidence.h"

#define SHORT_ID 8

void check_say_act(struct strbuf *out, const struct evidence_act *act)
{
	char day[DATE_SIZE];

	date_format(day, &act->date);
	if (act->commit)
		strbuf_addf(out, "commit %.*s by %s, %s", SHORT_ID,
		    act->commit->id,
		    *act->commit->name ? act->commit->name : act->commit->email,
		    day);
	else
		strbuf_addstr(out, "not committed yet");
}

bool check_is_old(const struct check *check, const struct record *record)
{
	return check->evidence &&
	    evidence_is_decided_before(check->evidence, record,
		&check->corpus->config.since);
}

/* A change is judged by its own commits. */
static bool is_judged(const struct check *check, const struct evidence_act *act)
{
	return !check->touched || !act->commit ||
	    evidence_is_new(check->evidence, act->commit);
}

static void state_of(struct lifecycle_state *out, const struct check *check,
    const struct record *record, enum record_status status, const char *raw)
{
	lifecycle_of(out, &check->corpus->config,
	    corpus_collection_of(check->corpus, record)->kind, status, raw);
}

static void place_status(struct finding *finding, const struct record *record)
{
	const struct field *field = record_field(record, FIELD_STATUS, 0);

	finding->whole_file = !field || field->span.end <= field->span.start;
	if (!finding->whole_file)
		finding->span = field->span;
}

/* Says it where the move is none; where one of the two states is not known,
 * other rules speak. */
static bool check_move(const struct check *check, const struct record *record,
    const struct lifecycle_state *from, const struct lifecycle_state *to,
    const struct evidence_act *act)
{
	const char *kind = corpus_collection_of(check->corpus, record)->kind;
	struct strbuf how = STRBUF_INIT, next = STRBUF_INIT;
	struct finding *finding;

	if (from->status < RECORD_DRAFT || to->status < RECORD_DRAFT ||
	    !strcmp(from->name, to->name) ||
	    lifecycle_allows(&check->corpus->config, kind, from, to))
		return false;
	check_say_act(&how, act);
	lifecycle_moves(&next, &check->corpus->config, kind, from);
	finding = check_add(check, RULE_LIFECYCLE_ILLEGAL_TRANSITION, record,
	    "went from '%s' to '%s' (%s); what is %s may become %s", from->name,
	    to->name, how.buf, from->name,
	    next.len ? next.buf : "nothing else");
	if (finding) {
		place_status(finding, record);
		finding->subject = arena_strdup(&check->findings->arena,
		    to->name);
		finding->fix = "A new record that supersedes it is the way to "
			       "decide anew.";
		if (check->touched)
			finding->severity = SEVERITY_ERROR;
	}
	strbuf_release(&how);
	strbuf_release(&next);
	return true;
}

/* The last one that was none. */
static void check_moves(const struct check *check, const struct record *record,
    const struct record_evidence *row)
{
	struct lifecycle_state from, to;
	struct evidence_act act = { .is_done = true };

	state_of(&to, check, record, corpus_status_of(check->corpus, record),
	    record_string(record, record->raw_status));
	if (row->count && row->is_changed) {
		const struct evidence_version *last =
		    &row->versions[row->count - 1];

		state_of(&from, check, record, last->status, last->raw_status);
		if (check_move(check, record, &from, &to, &act))
			return;
	}
	for (size_t i = row->count; i-- > 0;) {
		const struct evidence_version *version = &row->versions[i];

		act.commit = version->commit;
		if (!version->before.id || !is_judged(check, &act))
			continue;
		date_of_time(&act.date, version->commit->time);
		state_of(&from, check, record, version->old_status,
		    version->old_raw_status);
		state_of(&to, check, record, version->status,
		    version->raw_status);
		if (check_move(check, record, &from, &to, &act))
			return;
	}
}

static void check_birth(const struct check *check, const struct record *record,
    const struct record_evidence *row)
{
	struct strbuf how = STRBUF_INIT;
	struct finding *finding;

	if (!row->is_born_decided || !row->decided.commit ||
	    !is_judged(check, &row->decided) ||
	    stage_of(corpus_status_of(check->corpus, record)) != STAGE_DECIDED)
		return;
	check_say_act(&how, &row->decided);
	finding = check_add(check, RULE_LIFECYCLE_BORN_ACCEPTED, record,
	    "was decided when it first came (%s): nobody could object before",
	    how.buf);
	finding_whole(finding, "");
	strbuf_release(&how);
}

static bool is_proposed(const struct check *check, const struct record *record)
{
	return stage_of(corpus_status_of(check->corpus, record)) ==
	    STAGE_PROPOSED;
}

static void check_deadline(const struct check *check,
    const struct record *record)
{
	const struct field *field;
	struct finding *finding;
	struct date date;

	if (!is_proposed(check, record))
		return;
	field = record_field(record, FIELD_DECIDE_BY, 0);
	if (!field ||
	    !date_parse(&date, text_of(record_string(record, field->value))) ||
	    date_compare(&date, &check->options->today) >= 0)
		return;
	finding = check_add(check, RULE_LIFECYCLE_DECIDE_BY_PASSED, record,
	    "was to be decided by %s", record_string(record, field->value));
	if (!finding)
		return;
	finding->span = field->span;
	finding->whole_file = field->span.end <= field->span.start;
	finding->subject = "decide-by";
	finding->fix = "Decide, set a new day, or withdraw it with 'hence "
		       "status'.";
}

static void check_stalled(const struct check *check,
    const struct record *record)
{
	uint32_t most = check->corpus->config.stalled_days;
	struct evidence_act last;
	struct finding *finding;
	long days;

	if (!is_proposed(check, record))
		return;
	evidence_last(&last, check->evidence, record);
	days = date_days(&last.date, &check->options->today);
	if (!last.commit || days <= (long)most)
		return;
	finding = check_add(check, RULE_LIFECYCLE_STALLED, record,
	    "is proposed, and nobody has touched it for %ld days", days);
	finding_whole(finding, "");
	if (finding)
		finding->fix = "Decide, or withdraw it with 'hence status'.";
}

static void check_removal(const struct check *check,
    const struct evidence_removal *removal)
{
	const struct date *since = &check->corpus->config.since;
	struct strbuf how = STRBUF_INIT;
	struct evidence_act decided;
	struct finding *finding;

	if ((check->touched && !removal->is_new) ||
	    date_compare(&removal->removed.date, since) < 0 ||
	    stage_of(evidence_removed_status(check->evidence, removal,
		&decided)) != STAGE_DECIDED)
		return;
	check_say_act(&how, &removal->removed);
	finding = check_add(check, RULE_LIFECYCLE_DELETED, NULL,
	    "this record was decided and is gone (%s)", how.buf);
	strbuf_release(&how);
	if (!finding)
		return;
	finding->path = removal->path;
	finding->whole_file = true;
	finding->fix = "Bring it back and deprecate or supersede it: readers "
		       "of what it led to will look for it.";
	if (check->touched)
		finding->severity = SEVERITY_ERROR;
	if (decided.is_done && date_compare(&decided.date, since) < 0)
		finding->severity = SEVERITY_INFO;
}

/* What has not changed since the day from which records are held to the rules
 * is old, whatever it says. */
static bool is_at_rest(const struct check *check, const struct record *record)
{
	const struct date *since = &check->corpus->config.since;
	struct evidence_act last;

	if (!since->year)
		return false;
	evidence_last(&last, check->evidence, record);
	return last.commit && date_compare(&last.date, since) < 0;
}

static void check_history(const struct check *check,
    const struct record *record)
{
	const struct record_evidence *row;

	check_stalled(check, record);
	if (is_at_rest(check, record) ||
	    (check->touched && !check_is_touched(check, record)))
		return;
	row = evidence_of(check->evidence, record);
	check_moves(check, record, row);
	check_birth(check, record, row);
	if (check->options->wanted[RULE_LIFECYCLE_CHANGED_AFTER_DECISION])
		check_changed(check, record, row);
}

void check_lifecycle(const struct check *check)
{
	const struct corpus *corpus = check->corpus;
	const struct evidence_removal *removals;
	size_t count;

	for (size_t i = 0; i < corpus->records.count; i++) {
		if (!check_is_asked(check, i))
			continue;
		check_deadline(check, &corpus->records.items[i]);
		if (check->evidence)
			check_history(check, &corpus->records.items[i]);
	}
	if (!check->evidence || !check->options->wanted[RULE_LIFECYCLE_DELETED])
		return;
	removals = evidence_removals(check->evidence, &count);
	for (size_t i = 0; i < count; i++)
		check_removal(check, &removals[i]);
}
