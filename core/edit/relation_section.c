/* SPDX-License-Identifier: MIT */
/* Relations as lines of the status section and items of a links section. */
#include <string.h>

#include "core/edit/relation_form.h"
#include "core/edit/section_list.h"

static const struct section *find_section(const struct record *record,
    enum section_class class_)
{
	for (uint32_t i = 0; i < record->sections_count; i++)
		if (record->sections[i].classes & ((uint64_t)1 << class_))
			return &record->sections[i];
	return NULL;
}

static struct text line_at(const struct writing *w, uint32_t at)
{
	struct span line = { at, line_stop(w->bytes, at) };

	return span_text(w->bytes, line);
}

static void write_statement(struct strbuf *out, const struct writing *w,
    enum target_text fallback)
{
	struct target_style style;

	style_choose(&style, w, PLACE_SECTION);
	note_words(out, w->note);
	strbuf_addch(out, ' ');
	target_write(out, w->note->target, &style, fallback,
	    TARGET_IN_MARKDOWN);
}

/* A paragraph of its own behind the last one, as adr-tools has it. */
bool form_status_section(struct writing *w)
{
	const struct section *section = find_section(w->record, SECTION_STATUS);
	struct strbuf line = STRBUF_INIT;
	uint32_t at;

	if (!section)
		return false;
	at = section_text_end(w->bytes, section->body);
	write_statement(&line, w, TARGET_TITLE);
	section_insert(&w->text, w->bytes, at, true,
	    text_make(line.buf, line.len));
	strbuf_release(&line);
	return true;
}

static void add_item(struct writing *w, const struct list_place *place)
{
	struct strbuf line = STRBUF_INIT;

	list_place_mark(&line, place);
	write_statement(&line, w, TARGET_ID);
	section_insert(&w->text, w->bytes, place->at,
	    place->loose || place->begins, text_make(line.buf, line.len));
	strbuf_release(&line);
}

bool form_links_section(struct writing *w)
{
	for (uint32_t i = 0; i < w->record->sections_count; i++) {
		const struct section *section = &w->record->sections[i];
		struct list_place place;

		if (!(section->classes & SECTION_BIT(LINKS)))
			continue;
		if (list_place_find(&place, w->bytes, w->record, section)) {
			add_item(w, &place);
			return true;
		}
	}
	return false;
}

bool form_new_section(struct writing *w)
{
	struct text mark = list_usual_mark(w->bytes, w->record);
	struct strbuf item = STRBUF_INIT;

	strbuf_add(&item, mark.data, mark.len);
	write_statement(&item, w, TARGET_ID);
	section_append(&w->text, w->bytes, "## Links",
	    text_make(item.buf, item.len));
	w->adds_section = true;
	strbuf_release(&item);
	return true;
}

/* Where the heading that is the title ends, else the body's start. */
static uint32_t title_end(const struct writing *w)
{
	struct span title = w->record->title_span;
	struct text below;
	uint32_t end;

	if (title.end <= title.start || title.start < w->record->body)
		return w->record->body;
	end = line_next(w->bytes, title.end - 1);
	below = text_trim(line_at(w, end < w->bytes.len ? end : 0));
	/* the line under a title that has no "#" */
	if (end < w->bytes.len && below.len &&
	    (below.data[0] == '=' || below.data[0] == '-') &&
	    below.data[below.len - 1] == below.data[0])
		end = line_next(w->bytes, end);
	return end;
}

static bool is_heading(const struct writing *w, uint32_t at)
{
	return at < w->bytes.len && w->bytes.data[at] == '#';
}

bool form_below_title(struct writing *w)
{
	uint32_t at = title_end(w);
	struct strbuf line = STRBUF_INIT;
	struct target_style style;

	if (w->note->words)
		return false;
	style_choose(&style, w, PLACE_LINE);
	note_words(&line, w->note);
	strbuf_addstr(&line, ": ");
	target_write(&line, w->note->target, &style, TARGET_ID,
	    TARGET_IN_MARKDOWN);
	section_insert(&w->text, w->bytes, at, at > w->record->body,
	    text_make(line.buf, line.len));
	if (at == w->record->body ||
	    (!line_is_blank(w->bytes, at) && !is_heading(w, at)))
		edits_insert(&w->text, at, text_of(line_end_at(w->bytes, at)));
	strbuf_release(&line);
	return true;
}

static bool is_closing(struct text tail)
{
	tail = text_trim(tail);
	for (size_t i = 0; i < tail.len; i++)
		if (!char_is_one_of(tail.data[i], "*_`.>| "))
			return false;
	return true;
}

/* Where the paragraph or item that holds the line ends. */
static uint32_t block_end(const struct writing *w, uint32_t at, bool item)
{
	for (at = line_next(w->bytes, at); at < w->bytes.len;
	     at = line_next(w->bytes, at)) {
		struct text line = line_at(w, at);

		if (!text_trim(line).len || text_starts(line, "#") ||
		    (item && list_mark(line)))
			break;
	}
	return at;
}

/* Targets are written as the line has them, else as the record does. */
static void style_of_line(struct target_style *out, const struct writing *w,
    const struct relation_line *line)
{
	target_style_read(out, span_text(w->bytes, line->first));
	if (!out->form)
		style_choose(out, w, PLACE_SECTION);
}

/* The line of another relation, with these words and this target; false in
 * code, where no link can be. */
static bool write_like(struct strbuf *out, const struct writing *w,
    const struct relation_line *line, bool same)
{
	struct target_style style;
	struct text lead = span_text(w->bytes, line->lead);
	struct text words = span_text(w->bytes, line->words);
	struct text separator = span_text(w->bytes, line->separator);
	struct text tail = span_text(w->bytes, line->tail);
	bool table = text_starts(text_trim(lead), "|");

	style_of_line(&style, w, line);
	if (style.is_link && text_find_char(separator, '`') < separator.len)
		return false;
	strbuf_add(out, lead.data, lead.len);
	if (same)
		strbuf_add(out, words.data, words.len);
	else
		note_label(out, w->note, words, LABEL_WORDS);
	strbuf_add(out, separator.data, separator.len);
	target_write(out, w->note->target, &style, TARGET_TITLE,
	    table ? TARGET_IN_TABLE : TARGET_IN_MARKDOWN);
	if (is_closing(tail))
		strbuf_add(out, tail.data, tail.len);
	return true;
}

static bool is_close(const struct writing *w, struct span line)
{
	return (line.start && !line_is_blank(w->bytes, line.start - 1)) ||
	    (line.end < w->bytes.len && !line_is_blank(w->bytes, line.end));
}

/* One more behind those of "Supersedes: 3". */
static void extend_line(struct strbuf *out, struct writing *w,
    const struct relation_line *line, bool row)
{
	struct target_style style;

	style_of_line(&style, w, line);
	strbuf_addstr(out, ", ");
	target_write(out, w->note->target, &style, TARGET_ID,
	    row ? TARGET_IN_TABLE : TARGET_IN_MARKDOWN);
	edits_insert(&w->text, line->targets.end,
	    text_make(out->buf, out->len));
}

bool section_beside(struct writing *w, const struct relation_line *line,
    bool same)
{
	struct text lead = span_text(w->bytes, line->lead);
	struct text separator = span_text(w->bytes, line->separator);
	bool item = list_mark(lead) > 0;
	bool row = text_starts(text_trim(lead), "|");
	bool label = text_find_char(separator, ':') < separator.len;
	/* "Supersedes: 7" over "References: 3", without a blank line */
	bool close = row || (label && is_close(w, line->line));
	struct strbuf out = STRBUF_INIT;
	bool done = true;

	if (same && label) {
		extend_line(&out, w, line, row);
	} else {
		uint32_t at = close ? line->line.end
				    : block_end(w, line->line.start, item);

		done = write_like(&out, w, line, same);
		if (done)
			section_insert(&w->text, w->bytes, at, !item && !close,
			    text_make(out.buf, out.len));
	}
	strbuf_release(&out);
	return done;
}
