/* SPDX-License-Identifier: MIT */
/* When and by whom: what a move says besides the status. */
#include <string.h>

#include "core/edit/date_text.h"
#include "core/edit/empty_field.h"
#include "core/edit/status_edit.h"
#include "core/edit/verify.h"
#include "core/format/quote.h"

/* Append value with its date the change's; false where it has none that may be
 * replaced. */
static bool write_date(struct strbuf *out, struct text value,
    const struct date *date, bool *whole)
{
	struct date_text found;
	char iso[DATE_SIZE];

	*whole = false;
	if (!date_text_find(&found, value, 0) || found.at > 2) {
		*whole = empty_field_is_placeholder(value);
		if (!*whole)
			return false;
		date_format(iso, date);
		strbuf_addstr(out, iso);
		return true;
	}
	strbuf_add(out, value.data, found.at);
	date_text_write(out, date, text_make(value.data + found.at, found.len));
	value = text_skip(value, found.at + found.len);
	strbuf_add(out, value.data, value.len);
	return true;
}

static bool is_date_to_set(const struct status_edit *edit, enum field_key key)
{
	return key == FIELD_UPDATED ||
	    (key == FIELD_DATE && edit->change->decides);
}

static enum status edit_date(struct status_edit *edit,
    const struct field *field, struct error *err)
{
	struct strbuf old = STRBUF_INIT, new = STRBUF_INIT;
	bool markup, whole, written;
	enum status status = STATUS_OK;

	editing_value(&old, &edit->editing, field, &markup);
	written = write_date(&new, text_make(old.buf, old.len),
	    &edit->change->date, &whole);
	if (written && strcmp(old.buf, new.buf)) {
		status = editing_put(&edit->editing, field,
		    text_make(new.buf, new.len), whole, err);
		edit->parts |= PART_DATE;
	}
	edit->dated |= written && field->key == FIELD_DATE;
	strbuf_release(&old);
	strbuf_release(&new);
	return status;
}

static enum status edit_dates(struct status_edit *edit, struct error *err)
{
	const struct record *record = &edit->editing.before.record;
	enum status status = STATUS_OK;
	char iso[DATE_SIZE];

	if (!edit->change->date.year)
		return STATUS_OK;
	for (uint32_t i = 0; i < record->fields_count && !status; i++)
		if (is_date_to_set(edit, record->fields[i].key) &&
		    record->fields[i].place != PLACE_SIDECAR)
			status = edit_date(edit, &record->fields[i], err);
	if (status || !edit->change->decides ||
	    record_field(record, FIELD_DATE, 0))
		return status;
	date_format(iso, &edit->change->date);
	if (empty_field_fill(&edit->editing, FIELD_DATE, text_of(iso))) {
		edit->dated = true;
		edit->parts |= PART_DATE;
	}
	return STATUS_OK;
}

static const enum field_key people[] = { FIELD_DECIDER, FIELD_DECIDERS,
	FIELD_DECISION_MAKERS };
#define PEOPLE_COUNT (sizeof(people) / sizeof(*people))

/* The first field of deciders that is a template's text; *named: one is not. */
static const struct field *find_placeholder(const struct record *record,
    bool *named)
{
	const struct field *found = NULL, *field;

	*named = false;
	for (size_t i = 0; i < PEOPLE_COUNT; i++)
		for (uint32_t n = 0;
		     (field = record_field(record, people[i], n)); n++)
			if (empty_field_is_placeholder(
				text_of(record_string(record, field->value)))) {
				found = found ? found : field;
			} else {
				*named = true;
			}
	return found;
}

static enum status edit_decider(struct status_edit *edit, struct error *err)
{
	const struct record *record = &edit->editing.before.record;
	struct text who = text_of(edit->change->decider);
	struct strbuf quoted = STRBUF_INIT;
	const struct field *field;
	enum status status = STATUS_OK;
	bool named;

	if (!edit->change->decides || !who.len)
		return STATUS_OK;
	field = find_placeholder(record, &named);
	if (named || (field && field->place == PLACE_SIDECAR))
		return STATUS_OK;
	if (field) {
		if (field->place == PLACE_FRONT_MATTER)
			strbuf_add(&quoted, who.data, who.len);
		else
			quote_markdown(&quoted, who);
		status = editing_put(&edit->editing, field,
		    text_make(quoted.buf, quoted.len), true, err);
		edit->parts |= PART_DECIDERS;
	}
	for (size_t i = 0; !field && i < PEOPLE_COUNT; i++)
		if (empty_field_fill(&edit->editing, people[i], who)) {
			edit->parts |= PART_DECIDERS;
			break;
		}
	strbuf_release(&quoted);
	return status;
}

enum status edit_decision(struct status_edit *edit, struct error *err)
{
	enum status status = edit_dates(edit, err);

	return status ? status : edit_decider(edit, err);
}
