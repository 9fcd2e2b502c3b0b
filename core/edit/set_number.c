/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/edit/inline_map.h"
#include "core/edit/set_title.h"
#include "core/edit/title_edit.h"
#include "core/edit/verify.h"
#include "core/format/yaml.h"
#include "core/record/title.h"

struct renumbering {
	struct title_edit *edit;
	const struct number_change *change;
};

/* Where the words begin behind that number: it may be none that the record
 * goes by, and in front of them all the same. */
static uint32_t words_start(const struct title_place *place, uint32_t number)
{
	struct title_number split;

	title_split(&split, title_skip_decoration(place->plain), true, number);
	if (!split.has_number || split.number != number)
		return place->words.start;
	return (uint32_t)(split.rest.data - place->plain.data);
}

/* Where the number stands in front of a title's words, or an empty span. */
static struct span digits_of(const struct title_place *place,
    const struct number_change *change)
{
	uint32_t end = words_start(place, change->from);
	struct span at = { 0, 0 };

	for (uint32_t i = 0; i < end; i++) {
		size_t len;

		if (!char_is_digit(place->plain.data[i]))
			continue;
		len = number_at(text_skip(place->plain, i), change);
		at.start = i;
		at.end = i + (uint32_t)len;
		break;
	}
	return at;
}

/* A title that is nothing but "ADR-0007". */
static struct span only_digits(const struct title_place *place,
    const struct number_change *change)
{
	struct text t = place->plain;
	size_t lead = title_lead(t),
	       len = number_at(text_skip(t, lead), change);
	struct span at = { (uint32_t)lead, (uint32_t)(lead + len) };

	if (lead + len != t.len)
		at.end = at.start;
	return at;
}

static bool put_title(struct renumbering *r, const struct title_place *place)
{
	struct text raw = title_edit_bytes(r->edit, place);
	struct strbuf digits = STRBUF_INIT;
	struct span at = digits_of(place, r->change), in_raw;

	if (at.end == at.start)
		at = only_digits(place, r->change);
	if (at.end == at.start)
		return true;
	if (!inline_map(raw, place->plain, at, &in_raw))
		return false;
	number_write(&digits,
	    text_make(raw.data + in_raw.start, in_raw.end - in_raw.start),
	    number_is_glued(raw, in_raw.start), r->change);
	title_edit_put(r->edit, place, in_raw,
	    text_make(digits.buf, digits.len));
	strbuf_release(&digits);
	return true;
}

/* The digits at the end of a value, quotes left out; its length: none. */
static size_t last_digits(struct text value, const struct number_change *change)
{
	size_t end = value.len, start;

	while (end && char_is_one_of(value.data[end - 1], "\"'`*_) "))
		end--;
	start = end;
	while (start && char_is_digit(value.data[start - 1]))
		start--;
	return number_at(text_make(value.data + start, end - start), change)
	    ? start
	    : value.len;
}

static void put_field(struct renumbering *r, const struct field *field)
{
	struct text file = r->edit->editing.before.bytes;
	struct text value = text_make(file.data + field->span.start,
	    field->span.end - field->span.start);
	size_t at = last_digits(value, r->change);

	if (at < value.len)
		number_replace(&r->edit->editing.edits, file,
		    field->span.start + (uint32_t)at, r->change);
}

/* "kep-number: 7" */
static void put_sidecar(struct renumbering *r)
{
	struct text file = r->edit->editing.before.sidecar;
	struct yaml_tree tree;
	uint32_t line, column;

	if (!file.len ||
	    yaml_read(&tree, file, &r->edit->editing.before.arena, &line,
		&column, NULL) ||
	    !tree.count)
		return;
	for (uint32_t i = 1; i < tree.nodes[0].end; i = tree.nodes[i].end) {
		const struct yaml_node *node = &tree.nodes[i];
		size_t at;

		if (node->kind != YAML_SCALAR || !node->has_key ||
		    (lexicon_field(node->key) != FIELD_NUMBER &&
			!text_ends(node->key, "-number")))
			continue;
		at = last_digits(text_make(file.data + node->span.start,
				     node->span.end - node->span.start),
		    r->change);
		if (at < node->span.end - node->span.start)
			number_replace(&r->edit->editing.sidecar_edits, file,
			    node->span.start + (uint32_t)at, r->change);
	}
}

static bool put_all(struct renumbering *r)
{
	const struct record *record = &r->edit->editing.before.record;

	for (size_t i = 0; i < r->edit->places.count; i++)
		if (!put_title(r, &r->edit->places.items[i]))
			return false;
	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if ((field->key == FIELD_NUMBER || field->key == FIELD_ID) &&
		    field->span.end > field->span.start)
			put_field(r, field);
	}
	put_sidecar(r);
	return true;
}

static bool has_same_words(const struct renumbering *r,
    const struct reading *after)
{
	const title_places *before = &r->edit->places;
	title_places places = { 0 };
	bool same;

	title_places_find(&places, after, &r->edit->editing.before.arena);
	same = places.count == before->count;
	for (size_t i = 0; i < before->count && same; i++) {
		struct text old = title_place_words(&before->items[i]);
		struct text new = title_place_words(&places.items[i]);

		/* "29 Use C" in 0030-use-c.md said the new number already */
		same = old.len >=
		    new.len &&text_same(text_skip(old, old.len - new.len), new);
	}
	vec_release(&places);
	return same;
}

static enum status check_number(const struct renumbering *r,
    const struct reading *after, struct error *err)
{
	enum status status = verify_readings(&r->edit->editing.before, after,
	    PART_NUMBER | PART_TITLE | PART_OTHER, err);

	if (status)
		return status;
	if (!after->record.has_number || after->record.number != r->change->to)
		return error_set(err, STATUS_UNSUPPORTED,
		    "its number is written in a way that is not understood");
	if (!has_same_words(r, after))
		return error_set(err, STATUS_UNSUPPORTED,
		    "the edit would change its title too");
	return STATUS_OK;
}

enum status set_number(struct subject *subject,
    const struct number_change *change, const char *path, struct error *err)
{
	struct title_edit edit;
	struct renumbering r = { &edit, change };
	struct subject renamed = *subject;
	struct reading after;
	enum status status = STATUS_OK;

	title_edit_begin(&edit, subject);
	renamed.path = path;
	if (!put_all(&r) || !editing_write(&edit.editing))
		status = error_set(err, STATUS_UNSUPPORTED,
		    "its title is written in a way that is not understood");
	reading_init(&after, &renamed);
	if (!status)
		status = check_number(&r, &after, err);
	reading_release(&after);
	title_edit_end(&edit, status);
	if (status)
		error_prefix(err, "'%s' cannot be edited safely",
		    subject->path);
	return status;
}
