/* SPDX-License-Identifier: MIT */
/* Family safe-to-try/: what objections hold a decision up, and what became of
 * them. */
#include <string.h>

#include "core/base/clip.h"
#include "core/check/safe_to_try.h"

/* Does the objection hold the decision up? Else it is a concern. */
static bool objection_blocks(const struct objection *objection)
{
	return objection->who && (objection->harm || objection->because);
}

static const char *label_of(const struct trial *trial,
    const struct objection *objection)
{
	const char *label = record_string(trial->record, objection->label);

	return label ? label : "";
}

static void check_form(struct trial *trial, const struct objection *objection)
{
	const char *label = label_of(trial, objection);
	struct finding *finding;

	if (objection_blocks(objection))
		return;
	finding = check_add(trial->check, RULE_SAFE_OBJECTION_WITHOUT_HARM,
	    trial->record, "objection %s%snames %s: it counts as a concern",
	    label, *label ? " " : "",
	    objection->who ? "no harm" : "nobody who objects");
	trial_at_step(finding, objection->span, objection->line, label);
	check_advise(trial->check, finding,
	    "Below it, '- harm: ...' says what would come to harm.");
}

static void check_open(struct trial *trial, const struct objection *objection)
{
	const char *label = label_of(trial, objection);
	const char *who = record_string(trial->record, objection->who);
	bool can_overrule = mode_is_for_one(trial->terms.mode);
	bool overruled = objection->state == OBJECTION_OVERRULED;
	struct finding *finding;

	if (!objection_blocks(objection))
		return;
	if (overruled
		? can_overrule
		: objection->state && objection->state != OBJECTION_UNKNOWN)
		return;
	finding = check_add(trial->check, RULE_SAFE_OBJECTION_OPEN,
	    trial->record, "objection %s%sof '%s' is %s", label,
	    *label ? " " : "", clip_of(who).text,
	    overruled ? "overruled, which only safe-to-try and directed allow"
		      : "still open");
	trial_at_step(finding, objection->span, objection->line, label);
	if (overruled)
		check_advise(trial->check, finding,
		    "Where one decides alone the record says so: "
		    "'decision-mode: safe-to-try'; else '%s' closes it by "
		    "'hence object %s --close %s integrated --in SECTION'.",
		    clip_of(who).text, trial_id(trial),
		    *label ? label : "LABEL");
	else
		check_advise(trial->check, finding,
		    "'%s' closes it by 'hence object %s --close %s "
		    "integrated --in SECTION', or withdrawn; anybody by "
		    "deferred or monitored%s.",
		    clip_of(who).text, trial_id(trial),
		    *label ? label : "LABEL",
		    can_overrule ? "; the decider by overruled" : "");
}

static bool names(struct text t, const char *label)
{
	size_t len = strlen(label);

	while (t.len >= len) {
		size_t at = text_find(t, label);
		bool begins, ends;

		if (at > t.len)
			return false;
		begins = !at || !char_is_alnum(t.data[at - 1]);
		ends = at + len == t.len || !char_is_alnum(t.data[at + len]);
		if (begins && ends)
			return true;
		t = text_skip(t, at + 1);
	}
	return false;
}

static bool is_evaluation(const struct record *record, uint32_t section)
{
	for (uint32_t i = 0; i < section; i++)
		if (record->sections[i].classes & SECTION_BIT(EVALUATION) &&
		    section <= record->sections[i].end)
			return true;
	return false;
}

/* Does a criterion of the evaluation name it? */
static bool is_watched(struct trial *trial, const char *label)
{
	const struct frozen *frozen = trial_frozen(trial);

	for (size_t i = 0; frozen && i < frozen->parts.count; i++)
		if (is_evaluation(trial->record,
			frozen->parts.items[i].section) &&
		    names(frozen->parts.items[i].text, label))
			return true;
	return !*label;
}

static void check_watched(struct trial *trial,
    const struct objection *objection)
{
	const char *label = label_of(trial, objection);
	struct finding *finding;
	bool found;
	uint32_t words = check_words(trial->record, SECTION_BIT(EVALUATION),
	    &found);

	if (objection->state != OBJECTION_OVERRULED ||
	    (words && is_watched(trial, label)))
		return;
	finding = check_add(trial->check, RULE_SAFE_OVERRULED_UNWATCHED,
	    trial->record,
	    "no criterion watches whether objection %s%sis right", label,
	    *label ? " " : "");
	/* some criterion may mean it without naming it */
	if (!trial_is_alone(trial) || words)
		check_limit(trial->check, finding, SEVERITY_WARNING);
	trial_at_step(finding, objection->span, objection->line, label);
	check_advise(trial->check, finding,
	    "Say under '## Evaluation criteria' what would show it: '- %s: "
	    "...'.",
	    *label ? label : "O1");
}

/* The last call is over at the end of its day, which is the last to speak. */
static void check_last_call(struct trial *trial)
{
	struct date until = terms_day(trial->record, FIELD_LAST_CALL_UNTIL);
	struct finding *finding;
	char day[DATE_SIZE];

	if (!until.year || date_compare(&trial->day, &until) >= 0)
		return;
	date_format(day, &until);
	finding = check_add(trial->check, RULE_SAFE_LAST_CALL_RUNNING,
	    trial->record, "the last call runs until %s", day);
	trial_at_field(trial, finding, FIELD_LAST_CALL_UNTIL);
	check_advise(trial->check, finding, "Wait for its end.");
}

void check_steps(struct trial *trial)
{
	const struct record *record = trial->record;

	for (uint32_t i = 0; i < record->objections_count; i++) {
		const struct objection *objection = &record->objections[i];

		check_form(trial, objection);
		check_open(trial, objection);
		check_watched(trial, objection);
	}
	check_last_call(trial);
}
