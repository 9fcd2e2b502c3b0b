/* SPDX-License-Identifier: MIT */
/* The form of one record: family record/. */
#include <string.h>

#include "core/base/clip.h"
#include "core/check/check.h"
#include "core/corpus/lifecycle.h"
#include "core/corpus/places.h"
#include "core/record/status.h"
#include "core/record/title.h"

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
			finding_whole(check_add(check, rows[i].rule, record,
					  "%s%s%s", rows[i].message,
					  says_more ? ": " : "",
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
	const char *kind = corpus_collection_of(check->corpus, record)->kind;
	const char *near;
	const struct field *field;
	uint32_t n;

	for (n = 0; (field = record_field(record, FIELD_STATUS, n)); n++) {
		const char *said = record_string(record, field->value);

		if (said_by(record, field) != RECORD_UNKNOWN)
			continue;
		near = lifecycle_nearest(&check->corpus->config, kind, said);
		at_field(check_add(check, RULE_RECORD_STATUS_UNKNOWN, record,
			     "'%s' is no known status%s%s%s",
			     clip_of(said).text, near ? "; did you mean '" : "",
			     near ? near : "", near ? "'?" : ""),
		    field, said);
		return;
	}
}

static void check_conflict(const struct check *check,
    const struct record *record)
{
	const struct field *field = places_differ(record,
	    &check->corpus->config,
	    corpus_collection_of(check->corpus, record)->kind);
	const char *said;

	if (!field)
		return;
	said = record_string(record, field->value);
	at_field(check_add(check, RULE_RECORD_STATUS_CONFLICT, record,
		     "the status is '%s' here, but '%s' where it is read "
		     "first",
		     clip_of(said).text,
		     clip_of(record_string(record, record->raw_status)).text),
	    field, said);
}

static void check_status(const struct check *check, const struct record *record)
{
	if (corpus_status_of(check->corpus, record) == RECORD_NO_STATUS)
		finding_whole(check_add(check, RULE_RECORD_STATUS_MISSING,
				  record, "no status anywhere"),
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

static void report_no_date(const struct check *check,
    const struct record *record, const struct field *field, const char *said)
{
	struct finding *finding = check_add(check, RULE_RECORD_DATE_INVALID,
	    record, "'%s' is no date", clip_of(said).text);

	at_field(finding, field, "date");
	check_advise(check, finding, "Dates are written as YYYY-MM-DD.");
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
			report_no_date(check, record, field, said);
		else if (date_compare(&date, &latest) > 0)
			at_field(check_add(check, RULE_RECORD_DATE_INVALID,
				     record, "'%s' is in the future",
				     clip_of(said).text),
			    field, "date");
	}
}

/* "{short title}", "[short title of the problem]": a template's. */
static bool is_placeholder(struct text title)
{
	return title.len > 2 &&
	    ((title.data[0] == '{' && title.data[title.len - 1] == '}') ||
		(title.data[0] == '[' && title.data[title.len - 1] == ']'));
}

/* The file's name is one, too, where it has words. */
static bool has_no_words(struct text title)
{
	for (size_t i = 0; i < title.len; i++)
		if (!char_is_digit(title.data[i]) &&
		    !char_is_one_of(title.data[i], " -_."))
			return false;
	return true;
}

static void check_title(const struct check *check, const struct record *record)
{
	const char *title = record_string(record, record->title);
	bool written = record->title_span.end > record->title_span.start;
	struct finding *finding;

	if (!title || (!written && has_no_words(text_of(title)))) {
		finding_whole(check_add(check, RULE_RECORD_TITLE_MISSING,
				  record, "no title anywhere"),
		    "");
		return;
	}
	if (!written || !is_placeholder(text_of(title)))
		return;
	finding = check_add(check, RULE_RECORD_TITLE_MISSING, record,
	    "the title is still that of a template: '%s'", clip_of(title).text);
	if (finding) {
		finding->span = record->title_span;
		finding->subject = title;
	}
}

void check_record_form(const struct check *check, const struct record *record)
{
	check_reading(check, record);
	if (record->problems & (PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE))
		return;
	check_title(check, record);
	check_status(check, record);
	check_number(check, record);
	check_date(check, record);
	check_content(check, record);
}
