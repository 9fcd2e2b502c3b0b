/* SPDX-License-Identifier: MIT */
#include "core/edit/sidecar_field.h"

#include "core/record/lexicon.h"

bool sidecar_field_belongs(const struct editing *editing, enum field_key key)
{
	const struct record *record = &editing->before.record;
	bool has_fields = false;

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (field->place == PLACE_SIDECAR)
			has_fields |= field->key != FIELD_OTHER;
		else if (field->key == key || field->key == FIELD_STATUS)
			return false;
	}
	return has_fields;
}

static const struct yaml_node *find_key(const struct yaml_text *yaml,
    enum field_key key)
{
	const struct yaml_node *nodes = yaml->tree.nodes;

	for (uint32_t i = 1; yaml->tree.count && i < nodes[0].end;
	     i = nodes[i].end)
		if (nodes[i].has_key && lexicon_field(nodes[i].key) == key)
			return &nodes[i];
	return NULL;
}

/* A reason explains the status, a name stands with the other ones. */
static const struct yaml_node *find_anchor(const struct yaml_text *yaml,
    enum field_key key)
{
	const struct yaml_node *anchor;

	if (key == FIELD_BECAUSE)
		return find_key(yaml, FIELD_STATUS);
	if (key != FIELD_ALIASES)
		return NULL;
	anchor = yaml_text_get(yaml, "kep-number");
	if (!anchor)
		anchor = find_key(yaml, FIELD_NUMBER);
	return anchor ? anchor : find_key(yaml, FIELD_TITLE);
}

static void write_value(struct strbuf *out, struct text value, bool list)
{
	if (list)
		strbuf_addch(out, '[');
	yaml_write(out, value, text_make("", 0));
	if (list)
		strbuf_addch(out, ']');
}

enum status sidecar_field_write(struct editing *editing, enum field_key key,
    struct text value, bool more, bool list, struct error *err)
{
	struct edits *edits = &editing->sidecar_edits;
	struct strbuf written = STRBUF_INIT;
	const struct yaml_node *node;
	struct yaml_text yaml;
	enum status status;

	status = yaml_text_file(&yaml, editing->before.sidecar,
	    &editing->before.arena, err);
	if (status)
		return status;
	node = find_key(&yaml, key);
	if (node && more)
		return yaml_text_add_item(edits, &yaml, node, value, err);
	if (node && node->kind == YAML_SCALAR)
		return yaml_text_set(edits, &yaml, node, value, err);
	write_value(&written, value, node || list);
	if (node)
		yaml_text_put(edits, &yaml, node,
		    text_make(written.buf, written.len));
	else
		status = yaml_text_add(edits, &yaml, find_anchor(&yaml, key),
		    field_key_name(key), text_make(written.buf, written.len),
		    err);
	strbuf_release(&written);
	return status;
}
