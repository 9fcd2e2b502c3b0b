/* SPDX-License-Identifier: MIT */
/* Relations as keys of front matter and of kep.yaml. */
#include "core/edit/relation_cut.h"
#include "core/edit/relation_form.h"
#include "core/edit/yaml_edit.h"

static bool open_yaml(struct yaml_text *out, const struct writing *w,
    bool sidecar, struct arena *arena)
{
	struct text file = w->bytes;

	if (!sidecar)
		return yaml_text_front_matter(out, file, arena, NULL) ==
		    STATUS_OK;
	if (!w->subject->sidecar)
		return false;
	file = text_make(w->subject->sidecar->buf, w->subject->sidecar->len);
	return yaml_text_file(out, file, arena, NULL) == STATUS_OK;
}

/* Keys for whatever pages there are, not for records. */
static bool is_loose(struct text key)
{
	return text_equals_nocase(key, "links") ||
	    text_equals_nocase(key, "references");
}

/* The last key that says what the note says, or any other relation. */
static const struct yaml_node *find_key(const struct yaml_text *yaml,
    const struct relation_note *note, bool same)
{
	const struct yaml_node *nodes = yaml->tree.nodes, *found = NULL;

	for (uint32_t i = 1; yaml->tree.count && i < nodes[0].end;
	     i = nodes[i].end) {
		enum relation_kind kind;
		bool inverse;

		if (!nodes[i].has_key || is_loose(nodes[i].key) ||
		    !lexicon_relation(&kind, &inverse, nodes[i].key))
			continue;
		if (note_is_said(note, nodes[i].key) == same)
			found = &nodes[i];
	}
	return found;
}

static void write_value(struct strbuf *out, const struct writing *w)
{
	struct target_style style;

	style_choose(&style, w, PLACE_FRONT_MATTER);
	target_write(out, w->note->target, &style, TARGET_ID, TARGET_IN_PLAIN);
}

/* "superseded-by" in the spelling of another key: "superseded_by". */
static void write_key(struct strbuf *out, const struct writing *w,
    struct text like)
{
	const struct relation_manner *manner = w->note->manner;
	bool low = text_find_char(like, '_') < like.len;

	if (!like.len && manner && manner->successor_key &&
	    note_is_said(w->note, text_of(manner->successor_key))) {
		strbuf_addstr(out, manner->successor_key);
		return;
	}
	note_label(out, w->note, like.len ? like : text_of("key"),
	    LABEL_DASHED);
	for (size_t i = 0; low && i < out->len; i++)
		if (out->buf[i] == '-')
			out->buf[i] = '_';
}

static bool add_item(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *node, struct text value)
{
	if (node->kind == YAML_SCALAR && !yaml_is_null(node) &&
	    says_nothing(node->value))
		return yaml_text_set(edits, yaml, node, value, NULL) ==
		    STATUS_OK;
	return yaml_text_add_item(edits, yaml, node, value, NULL) == STATUS_OK;
}

/* like: the relation's key that the new one stands beside, or empty. */
static bool add_key(struct edits *edits, const struct writing *w,
    const struct yaml_text *yaml, const struct yaml_node *behind,
    struct text like)
{
	struct strbuf key = STRBUF_INIT, list = STRBUF_INIT,
		      value = STRBUF_INIT;
	enum status status;

	write_key(&key, w, like);
	write_value(&value, w);
	strbuf_addch(&list, '[');
	yaml_write(&list, text_make(value.buf, value.len), text_of(""));
	strbuf_addch(&list, ']');
	status = yaml_text_add(edits, yaml, behind, key.buf,
	    text_make(list.buf, list.len), NULL);
	strbuf_release(&key);
	strbuf_release(&list);
	strbuf_release(&value);
	return status == STATUS_OK;
}

static bool write_beside(struct writing *w, bool sidecar, bool same)
{
	struct strbuf value = STRBUF_INIT;
	const struct yaml_node *node;
	struct yaml_text yaml;
	struct arena arena;
	bool done = false;

	arena_init(&arena);
	if (open_yaml(&yaml, w, sidecar, &arena)) {
		struct edits *edits = sidecar ? &w->sidecar : &w->text;
		struct text t;

		node = find_key(&yaml, w->note, same);
		write_value(&value, w);
		t = text_make(value.buf, value.len);
		if (node && same)
			done = add_item(edits, &yaml, node, t);
		else if (node)
			done = add_key(edits, w, &yaml, node, node->key);
	}
	arena_release(&arena);
	strbuf_release(&value);
	return done;
}

bool yaml_beside(struct writing *w, bool same)
{
	if (w->note->words)
		return false;
	return write_beside(w, true, same) || write_beside(w, false, same);
}

/* Behind the status, as that is what it belongs to. */
static bool write_new(struct writing *w, bool sidecar)
{
	struct yaml_text yaml;
	struct arena arena;
	bool done = false;

	arena_init(&arena);
	if (open_yaml(&yaml, w, sidecar, &arena))
		done = add_key(sidecar ? &w->sidecar : &w->text, w, &yaml,
		    yaml_text_get(&yaml, "status"), text_of(""));
	arena_release(&arena);
	return done;
}

bool form_front_matter(struct writing *w)
{
	return !w->note->words && (write_new(w, true) || write_new(w, false));
}

bool form_stated_front_matter(struct writing *w)
{
	const struct field *status = record_field(w->record, FIELD_STATUS, 0);

	return status &&
	    (status->place == PLACE_FRONT_MATTER ||
		status->place == PLACE_SIDECAR) &&
	    form_front_matter(w);
}

bool yaml_extend(struct writing *w, const struct field *field)
{
	struct strbuf value = STRBUF_INIT;
	const struct yaml_node *node = NULL;
	struct yaml_text yaml;
	struct arena arena;
	bool done = false;

	arena_init(&arena);
	if (open_yaml(&yaml, w, false, &arena))
		node = yaml_text_at(&yaml, field->span);
	if (node && node->kind == YAML_SCALAR) {
		strbuf_add(&value, node->value.data, node->value.len);
		strbuf_addstr(&value, ", ");
		write_value(&value, w);
		done = yaml_text_set(&w->text, &yaml, node,
			   text_make(value.buf, value.len), NULL) == STATUS_OK;
	}
	arena_release(&arena);
	strbuf_release(&value);
	return done;
}

/* An item of a list, or the key with it where it is the only one. */
static bool remove_node(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *node)
{
	const struct yaml_node *nodes = yaml->tree.nodes;
	const struct yaml_node *list = &nodes[node->parent];
	uint32_t at = (uint32_t)(node - nodes);

	if (list->kind == YAML_LIST && list->has_key &&
	    node->parent + 1 == at && node->end == list->end)
		return yaml_text_remove(edits, yaml, list, NULL) == STATUS_OK;
	return yaml_text_remove_item(edits, yaml, node, NULL) == STATUS_OK;
}

bool cut_from_front_matter(struct removing *r, const struct relation *relation)
{
	const struct yaml_node *node;
	struct yaml_text yaml;
	struct arena arena;
	bool done = false;

	arena_init(&arena);
	if (yaml_text_front_matter(&yaml, r->bytes, &arena, NULL) ==
	    STATUS_OK) {
		const struct field *field = field_around(r->record,
		    relation->span);

		node = field ? yaml_text_at(&yaml, field->span) : NULL;
		done = node && remove_node(&r->text, &yaml, node);
	}
	arena_release(&arena);
	return done;
}

/* The relations of a sidecar have no spans: its values are compared. */
bool cut_from_sidecar(struct removing *r, const struct relation *relation)
{
	const char *target = record_string(r->record, relation->target);
	struct yaml_text yaml;
	struct arena arena;
	bool done = false;

	arena_init(&arena);
	if (r->subject->sidecar &&
	    yaml_text_file(&yaml,
		text_make(r->subject->sidecar->buf, r->subject->sidecar->len),
		&arena, NULL) == STATUS_OK)
		for (uint32_t i = 1; i < yaml.tree.count && !done; i++) {
			const struct yaml_node *node = &yaml.tree.nodes[i];
			const struct yaml_node *holder = node->has_key
			    ? node
			    : &yaml.tree.nodes[node->parent];
			enum relation_kind kind;
			bool inverse;

			done = node->kind == YAML_SCALAR && holder->has_key &&
			    lexicon_relation(&kind, &inverse, holder->key) &&
			    kind == relation->kind &&
			    inverse == relation->inverse &&
			    text_equals(text_trim(node->value), target) &&
			    remove_node(&r->sidecar, &yaml, node);
		}
	arena_release(&arena);
	return done;
}
