/* SPDX-License-Identifier: MIT */
#include "core/edit/set_status.h"

#include <string.h>

#include "core/base/path.h"
#include "core/edit/lines.h"
#include "core/edit/set_field.h"
#include "core/edit/status_edit.h"
#include "core/edit/status_value.h"
#include "core/edit/verify.h"
#include "core/format/quote.h"
#include "core/record/status.h"

/* Folders of these names hold a kind of record, in whatever state. */
static bool is_kind_word(struct text folder)
{
	static const char *const words[] = { "rfc", "rfcs", "proposal",
		"proposals", "concept", "idea", "review", "discussion" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals_nocase(folder, words[i]))
			return true;
	return false;
}

static enum status refuse_folder(const struct status_edit *edit,
    struct text folder, struct error *err)
{
	const char *path = edit->editing.subject->path;
	struct text base = path_base(path);

	error_set(err, STATUS_UNSUPPORTED,
	    "'%s' states its status by its folder '%.*s'", path,
	    TEXT_ARG(folder));
	error_hint(err,
	    "Move it with 'git mv %s ...' to the folder of its new status, "
	    "as '%.*s'.",
	    path, TEXT_ARG(base));
	return STATUS_UNSUPPORTED;
}

static enum status check_folders(const struct status_edit *edit,
    struct error *err)
{
	const struct record *record = &edit->editing.before.record;
	struct text path = text_of(edit->editing.subject->path), folder;

	while (text_split(&path, '/', &folder))
		if (path.len && !is_kind_word(folder) &&
		    status_of_word(folder) != RECORD_UNKNOWN &&
		    status_of_word(folder) == record->status)
			return refuse_folder(edit, folder, err);
	return STATUS_OK;
}

/* "Superseded by [..](..)" wins over any other word as long as it is there. */
static enum status check_superseded(const struct status_edit *edit,
    struct error *err)
{
	const struct record *record = &edit->editing.before.record;
	const char *path = edit->editing.subject->path;

	if (record->status != RECORD_SUPERSEDED ||
	    edit->change->status == RECORD_SUPERSEDED)
		return STATUS_OK;
	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];
		const char *target = record_string(record, relation->target);

		if (relation->kind != RELATION_SUPERSEDES || !relation->inverse)
			continue;
		error_set(err, STATUS_UNSUPPORTED, "'%s' is superseded by '%s'",
		    path, target ? target : "");
		error_hint(err, "Take that back with 'hence unlink' first.");
		return STATUS_UNSUPPORTED;
	}
	return STATUS_OK;
}

/* Below the status's paragraph, where the section is one: a paragraph of its
 * own. Not where the status is an item, a cell or a quote. */
static bool find_paragraph_end(const struct status_edit *edit, uint32_t *out)
{
	const struct record *record = &edit->editing.before.record;
	struct text file = edit->editing.before.bytes;
	const struct field *field;
	uint32_t at;

	for (uint32_t n = 0; (field = record_field(record, FIELD_STATUS, n));
	     n++)
		if (field->place != PLACE_SECTION)
			return false;
	for (uint32_t n = 0; (field = record_field(record, FIELD_STATUS, n));
	     n++)
		if (field->value == record->raw_status)
			break;
	if (!field)
		return false;
	at = line_start(file, field->span.start);
	if (at < field->span.start && !char_is_one_of(file.data[at], "*_`~[") &&
	    !((unsigned char)file.data[at] >= 0x80))
		return false;
	for (at = line_next(file, field->span.end); at < file.len;
	     at = line_next(file, at)) {
		uint32_t next = line_next(file, at);

		if (!text_trim(text_make(file.data + at, next - at)).len ||
		    file.data[at] == '#')
			break;
	}
	*out = at;
	return true;
}

static void write_reason(struct strbuf *out, const char *because, bool markup)
{
	struct text t = text_of(because);
	struct status_line line;

	status_read(&line, t);
	/* "rejected by the board" would be taken for a status */
	if (line.status != RECORD_UNKNOWN)
		strbuf_addstr(out, "Because: ");
	if (!markup)
		strbuf_add(out, t.data, t.len);
	else if (line.status != RECORD_UNKNOWN)
		quote_markdown(out, t);
	else
		quote_markdown_line(out, t);
}

static void add_paragraph(struct status_edit *edit, uint32_t at)
{
	struct text file = edit->editing.before.bytes;
	struct strbuf out = STRBUF_INIT;
	const char *eol = line_end_at(file, at ? at - 1 : 0);
	bool ended = line_begins(file, at);

	strbuf_addstr(&out, eol);
	if (!ended)
		strbuf_addstr(&out, eol);
	write_reason(&out, edit->change->because,
	    edit->editing.before.record.format == FORMAT_MARKDOWN);
	if (ended)
		strbuf_addstr(&out, eol);
	edits_insert(&edit->editing.edits, at, text_make(out.buf, out.len));
	strbuf_release(&out);
}

/* Gives the status, and says in err whose edit it is that failed. */
static enum status say_unsafe(const struct status_edit *edit,
    enum status status, struct error *err)
{
	if (status)
		error_prefix(err, "'%s' cannot be edited safely",
		    edit->editing.subject->path);
	return status;
}

/* The reason, where a log has not taken it. */
static enum status explain(struct status_edit *edit, struct error *err)
{
	struct status_edit pass = { .change = edit->change };
	struct reading now;
	enum status status = STATUS_OK;
	uint32_t at;
	bool found;

	if (!edit->change->because || edit->explained)
		return STATUS_OK;
	editing_begin(&pass.editing, edit->editing.subject);
	found = find_paragraph_end(&pass, &at);
	if (found) {
		add_paragraph(&pass, at);
		status = editing_apply(&pass.editing, &now, err);
		reading_release(&now);
	}
	editing_end(&pass.editing, status);
	if (found)
		return say_unsafe(edit, status, err);
	edit->parts |= PART_BECAUSE;
	return set_field(edit->editing.subject, FIELD_BECAUSE,
	    text_of(edit->change->because), err);
}

static bool is_conflict(const struct status_change *change,
    const struct record *record, const struct field *field)
{
	struct status_line line;

	if (field->key != FIELD_STATUS || field->place == PLACE_SECTION)
		return false;
	status_read(&line, text_of(record_string(record, field->value)));
	return line.status > RECORD_UNKNOWN && line.status != change->status;
}

static bool holds_word(const char *raw, const char *word)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	bool holds;

	lexicon_normalise(&a, text_of(raw));
	lexicon_normalise(&b, text_of(word));
	holds = b.len && strstr(a.buf, b.buf);
	strbuf_release(&a);
	strbuf_release(&b);
	return holds;
}

/* The claim: what is read now is what was to be written. */
static enum status check_claim(const struct status_edit *edit,
    const struct record *after, struct error *err)
{
	const struct status_change *change = edit->change;
	const char *raw = record_string(after, after->raw_status);
	bool right = status_value_is_own(change)
	    ? raw && holds_word(raw, change->word)
	    : after->status == change->status;

	if (!right)
		return error_set(err, STATUS_UNSUPPORTED,
		    "its status would still be read as '%s'", raw ? raw : "");
	for (uint32_t i = 0; i < after->fields_count; i++)
		if (!status_value_is_own(change) &&
		    is_conflict(change, after, &after->fields[i]))
			return error_set(err, STATUS_UNSUPPORTED,
			    "another place of it would still say '%s'",
			    record_string(after, after->fields[i].value));
	if (edit->dated && date_compare(&after->date, &change->date))
		return error_set(err, STATUS_UNSUPPORTED,
		    "its date would not be read back");
	return STATUS_OK;
}

static enum status verify(struct status_edit *edit, struct error *err)
{
	unsigned parts = edit->parts | PART_STATUS;
	struct reading after;
	enum status status;

	/* a successor that is named along with the word */
	if (edit->change->word && edit->change->status == RECORD_SUPERSEDED)
		parts |= PART_RELATIONS;
	reading_init(&after, edit->editing.subject);
	status = check_claim(edit, &after.record, err);
	if (!status)
		status = verify_readings(&edit->editing.before, &after, parts,
		    err);
	reading_release(&after);
	return status;
}

/* The status, where no place states it yet. */
static enum status add_status(struct status_edit *edit, struct error *err)
{
	struct subject *subject = edit->editing.subject;
	struct status_value value = { .near = edit->editing.before.bytes };
	struct strbuf word = STRBUF_INIT;
	enum status status;

	if (edit->stated)
		return STATUS_OK;
	status_value_word(&word, edit->change, text_make("", 0), &value);
	status = set_field(subject, FIELD_STATUS, text_make(word.buf, word.len),
	    err);
	edit->parts |= PART_STATUS | PART_SECTIONS;
	strbuf_release(&word);
	return status;
}

static enum status apply(struct status_edit *edit, struct error *err)
{
	struct reading now;
	enum status status = say_unsafe(edit,
	    editing_apply(&edit->editing, &now, err), err);

	reading_release(&now);
	if (!status)
		status = add_status(edit, err);
	if (!status)
		status = explain(edit, err);
	return status ? status : say_unsafe(edit, verify(edit, err), err);
}

static enum status make_edits(struct status_edit *edit, struct error *err)
{
	enum status status = check_folders(edit, err);

	if (!status)
		status = check_superseded(edit, err);
	if (!status)
		status = edit_status_places(edit, err);
	if (!status)
		status = edit_sidecar(edit, err);
	if (!status)
		status = edit_decision(edit, err);
	return status;
}

enum status set_status(struct subject *subject,
    const struct status_change *change, struct error *err)
{
	struct status_edit edit = { .change = change };
	enum status status;

	editing_begin(&edit.editing, subject);
	status = make_edits(&edit, err);
	/* most of them name the record by themselves */
	if (status && err && err->message[0] != '\'')
		say_unsafe(&edit, status, err);
	if (!status)
		status = apply(&edit, err);
	editing_end(&edit.editing, status);
	return status;
}
