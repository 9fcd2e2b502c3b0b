/* SPDX-License-Identifier: MIT */
/* Templates of other tools and of the repository's own making. */
#include <string.h>

#include "core/change/fill.h"
#include "core/change/quote.h"
#include "core/record/lexicon.h"

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
	struct strbuf words = STRBUF_INIT;
	size_t len;
	bool known;

	lexicon_normalise(&words, t);
	known = lexicon_status(text_make(words.buf, words.len), &len) !=
	    RECORD_UNKNOWN;
	strbuf_release(&words);
	return known && !has_word(t, "|") && !has_word(t, " / ") &&
	    !has_word(t, "{");
}

static const char *status_of(const struct record_values *values)
{
	return values->status ? values->status : VALUES_STATUS;
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
		strbuf_addstr(out, status_of(values));
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
			fill_list(out, values->deciders, values->deciders_count,
			    yaml);
		return values->deciders_count > 0;
	case FIELD_TAGS:
		if (values->tags_count)
			fill_list(out, values->tags, values->tags_count, yaml);
		return values->tags_count > 0;
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

	while (i < t.len &&
	    text_find_char(text_of("0NnXx#"), t.data[i]) != SIZE_MAX)
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
	    text_find_char(text_of("{[<*"), heading.data[i]) == SIZE_MAX)
		strbuf_addch(filler->out, heading.data[i++]);
	return text_skip(heading, i);
}

/* adr-tools' words in a heading: NUMBER and TITLE. */
static void add_words(struct filler *filler, struct text t)
{
	size_t number = text_find(t, "NUMBER"), title;

	if (number != SIZE_MAX && filler->values->has_number) {
		strbuf_add(filler->out, t.data, number);
		strbuf_addf(filler->out, "%u", filler->values->number);
		t = text_skip(t, number + strlen("NUMBER"));
	} else if (number != SIZE_MAX) {
		strbuf_add(filler->out, t.data, number);
		t = text_skip(t, text_find(t, "TITLE"));
	}
	title = text_find(t, "TITLE");
	strbuf_add(filler->out, t.data, title);
	quote_markdown(filler->out, filler->values->title);
	add(filler, text_skip(t, title + strlen("TITLE")));
}

static void fill_title(struct filler *filler, const struct fill_line *line)
{
	size_t before = (size_t)(line->heading.data - line->text.data);

	strbuf_add(filler->out, line->text.data, before);
	if (filler->has_title_word && !has_word(line->heading, "{")) {
		add_words(filler, line->heading);
	} else {
		add_number(filler, line->heading);
		quote_markdown(filler->out, filler->values->title);
	}
	filler->title_done = true;
}

static enum field_key field_of(struct text label)
{
	struct strbuf words = STRBUF_INIT;
	enum field_key key;

	lexicon_normalise(&words, label);
	key = lexicon_field(text_make(words.buf, words.len));
	strbuf_release(&words);
	return key;
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
	while (start < colon &&
	    text_find_char(text_of("*-+_ "), t.data[start]) != SIZE_MAX)
		start++;
	end = colon;
	while (
	    end > start && (t.data[end - 1] == '*' || t.data[end - 1] == '_'))
		end--;
	*key = field_of(text_make(t.data + start, end - start));
	end = colon + 1;
	while (end < t.len && (t.data[end] == '*' || t.data[end] == '_'))
		end++;
	return *key == FIELD_OTHER ? 0 : end;
}

static void fill_field(struct filler *filler, const struct fill_line *line)
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

static void fill_heading(struct filler *filler, const struct fill_line *line)
{
	bool is_title = line->level == 1 && !filler->title_done &&
	    !fill_is_section(line->heading) &&
	    (!filler->has_title_word || has_word(line->heading, "TITLE"));

	if (is_title) {
		fill_title(filler, line);
		return;
	}
	filler->header_over = line->level > 1 || filler->title_done;
	filler->section = field_of(line->heading);
	add(filler, line->text);
}

/* The first line of "## Status" or "## Date". */
static void fill_section(struct filler *filler, const struct fill_line *line)
{
	if (!text_trim(line->text).len) {
		add(filler, line->text);
		return;
	}
	if (!add_value(filler, filler->section, text_trim(line->text), false))
		add(filler, line->text);
	filler->section = FIELD_OTHER;
}

static void fill_any(struct filler *filler, const struct fill_line *line)
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
	else if (!filler->header_over)
		fill_field(filler, line);
	else
		add(filler, line->text);
}

static bool find_title_word(struct text t)
{
	struct fill_cursor cursor;
	struct fill_line line;

	fill_lines(&cursor, t);
	while (fill_next_line(&cursor, &line))
		if (line.level == 1 && has_word(line.heading, "TITLE"))
			return true;
	return false;
}

void fill_foreign(struct strbuf *out, struct text template_text,
    const struct record_values *values)
{
	struct filler filler = { .out = out, .values = values };
	struct fill_cursor cursor;
	struct fill_line line;

	filler.has_title_word = find_title_word(template_text);
	fill_lines(&cursor, template_text);
	while (fill_next_line(&cursor, &line)) {
		fill_any(&filler, &line);
		strbuf_add(out, line.end.data, line.end.len);
	}
}
