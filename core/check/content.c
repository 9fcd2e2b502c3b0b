/* SPDX-License-Identifier: MIT */
/* What a record says: its context, consequences and summary, and what of a
 * template is left in it. */
#include <string.h>

#include "core/base/clip.h"
#include "core/check/check.h"
#include "core/record/words.h"

#define CONTEXT_WORDS 10u /* fewer are a warning */
#define SUMMARY_WORDS 250u
#define TO_DO_WORDS 3u /* of a section that says "to be done" */

uint32_t check_words_said(const struct record *record, string_ref said)
{
	return words_count(text_of(record_string(record, said)));
}

uint32_t check_words(const struct record *record, uint64_t classes, bool *found)
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

/* A section that the lexicon does not know, and that may say it all the same:
 * "Context of the tech concepts", "What we have seen". */
static bool may_say_why(const struct record *record)
{
	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];
		uint32_t words = 0;

		if (section->classes & SECTION_BIT(DECISION))
			return false;
		for (uint32_t k = i; k < section->end; k++)
			words += record->sections[k].words;
		if (words >= CONTEXT_WORDS &&
		    (!section->classes ||
			section->classes & SECTION_BIT(SUMMARY)))
			return true;
	}
	return false;
}

/* The words below "Context for X", which is no phrase of the lexicon's. */
static uint32_t words_of_named_context(const struct record *record, bool *found)
{
	uint32_t words = 0;

	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];
		struct text title = text_of(
		    record_string(record, section->title));

		if (section->classes & SECTION_BIT(CONTEXT) ||
		    !text_starts_nocase(title, "context "))
			continue;
		*found = true;
		for (uint32_t k = i; k < section->end; k++)
			words += record->sections[k].words;
	}
	return words;
}

static void check_context(const struct check *check,
    const struct record *record)
{
	struct finding *finding;
	bool found, unsure;
	uint32_t words = check_words(record,
	    SECTION_BIT(CONTEXT) | SECTION_BIT(DRIVERS), &found);

	words += record->lead_words;
	if (words < CONTEXT_WORDS)
		words += words_of_named_context(record, &found);
	if (words >= CONTEXT_WORDS)
		return;
	unsure = !found && may_say_why(record);
	if (unsure)
		finding = check_add(check, RULE_RECORD_CONTEXT_MISSING, record,
		    "no section is called by what the problem is");
	else if (found && !words)
		finding = check_add(check, RULE_RECORD_CONTEXT_MISSING, record,
		    "the section on the problem has no text");
	else if (found || record->lead_words)
		finding = check_add(check, RULE_RECORD_CONTEXT_MISSING, record,
		    "the problem is told in %u word%s", words,
		    words == 1 ? "" : "s");
	else
		finding = check_add(check, RULE_RECORD_CONTEXT_MISSING, record,
		    "nothing says what the problem is");
	finding_whole(finding, "");
	check_advise(check, finding,
	    "%s what makes a decision necessary, in %u words or more.",
	    found ? "Say there" : "Say in a section '## Context'",
	    CONTEXT_WORDS);
	if (finding && unsure)
		finding->severity = SEVERITY_INFO;
	else if (finding && finding->severity > SEVERITY_WARNING &&
	    (found || record->lead_words))
		finding->severity = SEVERITY_WARNING;
}

/* Wherever it is kept: an RFC begins with a summary, or says what it is. */
static bool is_rfc(const struct check *check, const struct record *record)
{
	const char *title = record_string(record, record->title_raw);
	bool has_summary;

	check_words(record, SECTION_BIT(SUMMARY) | SECTION_BIT(OPEN_QUESTIONS),
	    &has_summary);
	return has_summary || (title && strstr(title, "RFC")) ||
	    !strcmp(corpus_collection_of(check->corpus, record)->kind, "rfc");
}

/* "Trade-offs and consequences", which is no phrase of the lexicon's. */
static bool names_consequences(const struct record *record)
{
	for (uint32_t i = 0; i < record->sections_count; i++) {
		struct text title = text_of(
		    record_string(record, record->sections[i].title));

		if (text_find(title, "onsequence") != SIZE_MAX ||
		    text_find(title, "\345\220\216\346\236\234") != SIZE_MAX)
			return true;
	}
	return false;
}

static void check_consequences(const struct check *check,
    const struct record *record)
{
	struct finding *finding;
	bool found, other;

	check_words(record, SECTION_BIT(CONSEQUENCES), &found);
	check_words(record, SECTION_BIT(PROS_CONS) | SECTION_BIT(RISKS),
	    &other);
	if (found || names_consequences(record))
		return;
	finding = check_add(check, RULE_RECORD_CONSEQUENCES_MISSING, record,
	    "nothing says what follows from the decision");
	finding_whole(finding, "");
	check_advise(check, finding,
	    "Add a section '## Consequences': what gets better, and what it "
	    "costs.");
	other |= record->points_count > 0;
	if (!other && !is_rfc(check, record))
		check_raise(check, finding, SEVERITY_WARNING);
}

static void check_summary(const struct check *check,
    const struct record *record)
{
	bool found;
	uint32_t words = check_words(record, SECTION_BIT(SUMMARY), &found);

	if (found ? words <= SUMMARY_WORDS
		  : record->lead_words && record->lead_words <= SUMMARY_WORDS)
		return;
	finding_whole(check_add(check, RULE_RECORD_SUMMARY_MISSING, record,
			  found ? "the summary has %u words, more than %u"
				: "no short summary",
			  words, SUMMARY_WORDS),
	    "");
}

/* What is open may say so. */
static bool is_open_question(const struct record *record, uint32_t section)
{
	for (uint32_t i = 0; i <= section; i++)
		if ((record->sections[i].classes &
			SECTION_BIT(OPEN_QUESTIONS)) &&
		    section < record->sections[i].end)
			return true;
	return false;
}

static void check_placeholders(const struct check *check,
    const struct record *record)
{
	for (uint32_t i = 0; i < record->marks_count; i++) {
		const struct mark *mark = &record->marks[i];
		const char *text = record_string(record, mark->text);
		struct finding *finding;

		if ((mark->kind != MARK_PLACEHOLDER &&
			mark->kind != MARK_TO_DO) ||
		    (mark->kind == MARK_TO_DO &&
			!(mark->section &&
			    record->sections[mark->section - 1].words <=
				TO_DO_WORDS)))
			continue;
		finding = check_add(check, RULE_RECORD_PLACEHOLDER, record,
		    "'%s' is still to be filled in", clip_of(text).text);
		if (!finding)
			continue;
		if (mark->section &&
		    is_open_question(record, mark->section - 1))
			finding->severity = SEVERITY_INFO;
		finding->span = mark->span;
		finding->line = mark->line;
		finding->subject = text;
	}
}

/* What only a Markdown reader can know. */
void check_content(const struct check *check, const struct record *record)
{
	/* what is in what cannot be read is not known */
	if (record->format != FORMAT_MARKDOWN ||
	    record->problems &
		(PROBLEM_FRONT_MATTER_UNTERMINATED | PROBLEM_TOO_COMPLEX))
		return;
	check_context(check, record);
	check_consequences(check, record);
	check_summary(check, record);
	check_placeholders(check, record);
}
