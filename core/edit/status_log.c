/* SPDX-License-Identifier: MIT */
/* A status section that is a history: one more entry, like those it has. */
#include <string.h>

#include "core/base/unicode.h"
#include "core/edit/date_text.h"
#include "core/edit/lines.h"
#include "core/edit/status_edit.h"
#include "core/edit/status_value.h"
#include "core/edit/status_words.h"
#include "core/edit/verify.h"
#include "core/format/quote.h"
#include "core/record/status.h"

/* One entry: its line, and lines below that belong to it. */
struct entry {
	struct span span; /* of all of its lines */
	struct text line; /* the first one, without its end */
	struct text text; /* the field's bytes */
	bool item, row;
	bool has_date;
	struct date_text date; /* in line */
};

static size_t bullet_length(struct text t)
{
	size_t digits = 0;

	if (t.len > 1 && char_is_one_of(t.data[0], "-*+") &&
	    char_is_blank(t.data[1]))
		return 2;
	while (digits < t.len && char_is_digit(t.data[digits]))
		digits++;
	if (digits && digits + 1 < t.len &&
	    char_is_one_of(t.data[digits], ".)") &&
	    char_is_blank(t.data[digits + 1]))
		return digits + 2;
	return 0;
}

static void read_entry(struct entry *out, const struct status_edit *edit,
    const struct field *field)
{
	struct text file = edit->editing.before.bytes, lead;

	memset(out, 0, sizeof(*out));
	out->line = line_text(file, field->span.start);
	out->text = editing_bytes(&edit->editing, field->span);
	out->span.start = line_start(file, field->span.start);
	out->span.end = line_next(file, field->span.end);
	lead = text_trim_start(out->line);
	out->row = text_starts(lead, "|");
	out->item = bullet_length(lead) > 0;
	out->has_date = date_text_find(&out->date, out->line, 0);
	while (out->item && out->span.end < file.len) {
		struct text next = line_text(file, out->span.end);

		if (!text_trim(next).len || !char_is_blank(next.data[0]) ||
		    bullet_length(text_trim_start(next)))
			break;
		out->span.end = line_next(file, out->span.end);
	}
}

/* Does the item, or the row, begin with its date? */
static bool begins_dated(const struct entry *entry)
{
	struct text lead = text_make(entry->line.data, entry->date.at);

	if (!entry->has_date)
		return false;
	lead = text_trim(lead);
	lead = text_skip(lead, bullet_length(lead));
	for (size_t i = 0; i < lead.len; i++)
		if (char_is_alnum(lead.data[i]) ||
		    (entry->row && i && lead.data[i] == '|'))
			return false;
	return true;
}

bool status_log_is(const struct status_edit *edit,
    const struct status_lines *lines)
{
	size_t dated = 0, listed = 0;
	struct entry entry;

	for (size_t i = 0; i < lines->items.count; i++) {
		read_entry(&entry, edit, lines->items.items[i]);
		dated += entry.has_date;
		listed += entry.item || entry.row;
		if ((entry.item || entry.row) && begins_dated(&entry))
			return true;
	}
	return lines->items.count > 1 &&
	    (dated > 1 || listed == lines->items.count);
}

static bool is_closing(struct text t, size_t *len)
{
	static const char *const marks[] = { "**", "*", "_", "`", ")", "]",
		"\xef\xbc\x89" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_starts(t, marks[i])) {
			*len = strlen(marks[i]);
			return true;
		}
	return false;
}

/* The part of an entry that says status and date, the rest left out. */
static struct text core_of(struct text t)
{
	struct status_phrase phrase;
	struct date_text date;
	size_t end = 0, len;

	if (status_phrase_find(&phrase, t, 0, true))
		end = phrase.at + phrase.len;
	if (date_text_find(&date, t, 0) && date.at + date.len > end &&
	    text_find_char(text_make(t.data, date.at), '[') >= date.at)
		end = date.at + date.len;
	if (text_starts(text_skip(t, end), "](")) {
		size_t close = text_find_char(text_skip(t, end), ')');

		if (close < t.len - end)
			end += close + 1;
	}
	while (end < t.len && is_closing(text_skip(t, end), &len))
		end += len;
	return text_make(t.data, end);
}

static enum status write_core(struct strbuf *out, struct status_edit *edit,
    struct text old, struct error *err)
{
	struct status_value value = { core_of(old), true,
		edit->editing.before.bytes };
	bool whole, dated;

	if (!status_value_write(out, &value, edit->change, &whole, &dated))
		return error_set(err, STATUS_UNSUPPORTED,
		    "'%s' has a history of its status that is not understood",
		    edit->editing.subject->path);
	return STATUS_OK;
}

/* "2. " is followed by "3. ". */
static void add_lead(struct strbuf *out, struct text lead, bool next)
{
	size_t digits = 0, at = 0;
	uint32_t number;

	while (at < lead.len && char_is_blank(lead.data[at]))
		at++;
	while (at + digits < lead.len && char_is_digit(lead.data[at + digits]))
		digits++;
	if (!next ||
	    !text_to_number(text_make(lead.data + at, digits), &number)) {
		strbuf_add(out, lead.data, lead.len);
		return;
	}
	strbuf_add(out, lead.data, at);
	strbuf_addf(out, "%u", number + 1);
	strbuf_add(out, lead.data + at + digits, lead.len - at - digits);
}

static enum status write_line(struct strbuf *out, struct status_edit *edit,
    const struct entry *like, bool next, struct error *err)
{
	size_t lead = (size_t)(like->text.data - like->line.data);
	enum status status;

	add_lead(out, text_make(like->line.data, lead), next);
	status = write_core(out, edit, like->text, err);
	if (!status && edit->change->because) {
		strbuf_addstr(out, ": ");
		quote_markdown(out, text_of(edit->change->because));
		edit->explained = true;
	}
	return status;
}

static void add_padded(struct strbuf *out, struct text text, struct text cell)
{
	size_t width = unicode_width(cell), used = unicode_width(text);

	if (text.len)
		strbuf_addch(out, ' ');
	strbuf_add(out, text.data, text.len);
	used += text.len > 0;
	strbuf_add_blanks(out, width > used ? width - used : text.len > 0);
}

/* A row: the status and the date, the other cells blank. */
static enum status write_row(struct strbuf *out, struct status_edit *edit,
    const struct entry *like, struct error *err)
{
	struct text rest = like->line, cell;
	enum status status = STATUS_OK;
	bool first = true;

	while (!status && text_split(&rest, '|', &cell)) {
		struct strbuf text = STRBUF_INIT;
		struct date date;

		if (!first)
			strbuf_addch(out, '|');
		if (like->text.data >= cell.data &&
		    like->text.data < cell.data + cell.len)
			status = write_core(&text, edit, like->text, err);
		else if (date_parse(&date, cell))
			date_text_write(&text, &edit->change->date,
			    text_trim(cell));
		if (!first)
			add_padded(out, text_make(text.buf, text.len), cell);
		else
			strbuf_add(out, cell.data, cell.len);
		first = false;
		strbuf_release(&text);
	}
	if (text_ends(text_trim(like->line), "|") && out->len &&
	    out->buf[out->len - 1] != '|')
		strbuf_addch(out, '|');
	return status;
}

static void insert_entry(struct status_edit *edit, const struct entry *like,
    const struct entry *other, bool newest_first, const struct strbuf *line)
{
	struct text file = edit->editing.before.bytes;
	uint32_t at = newest_first ? like->span.start : like->span.end;
	const char *eol = line_end_at(file, like->span.start);
	const struct entry *upper = newest_first ? like : other;
	bool close = !other ||
	    upper->span.end == (newest_first ? other : like)->span.start;
	bool apart = !like->item && !like->row && (!other || !close);
	struct text end = other && close && !like->item && !like->row
	    ? line_hard_break(upper->line)
	    : text_make("", 0);
	bool ended = line_begins(file, at);
	struct strbuf out = STRBUF_INIT;

	apart |= other && !close && like->item;
	if (!newest_first) {
		/* the last line so far needs its break now */
		if (end.len && !line_hard_break(like->line).len)
			edits_insert(&edit->editing.edits,
			    (uint32_t)(like->line.data + like->line.len -
				file.data),
			    end);
		if (!ended)
			strbuf_addstr(&out, eol);
		if (apart)
			strbuf_addstr(&out, eol);
	}
	strbuf_add(&out, line->buf, line->len);
	if (newest_first)
		strbuf_add(&out, end.data, end.len);
	if (ended || newest_first)
		strbuf_addstr(&out, eol);
	if (newest_first && apart)
		strbuf_addstr(&out, eol);
	edits_insert(&edit->editing.edits, at, text_make(out.buf, out.len));
	strbuf_release(&out);
}

enum status status_log_add(struct status_edit *edit,
    const struct status_lines *lines, struct error *err)
{
	size_t count = lines->items.count;
	struct entry first, last;
	struct strbuf line = STRBUF_INIT;
	bool newest_first;
	enum status status;

	read_entry(&first, edit, lines->items.items[0]);
	read_entry(&last, edit, lines->items.items[count - 1]);
	newest_first = first.has_date && last.has_date &&
	    date_compare(&first.date.date, &last.date.date) > 0;
	if (newest_first) {
		struct entry swap = first;

		first = last;
		last = swap;
	}
	if (count > 1) /* the entry beside the newest */
		read_entry(&first, edit,
		    lines->items.items[newest_first ? 1 : count - 2]);
	status = last.row ? write_row(&line, edit, &last, err)
			  : write_line(&line, edit, &last, !newest_first, err);
	if (!status)
		insert_entry(edit, &last, count > 1 ? &first : NULL,
		    newest_first, &line);
	edit->stated = true;
	edit->parts |= PART_STATUS | PART_DATE;
	strbuf_release(&line);
	return status;
}
