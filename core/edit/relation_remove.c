/* SPDX-License-Identifier: MIT */
/* Relations taken out, with what holds nothing else. */
#include <string.h>

#include "core/edit/relation_check.h"
#include "core/edit/relation_form.h"
#include "core/edit/verify.h"
#include "core/edit/yaml_edit.h"

struct removing {
	struct subject *subject;
	const struct relation_target *target;
	const struct record *record;
	struct text bytes;
	struct edits text, sidecar;
};

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

static bool remove_from_front_matter(struct removing *r,
    const struct relation *relation)
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
static bool remove_from_sidecar(struct removing *r,
    const struct relation *relation)
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

/* Take the whole line out, with the blank line that kept it apart. */
static void remove_lines(struct removing *r, struct span lines)
{
	struct text bytes = r->bytes;
	bool above = !lines.start || line_is_blank(bytes, lines.start - 1);
	bool below = lines.end >= bytes.len || line_is_blank(bytes, lines.end);
	bool open = lines.end == bytes.len &&
	    line_stop(bytes, lines.start) == bytes.len;

	if (lines.start && above && below)
		lines.start = line_start(bytes, lines.start - 1);
	else if (lines.start == r->record->body && below)
		lines.end = line_next(bytes, lines.end);
	if (open && lines.start) {
		lines.start--;
		if (lines.start && bytes.data[lines.start - 1] == '\r')
			lines.start--;
	}
	edits_delete(&r->text, lines);
}

static bool is_joiner(struct text t)
{
	t = text_trim(t);
	return text_equals(t, ",") || text_equals(t, ";") ||
	    text_equals_nocase(t, "and") || text_equals(t, "&") ||
	    text_equals_nocase(t, ", and") || text_equals(t, "und") ||
	    text_equals(t, "et") || text_equals(t, "y") || text_equals(t, "e");
}

/* The relation whose target ends before, or begins behind, that one. */
static struct span neighbour(const struct removing *r, struct span extent,
    bool before)
{
	struct span best = { 0, 0 };

	for (uint32_t i = 0; i < r->record->relations_count; i++) {
		struct span other = relation_extent(r->record,
		    &r->record->relations[i]);

		if (other.end <= other.start)
			continue;
		if (before && other.end <= extent.start && other.end > best.end)
			best = other;
		if (!before && other.start >= extent.end &&
		    (!best.end || other.start < best.start))
			best = other;
	}
	return best;
}

/* One of several: with the comma or "and" in front of it, or behind it. */
static bool remove_joined(struct removing *r, struct span extent)
{
	struct span before = neighbour(r, extent, true);
	struct span after = neighbour(r, extent, false);
	struct span gap = { before.end, extent.start };

	if (before.end && is_joiner(span_text(r->bytes, gap))) {
		edits_delete(&r->text, (struct span){ gap.start, extent.end });
		return true;
	}
	gap = (struct span){ extent.end, after.start };
	if (after.end && is_joiner(span_text(r->bytes, gap))) {
		edits_delete(&r->text, (struct span){ extent.start, gap.end });
		return true;
	}
	return false;
}

/* "Superseded by [12](...)" loses " by [12](...)": the status stays, for
 * set_status to change; "accepted; supersedes 7" loses all behind it. */
static bool cut_from_status(struct removing *r, struct span extent,
    struct span value)
{
	struct text t = text_make(r->bytes.data + value.start,
	    extent.start - value.start);
	struct span cut = extent;
	size_t at = 0, word;

	while (t.len && char_is_one_of(t.data[t.len - 1], " :*_\"'"))
		t.len--;
	/* the longest phrase that ends there */
	for (; at < t.len; at++) {
		struct text words = text_skip(t, at);
		enum relation_kind kind;
		bool inverse;

		if ((at && char_is_alnum(t.data[at - 1])) ||
		    !char_is_alnum(t.data[at]) ||
		    !lexicon_relation(&kind, &inverse, words))
			continue;
		word = text_find_char(words, ' ');
		if (kind == RELATION_SUPERSEDES && inverse &&
		    word < words.len) {
			cut.start = value.start + (uint32_t)(at + word);
			break;
		}
		while (at && char_is_one_of(t.data[at - 1], " ;,."))
			at--;
		cut.start = value.start + (uint32_t)at;
		break;
	}
	if (cut.start == extent.start || cut.start == value.start)
		return false;
	edits_delete(&r->text, cut);
	return true;
}

/* Behind a header field's line, as header_add puts it there. */
static struct span field_lines(const struct removing *r,
    const struct field *field)
{
	struct span lines = { line_start(r->bytes, field->span.start),
		line_next(r->bytes, field->span.end) };

	return lines;
}

static bool remove_from_field(struct removing *r, const struct field *field,
    struct span extent)
{
	struct span before = { field->span.start, extent.start };
	struct span after = { extent.end, field->span.end };

	if (remove_joined(r, extent))
		return true;
	if (field->key == FIELD_STATUS)
		return cut_from_status(r, extent, field->span);
	if (text_trim(span_text(r->bytes, before)).len ||
	    text_trim(span_text(r->bytes, after)).len)
		return false;
	remove_lines(r, field_lines(r, field));
	return true;
}

/* Does another line of the section state the status? */
static bool is_only_status(const struct removing *r, struct span line,
    const struct field **out)
{
	bool states = false;

	for (uint32_t i = 0; i < r->record->fields_count; i++) {
		const struct field *field = &r->record->fields[i];

		if (field->key != FIELD_STATUS || field->place != PLACE_SECTION)
			continue;
		if (field->span.start < line.start ||
		    field->span.end > line.end)
			return false;
		*out = field;
		states = true;
	}
	return states;
}

static bool remove_from_section(struct removing *r,
    const struct relation *relation, struct span extent)
{
	struct relation_line line;
	const struct field *status = NULL;
	struct text tail;

	if (remove_joined(r, extent))
		return true;
	if (!relation_line_read(&line, r->record, r->bytes, relation)) {
		struct span around = { line_start(r->bytes, extent.start),
			line_next(r->bytes, extent.start) };

		return is_only_status(r, around, &status) &&
		    cut_from_status(r, extent, status->span);
	}
	tail = text_trim(span_text(r->bytes, line.tail));
	while (tail.len && char_is_one_of(tail.data[0], "*_`.>|)"))
		tail = text_trim(text_skip(tail, 1));
	if (tail.len || line.count > 1)
		return false;
	if (is_only_status(r, line.line, &status) &&
	    relation->kind == RELATION_SUPERSEDES && relation->inverse)
		return cut_from_status(r, extent, status->span);
	remove_lines(r, line.line);
	return true;
}

static bool remove_one(struct removing *r, const struct relation *relation)
{
	struct span extent = relation_extent(r->record, relation);
	const struct field *field;

	if (relation->place == PLACE_SIDECAR)
		return remove_from_sidecar(r, relation);
	if (extent.end <= extent.start)
		return false;
	field = field_around(r->record, relation->span);
	if (relation->place == PLACE_FRONT_MATTER && field &&
	    field->key != FIELD_STATUS)
		return remove_from_front_matter(r, relation);
	if (field)
		return remove_from_field(r, field, extent);
	return remove_from_section(r, relation, extent);
}

/* Apply, read again, compare. */
static enum status settle(struct removing *r, struct error *err)
{
	struct reading before = { .record = *r->record, .bytes = r->bytes };
	struct reading after;
	enum status status;

	if (!edits_apply(&r->text, r->subject->text) ||
	    (r->subject->sidecar &&
		!edits_apply(&r->sidecar, r->subject->sidecar)))
		return error_set(err, STATUS_UNSUPPORTED,
		    "two edits would be at one place");
	reading_init(&after, r->subject);
	status = relation_check_removed(r->record, &after.record, r->target,
	    err);
	if (status == STATUS_OK &&
	    after.record.relations_count >= r->record->relations_count)
		status = error_set(err, STATUS_UNSUPPORTED,
		    "the relation would still be read");
	if (status == STATUS_OK)
		status = verify_readings(&before, &after,
		    PART_RELATIONS | PART_STATUS, err);
	reading_release(&after);
	return status;
}

static bool is_meant(const struct record *record,
    const struct relation *relation, const struct relation_target *target)
{
	return target->means(target->context,
	    text_of(record_string(record, relation->target)));
}

/* Take out the first one, after *passed that stay, that can be; false: there
 * is none. */
static bool remove_next(struct subject *subject,
    struct relation_removal *removal, uint32_t *passed)
{
	struct subject_copy copy;
	struct subject still = *subject;
	struct reading before;
	uint32_t seen = 0;
	bool done = false;

	subject_save(&copy, subject);
	still.text = &copy.text;
	if (subject->sidecar)
		still.sidecar = &copy.sidecar;
	reading_init(&before, &still);
	for (uint32_t i = 0; i < before.record.relations_count && !done; i++) {
		const struct relation *relation = &before.record.relations[i];
		struct removing r = { .subject = subject,
			.target = removal->target,
			.record = &before.record,
			.bytes = before.bytes };

		if (!is_meant(&before.record, relation, removal->target) ||
		    seen++ < *passed)
			continue;
		edits_init(&r.text);
		edits_init(&r.sidecar);
		done = remove_one(&r, relation) &&
		    settle(&r, NULL) == STATUS_OK;
		edits_release(&r.text);
		edits_release(&r.sidecar);
		if (!done) {
			subject_restore(subject, &copy);
			removal->left_line = relation->line;
			(*passed)++;
		}
	}
	reading_release(&before);
	subject_copy_release(&copy);
	return done;
}

void relation_remove(struct subject *subject, struct relation_removal *removal)
{
	uint32_t passed = 0;

	removal->removed = 0;
	removal->left_line = 0;
	while (remove_next(subject, removal, &passed))
		removal->removed++;
}
