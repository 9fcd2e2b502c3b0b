/* SPDX-License-Identifier: MIT */
#include "core/edit/relation.h"

#include <string.h>

#include "core/edit/relation_check.h"
#include "core/edit/relation_form.h"
#include "core/edit/verify.h"

/* The words that make it a relation of its kind: a field's name, or those in
 * front of its target. */
static bool is_same(const struct writing *w, const struct relation *relation,
    const struct field *field, const struct relation_line *line)
{
	if (field && field->key != FIELD_STATUS)
		return note_is_said(w->note,
		    text_of(record_string(w->record, field->name)));
	if (!field && line->words.end > line->words.start)
		return note_is_said(w->note, span_text(w->bytes, line->words));
	return relation->kind == note_kind(w->note) &&
	    relation->inverse == w->note->inverse && !w->note->partial;
}

/* What a line says of the status is no place for other relations. */
static bool write_at(struct writing *w, const struct relation *relation,
    bool same)
{
	const struct field *field = field_around(w->record, relation->span);
	bool of_status = field && field->key == FIELD_STATUS;
	struct relation_line line;

	if (relation->span.end <= relation->span.start)
		return false;
	if (relation->place == PLACE_FRONT_MATTER)
		return same && of_status && yaml_extend(w, field);
	if (field)
		return same ? header_extend(w, field)
			    : !of_status && header_add(w, field);
	if (!relation_line_read(&line, w->record, w->bytes, relation))
		return false;
	/* A plain link among others is no word about records. */
	if (line.words.end == line.words.start && !same)
		return false;
	return section_beside(w, &line, same);
}

static bool write_beside(struct writing *w, bool same)
{
	if (w->note->words)
		return false;
	if (yaml_beside(w, same))
		return true;
	for (uint32_t i = w->record->relations_count; i-- > 0;) {
		const struct relation *relation = &w->record->relations[i];
		const struct field *field = field_around(w->record,
		    relation->span);
		struct relation_line line = { .count = 0 };

		relation_line_read(&line, w->record, w->bytes, relation);
		if (is_same(w, relation, field, &line) == same &&
		    write_at(w, relation, same))
			return true;
	}
	return false;
}

/* "Supersedes: None" is a field and no relation. */
static bool write_for_nothing(struct writing *w)
{
	for (uint32_t i = 0; i < w->record->fields_count; i++) {
		const struct field *field = &w->record->fields[i];
		struct text value = span_text(w->bytes, field->span);

		if (field->span.end > field->span.start &&
		    field->place != PLACE_FRONT_MATTER &&
		    field->place != PLACE_SECTION && says_nothing(value) &&
		    note_is_said(w->note,
			text_of(record_string(w->record, field->name))))
			return header_extend(w, field);
	}
	return false;
}

bool form_beside_same(struct writing *w)
{
	return !w->note->words &&
	    (write_for_nothing(w) || write_beside(w, true));
}

bool form_beside_others(struct writing *w)
{
	return write_beside(w, false);
}

/* Where the neighbours keep such sections, the first one may begin one. */
static bool form_usual_section(struct writing *w)
{
	return w->note->manner && w->note->manner->in_links &&
	    form_new_section(w);
}

static const form_fn forms[] = { form_beside_same, form_empty_label,
	form_beside_others, form_status_section, form_links_section,
	form_stated_front_matter, form_usual_section, form_header,
	form_front_matter, form_below_title };

/* Words of somebody's own are read by people, and found again in lists. */
static const form_fn free_forms[] = { form_links_section, form_status_section,
	form_new_section };

/* Do the words of somebody's own stand there as they were given? */
static bool has_words(const struct reading *reading,
    const struct relation_note *note)
{
	const struct record *record = &reading->record;

	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];
		struct relation_line line;

		if (relation->kind == RELATION_RELATES_TO &&
		    note->target->means(note->target->context,
			text_of(record_string(record, relation->target))) &&
		    relation_line_read(&line, record, reading->bytes,
			relation) &&
		    text_equals(span_text(reading->bytes, line.words),
			note->words))
			return true;
	}
	return false;
}

static enum status apply(struct writing *w, struct subject *subject,
    struct error *err)
{
	struct reading after;
	enum status status = STATUS_OK;
	unsigned parts = PART_RELATIONS | PART_OTHER;

	if (w->adds_section)
		parts |= PART_SECTIONS;
	/* One more "superseded by" is one more line that states the status. */
	if (w->record->status == RECORD_SUPERSEDED &&
	    w->note->kind == RELATION_SUPERSEDES && w->note->inverse)
		parts |= PART_STATUS;
	if (!edits_apply(&w->text, subject->text) ||
	    (subject->sidecar && !edits_apply(&w->sidecar, subject->sidecar)))
		return error_set(err, STATUS_UNSUPPORTED,
		    "two edits would be at one place");
	reading_init(&after, subject);
	status = relation_check_added(w->record, &after.record, w->note, err);
	if (status == STATUS_OK && after.record.status != w->record->status)
		status = error_set(err, STATUS_UNSUPPORTED,
		    "the edit would change the status");
	if (status == STATUS_OK && w->note->words &&
	    !has_words(&after, w->note))
		status = error_set(err, STATUS_UNSUPPORTED,
		    "'%s' would be read as other words", w->note->words);
	if (status == STATUS_OK) {
		struct reading before = { .record = *w->record,
			.bytes = w->bytes };

		status = verify_readings(&before, &after, parts, err);
	}
	reading_release(&after);
	return status;
}

static enum status try_form(struct subject *subject, form_fn form,
    const struct reading *before, const struct relation_note *note,
    struct error *err)
{
	struct writing w = { .subject = subject,
		.note = note,
		.record = &before->record,
		.bytes = before->bytes };
	enum status status;

	edits_init(&w.text);
	edits_init(&w.sidecar);
	status = form(&w)
	    ? apply(&w, subject, err)
	    : error_set(err, STATUS_NOT_FOUND, "it has no place for it");
	edits_release(&w.text);
	edits_release(&w.sidecar);
	return status;
}

bool relation_is_there(const struct reading *reading,
    const struct relation_note *note)
{
	const struct record *record = &reading->record;

	if (note->words)
		return has_words(reading, note);
	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];

		if (relation->kind == note_kind(note) &&
		    relation->inverse == note->inverse &&
		    note->target->means(note->target->context,
			text_of(record_string(record, relation->target))))
			return true;
	}
	return false;
}

static enum status write_first(struct subject *subject,
    const struct relation_note *note, const struct subject_copy *copy,
    const struct reading *before, struct error *err)
{
	const form_fn *list = note->words ? free_forms : forms;
	size_t count = note->words ? sizeof(free_forms) / sizeof(*free_forms)
				   : sizeof(forms) / sizeof(*forms);
	enum status status = STATUS_UNSUPPORTED;

	error_set(err, status, "no place was found for it");
	for (size_t i = 0; i < count; i++) {
		struct error why = { .status = STATUS_OK };
		enum status tried = try_form(subject, list[i], before, note,
		    &why);

		if (tried == STATUS_OK)
			return STATUS_OK;
		subject_restore(subject, copy);
		if (tried == STATUS_UNSUPPORTED && err)
			*err = why;
	}
	return status;
}

enum status relation_add(struct subject *subject,
    const struct relation_note *note, struct error *err)
{
	struct subject_copy copy;
	struct subject still = *subject;
	struct reading before;
	enum status status = STATUS_OK;

	subject_save(&copy, subject);
	still.text = &copy.text;
	if (subject->sidecar)
		still.sidecar = &copy.sidecar;
	reading_init(&before, &still);
	if (before.record.format != FORMAT_MARKDOWN)
		status = error_set(err, STATUS_UNSUPPORTED,
		    "'%s' is not Markdown", subject->path);
	else if (!relation_is_there(&before, note)) {
		status = write_first(subject, note, &copy, &before, err);
		if (status != STATUS_OK)
			error_prefix(err, "'%s' cannot be edited safely",
			    subject->path);
	}
	reading_release(&before);
	subject_copy_release(&copy);
	return status;
}
