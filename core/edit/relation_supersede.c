/* SPDX-License-Identifier: MIT */
/* "Superseded by ...": a status and a relation in one. */
#include <string.h>

#include "core/edit/relation_check.h"
#include "core/edit/relation_form.h"
#include "core/edit/status_words.h"
#include "core/edit/verify.h"
#include "core/record/status.h"

/* The place that states the superseded status: a line of the section where
 * there is one, as links can be followed there. */
static const struct field *find_stated(const struct record *record)
{
	const struct field *found = NULL;

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];
		struct status_line read;

		if (field->key != FIELD_STATUS ||
		    field->span.end <= field->span.start)
			continue;
		status_read(&read,
		    text_of(record_string(record, field->value)));
		if (read.status == RECORD_SUPERSEDED &&
		    (!found || field->place == PLACE_SECTION))
			found = field;
	}
	return found;
}

static bool is_successor_phrase(struct text words)
{
	enum relation_kind kind;
	bool inverse;

	return lexicon_relation(&kind, &inverse, words) &&
	    kind == RELATION_SUPERSEDES && inverse;
}

/* Append what makes a relation of the status' word: " by ", " durch ". */
static bool add_joint(struct strbuf *out, struct text word)
{
	static const char *const joints[] = { "", " by", " durch", " par",
		" por" };
	struct strbuf words = STRBUF_INIT;
	bool found = false;

	for (size_t i = 0; i < sizeof(joints) / sizeof(*joints) && !found;
	     i++) {
		strbuf_clear(&words);
		strbuf_add(&words, word.data, word.len);
		strbuf_addstr(&words, joints[i]);
		found = is_successor_phrase(text_make(words.buf, words.len));
		if (found)
			strbuf_addf(out, "%s ", joints[i]);
	}
	strbuf_release(&words);
	return found;
}

/* "[SUPERSEDED](/README.md#superseded)": no link can be in a link. */
static bool is_in_link(struct text value, size_t at)
{
	struct text front = text_make(value.data, at);
	size_t open = 0, close = 0;

	for (size_t i = 0; i < front.len; i++) {
		open += front.data[i] == '[';
		close += front.data[i] == ']';
	}
	return open > close &&
	    text_find(text_skip(value, at), "](") != SIZE_MAX;
}

/* Put the target behind the word; false where no word stands there. */
static bool write_in_status(struct writing *w)
{
	const struct field *field = find_stated(w->record);
	struct status_phrase phrase = { .len = 0 };
	struct strbuf out = STRBUF_INIT;
	struct target_style style;
	struct text value;
	size_t from = 0;
	bool done = false;

	if (!field)
		return false;
	value = span_text(w->bytes, field->span);
	while (status_phrase_find(&phrase, value, from, true) &&
	    phrase.status != RECORD_SUPERSEDED)
		from = phrase.at + phrase.len;
	if (phrase.len && phrase.status == RECORD_SUPERSEDED &&
	    !is_in_link(value, phrase.at) &&
	    add_joint(&out, text_make(value.data + phrase.at, phrase.len))) {
		bool yaml = field->place == PLACE_FRONT_MATTER ||
		    field->place == PLACE_HEADER;

		style_choose(&style, w, field->place);
		target_write(&out, w->note->target, &style,
		    field->place == PLACE_SECTION ? TARGET_TITLE : TARGET_ID,
		    yaml                              ? TARGET_IN_PLAIN
			: field->place == PLACE_TABLE ? TARGET_IN_TABLE
						      : TARGET_IN_MARKDOWN);
		edits_insert(&w->text,
		    field->span.start + (uint32_t)(phrase.at + phrase.len),
		    text_make(out.buf, out.len));
		done = true;
	}
	strbuf_release(&out);
	return done;
}

static enum status apply(struct writing *w, struct subject *subject,
    const struct reading *before, struct error *err)
{
	struct reading after;
	enum status status;

	if (!edits_apply(&w->text, subject->text))
		return error_set(err, STATUS_UNSUPPORTED,
		    "two edits would be at one place");
	reading_init(&after, subject);
	status = relation_check_added(w->record, &after.record, w->note, err);
	if (status == STATUS_OK && after.record.status != RECORD_SUPERSEDED)
		status = error_set(err, STATUS_UNSUPPORTED,
		    "the status would be read as another one");
	if (status == STATUS_OK)
		status = verify_readings(before, &after,
		    PART_RELATIONS | PART_STATUS, err);
	reading_release(&after);
	return status;
}

static enum status name_in_status(struct subject *subject,
    const struct relation_note *note, struct error *err)
{
	struct subject_copy copy;
	struct subject still = *subject;
	struct reading before;
	enum status status;

	subject_save(&copy, subject);
	still.text = &copy.text;
	reading_init(&before, &still);
	{
		struct writing w = { .subject = subject,
			.note = note,
			.record = &before.record,
			.bytes = before.bytes };

		edits_init(&w.text);
		edits_init(&w.sidecar);
		status = write_in_status(&w)
		    ? apply(&w, subject, &before, err)
		    : error_set(err, STATUS_NOT_FOUND, "no word to add to");
		edits_release(&w.text);
		edits_release(&w.sidecar);
	}
	if (status != STATUS_OK)
		subject_restore(subject, &copy);
	reading_release(&before);
	subject_copy_release(&copy);
	return status;
}

/* Does the record's header have keys for such relations? */
static bool has_own_fields(const struct record *record)
{
	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];
		enum relation_kind kind;
		bool inverse;

		if (field->place != PLACE_SECTION &&
		    lexicon_relation(&kind, &inverse,
			text_of(record_string(record, field->name))) &&
		    kind == RELATION_SUPERSEDES)
			return true;
	}
	return false;
}

static bool belongs_in_status(const struct record *record,
    const struct relation_note *note)
{
	const struct field *status = record_field(record, FIELD_STATUS, 0);

	if (!status)
		return false;
	for (uint32_t i = 0; i < record->fields_count; i++)
		if (record->fields[i].key == FIELD_STATUS &&
		    record->fields[i].place == PLACE_SECTION)
			return true;
	if (has_own_fields(record))
		return false;
	if (note->manner && note->manner->successor != MANNER_UNKNOWN)
		return note->manner->successor == MANNER_IN_STATUS;
	if (note->manner && note->manner->plain_status)
		return false;
	return status->place == PLACE_FRONT_MATTER ||
	    status->place == PLACE_BULLET || status->place == PLACE_LINE;
}

static bool has_successor(const struct record *record)
{
	for (uint32_t i = 0; i < record->relations_count; i++)
		if (record->relations[i].kind == RELATION_SUPERSEDES &&
		    record->relations[i].inverse)
			return true;
	return false;
}

static enum status supersede(struct subject *subject,
    const struct relation_note *note, const struct status_change *change,
    struct error *err)
{
	struct reading before;
	enum status status = STATUS_OK;
	bool in_status, has_other;

	reading_init(&before, subject);
	has_other = has_successor(&before.record);
	if (before.record.status != RECORD_SUPERSEDED)
		status = set_status(subject, change, err);
	reading_release(&before);
	if (status != STATUS_OK)
		return status;
	reading_init(&before, subject);
	in_status = belongs_in_status(&before.record, note);
	reading_release(&before);
	if (in_status && !has_other &&
	    name_in_status(subject, note, NULL) == STATUS_OK)
		return STATUS_OK;
	return relation_add(subject, note, err);
}

enum status relation_supersede(struct subject *subject,
    const struct relation_note *note, const struct status_change *change,
    struct error *err)
{
	struct subject_copy copy;
	enum status status;

	subject_save(&copy, subject);
	status = supersede(subject, note, change, err);
	if (status != STATUS_OK)
		subject_restore(subject, &copy);
	subject_copy_release(&copy);
	return status;
}
