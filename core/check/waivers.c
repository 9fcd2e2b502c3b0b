/* SPDX-License-Identifier: MIT */
/* <!-- hence: waive family/rule: reason --> in a record, or "options-waived:":
 * what it silences, and what it cannot. */
#include "core/base/clip.h"
#include "core/check/check.h"

/* One as it stands in a record. */
struct waiver {
	const struct record *record;
	const char *rule; /* as written, "" where it names none */
	const char *reason;
	struct span span;
	uint32_t line;
};

static struct finding *report(const struct check *check,
    const struct waiver *waiver, const char *why)
{
	struct finding *finding = check_add(check, RULE_RECORD_WAIVER,
	    waiver->record, "the waiver of '%s' %s", clip_of(waiver->rule).text,
	    why);

	if (!finding)
		return NULL;
	finding->span = waiver->span;
	finding->line = waiver->line;
	finding->subject = waiver->rule;
	return finding;
}

/* What is no rule may be one that is written wrongly, or all of it a reason. */
static void report_unknown(const struct check *check,
    const struct waiver *waiver)
{
	struct finding *finding = report(check, waiver, "names no rule");
	const char *near = rule_guess(waiver->rule);

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

static bool has_reason(const struct check *check, const struct waiver *waiver)
{
	if (rule_waiver_says(waiver->reason))
		return true;
	report(check, waiver, "needs a reason of at least 5 words");
	return false;
}

static void check_waiver(const struct check *check, const struct waiver *waiver,
    size_t count)
{
	enum rule_id rule = rule_find(text_of(waiver->rule));

	if (rule == RULE_COUNT)
		report_unknown(check, waiver);
	else if (!rules[rule].waivable)
		report(check, waiver,
		    "is of no effect: that rule cannot "
		    "be waived");
	else if (has_reason(check, waiver) && check->options->wanted[rule] &&
	    !apply(check, waiver->record, rule, waiver->reason, count))
		report(check, waiver, "silences nothing");
}

static void check_comment(const struct check *check,
    const struct record *record, const struct mark *mark, size_t count)
{
	const char *rule = record_string(record, mark->text);
	const struct waiver waiver = {
		.record = record,
		.rule = rule ? rule : "",
		.reason = record_string(record, mark->reason),
		.span = mark->span,
		.line = mark->line,
	};

	check_waiver(check, &waiver, count);
}

/* "options-waived: REASON" lets a record pass without options. */
static void check_field(const struct check *check, const struct record *record,
    const struct field *field, size_t count)
{
	const bool *wanted = check->options->wanted;
	const struct waiver waiver = {
		.record = record,
		.rule = field_key_name(field->key),
		.reason = record_string(record, field->value),
		.span = field->span,
	};
	size_t waived;

	if (!has_reason(check, &waiver))
		return;
	waived = apply(check, record, RULE_OPTIONS_MISSING, waiver.reason,
		     count) +
	    apply(check, record, RULE_OPTIONS_TOO_FEW, waiver.reason, count);
	if (!waived && wanted[RULE_OPTIONS_MISSING] &&
	    wanted[RULE_OPTIONS_TOO_FEW])
		report(check, &waiver, "silences nothing");
}

void check_waivers(const struct check *check)
{
	size_t count = check->findings->items.count;

	for (size_t r = 0; r < check->corpus->records.count; r++) {
		const struct record *record = &check->corpus->records.items[r];
		const struct field *field = record_field(record,
		    FIELD_OPTIONS_WAIVED, 0);

		if (!check_is_asked(check, r))
			continue;
		if (field)
			check_field(check, record, field, count);
		for (uint32_t i = 0; i < record->marks_count; i++)
			if (record->marks[i].kind == MARK_WAIVER)
				check_comment(check, record, &record->marks[i],
				    count);
	}
}
