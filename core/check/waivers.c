/* SPDX-License-Identifier: MIT */
/* <!-- hence: waive family/rule: reason --> in a record: what it silences, and
 * what it cannot. */
#include "core/check/check.h"
#include "core/record/words.h"

static struct finding *report(const struct check *check,
    const struct record *record, const struct mark *mark, const char *why)
{
	const char *rule = record_string(record, mark->text);
	struct finding *finding = check_add(check, RULE_RECORD_WAIVER, record,
	    "the waiver of '%.80s' %s", rule ? rule : "", why);

	if (!finding)
		return NULL;
	finding->span = mark->span;
	finding->line = mark->line;
	finding->subject = rule ? rule : "";
	return finding;
}

/* What is no rule may be one that is written wrongly, or all of it a reason. */
static void report_unknown(const struct check *check,
    const struct record *record, const struct mark *mark)
{
	struct finding *finding = report(check, record, mark, "names no rule");
	const char *rule = record_string(record, mark->text);
	const char *near = rule_guess(rule ? rule : "");

	if (near)
		check_advise(check, finding, "Did you mean '%s'?", near);
	else
		check_advise(check, finding,
		    "It is written as <!-- hence: waive RULE: REASON -->; "
		    "'hence check --explain all' lists the rules.");
}

/* How many findings up to count it silences. */
static size_t apply(const struct check *check, const struct record *record,
    enum rule_id rule, const char *reason, size_t count)
{
	size_t waived = 0;

	for (size_t i = 0; i < count; i++) {
		struct finding *finding = &check->findings->items.items[i];

		if (finding->record != record || finding->rule != rule)
			continue;
		finding->waived = reason;
		waived++;
	}
	return waived;
}

static void check_waiver(const struct check *check, const struct record *record,
    const struct mark *mark, size_t count)
{
	const char *reason = record_string(record, mark->reason);
	enum rule_id rule = rule_find(
	    text_of(record_string(record, mark->text)));

	if (rule == RULE_COUNT)
		report_unknown(check, record, mark);
	else if (!rules[rule].waivable)
		report(check, record, mark,
		    "is of no effect: that rule cannot "
		    "be waived");
	else if (words_count(text_of(reason)) < WAIVER_REASON_WORDS)
		report(check, record, mark,
		    "needs a reason of at least 5 words");
	else if (check->options->wanted[rule] &&
	    !apply(check, record, rule, reason, count))
		report(check, record, mark, "silences nothing");
}

void check_waivers(const struct check *check)
{
	size_t count = check->findings->items.count;

	for (size_t r = 0; r < check->corpus->records.count; r++) {
		const struct record *record = &check->corpus->records.items[r];

		for (uint32_t i = 0;
		     check_is_asked(check, r) && i < record->marks_count; i++)
			if (record->marks[i].kind == MARK_WAIVER)
				check_waiver(check, record, &record->marks[i],
				    count);
	}
}
