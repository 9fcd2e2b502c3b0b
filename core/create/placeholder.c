/* SPDX-License-Identifier: MIT */
#include "core/create/placeholder.h"

#include "core/create/outline.h"
#include "core/format/quote.h"

static void add_text(struct strbuf *out, struct text t, bool yaml)
{
	if (yaml)
		quote_yaml(out, t);
	else
		quote_markdown(out, t);
}

/* Each appends its value; false: there is none. */
static bool add_title(struct strbuf *out, const struct record_values *values,
    bool yaml)
{
	add_text(out, values->title, yaml);
	return true;
}

static bool add_number(struct strbuf *out, const struct record_values *values,
    bool yaml)
{
	(void)yaml;
	if (values->has_number)
		strbuf_addf(out, "%u", values->number);
	return values->has_number;
}

static bool add_date(struct strbuf *out, const struct record_values *values,
    bool yaml)
{
	char words[DATE_SIZE];

	(void)yaml;
	date_format(words, &values->date);
	strbuf_addstr(out, words);
	return true;
}

static bool add_status(struct strbuf *out, const struct record_values *values,
    bool yaml)
{
	add_text(out, text_of(values_status(values)), yaml);
	return true;
}

static bool add_deciders(struct strbuf *out, const struct record_values *values,
    bool yaml)
{
	values_add_list(out, values->deciders, values->deciders_count, yaml);
	return values->deciders_count > 0;
}

static bool add_decider(struct strbuf *out, const struct record_values *values,
    bool yaml)
{
	if (values->deciders_count)
		add_text(out, text_of(values->deciders[0]), yaml);
	return values->deciders_count > 0;
}

static bool add_tags(struct strbuf *out, const struct record_values *values,
    bool yaml)
{
	values_add_list(out, values->tags, values->tags_count, yaml);
	return values->tags_count > 0;
}

static bool add_author(struct strbuf *out, const struct record_values *values,
    bool yaml)
{
	if (values->author)
		add_text(out, text_of(values->author), yaml);
	return values->author != NULL;
}

static const struct {
	const char *name;
	bool (*add)(struct strbuf *out, const struct record_values *values,
	    bool yaml);
} places[] = {
	{ "title", add_title },
	{ "number", add_number },
	{ "date", add_date },
	{ "status", add_status },
	{ "deciders", add_deciders },
	{ "decider", add_decider },
	{ "tags", add_tags },
	{ "author", add_author },
};

static size_t find_place(struct text name)
{
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (text_equals(text_trim(name), places[i].name))
			return i;
	return SIZE_MAX;
}

/* Without a number what joins it to the title goes, too: "{{number}}. ". */
static struct text skip_joint(struct text t)
{
	while (t.len &&
	    (char_is_space(t.data[0]) || char_is_one_of(t.data[0], ".:)-")))
		t = text_skip(t, 1);
	return t;
}

/* False: the line has a place whose value is not known. */
static bool fill_line(struct strbuf *out, struct text t, bool yaml,
    const struct record_values *values)
{
	size_t open, close, place;

	while ((open = text_find(t, "{{")) != SIZE_MAX) {
		struct text inner = text_skip(t, open + 2);

		strbuf_add(out, t.data, open);
		close = text_find(inner, "}}");
		place = close == SIZE_MAX
		    ? SIZE_MAX
		    : find_place(text_make(inner.data, close));
		if (place == SIZE_MAX) {
			strbuf_addstr(out, "{{");
			t = inner;
			continue;
		}
		t = text_skip(inner, close + 2);
		if (places[place].add(out, values, yaml))
			continue;
		if (places[place].add != add_number || !t.len)
			return false;
		t = skip_joint(t);
	}
	strbuf_add(out, t.data, t.len);
	return true;
}

bool placeholder_is_in(struct text template_text)
{
	return text_find(template_text, "{{title}}") != SIZE_MAX;
}

void placeholder_fill(struct strbuf *out, struct text template_text,
    const struct record_values *values)
{
	struct outline outline;
	struct outline_line line;
	bool dropped = false;

	outline_init(&outline, template_text);
	while (outline_next(&outline, &line)) {
		size_t start = out->len;
		bool blank = !text_trim(line.text).len;

		/* A paragraph that is left out takes its blank line along. */
		if (dropped && blank) {
			dropped = false;
			continue;
		}
		dropped = !fill_line(out, line.text, line.in_front, values);
		if (dropped)
			strbuf_setlen(out, start);
		else
			strbuf_add(out, line.end.data, line.end.len);
		dropped = dropped && !line.in_front;
	}
	outline_release(&outline);
}
