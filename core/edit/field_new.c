/* SPDX-License-Identifier: MIT */
#include "core/edit/field_new.h"

#include "core/edit/lines.h"
#include "core/format/quote.h"

void field_write_name(struct strbuf *out, const char *name, struct text like)
{
	size_t at = out->len;

	strbuf_addstr(out, name);
	for (size_t i = at; i < out->len; i++)
		if (out->buf[i] == '-')
			out->buf[i] = ' ';
	if (!like.len || like.data[0] != char_lower(like.data[0]))
		out->buf[at] = char_upper(out->buf[at]);
}

/* The first section behind the title. */
static const struct section *first_section(const struct record *record)
{
	for (uint32_t i = 0; i < record->sections_count; i++)
		if (record->sections[i].heading.start >= record->title_span.end)
			return &record->sections[i];
	return NULL;
}

static bool is_setext(struct text heading)
{
	return !text_starts(text_trim_start(heading), "#");
}

bool field_new_section(struct editing *editing, const char *field,
    struct text value)
{
	const struct section *like = first_section(&editing->before.record);
	struct strbuf out = STRBUF_INIT, name = STRBUF_INIT;
	const char *eol;

	if (!like || !like->classes)
		return false;
	eol = line_end_at(editing->before.bytes, like->heading.start);
	field_write_name(&name, field, text_make("", 0));
	if (is_setext(editing_bytes(editing, like->heading))) {
		strbuf_addf(&out, "%s%s", name.buf, eol);
		for (size_t i = 0; i < name.len; i++)
			strbuf_addch(&out, like->level == 1 ? '=' : '-');
	} else {
		for (uint32_t i = 0; i < like->level; i++)
			strbuf_addch(&out, '#');
		strbuf_addf(&out, " %s", name.buf);
	}
	strbuf_addf(&out, "%s%s", eol, eol);
	strbuf_addch(&out, char_upper(value.data[0]));
	quote_markdown(&out, text_skip(value, 1));
	strbuf_addf(&out, "%s%s", eol, eol);
	edits_insert(&editing->edits, like->heading.start,
	    text_make(out.buf, out.len));
	strbuf_release(&out);
	strbuf_release(&name);
	return true;
}

void field_new_bullet(struct editing *editing, const char *field,
    struct text value)
{
	const struct record *record = &editing->before.record;
	struct text file = editing->before.bytes;
	struct strbuf out = STRBUF_INIT;
	uint32_t at = record->body;
	const char *eol;
	bool titled = record->title_span.start >= record->body &&
	    record->title_span.end > record->title_span.start;

	if (titled)
		at = line_next(file, record->title_span.end);
	eol = line_end_at(file, at && titled ? at - 1 : at);
	if (titled) {
		/* the rule below a heading */
		if (at < file.len && char_is_one_of(file.data[at], "=-") &&
		    !text_starts(text_trim_start(
				     line_text(file, record->title_span.start)),
			"#"))
			at = line_next(file, at);
		if (at && !line_begins(file, at))
			strbuf_addstr(&out, eol);
		strbuf_addstr(&out, eol);
	}
	strbuf_addstr(&out, "- ");
	field_write_name(&out, field, text_make("", 0));
	strbuf_addstr(&out, ": ");
	quote_markdown_value(&out, value);
	strbuf_addstr(&out, eol);
	if (!line_is_blank(file, at) || !titled)
		strbuf_addstr(&out, eol);
	edits_insert(&editing->edits, at, text_make(out.buf, out.len));
	strbuf_release(&out);
}
