/* SPDX-License-Identifier: MIT */
#include "core/output/record_text.h"

#include <string.h>

#include "core/base/escape.h"
#include "core/base/mem.h"
#include "core/base/unicode.h"
#include "core/output/flow.h"
#include "core/output/page.h"
#include "core/output/record_said.h"
#include "core/output/record_words.h"
#include "core/output/terminal.h"

#define LABEL_LIMIT 24
#define RESET "\033[0m"

struct row {
	char *label, *value;
	const char *color; /* an escape, or "" */
};

struct rows {
	VEC(struct row) items;
};

/* The fields that have a row of their own, or are in the first line. */
#define SHOWN_KEYS \
	(RECORD_KEY(FIELD_ID) | RECORD_KEY(FIELD_NUMBER) | \
	    RECORD_KEY(FIELD_TITLE) | RECORD_KEY(FIELD_STATUS) | \
	    RECORD_KEY(FIELD_DATE) | RECORD_KEY(FIELD_TAGS) | \
	    RECORD_DECIDER_KEYS)

static void add_row(struct rows *rows, const char *label, const char *value,
    const char *color)
{
	struct row *row = vec_push(&rows->items);

	row->label = mem_strdup(label);
	row->value = mem_strdup(value);
	row->color = color;
}

static void add_status(struct rows *rows, const struct record *record,
    enum record_status status, bool color)
{
	const char *raw = record_string(record, record->raw_status);
	const char *name = status_name(status);
	struct strbuf value = STRBUF_INIT;

	if (!name)
		name = status == RECORD_UNKNOWN ? "unknown" : "-";
	strbuf_addstr(&value, name);
	if (raw && !text_equals_nocase(text_of(raw), name))
		strbuf_addf(&value, " (%s)", raw);
	add_row(rows, "Status", value.buf,
	    terminal_status_color(status, color));
	strbuf_release(&value);
}

static void add_date(struct rows *rows, const struct record *record)
{
	char date[DATE_SIZE];

	if (!record->date.year)
		return;
	date_format(date, &record->date);
	add_row(rows, "Date", date, "");
}

/* One row for all values of these keys. */
static void add_values(struct rows *rows, const struct record *record,
    const char *label, uint64_t keys)
{
	struct strbuf value = STRBUF_INIT;

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (!(keys & RECORD_KEY(field->key)) || !field->value)
			continue;
		strbuf_addstr(&value, value.len ? ", " : "");
		strbuf_addstr(&value, record_string(record, field->value));
	}
	if (value.len)
		add_row(rows, label, value.buf, "");
	strbuf_release(&value);
}

/* "superseded-by" as a label: "Superseded by". */
static void relation_label(struct strbuf *out, enum relation_kind kind,
    bool inverse)
{
	strbuf_clear(out);
	strbuf_addstr(out, relation_name(kind, inverse));
	for (size_t i = 0; i < out->len; i++) {
		if (out->buf[i] == '-')
			out->buf[i] = ' ';
	}
	if (out->len)
		out->buf[0] = char_upper(out->buf[0]);
}

static void add_edge(struct rows *rows, const struct corpus *corpus,
    const struct corpus_edge *edge, bool inverse)
{
	const struct record *other =
	    &corpus->records.items[inverse ? edge->from : edge->to];
	const char *title = record_string(other, other->title);
	struct strbuf label = STRBUF_INIT, value = STRBUF_INIT;

	relation_label(&label, edge->kind, inverse);
	corpus_id(&value, corpus, other);
	if (title)
		strbuf_addf(&value, " %s", title);
	add_row(rows, label.buf, value.buf, "");
	strbuf_release(&label);
	strbuf_release(&value);
}

static void add_relations(struct rows *rows, const struct corpus *corpus,
    const struct record *record)
{
	uint32_t self = corpus_index_of(corpus, record);
	struct strbuf label = STRBUF_INIT;
	const struct corpus_edge *edges;
	size_t count;

	edges = corpus_edges_from(corpus, self, &count);
	for (size_t i = 0; i < count; i++)
		add_edge(rows, corpus, &edges[i], false);
	edges = corpus_edges_to(corpus, self, &count);
	for (size_t i = 0; i < count; i++)
		if (edges[i].from != self)
			add_edge(rows, corpus, &edges[i], true);
	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];

		if (!relation->target || corpus_related(corpus, record, i))
			continue;
		relation_label(&label, relation->kind, relation->inverse);
		add_row(rows, label.buf,
		    record_string(record, relation->target), "");
	}
	strbuf_release(&label);
}

static bool is_of_front_matter(const struct field *field)
{
	return field->place == PLACE_FRONT_MATTER ||
	    field->place == PLACE_SIDECAR;
}

/* Is the field behind index another value of the same name? */
static bool continues(const struct record *record, uint32_t index)
{
	const struct field *field = &record->fields[index], *next = field + 1;

	return index + 1 < record->fields_count && next->value && next->name &&
	    next->place == field->place &&
	    strcmp(record_string(record, next->name),
		record_string(record, field->name)) == 0;
}

/* What is to be printed: shared by the rows and the text below them. */
struct view {
	const struct corpus *corpus;
	const struct record *record;
	const struct record_text_options *options;
	struct md_document doc; /* of Markdown only */
	const bool *hidden; /* lines of doc; or NULL */
};

/* Is the field not to be seen in the text? */
static bool needs_row(const struct view *view, const struct field *field)
{
	if (is_of_front_matter(field))
		return true;
	return view->hidden && field->span.start < field->span.end &&
	    view->hidden[markdown_line_of(&view->doc, field->span.start) - 1];
}

/* "review-by" is "Review by": one form for all labels. */
static void add_label(struct strbuf *out, const char *name)
{
	size_t start = out->len;

	strbuf_addstr(out, name);
	for (size_t i = start; i < out->len; i++) {
		if (out->buf[i] == '-' || out->buf[i] == '_')
			out->buf[i] = ' ';
	}
	if (out->len > start)
		out->buf[start] = char_upper(out->buf[start]);
}

static void add_other_fields(struct rows *rows, const struct view *view)
{
	const struct record *record = view->record;
	struct strbuf label = STRBUF_INIT, value = STRBUF_INIT;

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];
		const char *name = record_string(record, field->name);

		if (!name || !field->value || !needs_row(view, field) ||
		    (SHOWN_KEYS & RECORD_KEY(field->key)) ||
		    record_said_relation(record, field))
			continue;
		strbuf_clear(&label);
		strbuf_clear(&value);
		add_label(&label, name);
		strbuf_addstr(&value, record_string(record, field->value));
		while (continues(record, i)) {
			i++;
			strbuf_addf(&value, ", %s",
			    record_string(record, record->fields[i].value));
		}
		add_row(rows, label.buf, value.buf, "");
	}
	strbuf_release(&label);
	strbuf_release(&value);
}

static void add_problems(struct rows *rows, const struct record *record)
{
	const char *said = record_string(record, record->problem_text);
	const struct problem_words *problem = NULL;
	struct strbuf value = STRBUF_INIT;

	while ((problem = problem_next(record->problems, problem)))
		strbuf_addf(&value, "%s%s", value.len ? "; " : "",
		    problem->summary);
	if (said)
		strbuf_addf(&value, " (%s)", said);
	if (value.len)
		add_row(rows, "Problem", value.buf, "");
	strbuf_release(&value);
}

static size_t label_width(const struct rows *rows)
{
	size_t widest = 0;

	for (size_t i = 0; i < rows->items.count; i++) {
		size_t width = unicode_width(
		    text_of(rows->items.items[i].label));

		if (width > widest && width <= LABEL_LIMIT)
			widest = width;
	}
	return widest;
}

static void print_row(struct strbuf *out, const struct row *row, size_t indent,
    const struct record_text_options *options)
{
	struct flow flow;
	struct strbuf label = STRBUF_INIT;
	size_t room = options->width > indent + 20 ? options->width - indent
						   : 20;
	size_t used;

	escape_terminal(&label, text_of(row->label));
	strbuf_addch(&label, ':');
	strbuf_add(out, label.buf, label.len);
	used = unicode_width(text_make(label.buf, label.len));
	strbuf_add_blanks(out, used < indent ? indent - used : 1);
	flow_init(&flow);
	flow_add(&flow, text_of(row->value), 0, 0);
	flow_wrap(&flow, room, false);
	for (size_t i = 0; i < flow.lines.count; i++) {
		strbuf_add_blanks(out, i ? indent : 0);
		strbuf_addstr(out, row->color);
		flow_print(out, &flow, &flow.lines.items[i], options->color);
		strbuf_addf(out, "%s\n", row->color[0] ? RESET : "");
	}
	if (!flow.lines.count)
		strbuf_addch(out, '\n');
	flow_release(&flow);
	strbuf_release(&label);
}

static void print_rows(struct strbuf *out, struct rows *rows,
    const struct record_text_options *options)
{
	size_t indent = label_width(rows) + 2;

	for (size_t i = 0; i < rows->items.count; i++) {
		print_row(out, &rows->items.items[i], indent, options);
		free(rows->items.items[i].label);
		free(rows->items.items[i].value);
	}
	vec_release(&rows->items);
}

static void print_heading(struct strbuf *out, const struct corpus *corpus,
    const struct record *record, const struct record_text_options *options)
{
	const char *title = record_string(record, record->title);
	struct strbuf id = STRBUF_INIT;
	struct flow flow;

	corpus_id(&id, corpus, record);
	if (title)
		strbuf_addf(&id, "  %s", title);
	flow_init(&flow);
	flow_add(&flow, text_make(id.buf, id.len), FLOW_BOLD, 0);
	flow_wrap(&flow, options->width, false);
	for (size_t i = 0; i < flow.lines.count; i++) {
		flow_print(out, &flow, &flow.lines.items[i], options->color);
		strbuf_addch(out, '\n');
	}
	flow_release(&flow);
	strbuf_release(&id);
}

static void print_block(struct strbuf *out, const struct view *view,
    const char *path)
{
	const struct record *record = view->record;
	const struct record_text_options *options = view->options;
	struct rows rows = { { 0 } };

	print_heading(out, view->corpus, record, options);
	add_status(&rows, record, corpus_status_of(view->corpus, record),
	    options->color);
	add_date(&rows, record);
	add_values(&rows, record, "Deciders", RECORD_DECIDER_KEYS);
	add_values(&rows, record, "Tags", RECORD_KEY(FIELD_TAGS));
	add_relations(&rows, view->corpus, record);
	add_other_fields(&rows, view);
	add_problems(&rows, record);
	add_row(&rows, "File", path, "");
	print_rows(out, &rows, options);
	strbuf_addch(out, '\n');
}

static void print_plain(struct strbuf *out, struct text bytes)
{
	struct text line;

	while (text_next_line(&bytes, &line)) {
		struct flow flow;

		flow_init(&flow);
		flow_add_verbatim(&flow, line, 0);
		strbuf_add(out, flow.text.buf, flow.text.len);
		strbuf_addch(out, '\n');
		flow_release(&flow);
	}
}

static void print_markdown(struct strbuf *out, const struct view *view)
{
	const struct record *record = view->record;
	struct page_options page = {
		.width = view->options->width,
		.color = view->options->color,
		.cut_code = view->options->cut_code,
		.hidden = view->hidden,
	};

	if (record->title_span.start < record->title_span.end)
		page.skip_line = markdown_line_of(&view->doc,
		    record->title_span.start);
	page_render(out, &view->doc, &page);
}

void record_text(struct strbuf *out, const struct corpus *corpus,
    const struct record *record, struct text bytes, const char *path,
    const struct record_text_options *options)
{
	struct view view = { .corpus = corpus,
		.record = record,
		.options = options };
	bool is_unread = record->problems & RECORD_UNREAD;
	bool is_markdown = !is_unread && record->format == FORMAT_MARKDOWN;
	struct arena arena;

	arena_init(&arena);
	if (is_markdown) {
		markdown_parse(&view.doc, bytes, record->body, &arena);
		view.hidden = record_said_lines(record, &view.doc, &arena);
	}
	print_block(out, &view, path);
	if (is_markdown && !view.doc.too_complex)
		print_markdown(out, &view);
	else if (!is_unread)
		print_plain(out, text_skip(bytes, record->body));
	arena_release(&arena);
}
