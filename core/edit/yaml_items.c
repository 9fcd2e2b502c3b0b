/* SPDX-License-Identifier: MIT */
/* Entries of maps and items of lists: what yaml_edit.h says of them. */
#include "core/edit/yaml_edit.h"

#include <string.h>

static struct text bytes_of(const struct yaml_text *yaml,
    const struct yaml_node *node)
{
	return text_make(yaml->bytes.data + node->span.start,
	    node->span.end - node->span.start);
}

static bool is_flow(const struct yaml_text *yaml, const struct yaml_node *node)
{
	struct text t = bytes_of(yaml, node);

	return t.len && char_is_one_of(t.data[0], "[{&!") &&
	    char_is_one_of(t.data[t.len - 1], "]}");
}

/* From behind the BOM and the line's start up to the byte: blanks and "- ". */
static bool read_lead(const struct yaml_text *yaml, uint32_t at,
    struct text *out)
{
	uint32_t start = line_start(yaml->file, at);

	if (start < yaml->span.start)
		start = yaml->span.start;
	*out = text_skip_bom(text_make(yaml->file.data + start, at - start));
	for (size_t i = 0; i < out->len; i++)
		if (!char_is_one_of(out->data[i], " -"))
			return false;
	return true;
}

/* A line of its own in front of the byte, which begins one or ends the text. */
static void insert_line(struct edits *edits, const struct yaml_text *yaml,
    uint32_t at, struct text lead, const char *key, struct text written)
{
	struct strbuf out = STRBUF_INIT;
	const char *eol = line_end_at(yaml->file, at ? at - 1 : 0);
	bool ended = !at || at == yaml->span.start ||
	    char_is_one_of(yaml->file.data[at - 1], "\r\n");

	if (!ended)
		strbuf_addstr(&out, eol);
	strbuf_add(&out, lead.data, lead.len);
	if (key)
		strbuf_addf(&out, "%s: ", key);
	strbuf_add(&out, written.data, written.len);
	if (ended)
		strbuf_addstr(&out, eol);
	edits_insert(edits, at, text_make(out.buf, out.len));
	strbuf_release(&out);
}

static enum status refuse_form(struct error *err)
{
	return error_set(err, STATUS_UNSUPPORTED,
	    "its YAML is written in a form that is not edited");
}

/* Behind the line on which the node ends. */
static uint32_t behind_line(const struct yaml_text *yaml,
    const struct yaml_node *node)
{
	uint32_t end = yaml->span.start + node->span.end;

	if (end < node->key_span.end + yaml->span.start)
		end = node->key_span.end + yaml->span.start;
	return line_next(yaml->file, end);
}

static const struct yaml_node *last_entry(const struct yaml_text *yaml)
{
	const struct yaml_node *nodes = yaml->tree.nodes, *last = NULL;

	for (uint32_t i = 1; yaml->tree.count && i < nodes[0].end;
	     i = nodes[i].end)
		last = &nodes[i];
	return last;
}

enum status yaml_text_add(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *behind, const char *key, struct text written,
    struct error *err)
{
	struct text lead = text_make("", 0);
	uint32_t at = yaml->span.end;
	const struct yaml_node *like = behind ? behind : last_entry(yaml);

	if (like) {
		if (is_flow(yaml, &yaml->tree.nodes[0]) ||
		    !like->key_span.end ||
		    !read_lead(yaml, yaml->span.start + like->key_span.start,
			&lead))
			return refuse_form(err);
		at = behind_line(yaml, like);
	}
	insert_line(edits, yaml, at, lead, key, written);
	return STATUS_OK;
}

enum status yaml_text_remove(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *node, struct error *err)
{
	struct text lead;
	struct span span;

	if (!node->has_key ||
	    !read_lead(yaml, yaml->span.start + node->key_span.start, &lead) ||
	    text_find_char(lead, '-') < lead.len)
		return refuse_form(err);
	span.start = (uint32_t)(lead.data - yaml->file.data);
	span.end = behind_line(yaml, node);
	edits_delete(edits, span);
	return STATUS_OK;
}

static const struct yaml_node *last_item(const struct yaml_text *yaml,
    const struct yaml_node *list, const struct yaml_node **before)
{
	const struct yaml_node *nodes = yaml->tree.nodes, *last = NULL;

	*before = NULL;
	for (uint32_t i = (uint32_t)(list - nodes) + 1; i < list->end;
	     i = nodes[i].end) {
		*before = last;
		last = &nodes[i];
	}
	return last;
}

/* What stands between two items, where that is no comment. */
static struct text separator(const struct yaml_text *yaml,
    const struct yaml_node *a, const struct yaml_node *b)
{
	struct text t = text_of(", ");

	if (!a)
		return t;
	t = text_make(yaml->bytes.data + a->span.end,
	    b->span.start - a->span.end);
	return text_find_char(t, '#') < t.len ? text_of(", ") : t;
}

static void add_flow_item(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *list, struct text value)
{
	const struct yaml_node *before, *last = last_item(yaml, list, &before);
	struct strbuf out = STRBUF_INIT;
	uint32_t at = yaml->span.start;

	if (last) {
		struct text between = separator(yaml, before, last);

		strbuf_add(&out, between.data, between.len);
		at += last->span.end;
	} else {
		at += list->span.end - 1;
	}
	yaml_write(&out, value, last ? bytes_of(yaml, last) : text_make("", 0));
	edits_insert(edits, at, text_make(out.buf, out.len));
	strbuf_release(&out);
}

static enum status add_block_item(struct edits *edits,
    const struct yaml_text *yaml, const struct yaml_node *list,
    struct text value, struct error *err)
{
	const struct yaml_node *before, *last = last_item(yaml, list, &before);
	struct strbuf out = STRBUF_INIT;
	struct text lead;

	if (!last || last->kind != YAML_SCALAR ||
	    !read_lead(yaml, yaml->span.start + last->span.start, &lead) ||
	    text_find_char(lead, '-') == SIZE_MAX)
		return refuse_form(err);
	yaml_write(&out, value, bytes_of(yaml, last));
	insert_line(edits, yaml, behind_line(yaml, last), lead, NULL,
	    text_make(out.buf, out.len));
	strbuf_release(&out);
	return STATUS_OK;
}

/* "x" becomes [x, value]; the bytes of x stay as they are. */
static enum status make_list(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *node, struct text value, struct error *err)
{
	struct text old = bytes_of(yaml, node);
	struct strbuf out = STRBUF_INIT;

	if (node->marked || (old.len && char_is_one_of(old.data[0], "|>")) ||
	    text_find_char(old, '\n') < old.len)
		return refuse_form(err);
	strbuf_addch(&out, '[');
	if (!yaml_is_null(node)) {
		bool fits = node->quoted || text_find_char(old, ',') >= old.len;

		if (!fits)
			yaml_write(&out, node->value, text_of("\"\""));
		else
			strbuf_add(&out, old.data, old.len);
		strbuf_addstr(&out, ", ");
	}
	yaml_write(&out, value, yaml_is_null(node) ? text_make("", 0) : old);
	strbuf_addch(&out, ']');
	yaml_text_put(edits, yaml, node, text_make(out.buf, out.len));
	strbuf_release(&out);
	return STATUS_OK;
}

enum status yaml_text_add_item(struct edits *edits,
    const struct yaml_text *yaml, const struct yaml_node *list,
    struct text value, struct error *err)
{
	switch (list->kind) {
	case YAML_SCALAR:
		return make_list(edits, yaml, list, value, err);
	case YAML_LIST:
		break;
	default:
		return refuse_form(err);
	}
	if (!is_flow(yaml, list))
		return add_block_item(edits, yaml, list, value, err);
	add_flow_item(edits, yaml, list, value);
	return STATUS_OK;
}

/* With the comma in front of it, or the one behind the first of several. */
static void remove_flow_item(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *list, const struct yaml_node *item)
{
	const struct yaml_node *nodes = yaml->tree.nodes, *before = NULL;
	struct span span = yaml_text_span(yaml, item);
	uint32_t next;

	for (uint32_t i = (uint32_t)(list - nodes) + 1; &nodes[i] != item;
	     i = nodes[i].end)
		before = &nodes[i];
	next = item->end;
	if (before)
		span.start = yaml->span.start + before->span.end;
	else if (next < list->end)
		span.end = yaml->span.start + nodes[next].span.start;
	else /* with a comma behind the only one, and blanks */
		span = (struct span){ yaml->span.start + list->span.start + 1,
			yaml->span.start + list->span.end - 1 };
	edits_delete(edits, span);
}

enum status yaml_text_remove_item(struct edits *edits,
    const struct yaml_text *yaml, const struct yaml_node *item,
    struct error *err)
{
	const struct yaml_node *nodes = yaml->tree.nodes;
	const struct yaml_node *list = &nodes[item->parent], *before;
	struct text lead;
	struct span span;

	if (list->kind != YAML_LIST)
		return yaml_text_remove(edits, yaml, item, err);
	if (is_flow(yaml, list)) {
		remove_flow_item(edits, yaml, list, item);
		return STATUS_OK;
	}
	if (last_item(yaml, list, &before) == item && !before)
		return yaml_text_remove(edits, yaml, list, err);
	if (!read_lead(yaml, yaml->span.start + item->span.start, &lead) ||
	    text_find_char(lead, '-') == SIZE_MAX)
		return refuse_form(err);
	span.start = (uint32_t)(lead.data - yaml->file.data);
	span.end = behind_line(yaml, item);
	edits_delete(edits, span);
	return STATUS_OK;
}
