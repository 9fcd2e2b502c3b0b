/* SPDX-License-Identifier: MIT */
/* Relations as bullets, labelled lines, rows and RFC 822 headers. */
#include <string.h>

#include "core/base/unicode.h"
#include "core/edit/relation_form.h"

static enum target_place place_of(const struct field *field)
{
	if (field->place == PLACE_TABLE)
		return TARGET_IN_TABLE;
	return field->place == PLACE_HEADER ? TARGET_IN_PLAIN
					    : TARGET_IN_MARKDOWN;
}

static bool is_header(const struct field *field)
{
	return field->place == PLACE_BULLET || field->place == PLACE_LINE ||
	    field->place == PLACE_TABLE || field->place == PLACE_HEADER;
}

static void write_target(struct strbuf *out, const struct writing *w,
    const struct field *field)
{
	struct target_style style;

	style_choose(&style, w, field->place);
	target_write(out, w->note->target, &style, TARGET_ID, place_of(field));
}

/* A cell's blanks make room for what is put into it: its column stays. */
static uint32_t eat_blanks(struct text bytes, uint32_t at, size_t width)
{
	uint32_t end = at;

	while (end < bytes.len && bytes.data[end] == ' ')
		end++;
	if (end >= bytes.len || bytes.data[end] != '|' || end == at)
		return at;
	return end - at - 1 > width ? at + (uint32_t)width : end - 1;
}

bool header_extend(struct writing *w, const struct field *field)
{
	struct strbuf value = STRBUF_INIT;
	struct text old = span_text(w->bytes, field->span);
	struct span span = field->span;

	if (!says_nothing(old)) {
		span.start = span.end;
		strbuf_addstr(&value, ", ");
	}
	write_target(&value, w, field);
	if (field->place == PLACE_TABLE) {
		size_t old_width = unicode_width(span_text(w->bytes, span));
		size_t width = unicode_width(text_make(value.buf, value.len));

		span.end = eat_blanks(w->bytes, span.end,
		    width > old_width ? width - old_width : 0);
	}
	edits_replace(&w->text, span, text_make(value.buf, value.len));
	strbuf_release(&value);
	return true;
}

/* Where the field's name stands on its line, or false. */
static bool find_name(struct span *out, const struct writing *w,
    const struct field *field)
{
	uint32_t start = line_start(w->bytes, field->span.start);
	const char *name = record_string(w->record, field->name);
	struct span front = { start, field->span.start };
	size_t at;

	if (!name)
		return false;
	at = text_find(span_text(w->bytes, front), name);
	if (at >= front.end - front.start)
		return false;
	out->start = start + (uint32_t)at;
	out->end = out->start + (uint32_t)strlen(name);
	return true;
}

static bool is_delimiter_row(struct text line)
{
	line = text_trim(line);
	for (size_t i = 0; i < line.len; i++)
		if (!char_is_one_of(line.data[i], "|-: \t"))
			return false;
	return line.len > 0;
}

/* "|      | and one more author |": a row that goes on with the last one. */
static bool is_continued_row(struct text line)
{
	line = text_trim(line);
	if (!text_starts(line, "|"))
		return false;
	line = text_trim_start(text_skip(line, 1));
	return text_starts(line, "|");
}

static bool goes_on(struct text line, enum field_place place)
{
	if (!text_trim(line).len)
		return false;
	if (place == PLACE_TABLE)
		return is_delimiter_row(line) || is_continued_row(line);
	return place != PLACE_LINE && char_is_blank(line.data[0]);
}

/* Where the line, row or item of the field ends: the start of the next one. */
static uint32_t field_end(const struct writing *w, const struct field *field)
{
	uint32_t at = line_next(w->bytes, field->span.end);

	while (at < w->bytes.len) {
		struct span line = { at, line_next(w->bytes, at) };

		if (!goes_on(span_text(w->bytes, line), field->place))
			break;
		at = line.end;
	}
	return at;
}

/* Columns from one byte to the other. */
static size_t width_of(const struct writing *w, uint32_t from, uint32_t to)
{
	struct span span = { from, to };

	return to > from ? unicode_width(span_text(w->bytes, span)) : 0;
}

static void pad(struct strbuf *out, size_t width, size_t wanted)
{
	if (width < wanted)
		strbuf_add_blanks(out, wanted - width);
}

/*
 * A row as wide as the one it follows: what stands between the name and the
 * value (marks, blanks, a bar) keeps its columns where the label fits.
 */
static void write_row(struct strbuf *out, const struct writing *w,
    const struct field *like, struct span name)
{
	struct strbuf label = STRBUF_INIT, value = STRBUF_INIT;
	struct text old = span_text(w->bytes, name);
	uint32_t start = line_start(w->bytes, name.start), bar = name.end;
	uint32_t blank, stop;
	struct text bytes = w->bytes;
	size_t grown, room;

	note_label(&label, w->note, old, LABEL_WORDS);
	write_target(&value, w, like);
	while (bar < like->span.start && bytes.data[bar] != '|')
		bar++;
	blank = bar;
	while (blank > name.end && bytes.data[blank - 1] == ' ')
		blank--;
	strbuf_add(out, bytes.data + start, name.start - start);
	strbuf_add(out, label.buf, label.len);
	strbuf_add(out, bytes.data + name.end, blank - name.end);
	grown = unicode_width(text_make(label.buf, label.len));
	pad(out, grown, width_of(w, name.start, name.end) + (bar - blank));
	if (grown >= width_of(w, name.start, name.end) + (bar - blank) &&
	    bar > blank)
		strbuf_addch(out, ' ');
	strbuf_add(out, bytes.data + bar, like->span.start - bar);
	strbuf_add(out, value.buf, value.len);
	stop = like->span.end;
	while (stop < bytes.len && char_is_blank(bytes.data[stop]))
		stop++;
	room = width_of(w, like->span.start, stop);
	pad(out, unicode_width(text_make(value.buf, value.len)),
	    room > 0 ? room - 1 : 0);
	if (stop > like->span.end)
		strbuf_addch(out, ' ');
	strbuf_add(out, bytes.data + stop, line_stop(bytes, stop) - stop);
	strbuf_release(&label);
	strbuf_release(&value);
}

/* As the other labels of the place are: "Start Date", "Start-Date". Bullets
 * and lines are for people: "Decision-makers" is a word of its own there. */
static enum label_form label_form(const struct writing *w,
    const struct field *like)
{
	bool header = like->place == PLACE_HEADER;
	enum label_form form = header ? LABEL_TITLED : LABEL_WORDS;

	for (uint32_t i = 0; i < w->record->fields_count; i++) {
		const struct field *field = &w->record->fields[i];
		struct text name = text_of(
		    record_string(w->record, field->name));
		size_t dash = text_find_char(name, '-');

		if (field->place != like->place)
			continue;
		if (text_find_char(name, ' ') < name.len)
			return LABEL_WORDS;
		if (name.len && dash < name.len - 1 &&
		    (header || field->key != FIELD_DECISION_MAKERS))
			form = char_upper(name.data[dash + 1]) ==
				name.data[dash + 1]
			    ? LABEL_TITLED
			    : LABEL_DASHED;
	}
	return form;
}

static void write_line(struct strbuf *out, const struct writing *w,
    const struct field *like, struct span name)
{
	uint32_t start = line_start(w->bytes, name.start);
	struct text mark = line_hard_break(line_text(w->bytes, like->span.end));

	strbuf_add(out, w->bytes.data + start, name.start - start);
	note_label(out, w->note, span_text(w->bytes, name),
	    label_form(w, like));
	strbuf_add(out, w->bytes.data + name.end, like->span.start - name.end);
	write_target(out, w, like);
	strbuf_add(out, mark.data, mark.len);
}

/* Are the labelled lines paragraphs of their own? */
static bool stands_alone(const struct writing *w, const struct field *like,
    uint32_t start, uint32_t end)
{
	bool above = start > 0 && !line_is_blank(w->bytes, start - 1);
	bool below = end < w->bytes.len && !line_is_blank(w->bytes, end);

	return like->place == PLACE_LINE && !above && !below;
}

bool header_add(struct writing *w, const struct field *like)
{
	struct strbuf line = STRBUF_INIT;
	uint32_t start, end = field_end(w, like);
	const char *newline = line_end_at(w->bytes, like->span.start);
	bool open = end == w->bytes.len &&
	    line_stop(w->bytes, like->span.end) == w->bytes.len;
	struct span name;

	if (!find_name(&name, w, like))
		return false;
	start = line_start(w->bytes, name.start);
	if (open)
		strbuf_addstr(&line, newline);
	if (stands_alone(w, like, start, end))
		strbuf_addstr(&line, newline);
	if (like->place == PLACE_TABLE)
		write_row(&line, w, like, name);
	else
		write_line(&line, w, like, name);
	if (!open)
		strbuf_addstr(&line, newline);
	edits_insert(&w->text, end, text_make(line.buf, line.len));
	strbuf_release(&line);
	return true;
}

bool form_header(struct writing *w)
{
	const struct field *status = record_field(w->record, FIELD_STATUS, 0);
	const struct field *like = NULL;

	if (w->note->words)
		return false;
	for (uint32_t i = 0; i < w->record->fields_count; i++) {
		const struct field *field = &w->record->fields[i];

		if (is_header(field) && field->key != FIELD_OTHER &&
		    field->span.end > field->span.start)
			like = field;
	}
	if (status && is_header(status) &&
	    status->span.end > status->span.start)
		like = status;
	return like && header_add(w, like);
}

/* "- Supersedes:": the label of a line that says nothing yet. */
static bool read_empty_label(struct text *name, struct text line)
{
	line = text_trim(line);
	line = text_skip(line, list_mark(line));
	while (line.len && char_is_one_of(line.data[0], "*_"))
		line = text_skip(line, 1);
	while (line.len && char_is_one_of(line.data[line.len - 1], "*_"))
		line.len--;
	if (!text_ends(line, ":"))
		return false;
	line.len--;
	while (line.len && char_is_one_of(line.data[line.len - 1], "*_ "))
		line.len--;
	*name = line;
	return line.len > 0;
}

static uint32_t header_stop(const struct writing *w)
{
	for (uint32_t i = 0; i < w->record->sections_count; i++)
		if (w->record->sections[i].heading.start >
		    w->record->title_span.end)
			return w->record->sections[i].heading.start;
	return w->record->body;
}

bool form_empty_label(struct writing *w)
{
	uint32_t stop = header_stop(w), at = w->record->body;

	for (; at < stop && !w->note->words; at = line_next(w->bytes, at)) {
		struct span line = { at, line_stop(w->bytes, at) };
		struct strbuf value = STRBUF_INIT;
		struct target_style style;
		struct text name;

		if (!read_empty_label(&name, span_text(w->bytes, line)) ||
		    !note_is_said(w->note, name))
			continue;
		while (char_is_blank(w->bytes.data[line.end - 1]))
			line.end--;
		style_choose(&style, w, PLACE_BULLET);
		strbuf_addch(&value, ' ');
		target_write(&value, w->note->target, &style, TARGET_ID,
		    TARGET_IN_MARKDOWN);
		line.start = line.end;
		line.end = line_stop(w->bytes, at);
		edits_replace(&w->text, line, text_make(value.buf, value.len));
		strbuf_release(&value);
		return true;
	}
	return false;
}
