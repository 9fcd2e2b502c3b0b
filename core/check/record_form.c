/* SPDX-License-Identifier: MIT */
/* The form of one record: family record/. */
#include <string.h>

#include "core/check/check.h"
#include "core/record/status.h"
#include "core/record/title.h"

#define CONTEXT_WORDS 10u /* RULES: under 10 is a warning */
#define SUMMARY_WORDS 250u
#define TO_DO_WORDS 3u /* of a section that says "to be done" */

static void whole(struct finding *finding, const char *subject)
{
	if (!finding)
		return;
	finding->whole_file = true;
	finding->subject = subject;
}

static void at_field(struct finding *finding, const struct field *field,
    const char *subject)
{
	if (!finding)
		return;
	finding->subject = subject;
	finding->span = field->span;
	finding->whole_file = field->span.end == field->span.start;
}

static void check_reading(const struct check *check,
    const struct record *record)
{
	static const struct {
		enum record_problem problem;
		enum rule_id rule;
		const char *message;
	} rows[] = {
		{ PROBLEM_FRONT_MATTER_UNTERMINATED, RULE_RECORD_UNREADABLE,
		    "the front matter has no closing '---'" },
		{ PROBLEM_FRONT_MATTER_BROKEN, RULE_RECORD_UNREADABLE,
		    "the front matter is no YAML" },
		{ PROBLEM_FRONT_MATTER_DUPLICATE, RULE_RECORD_UNREADABLE,
		    "a key stands in the front matter twice" },
		{ PROBLEM_NUL, RULE_RECORD_UNREADABLE,
		    "the file has NUL bytes in it" },
		{ PROBLEM_UNREADABLE, RULE_RECORD_UNREADABLE,
		    "the file could not be read" },
		{ PROBLEM_TOO_COMPLEX, RULE_RECORD_UNREADABLE,
		    "its Markdown would take too long to read" },
		{ PROBLEM_FRONT_MATTER_NO_MAPPING, RULE_RECORD_FRONT_MATTER,
		    "the front matter is no list of 'key: value' lines" },
		{ PROBLEM_ENCODING, RULE_RECORD_ENCODING,
		    "the file is not valid UTF-8" },
		{ PROBLEM_TOO_LARGE, RULE_RECORD_TOO_LARGE,
		    "the file is larger than 'limits: record-bytes'" },
	};
	const char *more = record_string(record, record->problem_text);

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		bool says_more = more &&
		    rows[i].problem == PROBLEM_FRONT_MATTER_BROKEN;

		if (record->problems & rows[i].problem)
			whole(check_add(check, rows[i].rule, record, "%s%s%s",
				  rows[i].message, says_more ? ": " : "",
				  says_more ? more : ""),
			    rows[i].message);
	}
}

/* The status that a field states by itself. */
static enum record_status said_by(const struct record *record,
    const struct field *field)
{
	struct status_line line;

	status_read(&line, text_of(record_string(record, field->value)));
	return line.status;
}

static void check_unknown_status(const struct check *check,
    const struct record *record)
{
	const struct field *field;
	uint32_t n;

	for (n = 0; (field = record_field(record, FIELD_STATUS, n)); n++) {
		const char *said = record_string(record, field->value);

		if (said_by(record, field) != RECORD_UNKNOWN)
			continue;
		at_field(check_add(check, RULE_RECORD_STATUS_UNKNOWN, record,
			     "'%.80s' is no known status", said),
		    field, said);
		return;
	}
}

/* Places that state one each; the lines of a status section are one place. */
static void check_conflict(const struct check *check,
    const struct record *record)
{
	const struct field *field;
	enum record_status section = RECORD_NO_STATUS;
	uint32_t n;

	for (n = 0; (field = record_field(record, FIELD_STATUS, n)); n++) {
		enum record_status said = said_by(record, field);

		if (field->place == PLACE_SECTION) {
			/* some line of the section's history agrees */
			if (said == record->status)
				section = RECORD_UNKNOWN;
			else if (section == RECORD_NO_STATUS)
				section = said;
			continue;
		}
		if (said <= RECORD_UNKNOWN || said == record->status)
			continue;
		at_field(check_add(check, RULE_RECORD_STATUS_CONFLICT, record,
			     "the status is %s here, but %s where it is read "
			     "first",
			     status_name(said), status_name(record->status)),
		    field, status_name(said));
	}
	if (section <= RECORD_UNKNOWN)
		return;
	for (n = 0; (field = record_field(record, FIELD_STATUS, n)); n++) {
		if (field->place != PLACE_SECTION ||
		    said_by(record, field) != section)
			continue;
		at_field(check_add(check, RULE_RECORD_STATUS_CONFLICT, record,
			     "the status is %s here, but %s where it is read "
			     "first",
			     status_name(section), status_name(record->status)),
		    field, status_name(section));
		return;
	}
}

static void check_status(const struct check *check, const struct record *record)
{
	if (corpus_status_of(check->corpus, record) == RECORD_NO_STATUS)
		whole(check_add(check, RULE_RECORD_STATUS_MISSING, record,
			  "no status anywhere"),
		    "");
	else if (record->status == RECORD_UNKNOWN)
		check_unknown_status(check, record);
	else
		check_conflict(check, record);
}

/* "Implementing PEP 649" ends with a number that is not its own. */
static bool is_about_another(struct text title,
    const struct title_number *split)
{
	struct text lead = text_trim(text_make(title.data, title_lead(title)));

	return !split->rest.len && text_find_char(lead, ' ') < lead.len;
}

static void check_number(const struct check *check, const struct record *record)
{
	const char *title = record_string(record, record->title_raw);
	const struct field *field;
	struct title_number split;
	struct finding *finding;
	uint32_t n, number;

	if (!record->has_number || record->number == 0)
		return;
	title_split(&split, text_of(title), false, 0);
	if (split.has_number && split.number != record->number &&
	    !is_about_another(text_of(title), &split) &&
	    record->title_span.end > record->title_span.start) {
		finding = check_add(check, RULE_RECORD_NUMBER_MISMATCH, record,
		    "the title says %u, the record is number %u", split.number,
		    record->number);
		if (finding) {
			finding->span = record->title_span;
			finding->subject = "title";
		}
	}
	for (n = 0; (field = record_field(record, FIELD_NUMBER, n)); n++)
		if (text_to_number(text_of(record_string(record, field->value)),
			&number) &&
		    number != record->number)
			at_field(
			    check_add(check, RULE_RECORD_NUMBER_MISMATCH,
				record,
				"the number here is %u, the record is number %u",
				number, record->number),
			    field, "number");
}

static void check_date(const struct check *check, const struct record *record)
{
	const struct field *field;
	struct date date, latest;
	uint32_t n;

	/* somewhere it is tomorrow already */
	date_next(&latest, &check->options->today);
	for (n = 0; (field = record_field(record, FIELD_DATE, n)); n++) {
		const char *said = record_string(record, field->value);

		if (!date_parse(&date, text_of(said)))
			at_field(check_add(check, RULE_RECORD_DATE_INVALID,
				     record, "'%.60s' is no date", said),
			    field, "date");
		else if (date_compare(&date, &latest) > 0)
			at_field(check_add(check, RULE_RECORD_DATE_INVALID,
				     record, "'%.60s' is in the future", said),
			    field, "date");
	}
}

static void check_title(const struct check *check, const struct record *record)
{
	if (!record_string(record, record->title))
		whole(check_add(check, RULE_RECORD_TITLE_MISSING, record,
			  "no title anywhere"),
		    "");
}

/* All words in sections of that class, and in those below them. */
static uint32_t words_in(const struct record *record, uint64_t classes,
    bool *found)
{
	uint32_t words = 0, counted = 0;

	*found = false;
	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];

		if (!(section->classes & classes))
			continue;
		*found = true;
		for (uint32_t k = i < counted ? counted : i; k < section->end;
		     k++)
			words += record->sections[k].words;
		counted = section->end > counted ? section->end : counted;
	}
	return words;
}

#define CLASS(name) ((uint64_t)1 << SECTION_##name)

/* A section that the lexicon does not know, and that may say it all the same:
 * "Context of the tech concepts", "What we have seen". */
static bool may_say_why(const struct record *record)
{
	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];
		uint32_t words = 0;

		if (section->classes & CLASS(DECISION))
			return false;
		for (uint32_t k = i; k < section->end; k++)
			words += record->sections[k].words;
		if (words >= CONTEXT_WORDS &&
		    (!section->classes || section->classes & CLASS(SUMMARY)))
			return true;
	}
	return false;
}

static bool is_named_context(const struct record *record)
{
	for (uint32_t i = 0; i < record->sections_count; i++)
		if (text_starts_nocase(text_of(record_string(record,
					   record->sections[i].title)),
			"context "))
			return true;
	return false;
}

static void check_context(const struct check *check,
    const struct record *record)
{
	struct finding *finding;
	bool found, unsure;
	uint32_t words = words_in(record, CLASS(CONTEXT) | CLASS(DRIVERS),
	    &found);

	words += record->lead_words;
	if (words >= CONTEXT_WORDS || is_named_context(record))
		return;
	unsure = !found && may_say_why(record);
	if (unsure)
		finding = check_add(check, RULE_RECORD_CONTEXT_MISSING, record,
		    "no section is called by what the problem is");
	else if (found || record->lead_words)
		finding = check_add(check, RULE_RECORD_CONTEXT_MISSING, record,
		    "the problem is told in %u word%s", words,
		    words == 1 ? "" : "s");
	else
		finding = check_add(check, RULE_RECORD_CONTEXT_MISSING, record,
		    "nothing says what the problem is");
	whole(finding, "");
	if (finding && unsure)
		finding->severity = SEVERITY_INFO;
	else if (finding && finding->severity > SEVERITY_WARNING &&
	    (found || record->lead_words))
		finding->severity = SEVERITY_WARNING;
}

static void check_consequences(const struct check *check,
    const struct record *record)
{
	struct finding *finding;
	bool found, other;

	words_in(record, CLASS(CONSEQUENCES), &found);
	words_in(record, CLASS(PROS_CONS) | CLASS(RISKS), &other);
	if (found)
		return;
	finding = check_add(check, RULE_RECORD_CONSEQUENCES_MISSING, record,
	    "nothing says what follows from the decision");
	whole(finding, "");
	if (finding && !other &&
	    strcmp(corpus_collection_of(check->corpus, record)->kind, "rfc") !=
		0)
		finding->severity = SEVERITY_WARNING;
}

static void check_summary(const struct check *check,
    const struct record *record)
{
	bool found;
	uint32_t words = words_in(record, CLASS(SUMMARY), &found);

	if (found ? words <= SUMMARY_WORDS
		  : record->lead_words && record->lead_words <= SUMMARY_WORDS)
		return;
	whole(check_add(check, RULE_RECORD_SUMMARY_MISSING, record,
		  found ? "the summary has %u words, more than %u"
			: "no short summary",
		  words, SUMMARY_WORDS),
	    "");
}

static void check_placeholders(const struct check *check,
    const struct record *record)
{
	for (uint32_t i = 0; i < record->marks_count; i++) {
		const struct mark *mark = &record->marks[i];
		const char *text = record_string(record, mark->text);
		struct finding *finding;

		if (mark->kind == MARK_WAIVER ||
		    mark->kind == MARK_SUPERSEDED ||
		    (mark->kind == MARK_TO_DO &&
			!(mark->section &&
			    record->sections[mark->section - 1].words <=
				TO_DO_WORDS)))
			continue;
		finding = check_add(check, RULE_RECORD_PLACEHOLDER, record,
		    "'%.80s' is still to be filled in", text);
		if (!finding)
			continue;
		finding->span = mark->span;
		finding->line = mark->line;
		finding->subject = text;
	}
}

/* What only a Markdown reader can know. */
static void check_content(const struct check *check,
    const struct record *record)
{
	if (record->format != FORMAT_MARKDOWN)
		return;
	check_context(check, record);
	check_consequences(check, record);
	check_summary(check, record);
	check_placeholders(check, record);
}

void check_records(const struct check *check)
{
	for (size_t i = 0; i < check->corpus->records.count; i++) {
		const struct record *record = &check->corpus->records.items[i];

		check_reading(check, record);
		if (record->problems & (PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE))
			continue;
		check_title(check, record);
		check_status(check, record);
		check_number(check, record);
		check_date(check, record);
		check_content(check, record);
	}
}
