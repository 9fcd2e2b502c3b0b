/* SPDX-License-Identifier: MIT */
#include "core/edit/field_add.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/edit/quote.h"

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
	return anchor;
}

static const char *eol_of(const struct editing *editing)
{
	return line_end_at(text_make(editing->text.buf, editing->text.len),
	    editing->before.record.body);
}

static enum status add_yaml(const struct addition *add, struct error *err)
{
	const struct yaml_text *yaml = &add->editing->yaml;
	const struct yaml_node *behind = NULL;
	struct strbuf written = STRBUF_INIT, key = STRBUF_INIT;
	enum status status;

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

/* "superseded-by" is written "Superseded by", or in the case of like. */
static void add_name(struct strbuf *out, const char *name, struct text like)
{
	size_t at = out->len;

	strbuf_addstr(out, name);
	for (size_t i = at; i < out->len; i++)
		if (out->buf[i] == '-')
			out->buf[i] = ' ';
	if (!like.len || like.data[0] != char_lower(like.data[0]))
		out->buf[at] = char_upper(out->buf[at]);
}

static struct text file_of(const struct editing *editing)
{
	return text_make(editing->text.buf, editing->text.len);
}

static struct text line_at(struct text file, uint32_t at)
{
	uint32_t start = line_start(file, at), end = line_next(file, at);

	while (end > start && char_is_one_of(file.data[end - 1], "\r\n"))
		end--;
	return text_make(file.data + start, end - start);
}

/*
 * Append the label of the anchor's line with another name: its bullet, marks,
 * colon and the column of its value stay. False where it has none of its own.
 */
static bool write_label(struct strbuf *out, const struct addition *add)
{
	const struct record *record = &add->editing->before.record;
	struct text file = file_of(add->editing), name, lead, rest;
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
	add_name(out, add->name, name);
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
		quote_markdown(out, add->value);
}

/* Behind the value in a row: padded as the cell above, other cells blank. */
static void finish_row(struct strbuf *out, const struct addition *add,
    size_t value_at)
{
	struct text file = file_of(add->editing);
	struct text line = line_at(file, add->anchor->span.start), rest, cell;
	uint32_t start = add->anchor->span.start;
	size_t used, width;

	rest = text_make(file.data + start,
	    (size_t)(line.data + line.len - (file.data + start)));
	used = unicode_width(
	    text_make(out->buf + value_at, out->len - value_at));
	for (bool first = true; text_split(&rest, '|', &cell); first = false) {
		width = unicode_width(cell);
		if (first)
			strbuf_add_blanks(out, width > used ? width - used : 1);
		else
			strbuf_add_blanks(out, width);
		if (rest.data > cell.data + cell.len)
			strbuf_addch(out, '|');
	}
}

static bool is_blank_line(struct text file, uint32_t at)
{
	return at >= file.len || !text_trim(line_at(file, at)).len;
}

/* Two blanks, a backslash or <br> that break the line. */
static struct text hard_break(struct text line)
{
	struct text kept = text_trim_end(line);

	if (text_ends(kept, "\\"))
		kept.len--;
	else if (text_ends(kept, "<br>"))
		kept.len -= 4;
	else if (line.len - kept.len < 2)
		return text_make("", 0);
	return text_make(kept.data + kept.len, line.len - kept.len);
}

/*
 * A labelled line behind the anchor's: in its paragraph where it has several
 * lines (the break at the end of one moves along), else one of its own.
 */
static void insert_line(const struct addition *add, const struct strbuf *line)
{
	struct edits *edits = &add->editing->edits;
	struct text file = file_of(add->editing), ending = { "", 0 };
	uint32_t start = line_start(file, add->anchor->span.start);
	uint32_t end = line_next(file, add->anchor->span.end);
	bool alone = add->anchor->place == PLACE_LINE &&
	    is_blank_line(file, end) &&
	    (start == 0 || is_blank_line(file, start - 1));
	struct text own = line_at(file, add->anchor->span.end);
	bool ended = end > 0 && char_is_one_of(file.data[end - 1], "\r\n");
	struct strbuf out = STRBUF_INIT;

	if (add->anchor->place == PLACE_LINE && !alone) {
		ending = hard_break(own);
		if (!ending.len && start > 0) {
			struct text above = hard_break(
			    line_at(file, start - 1));

			edits_insert(edits,
			    (uint32_t)(own.data + own.len - file.data), above);
		}
	}
	if (!ended)
		strbuf_addstr(&out, eol_of(add->editing));
	if (alone)
		strbuf_addstr(&out, eol_of(add->editing));
	strbuf_add(&out, line->buf, line->len);
	strbuf_add(&out, ending.data, ending.len);
	if (ended)
		strbuf_addstr(&out, eol_of(add->editing));
	edits_insert(edits, end, text_make(out.buf, out.len));
	strbuf_release(&out);
}

static bool add_line(const struct addition *add)
{
	struct strbuf line = STRBUF_INIT;
	bool done = write_label(&line, add);
	size_t at = line.len;

	if (done) {
		write_value(&line, add);
		if (add->anchor->place == PLACE_TABLE)
			finish_row(&line, add, at);
		insert_line(add, &line);
	}
	strbuf_release(&line);
	return done;
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

/* "## Status" above "## Context". */
static bool add_section(const struct addition *add)
{
	const struct editing *editing = add->editing;
	const struct section *like = first_section(&editing->before.record);
	struct strbuf out = STRBUF_INIT, name = STRBUF_INIT;
	const char *eol = eol_of(editing);

	if (!like || !like->classes)
		return false;
	add_name(&name, add->name, text_make("", 0));
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
	strbuf_addch(&out, char_upper(add->value.data[0]));
	quote_markdown(&out, text_skip(add->value, 1));
	strbuf_addf(&out, "%s%s", eol, eol);
	edits_insert(&add->editing->edits, like->heading.start,
	    text_make(out.buf, out.len));
	strbuf_release(&out);
	strbuf_release(&name);
	return true;
}

/* "- Status: accepted" below the title, or on top where there is none. */
static void add_bullet(const struct addition *add)
{
	const struct editing *editing = add->editing;
	const struct record *record = &editing->before.record;
	struct text file = file_of(editing);
	struct strbuf out = STRBUF_INIT;
	const char *eol = eol_of(editing);
	uint32_t at = record->body;
	bool titled = record->title_span.start >= record->body &&
	    record->title_span.end > record->title_span.start;

	if (titled) {
		at = line_next(file, record->title_span.end);
		/* the rule below a heading */
		if (at < file.len && char_is_one_of(file.data[at], "=-") &&
		    !text_starts(text_trim_start(
				     line_at(file, record->title_span.start)),
			"#"))
			at = line_next(file, at);
		if (at && !char_is_one_of(file.data[at - 1], "\r\n"))
			strbuf_addstr(&out, eol);
		strbuf_addstr(&out, eol);
	}
	strbuf_addstr(&out, "- ");
	add_name(&out, add->name, text_make("", 0));
	strbuf_addstr(&out, ": ");
	quote_markdown(&out, add->value);
	strbuf_addstr(&out, eol);
	if (!is_blank_line(file, at) || !titled)
		strbuf_addstr(&out, eol);
	edits_insert(&add->editing->edits, at, text_make(out.buf, out.len));
	strbuf_release(&out);
}

enum status field_add(struct editing *editing, const char *name,
    const struct field *beside, struct text value, bool list, bool *section,
    struct error *err)
{
	const struct record *record = &editing->before.record;
	struct addition add = { editing, name, beside, value, list };
	bool front;

	*section = false;
	if (!add.anchor || !has_line(add.anchor))
		add.anchor = find_anchor(record);
	front = editing->has_yaml &&
	    (!add.anchor || add.anchor->place == PLACE_FRONT_MATTER);
	if (front)
		return add_yaml(&add, err);
	if (add.anchor && add.anchor->place != PLACE_FRONT_MATTER &&
	    add_line(&add))
		return STATUS_OK;
	if (record->format != FORMAT_MARKDOWN)
		return error_set(err, STATUS_UNSUPPORTED,
		    "'%s' has no place for a field '%s'",
		    editing->subject->path, name);
	if (!strcmp(name, "status") && add_section(&add)) {
		*section = true;
		return STATUS_OK;
	}
	add.anchor = NULL;
	add_bullet(&add);
	return STATUS_OK;
}
