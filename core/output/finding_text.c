/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/base/escape.h"
#include "core/base/unicode.h"
#include "core/output/finding_report.h"

#define INDENT 4
#define NARROWEST \
	40 /* columns for a source line, however narrow the terminal */
#define BEFORE 3 /* a place further right than 1 / BEFORE has text before it */
#define CUT "..."

static const char *style(const struct finding_report *report,
    const char *escape)
{
	return report->color ? escape : "";
}

static const char *color_of(const struct finding_report *report,
    enum severity severity)
{
	static const char *const colors[] = { "", "\033[36m", "\033[33m",
		"\033[31m" };

	return style(report, colors[severity]);
}

static void add_path(struct strbuf *out, const char *path,
    const struct finding_report *report)
{
	struct strbuf shown = STRBUF_INIT;

	if (path && report->show_path)
		report->show_path(&shown, report->context, path);
	else
		strbuf_addstr(&shown, path ? path : ".");
	escape_path(out, text_make(shown.buf, shown.len));
	strbuf_release(&shown);
}

static void add_head(struct strbuf *out, const struct finding_place *place,
    const struct finding_report *report)
{
	const struct finding *finding = place->finding;

	add_path(out, finding->path, report);
	if (place->line)
		strbuf_addf(out, ":%u", place->line);
	if (place->column)
		strbuf_addf(out, ":%u", place->column);
	strbuf_addf(out, ": %s%s%s: ", color_of(report, finding->severity),
	    severity_name(finding->severity), style(report, "\033[m"));
	escape_terminal(out, text_of(finding->message));
	strbuf_addf(out, " %s[%s]%s", style(report, "\033[2m"),
	    rules[finding->rule].name, style(report, "\033[m"));
	if (finding->waived) {
		strbuf_addstr(out, " waived: ");
		escape_terminal(out, text_of(finding->waived));
	}
	if (finding->in_baseline)
		strbuf_addstr(out, " in the baseline");
	strbuf_addch(out, '\n');
}

static size_t width_shown(struct text t, struct strbuf *buf)
{
	strbuf_clear(buf);
	escape_terminal(buf, t);
	return unicode_width(text_make(buf->buf, buf->len));
}

/* The bytes from at on whose shown width is at most width, whole characters;
 * never looks at more than that. */
static uint32_t fit(struct text line, uint32_t at, size_t width,
    struct strbuf *buf)
{
	size_t used = 0;

	while (at < line.len) {
		struct text rest = text_skip(line, at);
		uint32_t code;
		size_t len = unicode_decode(rest, &code);

		used += width_shown(text_make(rest.data, len), buf);
		if (used > width)
			break;
		at += (uint32_t)len;
	}
	return at;
}

/* The start of the part of a long line that is shown, so that the place is in
 * it with some text before. */
static uint32_t window_start(struct text line, uint32_t marked, size_t width,
    struct strbuf *buf)
{
	size_t room = width / BEFORE, used = 0;
	uint32_t at = marked;

	if (fit(line, 0, width - width / BEFORE, buf) >= marked)
		return 0;
	while (at > 0 && used < room) {
		uint32_t before = at - 1;

		while (before > 0 && at - before < 4 &&
		    ((unsigned char)line.data[before] & 0xc0) == 0x80)
			before--;
		used += width_shown(text_make(line.data + before, at - before),
		    buf);
		if (used <= room)
			at = before;
	}
	return at;
}

static void add_carets(struct strbuf *out, size_t blanks, size_t count)
{
	strbuf_add_blanks(out, INDENT + blanks);
	for (size_t i = 0; i < (count ? count : 1); i++)
		strbuf_addch(out, '^');
}

/* The line, and below its place a caret for each column; of a line that is
 * wider than the terminal the part around the place. */
static void add_source(struct strbuf *out, const struct finding_place *place,
    const struct finding_report *report)
{
	struct strbuf buf = STRBUF_INIT;
	struct text line = text_skip_bom(place->source_line);
	uint32_t bom = (uint32_t)(place->source_line.len - line.len);
	uint32_t from = place->marked.start, to = place->marked.end;
	uint32_t start, end;
	size_t width = report->width > NARROWEST + INDENT
	    ? report->width - INDENT - 2 * strlen(CUT)
	    : NARROWEST;
	size_t blanks, carets;

	if (!line.len)
		return;
	from -= from < bom ? from : bom;
	to -= to < bom ? to : bom;
	start = window_start(line, from, width, &buf);
	end = fit(line, start, width, &buf);
	blanks = start ? strlen(CUT) : 0;
	strbuf_add_blanks(out, INDENT);
	strbuf_addstr(out, start ? CUT : "");
	escape_terminal(out, text_make(line.data + start, end - start));
	strbuf_addf(out, "%s\n", end < line.len ? CUT : "");
	if (place->column) {
		to = to < end ? to : end;
		blanks += width_shown(text_make(line.data + start,
					  from - start),
		    &buf);
		carets = to > from
		    ? width_shown(text_make(line.data + from, to - from), &buf)
		    : 0;
		strbuf_addstr(out, color_of(report, place->finding->severity));
		add_carets(out, blanks, carets);
		strbuf_addf(out, "%s\n", style(report, "\033[m"));
	}
	strbuf_release(&buf);
}

static void add_fix(struct strbuf *out, const struct finding *finding)
{
	if (!finding->fix)
		return;
	strbuf_add_blanks(out, INDENT);
	escape_terminal(out, text_of(finding->fix));
	strbuf_addch(out, '\n');
}

void finding_text(FILE *out, const struct finding_report *report)
{
	struct strbuf text = STRBUF_INIT;
	const char *path = NULL;

	for (size_t i = 0; i < report->count; i++) {
		const struct finding_place *place = &report->places[i];
		const char *own = place->finding->path;

		if (finding_is_hidden(place->finding, report))
			continue;
		strbuf_clear(&text);
		/* on a terminal an empty line between files */
		if (report->width && path && strcmp(path, own ? own : "") != 0)
			strbuf_addch(&text, '\n');
		path = own ? own : "";
		add_head(&text, place, report);
		if (report->width) {
			add_source(&text, place, report);
			add_fix(&text, place->finding);
		}
		fwrite(text.buf, 1, text.len, out);
	}
	strbuf_release(&text);
}
