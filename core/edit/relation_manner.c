/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "core/edit/relation.h"
#include "core/edit/relation_line.h"

void relation_manner_init(struct relation_manner *manner)
{
	memset(manner, 0, sizeof(*manner));
}

void relation_manner_release(struct relation_manner *manner)
{
	free(manner->successor_key);
	free(manner->target);
	relation_manner_init(manner);
}

static void learn_successor(struct relation_manner *manner,
    const struct record *record, const struct relation *relation)
{
	const struct field *field = field_around(record, relation->span);

	if (manner->successor != MANNER_UNKNOWN ||
	    relation->kind != RELATION_SUPERSEDES || !relation->inverse ||
	    !field)
		return;
	if (field->key == FIELD_STATUS) {
		manner->successor = MANNER_IN_STATUS;
		return;
	}
	manner->successor = MANNER_OWN_FIELD;
	if (relation->place == PLACE_FRONT_MATTER)
		manner->successor_key = mem_strdup(
		    record_string(record, field->name));
}

/* Does a header or front matter say "superseded", and not by what? */
static bool is_plain(const struct record *record)
{
	const struct field *field = record_field(record, FIELD_STATUS, 0);

	return record->status == RECORD_SUPERSEDED && field &&
	    field->place != PLACE_SECTION &&
	    text_equals_nocase(text_of(record_string(record, field->value)),
		"superseded");
}

static bool is_in_links(const struct record *record, uint32_t at)
{
	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];

		if (section->body.start <= at && at < section->body.end)
			return text_equals_nocase(text_of(record_string(record,
						      section->title)),
			    "links");
	}
	return false;
}

void relation_manner_learn(struct relation_manner *manner,
    const struct record *record, struct text bytes)
{
	manner->plain_status |= is_plain(record);
	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];
		struct span extent = relation_extent(record, relation);
		struct text target;

		learn_successor(manner, record, relation);
		if (manner->target || extent.end <= extent.start ||
		    relation->place == PLACE_FRONT_MATTER ||
		    relation->place == PLACE_HEADER ||
		    !relation_is_stated(record, bytes, relation))
			continue;
		manner->in_links = is_in_links(record, extent.start);
		target = span_text(bytes, extent);
		manner->target = mem_strndup(target.data, target.len);
	}
}

void relation_manner_add(struct relation_manner *manner,
    const struct relation_manner *other)
{
	manner->plain_status |= other->plain_status;
	if (manner->successor == MANNER_UNKNOWN) {
		manner->successor = other->successor;
		if (other->successor_key)
			manner->successor_key = mem_strdup(
			    other->successor_key);
	}
	if (!manner->target && other->target) {
		manner->in_links = other->in_links;
		manner->target = mem_strdup(other->target);
	}
}
