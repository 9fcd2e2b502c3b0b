/* SPDX-License-Identifier: MIT */
#include "core/edit/verify.h"

#include <string.h>

struct comparison {
	const struct reading *before, *after;
	unsigned parts;
	struct error *err;
};

unsigned verify_part_of(enum field_key key)
{
	switch (key) {
	case FIELD_STATUS:
		return PART_STATUS;
	case FIELD_DATE:
	case FIELD_CREATED:
	case FIELD_UPDATED:
		return PART_DATE;
	case FIELD_DECIDER:
	case FIELD_DECIDERS:
	case FIELD_DECISION_MAKERS:
		return PART_DECIDERS;
	case FIELD_TITLE:
		return PART_TITLE;
	case FIELD_ID:
	case FIELD_NUMBER:
		return PART_NUMBER;
	case FIELD_BECAUSE:
		return PART_BECAUSE;
	case FIELD_TAGS:
		return PART_TAGS;
	case FIELD_ALIASES:
		return PART_ALIASES;
	default:
		return PART_UNKNOWN;
	}
}

/* What may change so that this field may: of relations the name tells. */
static unsigned part_of(const struct record *record, const struct field *field)
{
	unsigned part = verify_part_of(field->key);
	enum relation_kind kind;
	bool inverse;

	if (part == PART_UNKNOWN &&
	    lexicon_relation(&kind, &inverse,
		text_of(record_string(record, field->name))))
		return PART_RELATIONS;
	return part;
}

static enum status say_changed(struct error *err, const char *what)
{
	return error_set(err, STATUS_UNSUPPORTED,
	    "the edit would change %s too", what);
}

static bool same_string(const struct record *a, string_ref x,
    const struct record *b, string_ref y)
{
	return text_same(text_of(record_string(a, x)),
	    text_of(record_string(b, y)));
}

/* The next field that must stay, from *at on; NULL: no more. */
static const struct field *next_field(const struct record *record,
    unsigned parts, uint32_t *at)
{
	while (*at < record->fields_count) {
		const struct field *field = &record->fields[(*at)++];

		if (!(part_of(record, field) & parts))
			return field;
	}
	return NULL;
}

static enum status compare_fields(const struct comparison *c)
{
	const struct record *a = &c->before->record, *b = &c->after->record;
	uint32_t i = 0, k = 0;

	while (true) {
		const struct field *x = next_field(a, c->parts, &i);
		const struct field *y = next_field(b, c->parts, &k);

		if (!x && !y)
			return STATUS_OK;
		if (!x || !y || x->key != y->key || x->place != y->place ||
		    !same_string(a, x->name, b, y->name) ||
		    !same_string(a, x->value, b, y->value))
			return error_set(c->err, STATUS_UNSUPPORTED,
			    "the edit would change its field '%s' too",
			    x ? record_string(a, x->name)
			      : record_string(b, y->name));
	}
}

/* Does the span hold a field that may change? */
static bool may_change(const struct record *record, struct span span,
    unsigned parts)
{
	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (field->span.end > field->span.start &&
		    field->span.start >= span.start &&
		    field->span.end <= span.end &&
		    (part_of(record, field) & parts))
			return true;
	}
	return false;
}

/* Blank lines at the end are no part of it. */
static bool same_body(const struct comparison *c, struct span x, struct span y)
{
	const struct reading *a = c->before, *b = c->after;

	return text_same(text_trim_end(text_make(a->bytes.data + x.start,
			     x.end - x.start)),
	    text_trim_end(text_make(b->bytes.data + y.start, y.end - y.start)));
}

static const uint64_t step_classes = SECTION_BIT(OBJECTIONS) |
    SECTION_BIT(CONSENT) | SECTION_BIT(REVIEW_LOG);

/* Is the section one that holds steps, or below one? */
static bool is_step(const struct record *record, uint32_t section)
{
	uint32_t level = UINT32_MAX;

	for (uint32_t i = section + 1; i-- > 0;) {
		const struct section *s = &record->sections[i];

		if (s->level < level && (s->classes & step_classes))
			return true;
		if (s->level < level)
			level = s->level;
	}
	return false;
}

/* The next section that must stay, from at on. */
static uint32_t next_section(const struct comparison *c,
    const struct record *record, uint32_t at)
{
	while ((c->parts & PART_STEPS) && at < record->sections_count &&
	    is_step(record, at))
		at++;
	return at;
}

/*
 * The bodies of sections that hold nothing of what changes stay byte for byte;
 * relations, titles and more sections may stand in any of them.
 */
static enum status compare_sections(const struct comparison *c)
{
	const struct record *a = &c->before->record, *b = &c->after->record;
	unsigned free_bodies = PART_RELATIONS | PART_SECTIONS;
	uint32_t i = next_section(c, a, 0), k = next_section(c, b, 0);

	for (; i < a->sections_count && k < b->sections_count;
	     k = next_section(c, b, k + 1)) {
		const struct section *x = &a->sections[i];
		const struct section *y = &b->sections[k];
		/* a heading that says the title may come behind another one */
		bool named = x->level == 1 && (c->parts & PART_TITLE);
		bool same = x->level == y->level &&
		    (named || same_string(a, x->title, b, y->title));

		if (!same && (c->parts & PART_SECTIONS))
			continue;
		if (!same)
			return say_changed(c->err, "its sections");
		if (!(c->parts & free_bodies) &&
		    !same_body(c, x->body, y->body) &&
		    !may_change(a, x->body, c->parts) &&
		    !may_change(b, y->body, c->parts))
			return error_set(c->err, STATUS_UNSUPPORTED,
			    "the edit would change its section '%s' too",
			    x->title ? record_string(a, x->title) : "");
		i = next_section(c, a, i + 1);
	}
	if (i < a->sections_count && !(c->parts & PART_SECTIONS))
		return say_changed(c->err, "its sections");
	if (k < b->sections_count && !(c->parts & PART_SECTIONS))
		return say_changed(c->err, "its sections");
	return STATUS_OK;
}

/* The next link that must stay: one beside a status goes with it. */
static const struct link *next_link(const struct record *record, unsigned parts,
    uint32_t *at)
{
	while (*at < record->links_count) {
		const struct link *link = &record->links[(*at)++];
		bool goes = (parts & PART_STEPS) && link->section &&
		    is_step(record, link->section - 1);

		for (uint32_t i = 0; i < record->fields_count && !goes; i++) {
			const struct field *field = &record->fields[i];

			goes = (part_of(record, field) & parts) &&
			    link->span.end > link->span.start &&
			    link->span.start >= field->span.start &&
			    link->span.end <= field->span.end;
		}
		if (!goes)
			return link;
	}
	return NULL;
}

static enum status compare_links(const struct comparison *c)
{
	const struct record *a = &c->before->record, *b = &c->after->record;
	uint32_t i = 0, k = 0;

	if (c->parts & PART_RELATIONS)
		return STATUS_OK;
	while (true) {
		const struct link *x = next_link(a, c->parts, &i);
		const struct link *y = next_link(b, c->parts, &k);

		if (!x && !y)
			return STATUS_OK;
		if (!x || !y || !same_string(a, x->url, b, y->url) ||
		    !same_string(a, x->text, b, y->text))
			return say_changed(c->err, "its links");
	}
}

static enum status compare_relations(const struct comparison *c)
{
	const struct record *a = &c->before->record, *b = &c->after->record;

	if (c->parts & PART_RELATIONS)
		return STATUS_OK;
	if (a->relations_count != b->relations_count)
		return say_changed(c->err, "its relations");
	for (uint32_t i = 0; i < a->relations_count; i++) {
		const struct relation *x = &a->relations[i];
		const struct relation *y = &b->relations[i];

		if (x->kind != y->kind || x->inverse != y->inverse ||
		    !same_string(a, x->target, b, y->target))
			return say_changed(c->err, "its relations");
	}
	return STATUS_OK;
}

static enum status compare_record(const struct comparison *c)
{
	const struct record *a = &c->before->record, *b = &c->after->record;

	if (b->problems & ~a->problems)
		return error_set(c->err, STATUS_UNSUPPORTED,
		    "the edit would break its form");
	if (!(c->parts & PART_STATUS) &&
	    (a->status != b->status ||
		!same_string(a, a->raw_status, b, b->raw_status)))
		return say_changed(c->err, "its status");
	if (!(c->parts & PART_DATE) && date_compare(&a->date, &b->date))
		return say_changed(c->err, "its date");
	if (!(c->parts & PART_TITLE) && !same_string(a, a->title, b, b->title))
		return say_changed(c->err, "its title");
	if (!(c->parts & PART_NUMBER) &&
	    (a->has_number != b->has_number || a->number != b->number))
		return say_changed(c->err, "its number");
	return STATUS_OK;
}

enum status verify_readings(const struct reading *before,
    const struct reading *after, unsigned parts, struct error *err)
{
	static enum status (*const comparisons[])(
	    const struct comparison *) = { compare_record, compare_fields,
		compare_sections, compare_links, compare_relations };
	struct comparison c = { before, after, parts, err };
	enum status status = STATUS_OK;

	for (size_t i = 0;
	     !status && i < sizeof(comparisons) / sizeof(*comparisons); i++)
		status = comparisons[i](&c);
	return status;
}
