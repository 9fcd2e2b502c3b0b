/* SPDX-License-Identifier: MIT */
#include "core/edit/step_item.h"

#include <string.h>

#include "core/edit/section_list.h"
#include "core/edit/verify.h"
#include "core/format/quote.h"

const struct step_section step_objections = { SECTION_OBJECTIONS, "Objections",
	SECTION_BIT(CONSENT) | SECTION_BIT(REVIEW_LOG) | SECTION_BIT(LINKS) };
const struct step_section step_consents = { SECTION_CONSENT, "Consent",
	SECTION_BIT(REVIEW_LOG) | SECTION_BIT(LINKS) };
const struct step_section step_reviews = { SECTION_REVIEW_LOG, "Review log",
	SECTION_BIT(LINKS) };

/* The level that sections of the record have. */
static uint32_t usual_level(const struct record *record)
{
	uint32_t level = record->sections_count ? 6 : 2;

	for (uint32_t i = 0; i < record->sections_count; i++)
		if (record->sections[i].level < level)
			level = record->sections[i].level;
	return level;
}

static void add_section(struct editing *editing, const struct step_section *to,
    struct text item)
{
	const struct record *record = &editing->before.record;
	struct text file = editing->before.bytes;
	uint32_t level = usual_level(record);
	struct strbuf heading = STRBUF_INIT;
	const struct section *next = NULL;

	for (uint32_t i = 0; i < record->sections_count && !next; i++)
		if (record->sections[i].level == level &&
		    (record->sections[i].classes & to->later))
			next = &record->sections[i];
	strbuf_addf(&heading, "%.*s %s", (int)level, "######", to->title);
	if (next)
		section_put_before(&editing->edits, file, next, heading.buf,
		    item);
	else
		section_append(&editing->edits, file, heading.buf, item);
	strbuf_release(&heading);
}

char step_bullet(struct text mark)
{
	mark = text_trim(mark);
	return mark.len && char_is_one_of(mark.data[0], "*-+") ? mark.data[0]
							       : '-';
}

/* The text's lines behind the first one are items below it. */
static void write_item(struct strbuf *out, struct text mark, struct text text,
    const char *newline)
{
	struct text line;
	bool first = true;

	strbuf_add(out, mark.data, mark.len);
	while (text_split(&text, '\n', &line)) {
		if (!first) {
			strbuf_addstr(out, newline);
			strbuf_add_blanks(out, mark.len);
			strbuf_addf(out, "%c ", step_bullet(mark));
		}
		strbuf_add(out, line.data, line.len);
		first = false;
	}
}

void step_add_item(struct editing *editing, const struct step_section *to,
    struct text text)
{
	const struct record *record = &editing->before.record;
	struct text file = editing->before.bytes;
	const char *newline = editing_line_end(editing);
	struct strbuf mark = STRBUF_INIT, item = STRBUF_INIT;
	struct list_place place;
	bool found = false;

	for (uint32_t i = 0; i < record->sections_count && !found; i++)
		found = (record->sections[i].classes & 1ull << to->class_) &&
		    list_place_find(&place, file, record, &record->sections[i]);
	if (found) {
		list_place_mark(&mark, &place);
	} else {
		struct text usual = list_usual_mark(file, record);

		strbuf_add(&mark, usual.data, usual.len);
	}
	write_item(&item, text_make(mark.buf, mark.len), text, newline);
	if (found)
		section_insert(&editing->edits, file, place.at,
		    place.loose || place.begins, text_make(item.buf, item.len));
	else
		add_section(editing, to, text_make(item.buf, item.len));
	strbuf_release(&item);
	strbuf_release(&mark);
}

void step_add_person(struct strbuf *out, const struct step_person *by)
{
	quote_markdown(out, text_of(by->who));
	if (by->recorder) {
		strbuf_addstr(out, ", recorded by ");
		quote_markdown(out, text_of(by->recorder));
	}
}

void step_add_date(struct strbuf *out, const struct date *date)
{
	char words[DATE_SIZE];

	date_format(words, date);
	strbuf_addstr(out, words);
}

bool step_is_said(const struct record *record, string_ref said,
    const char *wanted)
{
	const char *words = record_string(record, said);

	return !strcmp(words ? words : "", wanted ? wanted : "");
}

bool step_is_by(const struct record *record, string_ref who,
    string_ref recorder, const struct step_person *by)
{
	return step_is_said(record, who, by->who) &&
	    step_is_said(record, recorder, by->recorder);
}

enum status step_finish(struct editing *editing, step_said_fn said,
    const void *wanted, struct error *err)
{
	struct reading after;
	enum status status = editing_apply(editing, &after, err);

	if (!status && !said(&after.record, wanted)) {
		status = error_set(err, STATUS_UNSUPPORTED,
		    "what is written would not be read back");
		error_hint(err,
		    "Say it in other words: commas, brackets and dates may be "
		    "taken for the form that it is written in.");
	}
	if (!status)
		status = verify_readings(&editing->before, &after, PART_STEPS,
		    err);
	if (status)
		error_prefix(err, "'%s' cannot be edited safely",
		    editing->subject->path);
	reading_release(&after);
	editing_end(editing, status);
	return status;
}
