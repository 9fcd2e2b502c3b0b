/* SPDX-License-Identifier: MIT */
/* The status and date in a kep.yaml beside the record. */
#include "core/edit/date_text.h"
#include "core/edit/status_edit.h"
#include "core/edit/status_value.h"
#include "core/edit/verify.h"
#include "core/record/status.h"

static enum status edit_status(struct status_edit *edit,
    const struct yaml_text *yaml, const struct yaml_node *node,
    struct error *err)
{
	struct status_value value = { .text = node->value };
	struct strbuf new = STRBUF_INIT;
	bool whole, dated;
	enum status status;

	edit->stated = true;
	edit->parts |= PART_STATUS;
	if (node->kind != YAML_SCALAR ||
	    !status_value_write(&new, &value, edit->change, &whole, &dated))
		status = error_set(err, STATUS_UNSUPPORTED,
		    "'%s' states a status that cannot be edited safely",
		    edit->editing.subject->sidecar_path);
	else if (text_equals(node->value, new.buf))
		status = STATUS_OK;
	else
		status = yaml_text_set(&edit->editing.sidecar_edits, yaml, node,
		    text_make(new.buf, new.len), err);
	strbuf_release(&new);
	return status;
}

static enum status edit_date(struct status_edit *edit,
    const struct yaml_text *yaml, const struct yaml_node *node,
    enum field_key key, struct error *err)
{
	struct strbuf new = STRBUF_INIT;
	struct date date;
	enum status status = STATUS_OK;

	if (!edit->change->date.year || node->kind != YAML_SCALAR ||
	    !date_parse(&date, node->value))
		return STATUS_OK;
	date_text_write(&new, &edit->change->date, node->value);
	edit->dated |= key == FIELD_DATE;
	if (!text_equals(node->value, new.buf)) {
		status = yaml_text_set(&edit->editing.sidecar_edits, yaml, node,
		    text_make(new.buf, new.len), err);
		edit->parts |= PART_DATE;
	}
	strbuf_release(&new);
	return status;
}

static bool has_field(const struct record *record, enum field_place place,
    enum field_key key)
{
	for (uint32_t i = 0; i < record->fields_count; i++)
		if (record->fields[i].place == place &&
		    record->fields[i].key == key)
			return true;
	return false;
}

enum status edit_sidecar(struct status_edit *edit, struct error *err)
{
	const struct record *record = &edit->editing.before.record;
	struct yaml_text yaml;
	enum status status;

	if (!has_field(record, PLACE_SIDECAR, FIELD_STATUS))
		return STATUS_OK;
	status = yaml_text_file(&yaml, edit->editing.before.sidecar,
	    &edit->editing.before.arena, err);
	for (uint32_t i = 1; !status && i < yaml.tree.nodes[0].end;
	     i = yaml.tree.nodes[i].end) {
		const struct yaml_node *node = &yaml.tree.nodes[i];
		enum field_key key = node->has_key ? lexicon_field(node->key)
						   : FIELD_OTHER;

		if (key == FIELD_STATUS && !yaml_is_null(node))
			status = edit_status(edit, &yaml, node, err);
		else if (key == FIELD_UPDATED ||
		    (key == FIELD_DATE && edit->change->decides))
			status = edit_date(edit, &yaml, node, key, err);
	}
	return status;
}
