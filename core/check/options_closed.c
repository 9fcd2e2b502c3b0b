/* SPDX-License-Identifier: MIT */
/* Family options/: a record that was rejected, withdrawn or postponed says why,
 * so that nobody proposes the same again in vain. */
#include "core/check/options.h"

#define REASON_WORDS 4u
#define STATUS_WORDS 5u /* the status itself is one */
#define TEXT_WORDS 8u /* of a text that may say it */

/* "Rejected, as the service was sold", or "Rejected (see 19)". */
static bool is_said_in_status(const struct record *record)
{
	const struct field *field;
	bool found;

	for (uint32_t n = 0; (field = record_field(record, FIELD_STATUS, n));
	     n++)
		if (check_words_said(record, field->value) >= REASON_WORDS)
			return true;
	for (uint32_t i = 0; i < record->relations_count; i++)
		if (record->relations[i].inverse)
			return true;
	for (uint32_t i = 0; i < record->links_count; i++) {
		uint32_t at = record->links[i].section;

		if (at &&
		    record->sections[at - 1].classes & SECTION_BIT(STATUS))
			return true;
	}
	return check_words(record, SECTION_BIT(STATUS), &found) >= STATUS_WORDS;
}

static bool is_telling(struct text word)
{
	static const char *const parts[] = { "why", "reason", "rejected",
		"rejection", "withdrawn", "withdrawal", "withdrew", "postponed",
		"deferred", "abandoned" };

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (text_equals_nocase(word, parts[i]))
			return true;
	return false;
}

/* "Why it was rejected", "Reason for withdrawal" */
static bool has_heading(const struct record *record)
{
	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];
		struct text rest = text_of(
		    record_string(record, section->title));
		struct text word;

		if (section->words < REASON_WORDS ||
		    section->classes &
			(SECTION_BIT(OPTIONS_ALL) |
			    SECTION_BIT(OPTIONS_LOSERS)))
			continue;
		while (text_split(&rest, ' ', &word))
			if (is_telling(word))
				return true;
	}
	return false;
}

static bool has_reason(const struct weighing *w)
{
	const struct record *record = w->record;
	const struct field *because = record_field(record, FIELD_BECAUSE, 0);

	return (because && check_words_said(record, because->value)) ||
	    check_words_said(record, record->outcome.reason) >= REASON_WORDS ||
	    record->objections_count || is_said_in_status(record) ||
	    has_heading(record) ||
	    weighing_says(w, SECTION_BIT(DECISION), PHRASE_BIT(BECAUSE));
}

void check_closed_reason(const struct weighing *w)
{
	const struct record *record = w->record;
	struct finding *finding;
	bool found;

	if (has_reason(w))
		return;
	finding = check_add(w->check,
	    RULE_OPTIONS_RECORD_REJECTED_WITHOUT_REASON, record,
	    "%s, and nothing says why", status_name(w->status));
	finding_whole(finding, "");
	if (check_words(record,
		SECTION_BIT(DECISION) | SECTION_BIT(CONSEQUENCES), &found) +
		record->lead_words >=
	    TEXT_WORDS)
		check_limit(w->check, finding, SEVERITY_WARNING);
	check_advise(w->check, finding,
	    "'hence status %s %s --because REASON' writes it; or put it "
	    "behind the status.",
	    check_id(w->check, record), status_name(w->status));
}
