/* SPDX-License-Identifier: MIT */
#include "core/base/escape.h"
#include "core/output/finding_report.h"

/* So many of a severity GitHub shows for a step. */
#define MOST 10

/* Its commands end at a line's end; properties at ":" and ",". The path must
 * stay the file's own, so its controls are kept where they can be. */
static void add_escaped(struct strbuf *out, struct text t, const char *special)
{
	for (size_t i = 0; i < t.len; i++) {
		if (char_is_one_of(t.data[i], special))
			strbuf_addf(out, "%%%02X", (unsigned char)t.data[i]);
		else
			strbuf_addch(out, t.data[i]);
	}
}

static void add_property(struct strbuf *out, const char *value)
{
	struct text rest = text_of(value);

	while (rest.len) {
		struct strbuf visible = STRBUF_INIT;
		size_t len = 0;

		while (len < rest.len && rest.data[len] != '\n' &&
		    rest.data[len] != '\r')
			len++;
		escape_terminal(&visible, text_make(rest.data, len));
		add_escaped(out, text_make(visible.buf, visible.len), "%:,");
		strbuf_release(&visible);
		if (len < rest.len)
			add_escaped(out, text_make(rest.data + len++, 1),
			    "\r\n");
		rest = text_skip(rest, len);
	}
}

static void add_message(struct strbuf *out, const struct finding *finding)
{
	struct strbuf words = STRBUF_INIT, visible = STRBUF_INIT;

	finding_words(&words, finding);
	escape_terminal(&visible, text_make(words.buf, words.len));
	add_escaped(out, text_make(visible.buf, visible.len), "%");
	strbuf_release(&words);
	strbuf_release(&visible);
}

/* Columns count only where line and end line are one. */
static void add_annotation(struct strbuf *out,
    const struct finding_place *place)
{
	static const char *const commands[] = { "debug", "notice", "warning",
		"error" };
	const struct finding *finding = place->finding;

	strbuf_addf(out, "::%s ", commands[finding->severity]);
	if (finding->path) {
		strbuf_addstr(out, "file=");
		add_property(out, finding->path);
		strbuf_addch(out, ',');
	}
	if (place->line)
		strbuf_addf(out, "line=%u,endLine=%u,", place->line,
		    place->end_line);
	if (place->column && place->end_line == place->line)
		strbuf_addf(out, "col=%u,endColumn=%u,", place->column,
		    place->end_column);
	strbuf_addstr(out, "title=");
	add_property(out, rules[finding->rule].name);
	strbuf_addstr(out, "::");
	add_message(out, finding);
	strbuf_addch(out, '\n');
}

/* "12 errors and 3 warnings more than GitHub shows" */
static void add_rest(struct strbuf *out,
    const size_t counts[SEVERITY_ERROR + 1])
{
	struct strbuf list = STRBUF_INIT;

	for (size_t s = SEVERITY_ERROR; s >= SEVERITY_INFO; s--) {
		size_t count = counts[s] > MOST ? counts[s] - MOST : 0;

		if (count)
			strbuf_addf(&list, "%s%zu more %s%s",
			    list.len ? ", " : "", count,
			    severity_name((enum severity)s),
			    count == 1 ? "" : "s");
	}
	if (list.len)
		strbuf_addf(out,
		    "%s: GitHub shows %d of a kind; 'hence check' lists all\n",
		    list.buf, MOST);
	strbuf_release(&list);
}

void finding_github(FILE *out, const struct finding_report *report)
{
	size_t counts[SEVERITY_ERROR + 1] = { 0 };
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < report->count; i++) {
		const struct finding *finding = report->places[i].finding;

		if (finding_is_silenced(finding) ||
		    finding_is_hidden(finding, report))
			continue;
		if (counts[finding->severity]++ < MOST)
			add_annotation(&text, &report->places[i]);
	}
	add_rest(&text, counts);
	fwrite(text.buf, 1, text.len, out);
	strbuf_release(&text);
}
