/* SPDX-License-Identifier: MIT */
#include "core/edit/outcome.h"

#include <string.h>

#include "core/edit/choice.h"
#include "core/edit/editing.h"
#include "core/edit/lines.h"
#include "core/edit/section_list.h"
#include "core/edit/set_field.h"
#include "core/edit/verify.h"
#include "core/format/quote.h"
#include "core/record/frozen.h"
#include "core/record/words.h"

#define MARK "Chosen option"

static const struct section *find_section(const struct record *record,
    uint64_t classes)
{
	for (uint32_t i = 0; i < record->sections_count; i++)
		if (record->sections[i].classes & classes)
			return &record->sections[i];
	return NULL;
}

/* The lines up to the next blank one, from the first that is not. */
static struct span first_paragraph(struct text file, struct span body)
{
	struct span out = { body.start, body.end };

	while (out.start < body.end && line_is_blank(file, out.start))
		out.start = line_next(file, out.start);
	for (out.end = out.start;
	     out.end < body.end && !line_is_blank(file, out.end);)
		out.end = line_next(file, out.end);
	return out;
}

static bool is_to_be_filled(struct text paragraph)
{
	struct text t = text_trim(paragraph);
	bool comment = text_starts(t, "<!--") && text_ends(t, "-->");

	if (!t.len || text_starts_nocase(t, MARK))
		return true;
	if (comment)
		return text_find(t, MARK) < t.len;
	return words_are_promise(t) || text_equals(t, "...") ||
	    (t.data[0] == '{' && t.data[t.len - 1] == '}') ||
	    (t.data[0] == '[' && t.data[t.len - 1] == ']');
}

static void write_sentence(struct strbuf *out, const char *option,
    const char *because)
{
	struct text reason = text_trim(text_of(because));

	strbuf_addstr(out, MARK ": \"");
	quote_markdown(out, text_of(option));
	strbuf_addstr(out, "\", because ");
	quote_markdown(out, reason);
	if (!char_is_one_of(reason.data[reason.len - 1], ".!?"))
		strbuf_addch(out, '.');
}

static void write_in(struct editing *editing, const struct section *section,
    struct text sentence)
{
	struct text file = editing->before.bytes;
	struct span old = first_paragraph(file, section->body);
	const char *newline = editing_line_end(editing);
	struct strbuf out = STRBUF_INIT;
	bool fills = is_to_be_filled(
	    text_make(file.data + old.start, old.end - old.start));

	if (old.start == old.end && section->body.start == section->body.end)
		strbuf_addstr(&out, newline);
	else if (old.start == old.end)
		old.start = old.end = section->body.start;
	if (old.start == section->body.start && !out.len)
		strbuf_addstr(&out, newline);
	strbuf_add(&out, sentence.data, sentence.len);
	strbuf_addstr(&out, newline);
	if (!fills)
		strbuf_addstr(&out, newline);
	if (fills && old.end > old.start)
		edits_replace(&editing->edits, old,
		    text_make(out.buf, out.len));
	else
		edits_insert(&editing->edits, old.start,
		    text_make(out.buf, out.len));
	strbuf_release(&out);
}

/* Behind the options, else in front of the consequences, else at the end. */
static void write_section(struct editing *editing, struct text sentence)
{
	const struct record *record = &editing->before.record;
	const struct section *options = find_section(record,
	    SECTION_BIT(OPTIONS_ALL) | SECTION_BIT(OPTIONS_LOSERS));
	const struct section *next = find_section(record,
	    SECTION_BIT(CONSEQUENCES));
	struct text file = editing->before.bytes;
	struct strbuf heading = STRBUF_INIT;

	if (options)
		next = options->end < record->sections_count
		    ? &record->sections[options->end]
		    : NULL;
	strbuf_addf(&heading, "%.*s %s",
	    (int)(options  ? options->level
		    : next ? next->level
			   : 2),
	    "######", options ? "Decision Outcome" : "Decision");
	if (next)
		section_put_before(&editing->edits, file, next, heading.buf,
		    sentence);
	else
		section_append(&editing->edits, file, heading.buf, sentence);
	strbuf_release(&heading);
}

/* It stands once in what is read, and consents are to the same text still. */
static enum status check_text(const struct editing *editing,
    const struct reading *after, struct text sentence, struct error *err)
{
	const struct reading *before = &editing->before;
	struct frozen old, now;
	bool same;

	if (text_find(after->bytes, sentence.data) >= after->bytes.len)
		return error_set(err, STATUS_UNSUPPORTED,
		    "'%s' cannot be edited safely: the outcome would not be "
		    "read back",
		    editing->subject->path);
	if (!before->record.consents_count)
		return STATUS_OK;
	frozen_read(&old, &before->record, before->bytes);
	frozen_read(&now, &after->record, after->bytes);
	same = !strcmp(old.hash, now.hash);
	frozen_release(&old);
	frozen_release(&now);
	if (same)
		return STATUS_OK;
	error_set(err, STATUS_FORBIDDEN,
	    "people have consented to '%s' as it stands, and the outcome "
	    "would change that",
	    editing->subject->path);
	error_hint(err,
	    "Write the outcome into the record first, and then let them "
	    "consent.");
	return STATUS_FORBIDDEN;
}

static enum status apply(struct editing *editing, struct text sentence,
    struct error *err)
{
	struct reading after;
	enum status status = editing_apply(editing, &after, err);

	if (status == STATUS_OK)
		status = check_text(editing, &after, sentence, err);
	if (status == STATUS_OK) {
		status = verify_readings(&editing->before, &after,
		    PART_SECTIONS, err);
		if (status)
			error_prefix(err, "'%s' cannot be edited safely",
			    editing->subject->path);
	}
	reading_release(&after);
	return status;
}

enum status set_outcome(struct subject *subject, const char *option,
    const char *because, struct error *err)
{
	struct strbuf sentence = STRBUF_INIT, chosen = STRBUF_INIT;
	const struct section *section;
	struct editing editing;
	enum status status;
	const char *title;
	bool has_field;

	editing_begin(&editing, subject);
	has_field = record_field(&editing.before.record, FIELD_CHOSEN, 0);
	status = choice_find(&title, &editing.before.record, option, err);
	if (status)
		error_prefix(err, "'%s'", subject->path);
	write_sentence(&sentence, title, because);
	section = find_section(&editing.before.record, SECTION_BIT(DECISION));
	if (section)
		write_in(&editing, section,
		    text_make(sentence.buf, sentence.len));
	else
		write_section(&editing, text_make(sentence.buf, sentence.len));
	if (status == STATUS_OK)
		status = apply(&editing, text_make(sentence.buf, sentence.len),
		    err);
	/* the title is the record's, which goes with the editing */
	strbuf_addstr(&chosen, title);
	editing_end(&editing, status);
	if (status == STATUS_OK && has_field)
		status = set_field(subject, FIELD_CHOSEN,
		    text_make(chosen.buf, chosen.len), err);
	strbuf_release(&sentence);
	strbuf_release(&chosen);
	return status;
}
