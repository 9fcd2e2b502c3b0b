/* SPDX-License-Identifier: MIT */
/* The fields that state the status, each rewritten in its place. */
#include <string.h>

#include "core/edit/empty_field.h"
#include "core/edit/status_edit.h"
#include "core/edit/status_value.h"
#include "core/edit/verify.h"
#include "core/record/status.h"

static void read_field(const struct status_edit *edit, struct status_line *out,
    const struct field *field)
{
	status_read(out,
	    text_of(record_string(&edit->editing.before.record, field->value)));
}

static enum status refuse(const struct status_edit *edit,
    const struct field *field, struct error *err)
{
	const struct record *record = &edit->editing.before.record;
	const char *value = record_string(record, field->value);
	int len = strlen(value) > 60 ? 60 : (int)strlen(value);

	while (len > 0 && ((unsigned char)value[len] & 0xc0) == 0x80)
		len--;
	error_set(err, STATUS_UNSUPPORTED,
	    "'%s' states its status in words that cannot be edited safely: "
	    "'%.*s%s'",
	    edit->editing.subject->path, len, value, value[len] ? "..." : "");
	error_hint(err, "Change that place by hand.");
	return STATUS_UNSUPPORTED;
}

static enum status rewrite(struct status_edit *edit, const struct field *field,
    struct error *err)
{
	struct strbuf old = STRBUF_INIT, new = STRBUF_INIT;
	struct status_value value = { .near = edit->editing.before.bytes };
	bool whole, dated;
	enum status status = STATUS_OK;

	editing_value(&old, &edit->editing, field, &value.markup);
	value.text = text_make(old.buf, old.len);
	edit->stated = true;
	if (!status_value_write(&new, &value, edit->change, &whole, &dated))
		status = refuse(edit, field, err);
	else if (new.len != old.len || memcmp(new.buf, old.buf, old.len))
		status = editing_put(&edit->editing, field,
		    text_make(new.buf, new.len), whole, err);
	if (dated && !status)
		edit->parts |= PART_DATE;
	/* "... | superseded by [xxx](xxx.md)" */
	if (whole && !status)
		edit->parts |= PART_RELATIONS;
	edit->parts |= PART_STATUS;
	strbuf_release(&old);
	strbuf_release(&new);
	return status;
}

/* Is that the place, though its words are not known? */
static bool is_deciding(const struct status_edit *edit,
    const struct field *field)
{
	const struct record *record = &edit->editing.before.record;

	return record->status == RECORD_UNKNOWN &&
	    record->raw_status == field->value;
}

static enum status edit_fields(struct status_edit *edit, struct error *err)
{
	const struct record *record = &edit->editing.before.record;
	enum status status = STATUS_OK;

	for (uint32_t i = 0; i < record->fields_count && !status; i++) {
		const struct field *field = &record->fields[i];
		struct status_line line;

		if (field->key != FIELD_STATUS ||
		    field->place == PLACE_SECTION ||
		    field->place == PLACE_SIDECAR)
			continue;
		read_field(edit, &line, field);
		if (line.status != RECORD_UNKNOWN || is_deciding(edit, field))
			status = rewrite(edit, field, err);
	}
	return status;
}

static bool is_inside(struct span inner, struct span outer)
{
	return inner.start >= outer.start && inner.end <= outer.end;
}

/* Those of the section that state a status; *first: the first line of it, when
 * that states none. */
static void collect(const struct status_edit *edit, struct status_lines *out,
    const struct field **first, const struct section *section)
{
	const struct record *record = &edit->editing.before.record;

	*first = NULL;
	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];
		struct status_line line;

		if (field->key != FIELD_STATUS ||
		    field->place != PLACE_SECTION ||
		    (section && !is_inside(field->span, section->body)))
			continue;
		read_field(edit, &line, field);
		if (line.status > RECORD_UNKNOWN)
			*vec_push(&out->items) = field;
		else if (line.status == RECORD_NO_STATUS ||
		    is_deciding(edit, field))
			*first = field;
	}
}

/* The one that the reader takes: superseded, the newest, the last. */
static const struct field *deciding_line(const struct status_edit *edit,
    const struct status_lines *lines)
{
	const struct field *best = NULL;
	struct status_line read, best_read;

	for (size_t i = 0; i < lines->items.count; i++) {
		const struct field *field = lines->items.items[i];
		bool newer = !best;

		read_field(edit, &read, field);
		if (best &&
		    (read.status == RECORD_SUPERSEDED) !=
			(best_read.status == RECORD_SUPERSEDED))
			newer = read.status == RECORD_SUPERSEDED;
		else if (best && read.date.year && best_read.date.year)
			newer = date_compare(&read.date, &best_read.date) >= 0;
		else if (best)
			newer = read.date.year || !best_read.date.year;
		if (!newer)
			continue;
		best = field;
		best_read = read;
	}
	return best;
}

static enum status edit_section(struct status_edit *edit,
    const struct section *section, struct error *err)
{
	struct status_lines lines = { 0 };
	const struct field *first;
	enum status status = STATUS_OK;
	bool is_list = false;

	if (section)
		status = status_tasks_edit(edit, section->body, &is_list, err);
	if (is_list)
		return status;
	collect(edit, &lines, &first, section);
	if (lines.items.count && status_log_is(edit, &lines))
		status = status_log_add(edit, &lines, err);
	else if (lines.items.count)
		status = rewrite(edit, deciding_line(edit, &lines), err);
	else if (first)
		status = rewrite(edit, first, err);
	vec_release(&lines.items);
	return status;
}

/*
 * Where another place states the status already, "### Status" of some message
 * is about something else.
 */
static enum status edit_sections(struct status_edit *edit, struct error *err)
{
	const struct record *record = &edit->editing.before.record;
	uint64_t bit = SECTION_BIT(STATUS);
	uint32_t level = edit->stated ? 2 : 6;
	enum status status = STATUS_OK;

	if (!record->sections_count) /* not Markdown */
		return edit_section(edit, NULL, err);
	for (uint32_t i = 0; i < record->sections_count && !status; i++) {
		const struct section *section = &record->sections[i];

		if (!(section->classes & bit) || section->level > level)
			continue;
		status = edit_section(edit, section, err);
		if (edit->stated && section->level < level)
			level = section->level;
	}
	return status;
}

/* tags: [Accepted], where nothing else says it */
static enum status edit_tag(struct status_edit *edit, struct error *err)
{
	const struct record *record = &edit->editing.before.record;

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (field->key != FIELD_TAGS ||
		    field->value != record->raw_status)
			continue;
		edit->parts |= PART_TAGS;
		return rewrite(edit, field, err);
	}
	return STATUS_OK;
}

static void fill_empty(struct status_edit *edit)
{
	struct status_value value = { .near = edit->editing.before.bytes };
	struct strbuf word = STRBUF_INIT;

	status_value_word(&word, edit->change, text_make("", 0), &value);
	if (empty_field_fill(&edit->editing, FIELD_STATUS,
		text_make(word.buf, word.len))) {
		edit->stated = true;
		edit->parts |= PART_STATUS;
	}
	strbuf_release(&word);
}

enum status edit_status_places(struct status_edit *edit, struct error *err)
{
	enum status status = edit_fields(edit, err);

	if (!status)
		status = edit_sections(edit, err);
	if (!status && !edit->stated)
		status = edit_tag(edit, err);
	if (!status && !edit->stated)
		fill_empty(edit);
	return status;
}
