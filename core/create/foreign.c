/* SPDX-License-Identifier: MIT */
#include "core/create/foreign.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/create/outline.h"
#include "core/format/quote.h"
#include "core/record/lexicon.h"
#include "core/record/status.h"

struct filler {
	struct strbuf *out;
	const struct record_values *values;
	bool has_title_word; /* one heading says TITLE: no other is the title */
	bool title_done;
	bool header_over;
	enum field_key section; /* STATUS or DATE: its first line is wanted */
};

static bool has_word(struct text t, const char *word)
{
	return text_find(t, word) != SIZE_MAX;
}

/* What an author is meant to replace. */
static bool is_place(struct text t)
{
	static const char *const marks[] = { "{", "[", "<", "|", " / ", "YYYY",
		"DATE", "STATUS", "TITLE", "NUMBER", "NNN", "fill" };
	size_t i;

	t = text_trim(t);
	if (!t.len || t.data[0] == '(' || text_equals(t, "null") ||
	    text_equals(t, "~"))
		return true;
	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (has_word(t, marks[i]))
			return true;
	return false;
}

/* One status word and nothing to choose from: the template's own default. */
static bool is_default_status(struct text t)
{
	struct status_line line;

	status_read(&line, t);
	return line.status > RECORD_UNKNOWN && !has_word(t, "|") &&
	    !has_word(t, " / ") && !has_word(t, "{");
}

/* The value for a field of that key whose old one is t; false: keep that. */
static bool add_value(struct filler *filler, enum field_key key, struct text t,
    bool yaml)
{
	const struct record_values *values = filler->values;
	struct strbuf *out = filler->out;
	char date[DATE_SIZE];

	if (key == FIELD_CREATED && !is_place(t))
		return false;
	switch (key) {
	case FIELD_STATUS:
		if (!values->status && is_default_status(t))
			return false;
		strbuf_addstr(out, values_status(values));
		return true;
	case FIELD_CREATED:
	case FIELD_DATE:
		date_format(date, &values->date);
		strbuf_addstr(out, date);
		return true;
	case FIELD_NUMBER:
		if (!values->has_number)
			return false;
		strbuf_addf(out, "%u", values->number);
		return true;
	case FIELD_TITLE:
		if (yaml)
			quote_yaml(out, values->title);
		else
			quote_markdown(out, values->title);
		return true;
	case FIELD_DECIDERS:
	case FIELD_DECISION_MAKERS:
		if (values->deciders_count)
			values_add_list(out, values->deciders,
			    values->deciders_count, yaml);
		return values->deciders_count > 0;
	case FIELD_TAGS:
		if (values->tags_count)
			values_add_list(out, values->tags, values->tags_count,
			    yaml);
		return values->tags_count > 0;
	case FIELD_AUTHOR:
		if (!values->author || !is_place(t))
			return false;
		if (yaml)
			quote_yaml(out, text_of(values->author));
		else
			strbuf_addstr(out, values->author);
		return true;
	default:
		return false;
	}
}

static void add(struct filler *filler, struct text t)
{
	strbuf_add(filler->out, t.data, t.len);
}

/* The number as the template writes it: "0000", "NNN", "XXX", "#". */
static size_t number_length(struct text t)
{
	size_t i = 0;

	while (i < t.len && char_is_one_of(t.data[i], "0NnXx#"))
		i++;
	if (i == t.len || char_is_alnum(t.data[i]))
		return 0;
	return i;
}

/* "ADR-0000: Name" keeps all before the name, with the new number in it. */
static struct text add_number(struct filler *filler, struct text heading)
{
	const struct record_values *values = filler->values;
	size_t i = 0, len;

	while (i < heading.len && i < 16 &&
	    (char_is_alpha(heading.data[i]) || heading.data[i] == '-' ||
		heading.data[i] == ' ' || heading.data[i] == '[')) {
		len = number_length(text_skip(heading, i));
		if (len >= 3 && (!i || !char_is_alpha(heading.data[i - 1])))
			break;
		i++;
	}
	len = number_length(text_skip(heading, i));
	if (len < 3 || !values->has_number)
		return heading;
	strbuf_add(filler->out, heading.data, i);
	strbuf_addf(filler->out, "%0*u", (int)len, values->number);
	i += len;
	while (i < heading.len && !char_is_alnum(heading.data[i]) &&
	    (unsigned char)heading.data[i] < 0x80 &&
	    !char_is_one_of(heading.data[i], "{[<*"))
		strbuf_addch(filler->out, heading.data[i++]);
	return text_skip(heading, i);
}

/* What stands before or behind adr-tools' TITLE, with its NUMBER; where there
 * is none, without what leads from one to the other. */
static void add_with_number(struct filler *filler, struct text t, bool before)
{
	size_t number = text_find(t, "NUMBER");

	if (number == SIZE_MAX) {
		add(filler, t);
		return;
	}
	if (before || filler->values->has_number)
		strbuf_add(filler->out, t.data, number);
	if (!filler->values->has_number)
		return;
	strbuf_addf(filler->out, "%u", filler->values->number);
	add(filler, text_skip(t, number + strlen("NUMBER")));
}

static void add_words(struct filler *filler, struct text t)
{
	size_t title = text_find(t, "TITLE");

	if (title == SIZE_MAX) {
		add(filler, t);
		return;
	}
	add_with_number(filler, text_make(t.data, title), true);
	quote_markdown(filler->out, filler->values->title);
	add_with_number(filler, text_skip(t, title + strlen("TITLE")), false);
}

static void fill_title(struct filler *filler, const struct outline_line *line)
{
	struct text heading = line->heading;
	size_t before = (size_t)(heading.data - line->text.data);

	strbuf_add(filler->out, line->text.data, before);
	if (before && !heading.len)
		strbuf_addch(filler->out, ' ');
	if (filler->has_title_word && !has_word(heading, "{")) {
		add_words(filler, heading);
	} else {
		add_number(filler, heading);
		quote_markdown(filler->out, filler->values->title);
	}
	add(filler, text_skip(line->text, before + heading.len));
	filler->title_done = true;
}

/*
 * "* **Status:** {proposed | ...} <!-- optional -->": the length of what
 * precedes the value; 0: no label that is known.
 */
static size_t read_label(struct text t, enum field_key *key)
{
	size_t colon = text_find_char(t, ':'), start = 0, end;

	if (colon == SIZE_MAX || colon > 40)
		return 0;
	while (start < colon && char_is_one_of(t.data[start], "*-+_ "))
		start++;
	end = colon;
	while (
	    end > start && (t.data[end - 1] == '*' || t.data[end - 1] == '_'))
		end--;
	*key = lexicon_field(text_make(t.data + start, end - start));
	end = colon + 1;
	while (end < t.len && (t.data[end] == '*' || t.data[end] == '_'))
		end++;
	return *key == FIELD_OTHER ? 0 : end;
}

static void fill_field(struct filler *filler, const struct outline_line *line)
{
	struct text value, comment;
	enum field_key key;
	size_t label = read_label(line->text, &key), mark, start;

	if (!label) {
		add(filler, line->text);
		return;
	}
	value = text_skip(line->text, label);
	mark = text_find(value, "<!--");
	comment = text_skip(value, mark);
	value.len -= comment.len;
	start = filler->out->len;
	strbuf_add(filler->out, line->text.data, label);
	strbuf_addch(filler->out, ' ');
	if (!add_value(filler, key, text_trim(value), line->in_front)) {
		strbuf_setlen(filler->out, start);
		add(filler, line->text);
		return;
	}
	if (comment.len)
		strbuf_addch(filler->out, ' ');
	add(filler, comment);
}

/* The cell up to the next bar of a row; false where none is left. */
static bool next_cell(struct text *rest, struct text *cell)
{
	size_t len = 0;

	while (len < rest->len && rest->data[len] != '|')
		len += rest->data[len] == '\\' && len + 1 < rest->len ? 2 : 1;
	if (len == rest->len)
		return false;
	*cell = text_make(rest->data, len);
	*rest = text_skip(*rest, len + 1);
	return true;
}

/* A bar in a value would begin another cell; what is short keeps the width. */
static void end_cell(struct strbuf *out, size_t start, struct text old)
{
	size_t width = unicode_width(old), new;

	for (size_t i = start; i < out->len; i++)
		if (out->buf[i] == '|')
			strbuf_splice(out, i++, 0, "\\", 1);
	new = unicode_width(text_make(out->buf + start, out->len - start));
	do
		strbuf_addch(out, ' ');
	while (++new < width);
	strbuf_addch(out, '|');
}

/* "| **Status** | Proposed |": the second cell is the value of the first. */
static bool fill_row(struct filler *filler, const struct outline_line *line)
{
	struct text rest = text_skip(line->text, 1), name, value;
	size_t before = filler->out->len, start;
	enum field_key key;

	if (!text_starts(line->text, "|") || !next_cell(&rest, &name) ||
	    !next_cell(&rest, &value))
		return false;
	name = text_trim(name);
	while (name.len && char_is_one_of(name.data[0], "*_"))
		name = text_skip(name, 1);
	while (name.len && char_is_one_of(name.data[name.len - 1], "*_:"))
		name.len--;
	key = lexicon_field(name);
	if (key == FIELD_OTHER)
		return false;
	strbuf_add(filler->out, line->text.data,
	    (size_t)(value.data - line->text.data));
	start = filler->out->len;
	strbuf_addch(filler->out, ' ');
	if (!add_value(filler, key, text_trim(value), false)) {
		strbuf_setlen(filler->out, before);
		return false;
	}
	end_cell(filler->out, start, value);
	add(filler, rest);
	return true;
}

static void fill_heading(struct filler *filler, const struct outline_line *line)
{
	bool is_title = line->level == 1 && !filler->title_done &&
	    !outline_is_section(line->heading) &&
	    (!filler->has_title_word || has_word(line->heading, "TITLE"));

	if (is_title) {
		fill_title(filler, line);
		return;
	}
	filler->header_over = line->level > 1 || filler->title_done;
	filler->section = lexicon_field(line->heading);
	add(filler, line->text);
}

/* The first line of "## Status" or "## Date". */
static void fill_section(struct filler *filler, const struct outline_line *line)
{
	if (!text_trim(line->text).len) {
		add(filler, line->text);
		return;
	}
	if (!add_value(filler, filler->section, text_trim(line->text), false))
		add(filler, line->text);
	filler->section = FIELD_OTHER;
}

static void fill_any(struct filler *filler, const struct outline_line *line)
{
	if (line->is_fence || line->in_code)
		add(filler, line->text);
	else if (line->level)
		fill_heading(filler, line);
	else if (line->in_front && line->text.len &&
	    !char_is_alpha(line->text.data[0]))
		add(filler, line->text);
	else if (filler->section == FIELD_STATUS ||
	    filler->section == FIELD_DATE)
		fill_section(filler, line);
	else if (!filler->header_over && fill_row(filler, line))
		return;
	else if (!filler->header_over)
		fill_field(filler, line);
	else
		add(filler, line->text);
}

static bool find_title_word(struct text t)
{
	struct outline outline;
	struct outline_line line;
	bool found = false;

	outline_init(&outline, t);
	while (!found && outline_next(&outline, &line))
		found = line.level == 1 && has_word(line.heading, "TITLE");
	outline_release(&outline);
	return found;
}

void foreign_fill(struct strbuf *out, struct text template_text,
    const struct record_values *values)
{
	struct filler filler = { .out = out, .values = values };
	struct outline outline;
	struct outline_line line;

	filler.has_title_word = find_title_word(template_text);
	outline_init(&outline, template_text);
	while (outline_next(&outline, &line)) {
		fill_any(&filler, &line);
		strbuf_add(out, line.end.data, line.end.len);
	}
	outline_release(&outline);
}
