/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <strings.h>

#include "core/edit/lines.h"
#include "core/edit/relation_line.h"
#include "core/edit/section_list.h"
#include "core/edit/step_item.h"
#include "core/format/quote.h"

static bool objection_is_said(const struct record *after, const void *wanted)
{
	const struct step_objection *objection = wanted;
	const struct objection *last;

	if (!after->objections_count)
		return false;
	last = &after->objections[after->objections_count - 1];
	return step_is_by(after, last->who, last->recorder, &objection->by) &&
	    step_is_said(after, last->text, objection->text) &&
	    step_is_said(after, last->harm, objection->harm) &&
	    step_is_said(after, last->because, objection->because) &&
	    step_is_said(after, last->removed_by, objection->removed_by) &&
	    !date_compare(&last->date, &objection->by.date);
}

/* One more than the highest there is. */
static void add_label(struct strbuf *out, const struct record *record)
{
	uint32_t highest = 0, number;

	for (uint32_t i = 0; i < record->objections_count; i++) {
		const char *label = record_string(record,
		    record->objections[i].label);

		if (label && text_to_number(text_of(label + 1), &number) &&
		    number > highest)
			highest = number;
	}
	strbuf_addf(out, "O%u", highest + 1);
}

static void add_detail(struct strbuf *out, const char *key, const char *value)
{
	if (!value)
		return;
	strbuf_addf(out, "\n%s: ", key);
	quote_markdown(out, text_of(value));
}

enum status step_object(struct subject *subject, struct strbuf *label,
    const struct step_objection *objection, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	struct editing editing;
	size_t start = label->len;

	editing_begin(&editing, subject);
	add_label(label, &editing.before.record);
	strbuf_addf(&text, "**%s** (", label->buf + start);
	step_add_person(&text, &objection->by);
	strbuf_addstr(&text, ", ");
	step_add_date(&text, &objection->by.date);
	strbuf_addstr(&text, "): ");
	quote_markdown(&text, text_of(objection->text));
	add_detail(&text, "harm", objection->harm);
	add_detail(&text, "because", objection->because);
	add_detail(&text, "removed by", objection->removed_by);
	step_add_item(&editing, &step_objections,
	    text_make(text.buf, text.len));
	strbuf_release(&text);
	return step_finish(&editing, objection_is_said, objection, err);
}

static const struct objection *find_objection(const struct record *record,
    const char *label)
{
	for (uint32_t i = 0; i < record->objections_count; i++) {
		const struct objection *o = &record->objections[i];

		if (o->label &&
		    !strcasecmp(record_string(record, o->label), label))
			return o;
	}
	return NULL;
}

/* The closing of one objection, and whether it is read so. */
struct closed {
	const char *label;
	const struct step_closing *closing;
};

static bool closing_is_said(const struct record *after, const void *wanted)
{
	const struct closed *closed = wanted;
	const struct step_closing *closing = closed->closing;
	const struct objection *o = find_objection(after, closed->label);

	return o && o->state == closing->state &&
	    step_is_said(after, o->state_note, closing->note) &&
	    !date_compare(&o->state_date, &closing->by.date) &&
	    date_compare(&o->state_until, &closing->until) == 0;
}

/* 'integrated 2026-11-14 (ana@example.org) in "Way back"' */
static void write_state(struct strbuf *out, const struct step_closing *closing)
{
	const char *first = closing->state == OBJECTION_DEFERRED
	    ? closing->owner
	    : closing->state == OBJECTION_MONITORED ? closing->note
						    : NULL;

	strbuf_addf(out, "%s ", objection_state_name(closing->state));
	step_add_date(out, &closing->by.date);
	strbuf_addstr(out, " (");
	if (first)
		quote_markdown(out, text_of(first));
	else
		step_add_person(out, &closing->by);
	if (closing->until.year) {
		strbuf_addstr(out, ", ");
		step_add_date(out, &closing->until);
	}
	if (closing->state == OBJECTION_OVERRULED) {
		strbuf_addstr(out, ", ");
		quote_markdown(out, text_of(closing->note));
	}
	strbuf_addch(out, ')');
	if (closing->state == OBJECTION_INTEGRATED && closing->note) {
		strbuf_addstr(out, " in \"");
		quote_markdown(out, text_of(closing->note));
		strbuf_addch(out, '"');
	}
}

/* Behind the objection's last line, below it. */
static void add_state(struct editing *editing, const struct objection *o,
    struct text state)
{
	struct text file = editing->before.bytes;
	struct text item = line_text(file, o->span.start);
	size_t mark = list_mark(item);
	struct strbuf line = STRBUF_INIT;

	strbuf_add_blanks(&line, mark);
	strbuf_addf(&line,
	    "%c state: ", step_bullet(text_make(item.data, mark)));
	strbuf_add(&line, state.data, state.len);
	section_insert(&editing->edits, file, section_text_end(file, o->span),
	    false, text_make(line.buf, line.len));
	strbuf_release(&line);
}

static void say_unknown(const struct record *record, const char *path,
    const char *label, struct error *err)
{
	struct strbuf all = STRBUF_INIT;

	for (uint32_t i = 0; i < record->objections_count; i++)
		if (record->objections[i].label)
			strbuf_addf(&all, "%s%s", all.len ? ", " : "",
			    record_string(record, record->objections[i].label));
	error_set(err, STATUS_NOT_FOUND, "'%s' has no objection '%s'", path,
	    label);
	error_hint(err, all.len ? "It has %s." : "It has none%s.", all.buf);
	strbuf_release(&all);
}

enum status step_close(struct subject *subject, const char *label,
    const struct step_closing *closing, struct error *err)
{
	const struct closed closed = { label, closing };
	struct strbuf state = STRBUF_INIT;
	const struct objection *o;
	struct editing editing;

	editing_begin(&editing, subject);
	o = find_objection(&editing.before.record, label);
	if (!o) {
		say_unknown(&editing.before.record, subject->path, label, err);
		editing_end(&editing, STATUS_NOT_FOUND);
		return STATUS_NOT_FOUND;
	}
	write_state(&state, closing);
	if (o->state_span.end > o->state_span.start)
		edits_replace(&editing.edits, o->state_span,
		    text_make(state.buf, state.len));
	else
		add_state(&editing, o, text_make(state.buf, state.len));
	strbuf_release(&state);
	return step_finish(&editing, closing_is_said, &closed, err);
}
