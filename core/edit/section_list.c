/* SPDX-License-Identifier: MIT */
#include "core/edit/section_list.h"

#include <string.h>

#include "core/edit/lines.h"
#include "core/edit/relation_line.h"

/* A rule, a comment or a definition: what is no text of the section. */
static bool is_silent(struct text line)
{
	line = text_trim(line);
	if (!line.len || text_starts(line, "<!--") || text_ends(line, "-->"))
		return true;
	if (text_starts(line, "[") && text_find(line, "]: ") < line.len)
		return true;
	if (line.len < 3 || !char_is_one_of(line.data[0], "-*_"))
		return false;
	for (size_t i = 0; i < line.len; i++)
		if (line.data[i] != line.data[0] && line.data[i] != ' ')
			return false;
	return true;
}

/* The line behind what is silent here, a comment of several lines as a whole;
 * the same line where it is text. */
static uint32_t skip_silent(struct text file, uint32_t at, uint32_t end)
{
	struct text line = line_text(file, at);
	uint32_t next = line_next(file, at);

	if (!is_silent(line))
		return at;
	if (!text_starts(text_trim(line), "<!--"))
		return next;
	for (uint32_t last = at; last < end; last = line_next(file, last))
		if (text_find(line_text(file, last), "-->") != SIZE_MAX)
			return line_next(file, last);
	return next;
}

uint32_t section_text_end(struct text file, struct span body)
{
	uint32_t end = body.start, at = body.start;

	while (at < body.end) {
		uint32_t text = skip_silent(file, at, body.end);

		at = text > at ? text : line_next(file, at);
		if (text < at)
			end = at;
	}
	return end;
}

void section_insert(struct edits *edits, struct text file, uint32_t at,
    bool blank_before, struct text line)
{
	const char *newline = line_end_at(file, at ? at - 1 : 0);
	struct text before = text_make(file.data, at);
	bool open = at > 0 && !text_ends(before, "\n") &&
	    !text_ends(before, "\r");
	struct strbuf out = STRBUF_INIT;

	if (open)
		strbuf_addstr(&out, newline);
	if (blank_before)
		strbuf_addstr(&out, newline);
	strbuf_add(&out, line.data, line.len);
	if (!open)
		strbuf_addstr(&out, newline);
	edits_insert(edits, at, text_make(out.buf, out.len));
	strbuf_release(&out);
}

/* The items of the last list, and what tells how it is written; false: there
 * is none at the end. */
static bool find_items(struct list_place *out, struct text file,
    struct span body)
{
	bool gap = false;
	uint32_t items = 0;

	for (uint32_t at = body.start, next; at < out->at; at = next) {
		struct text line = line_text(file, at);
		size_t mark = list_mark(line);

		next = skip_silent(file, at, out->at);
		if (next > at) {
			if (text_trim(line).len)
				items = 0; /* another list may begin */
			gap = true;
			continue;
		}
		next = line_next(file, at);
		if (mark && !char_is_blank(line.data[0])) {
			out->counts = !items ||
			    !text_same(out->mark, text_make(line.data, mark));
			out->loose = items++ && gap;
			out->mark = text_make(line.data, mark);
		} else if (gap && !char_is_blank(line.data[0])) {
			items = 0; /* a paragraph behind the list */
		}
		gap = false;
	}
	return items > 0;
}

bool list_place_find(struct list_place *out, struct text file,
    const struct record *record, const struct section *section)
{
	memset(out, 0, sizeof(*out));
	out->at = section_text_end(file, section->body);
	if (out->at > section->body.start)
		return find_items(out, file, section->body);
	out->begins = true;
	out->mark = list_usual_mark(file, record);
	return true;
}

struct text list_usual_mark(struct text file, const struct record *record)
{
	for (uint32_t at = record->body; at < file.len;
	     at = line_next(file, at)) {
		struct text line = line_text(file, at);
		size_t mark = list_mark(line);

		if (mark == 2 && !char_is_blank(line.data[0]))
			return text_make(line.data, mark);
	}
	return text_of("* ");
}

void list_place_mark(struct strbuf *out, const struct list_place *place)
{
	struct text mark = place->mark;
	uint32_t number = 0;
	size_t digits = 0;

	while (digits < mark.len && char_is_digit(mark.data[digits]))
		digits++;
	text_to_number(text_make(mark.data, digits), &number);
	if (digits) {
		/* "1." where all of the items have that */
		strbuf_addf(out, "%u", place->counts ? number + 1 : number);
		mark = text_skip(mark, digits);
	}
	strbuf_add(out, mark.data, mark.len);
}

void section_append(struct edits *edits, struct text file, const char *heading,
    struct text text)
{
	const char *newline = line_end_at(file, 0);
	uint32_t at = (uint32_t)file.len;
	struct strbuf out = STRBUF_INIT;
	bool open;

	while (at && line_is_blank(file, at - 1))
		at = line_start(file, at - 1);
	open = at && !char_is_one_of(file.data[at - 1], "\r\n");
	if (open)
		strbuf_addstr(&out, newline);
	strbuf_addf(&out, "%s%s%s%s", at ? newline : "", heading, newline,
	    newline);
	strbuf_add(&out, text.data, text.len);
	if (!open)
		strbuf_addstr(&out, newline);
	edits_insert(edits, at, text_make(out.buf, out.len));
	strbuf_release(&out);
}

void section_put_before(struct edits *edits, struct text file,
    const struct section *next, const char *heading, struct text text)
{
	uint32_t at = next->heading.start;
	const char *newline = line_end_at(file, at);
	struct strbuf out = STRBUF_INIT;

	if (at && !line_is_blank(file, at - 1))
		strbuf_addstr(&out, newline);
	strbuf_addf(&out, "%s%s%s", heading, newline, newline);
	strbuf_add(&out, text.data, text.len);
	strbuf_addf(&out, "%s%s", newline, newline);
	edits_insert(edits, at, text_make(out.buf, out.len));
	strbuf_release(&out);
}
