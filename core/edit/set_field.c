/* SPDX-License-Identifier: MIT */
#include "core/edit/set_field.h"

#include <string.h>

#include "core/edit/empty_field.h"
#include "core/edit/field_add.h"
#include "core/edit/sidecar_field.h"
#include "core/edit/verify.h"
#include "core/format/quote.h"

static bool is_list_key(enum field_key key)
{
	return key == FIELD_ALIASES || key == FIELD_TAGS;
}

static bool has_value(const struct record *record, enum field_key key,
    struct text value)
{
	const struct field *field;

	for (uint32_t n = 0; (field = record_field(record, key, n)); n++)
		if (text_equals_nocase(value,
			record_string(record, field->value)))
			return true;
	return false;
}

/* The first field of that key that has bytes of its own. */
static const struct field *find_field(const struct record *record,
    enum field_key key)
{
	const struct field *field;

	for (uint32_t n = 0; (field = record_field(record, key, n)); n++)
		if (field->span.end > field->span.start)
			return field;
	return NULL;
}

/* All of a list that stands on the field's line, "a, b". */
static struct span whole_span(const struct editing *editing,
    const struct field *field)
{
	const struct record *record = &editing->before.record;
	struct span span = field->span;
	struct text file = editing->before.bytes;
	uint32_t end = line_next(file, span.start);

	for (uint32_t i = 0; i < record->fields_count; i++)
		if (record->fields[i].name == field->name &&
		    record->fields[i].span.end <= end &&
		    record->fields[i].span.end > span.end)
			span.end = record->fields[i].span.end;
	return span;
}

static const struct yaml_node *entry_of(const struct editing *editing,
    const struct field *field)
{
	const struct yaml_text *yaml = &editing->yaml;
	const struct yaml_node *node;

	if (!editing->has_yaml || field->place != PLACE_FRONT_MATTER)
		return NULL;
	node = yaml_text_at(yaml, field->span);
	while (node && node->parent)
		node = &yaml->tree.nodes[node->parent];
	return node;
}

static enum status replace_value(struct editing *editing,
    const struct field *field, struct text value, struct error *err)
{
	const struct yaml_node *entry = entry_of(editing, field);
	struct strbuf written = STRBUF_INIT;
	enum status status = STATUS_OK;

	if (entry && entry->kind == YAML_SCALAR) {
		status = yaml_text_set(&editing->edits, &editing->yaml, entry,
		    value, err);
	} else if (entry) {
		strbuf_addch(&written, '[');
		yaml_write(&written, value, text_make("", 0));
		strbuf_addch(&written, ']');
		yaml_text_put(&editing->edits, &editing->yaml, entry,
		    text_make(written.buf, written.len));
	} else if (field->place == PLACE_HEADER ||
	    field->place == PLACE_FRONT_MATTER) {
		edits_replace(&editing->edits, whole_span(editing, field),
		    value);
	} else {
		quote_markdown_value(&written, value);
		editing_put_bytes(editing, whole_span(editing, field),
		    text_make(written.buf, written.len));
	}
	strbuf_release(&written);
	return status;
}

static enum status append_value(struct editing *editing,
    const struct field *field, struct text value, struct error *err)
{
	const struct yaml_node *entry = entry_of(editing, field);
	struct span span = whole_span(editing, field);
	struct strbuf written = STRBUF_INIT;
	struct text old = editing_bytes(editing, span);

	if (entry)
		return yaml_text_add_item(&editing->edits, &editing->yaml,
		    entry, value, err);
	strbuf_add(&written, old.data, old.len);
	strbuf_addstr(&written, ", ");
	if (field->place == PLACE_HEADER)
		strbuf_add(&written, value.data, value.len);
	else
		quote_markdown(&written, value);
	editing_put_bytes(editing, span, text_make(written.buf, written.len));
	strbuf_release(&written);
	return STATUS_OK;
}

/* The first letter may have become a capital one. */
static enum status check_value(const struct reading *after, enum field_key key,
    struct text value, struct error *err)
{
	if (has_value(&after->record, key, value))
		return STATUS_OK;
	return error_set(err, STATUS_UNSUPPORTED,
	    "'%.*s' would not be read back as the field '%s'", TEXT_ARG(value),
	    field_key_name(key));
}

static enum status apply(struct editing *editing, enum field_key key,
    struct text value, unsigned parts, struct error *err)
{
	struct reading after;
	enum status status = editing_apply(editing, &after, err);

	if (!status)
		status = check_value(&after, key, value, err);
	if (!status)
		status = verify_readings(&editing->before, &after,
		    verify_part_of(key) | parts, err);
	reading_release(&after);
	return status;
}

/* Beside the status where it explains that, else behind the other fields. */
static const struct field *neighbour(const struct record *record,
    enum field_key key)
{
	return key == FIELD_BECAUSE ? find_field(record, FIELD_STATUS) : NULL;
}

static enum status write_field(struct subject *subject, enum field_key key,
    struct text value, bool more, struct error *err)
{
	struct editing editing;
	const struct field *field;
	unsigned parts = 0;
	bool section = false;
	enum status status = STATUS_OK;

	editing_begin(&editing, subject);
	field = find_field(&editing.before.record, key);
	if (field && more)
		status = append_value(&editing, field, value, err);
	else if (field)
		status = replace_value(&editing, field, value, err);
	else if (sidecar_field_belongs(&editing, key))
		status = sidecar_field_write(&editing, key, value, more,
		    is_list_key(key), err);
	else if (!empty_field_fill(&editing, key, value))
		status = field_add(&editing, field_key_name(key),
		    neighbour(&editing.before.record, key), value,
		    is_list_key(key), &section, err);
	if (section)
		parts |= PART_SECTIONS;
	if (!status)
		status = apply(&editing, key, value, parts, err);
	if (status)
		error_prefix(err, "'%s' cannot be edited safely",
		    subject->path);
	editing_end(&editing, status);
	return status;
}

enum status set_field(struct subject *subject, enum field_key key,
    struct text value, struct error *err)
{
	return write_field(subject, key, value, false, err);
}

enum status add_to_field(struct subject *subject, enum field_key key,
    struct text value, struct error *err)
{
	struct reading reading;
	bool there;

	reading_init(&reading, subject);
	there = has_value(&reading.record, key, value);
	reading_release(&reading);
	if (there)
		return STATUS_OK;
	return write_field(subject, key, value, true, err);
}
