/* SPDX-License-Identifier: MIT */
#include "core/output/hit_text.h"

#include "core/base/url.h"
#include "core/output/paragraph.h"
#include "core/output/record_words.h"

#define INDENT 2

struct view {
	struct strbuf *out;
	const struct hit_text_options *options;
};

/* The text with its marks in bold. */
static void add_marked(struct flow *flow, const struct search_text *t,
    uint8_t style, uint8_t mark)
{
	size_t at = 0, len = strlen(t->text);

	for (size_t i = 0; i < t->marks_count; i++) {
		struct span span = t->marks[i];

		flow_add(flow, text_make(t->text + at, span.start - at), style,
		    0);
		flow_add(flow,
		    text_make(t->text + span.start, span.end - span.start),
		    style | mark, 0);
		at = span.end;
	}
	flow_add(flow, text_make(t->text + at, len - at), style, 0);
}

static void print(const struct view *view, struct flow *flow, size_t indent)
{
	const struct paragraph_options options = { view->options->width, indent,
		"", 0, view->options->color };

	paragraph_print(view->out, flow, &options);
}

static void add_id(struct flow *flow, const struct search_hit *hit,
    const struct record *record, uint8_t style)
{
	struct strbuf id = STRBUF_INIT;

	corpus_id(&id, hit->corpus, record);
	flow_add(flow, text_make(id.buf, id.len), style, 0);
	strbuf_release(&id);
}

/* Behind the title, in parentheses, with commas between them. */
static void add_remark(struct flow *flow, bool *has_remarks, const char *words,
    uint8_t style)
{
	flow_add(flow, text_of(*has_remarks ? ", " : " ("), 0, 0);
	flow_add(flow, text_of(words), style, 0);
	*has_remarks = true;
}

static void add_status(struct flow *flow, const struct search_hit *hit,
    bool *has_remarks)
{
	enum record_status status = corpus_status_of(hit->corpus, hit->record);

	if (!status_name(status))
		return;
	add_remark(flow, has_remarks, status_name(status),
	    status == RECORD_SUPERSEDED ? FLOW_STRIKE : 0);
	if (hit->successor) {
		flow_add(flow, text_of(" by "), 0, 0);
		add_id(flow, hit, hit->successor, FLOW_BOLD);
	}
}

static void add_missing(struct flow *flow, const struct search_hit *hit,
    bool *has_remarks)
{
	for (size_t i = 0; i < hit->missing_count; i++) {
		add_remark(flow, has_remarks, i ? "'" : "without '", 0);
		flow_add(flow, text_of(hit->missing[i]), 0, 0);
		flow_add(flow, text_of("'"), 0, 0);
	}
}

static void print_head(const struct view *view, const struct search_hit *hit)
{
	bool has_remarks = false;
	struct flow flow;

	flow_init(&flow);
	add_id(&flow, hit, hit->record, FLOW_BOLD);
	flow_add(&flow, text_of(" "), 0, 0);
	if (hit->title.text)
		add_marked(&flow, &hit->title, FLOW_BOLD, FLOW_UNDERLINE);
	add_status(&flow, hit, &has_remarks);
	if (hit->branch) {
		add_remark(&flow, &has_remarks, "on ", 0);
		flow_add(&flow, text_of(hit->branch), FLOW_BOLD, 0);
	}
	add_missing(&flow, hit, &has_remarks);
	if (has_remarks)
		flow_add(&flow, text_of(")"), 0, 0);
	print(view, &flow, 0);
	flow_release(&flow);
}

/* 0 where files are not those on the disk. */
static uint16_t link_of(struct flow *flow, const struct view *view,
    const struct search_hit *hit)
{
	struct strbuf url = STRBUF_INIT;
	uint16_t link;

	if (!view->options->root || hit->branch)
		return 0;
	strbuf_addstr(&url, "file://");
	url_encode(&url, text_of(view->options->root));
	strbuf_addch(&url, '/');
	url_encode(&url, text_of(hit->record->path));
	link = flow_link(flow, text_make(url.buf, url.len));
	strbuf_release(&url);
	return link;
}

static void print_place(const struct view *view, const struct search_hit *hit)
{
	struct strbuf path = STRBUF_INIT;
	struct flow flow;
	uint16_t link;

	flow_init(&flow);
	link = link_of(&flow, view, hit);
	view->options->path(&path, view->options->context, hit->record);
	strbuf_addf(&path, ":%u", hit->line);
	flow_add(&flow, text_make(path.buf, path.len), FLOW_CODE, link);
	if (hit->section) {
		flow_add(&flow, text_of(" "), 0, 0);
		flow_add(&flow, text_of(hit->section), FLOW_DIM, 0);
	}
	print(view, &flow, INDENT);
	flow_release(&flow);
	strbuf_release(&path);
}

/* As grep has it: ":" behind the number of a line that fits. */
static void print_line(const struct view *view, const struct search_line *line)
{
	struct strbuf number = STRBUF_INIT;
	struct flow flow;

	strbuf_addf(&number, "%u%s ", line->line, line->is_found ? ":" : "-");
	flow_init(&flow);
	flow_add(&flow, text_make(number.buf, number.len), FLOW_DIM, 0);
	add_marked(&flow, &line->text, 0, FLOW_BOLD);
	print(view, &flow, INDENT);
	flow_release(&flow);
	strbuf_release(&number);
}

static bool has_context(const struct search_hit *hit)
{
	for (size_t i = 0; i < hit->lines_count; i++)
		if (!hit->lines[i].is_found)
			return true;
	return false;
}

/* As grep has it: only lines with others around them are set apart. */
static void print_lines(const struct view *view, const struct search_hit *hit)
{
	bool is_apart = has_context(hit);

	for (size_t i = 0; i < hit->lines_count; i++) {
		const struct search_line *line = &hit->lines[i];

		if (is_apart && i && line->line > line[-1].line + 1)
			strbuf_addstr(view->out, "  --\n");
		print_line(view, line);
	}
}

static void print_hit(const struct view *view, const struct search_hit *hit)
{
	struct flow flow;

	print_head(view, hit);
	print_place(view, hit);
	print_lines(view, hit);
	if (!hit->snippet.text || hit->lines_count)
		return;
	flow_init(&flow);
	add_marked(&flow, &hit->snippet, 0, FLOW_BOLD);
	print(view, &flow, INDENT);
	flow_release(&flow);
}

void hit_text(struct strbuf *out, const struct search_result *result,
    const struct hit_text_options *options)
{
	const struct view view = { out, options };

	for (size_t i = 0; i < result->hits.count; i++) {
		if (i)
			strbuf_addch(out, '\n');
		print_hit(&view, &result->hits.items[i]);
	}
}
