/* SPDX-License-Identifier: MIT */
#include "core/edit/field_add.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/edit/field_new.h"
#include "core/edit/lines.h"
#include "core/format/quote.h"
#include "core/record/front_matter.h"

struct addition {
	struct editing *editing;
	const char *name;
	const struct field *anchor;
	struct text value;
	bool list;
};

static bool is_known(const struct record *record, const struct field *field)
{
	enum relation_kind kind;
	bool inverse;

	return field->key != FIELD_OTHER ||
	    lexicon_relation(&kind, &inverse,
		text_of(record_string(record, field->name)));
}

static bool has_line(const struct field *field)
{
	return field->span.end > field->span.start &&
	    field->place != PLACE_SECTION && field->place != PLACE_SIDECAR;
}

/* The place that the status has, else the date or the people. */
static const struct field *find_main(const struct record *record)
{
	static const enum field_key keys[] = { FIELD_STATUS, FIELD_DATE,
		FIELD_DECIDERS, FIELD_DECISION_MAKERS, FIELD_DECIDER,
		FIELD_CREATED, FIELD_AUTHOR };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		const struct field *field;

		for (uint32_t n = 0; (field = record_field(record, keys[i], n));
		     n++)
			if (has_line(field))
				return field;
	}
	for (uint32_t i = 0; i < record->fields_count; i++)
		if (has_line(&record->fields[i]) &&
		    is_known(record, &record->fields[i]) &&
		    record->fields[i].key != FIELD_TITLE)
			return &record->fields[i];
	return NULL;
}

/* "Tags: a, b" is a field for each of them. */
static const struct field *first_item(const struct record *record,
    const struct field *field)
{
	while (field > record->fields && field[-1].name == field->name)
		field--;
	return field;
}

/* The last known field of the same place. */
static const struct field *find_anchor(const struct record *record)
{
	const struct field *anchor = find_main(record);

	for (uint32_t i = 0; anchor && i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (field->place == anchor->place && has_line(field) &&
		    is_known(record, field) && field->key != FIELD_TITLE &&
		    field->span.start > anchor->span.start)
			anchor = field;
	}
	return anchor ? first_item(record, anchor) : NULL;
}

static enum status add_yaml(const struct addition *add, struct error *err)
{
	const struct yaml_text *yaml = &add->editing->yaml;
	const struct yaml_node *behind = NULL;
	struct strbuf written = STRBUF_INIT, key = STRBUF_INIT;
	enum status status;

	if (yaml_text_get(yaml, add->name))
		return error_set(err, STATUS_UNSUPPORTED,
		    "its front matter has '%s' in a form that is not edited",
		    add->name);
	if (add->anchor)
		behind = yaml_text_at(yaml, add->anchor->span);
	while (behind && behind->parent)
		behind = &yaml->tree.nodes[behind->parent];
	strbuf_addstr(&key, add->name);
	if (behind && behind->has_key && behind->key.len &&
	    behind->key.data[0] != char_lower(behind->key.data[0]))
		key.buf[0] = char_upper(key.buf[0]);
	if (add->list)
		strbuf_addch(&written, '[');
	yaml_write(&written, add->value, text_make("", 0));
	if (add->list)
		strbuf_addch(&written, ']');
	status = yaml_text_add(&add->editing->edits, yaml, behind, key.buf,
	    text_make(written.buf, written.len), err);
	strbuf_release(&written);
	strbuf_release(&key);
	return status;
}

/* "status = ..." of TOML would be told otherwise below it. */
static enum status check_toml(const struct editing *editing, const char *name,
    struct error *err)
{
	struct text file = editing->before.bytes, rest, line;
	enum field_key key = lexicon_field(text_of(name));
	struct span span;
	uint32_t body;

	if (!front_matter_find_toml(file, &span, &body))
		return STATUS_OK;
	rest = text_make(file.data + span.start, span.end - span.start);
	while (text_next_line(&rest, &line)) {
		line.len = text_find_char(line, '=');
		if (key == FIELD_OTHER || lexicon_field(text_trim(line)) != key)
			continue;
		error_set(err, STATUS_UNSUPPORTED,
		    "'%s' states '%.*s' in TOML, which is not edited",
		    editing->subject->path, TEXT_ARG(text_trim(line)));
		error_hint(err, "Change it there by hand.");
		return STATUS_UNSUPPORTED;
	}
	return STATUS_OK;
}

/*
 * Append the label of the anchor's line with another name: its bullet, marks,
 * colon and the column of its value stay. False where it has none of its own.
 */
static bool write_label(struct strbuf *out, const struct addition *add)
{
	const struct record *record = &add->editing->before.record;
	struct text file = add->editing->before.bytes, name, lead, rest;
	uint32_t start = line_start(file, add->anchor->span.start);
	size_t at, blanks = 0, width;

	name = text_of(record_string(record, add->anchor->name));
	lead = text_make(file.data + start, add->anchor->span.start - start);
	at = text_find(lead, record_string(record, add->anchor->name));
	if (at >= lead.len)
		return false;
	for (size_t i = 0; i < at; i++)
		if (char_is_alnum(lead.data[i]) &&
		    add->anchor->place != PLACE_BULLET)
			return false;
	strbuf_add(out, lead.data, at);
	width = out->len;
	field_write_name(out, add->name, name);
	width = out->len - width;
	rest = text_skip(lead, at + name.len);
	/* what stands in columns stays in them */
	for (size_t i = 0; i < rest.len; i++) {
		size_t run = 0;

		while (i + run < rest.len && rest.data[i + run] == ' ')
			run++;
		if (run > 1 || (run && add->anchor->place == PLACE_TABLE)) {
			blanks = run + unicode_width(name);
			blanks = blanks > width ? blanks - width : 1;
			strbuf_add(out, rest.data, i);
			strbuf_add_blanks(out, blanks);
			rest = text_skip(rest, i + run);
			break;
		}
	}
	strbuf_add(out, rest.data, rest.len);
	return true;
}

static void write_value(struct strbuf *out, const struct addition *add)
{
	if (add->anchor &&
	    (add->anchor->place == PLACE_HEADER ||
		add->editing->before.record.format != FORMAT_MARKDOWN))
		strbuf_add(out, add->value.data, add->value.len);
	else
		quote_markdown_value(out, add->value);
}

/* Behind the value in a row: the bar stands below the anchor's, other cells
 * are blank. */
static void finish_row(struct strbuf *out, const struct addition *add)
{
	struct text file = add->editing->before.bytes;
	struct text line = line_text(file, add->anchor->span.start), rest, cell;
	size_t from = add->anchor->span.start - (size_t)(line.data - file.data);
	size_t bar = from + text_find_char(text_skip(line, from), '|');
	size_t used = unicode_width(text_make(out->buf, out->len));
	size_t width;

	if (bar >= line.len)
		return;
	width = unicode_width(text_make(line.data, bar));
	strbuf_add_blanks(out, width > used ? width - used : 1);
	strbuf_addch(out, '|');
	rest = text_skip(line, bar + 1);
	while (text_split(&rest, '|', &cell)) {
		strbuf_add_blanks(out, unicode_width(cell));
		if (rest.data > cell.data + cell.len)
			strbuf_addch(out, '|');
	}
}

static bool is_delimiter(struct text file, uint32_t at)
{
	struct text line = line_text(file, at);

	for (size_t i = 0; i < line.len; i++)
		if (!char_is_one_of(line.data[i], "|:- \t"))
			return false;
	return text_find_char(line, '-') < line.len;
}

/*
 * A labelled line behind the anchor's: in its paragraph where it has several
 * lines (the break at the end of one moves along), else one of its own.
 */
static void insert_line(const struct addition *add, const struct strbuf *line)
{
	struct edits *edits = &add->editing->edits;
	struct text file = add->editing->before.bytes, ending = { "", 0 };
	uint32_t start = line_start(file, add->anchor->span.start);
	uint32_t end = line_next(file, add->anchor->span.end);
	bool alone = add->anchor->place == PLACE_LINE &&
	    line_is_blank(file, end) &&
	    (start == 0 || line_is_blank(file, start - 1));
	struct text own = line_text(file, add->anchor->span.end);
	bool ended = line_begins(file, end);
	const char *eol = line_end_at(file, start);
	struct strbuf out = STRBUF_INIT;

	/* the head of a table is no row to stand behind */
	if (add->anchor->place == PLACE_TABLE && is_delimiter(file, end))
		end = line_next(file, end);
	if (add->anchor->place == PLACE_LINE && !alone) {
		ending = line_hard_break(own);
		if (!ending.len && start > 0) {
			struct text above = line_hard_break(
			    line_text(file, start - 1));

			edits_insert(edits,
			    (uint32_t)(own.data + own.len - file.data), above);
		}
	}
	if (!ended)
		strbuf_addstr(&out, eol);
	if (alone)
		strbuf_addstr(&out, eol);
	strbuf_add(&out, line->buf, line->len);
	strbuf_add(&out, ending.data, ending.len);
	if (ended)
		strbuf_addstr(&out, eol);
	edits_insert(edits, end, text_make(out.buf, out.len));
	strbuf_release(&out);
}

static bool add_line(const struct addition *add)
{
	struct strbuf line = STRBUF_INIT;
	bool done = write_label(&line, add);

	if (done) {
		write_value(&line, add);
		if (add->anchor->place == PLACE_TABLE)
			finish_row(&line, add);
		insert_line(add, &line);
	}
	strbuf_release(&line);
	return done;
}

enum status field_add(struct editing *editing, const char *name,
    const struct field *beside, struct text value, bool list, bool *section,
    struct error *err)
{
	const struct record *record = &editing->before.record;
	struct addition add = { editing, name, beside, value, list };
	bool front;

	*section = false;
	if (check_toml(editing, name, err))
		return STATUS_UNSUPPORTED;
	if (!add.anchor || !has_line(add.anchor))
		add.anchor = find_anchor(record);
	front = editing->has_yaml &&
	    (!add.anchor || add.anchor->place == PLACE_FRONT_MATTER);
	if (front)
		return add_yaml(&add, err);
	if (add.anchor && add.anchor->place != PLACE_FRONT_MATTER &&
	    add_line(&add))
		return STATUS_OK;
	if (record->format != FORMAT_MARKDOWN) {
		error_set(err, STATUS_UNSUPPORTED,
		    "'%s' has no place for a field '%s'",
		    editing->subject->path, name);
		error_hint(err, "Write it there by hand.");
		return STATUS_UNSUPPORTED;
	}
	if (!strcmp(name, "status") &&
	    field_new_section(editing, name, value)) {
		*section = true;
		return STATUS_OK;
	}
	field_new_bullet(editing, name, value);
	return STATUS_OK;
}
