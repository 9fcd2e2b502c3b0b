/* SPDX-License-Identifier: MIT */
#include "core/output/finding_text.h"

#include "core/base/escape.h"
#include "core/base/strbuf.h"
#include "core/base/unicode.h"

#define LONGEST_SOURCE_LINE 200 /* bytes shown of one */

static const char *color_of(enum severity severity)
{
	static const char *const colors[] = { "", "\033[36m", "\033[33m",
		"\033[31m" };

	return colors[severity];
}

static void add_head(struct strbuf *out, const struct finding_place *place,
    const struct finding_text_options *options)
{
	const struct finding *finding = place->finding;
	const char *path = finding->path ? finding->path : ".";

	escape_path(out, text_of(path));
	if (place->line)
		strbuf_addf(out, ":%u", place->line);
	if (place->column)
		strbuf_addf(out, ":%u", place->column);
	strbuf_addf(out,
	    ": %s%s%s: ", options->color ? color_of(finding->severity) : "",
	    severity_name(finding->severity), options->color ? "\033[m" : "");
	escape_terminal(out, text_of(finding->message));
	strbuf_addf(out, " %s[%s]%s\n", options->color ? "\033[2m" : "",
	    rules[finding->rule].name, options->color ? "\033[m" : "");
}

/* The line, and below its place a caret for each column. */
static void add_source(struct strbuf *out, const struct finding_place *place,
    const struct finding_text_options *options)
{
	struct text line = place->source_line, marked;
	struct strbuf before = STRBUF_INIT, shown = STRBUF_INIT;
	size_t start = 0, len = 0;
	uint32_t column = 1, end = place->end_column;

	if (!place->column || !line.len || line.len > LONGEST_SOURCE_LINE)
		return;
	if (place->end_line != place->line)
		end = UINT32_MAX;
	for (size_t at = 0; at < line.len; column++) {
		uint32_t code;

		if (column == place->column)
			start = at;
		at += unicode_decode(text_skip(line, at), &code);
		if (column < end)
			len = at - start;
	}
	marked = text_make(line.data + start, len);
	escape_terminal(&before, text_make(line.data, start));
	strbuf_addstr(out, "    ");
	escape_terminal(out, line);
	strbuf_addstr(out, "\n    ");
	strbuf_add_blanks(out,
	    unicode_width(text_make(before.buf, before.len)));
	escape_terminal(&shown, marked);
	strbuf_addstr(out,
	    options->color ? color_of(place->finding->severity) : "");
	len = unicode_width(text_make(shown.buf, shown.len));
	for (size_t i = 0; i < (len ? len : 1); i++)
		strbuf_addch(out, '^');
	strbuf_addf(out, "%s\n", options->color ? "\033[m" : "");
	strbuf_release(&before);
	strbuf_release(&shown);
}

void finding_text(FILE *out, const struct finding_place *places, size_t count,
    const struct finding_text_options *options)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		const struct finding *finding = places[i].finding;

		if (finding->waived ||
		    (finding->severity == SEVERITY_INFO && !options->infos))
			continue;
		add_head(&text, &places[i], options);
		if (options->source_lines)
			add_source(&text, &places[i], options);
		if (finding->fix && options->source_lines)
			strbuf_addf(&text, "    %s\n", finding->fix);
	}
	fwrite(text.buf, 1, text.len, out);
	strbuf_release(&text);
}

static void add_count(struct strbuf *out, size_t count, const char *what)
{
	strbuf_addf(out, "%s%zu %s%s", out->len ? ", " : "", count, what,
	    count == 1 ? "" : "s");
}

void finding_summary(struct strbuf *out, const struct findings *findings,
    size_t records)
{
	size_t counts[SEVERITY_ERROR + 1] = { 0 };

	for (size_t i = 0; i < findings->items.count; i++)
		counts[findings->items.items[i].severity]++;
	add_count(out, counts[SEVERITY_ERROR], "error");
	add_count(out, counts[SEVERITY_WARNING], "warning");
	add_count(out, counts[SEVERITY_INFO], "info");
	strbuf_addf(out, " in %zu record%s", records, records == 1 ? "" : "s");
}
