/* SPDX-License-Identifier: MIT */
#include "core/index/pack.h"

#include <limits.h>
#include <string.h>

/* A multiple of 8 long, and so is each array behind it. */
struct head {
	uint64_t size; /* of the file */
	struct record record; /* pointers are NULL */
};

/* Whoever changes these structs has members to add below and in the tests. */
#if UINTPTR_MAX > 0xffffffffu
_Static_assert(sizeof(struct record) == 352 && sizeof(struct field) == 24 &&
	sizeof(struct section) == 48 && sizeof(struct link) == 28 &&
	sizeof(struct relation) == 28 && sizeof(struct mark) == 28 &&
	sizeof(struct anchor) == 8 && sizeof(struct objection) == 100 &&
	sizeof(struct consent) == 36 && sizeof(struct review) == 52 &&
	sizeof(struct option) == 68 && sizeof(struct point) == 24 &&
	sizeof(struct prose) == 16,
    "a cached record has all that a record has");
#endif

static size_t padded(size_t len)
{
	return (len + 7) & ~(size_t)7;
}

static void add(struct strbuf *out, const void *data, size_t len)
{
	static const char zeros[8];

	strbuf_add(out, data, len);
	strbuf_add(out, zeros, padded(len) - len);
}

/* The next bytes; NULL when there are fewer. */
static const void *take(struct text *rest, size_t len)
{
	const char *data = rest->data;

	len = padded(len);
	if (len > rest->len)
		return NULL;
	*rest = text_skip(*rest, len);
	return data;
}

static bool is_flag(const bool *flag)
{
	return *(const unsigned char *)flag <= 1;
}

static bool is_span(struct span span, uint64_t size)
{
	return span.start <= span.end && span.end <= size;
}

static bool is_string(const struct record *r, string_ref ref)
{
	return ref == 0 || ref < r->strings_size;
}

static bool is_place(enum field_place place)
{
	return (unsigned)place <= PLACE_FOLDER;
}

static bool fields_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->fields_count; i++) {
		const struct field *f = &r->fields[i];

		if ((unsigned)f->key >= FIELD_KEY_COUNT ||
		    !is_place(f->place) || !is_string(r, f->name) ||
		    !is_string(r, f->value) || !is_span(f->span, size))
			return false;
	}
	return true;
}

static bool sections_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->sections_count; i++) {
		const struct section *s = &r->sections[i];

		if (s->level < 1 || s->level > 6 || s->end <= i ||
		    s->end > r->sections_count ||
		    s->classes >> SECTION_CLASS_COUNT ||
		    !is_string(r, s->title) || !is_span(s->heading, size) ||
		    !is_span(s->body, size))
			return false;
	}
	return true;
}

static bool links_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->links_count; i++) {
		const struct link *l = &r->links[i];

		if ((unsigned)l->kind > LINK_UNUSED_DEFINITION ||
		    l->section > r->sections_count || !is_string(r, l->url) ||
		    !is_string(r, l->text) || !is_span(l->span, size))
			return false;
	}
	return true;
}

static bool relations_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->relations_count; i++) {
		const struct relation *n = &r->relations[i];

		if ((unsigned)n->kind >= RELATION_KIND_COUNT ||
		    !is_flag(&n->inverse) || !is_place(n->place) ||
		    !is_string(r, n->target) || !is_span(n->span, size))
			return false;
	}
	return true;
}

static bool marks_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->marks_count; i++) {
		const struct mark *m = &r->marks[i];

		if ((unsigned)m->kind > MARK_MENTION ||
		    m->section > r->sections_count || !is_string(r, m->text) ||
		    !is_string(r, m->reason) || !is_span(m->span, size))
			return false;
	}
	return true;
}

static bool anchors_fit(const struct record *r, uint64_t size)
{
	(void)size;
	for (uint32_t i = 0; i < r->anchors_count; i++)
		if ((unsigned)r->anchors[i].kind > ANCHOR_ID ||
		    !is_string(r, r->anchors[i].text))
			return false;
	return true;
}

static bool options_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->options_count; i++) {
		const struct option *o = &r->options[i];

		if ((unsigned)o->form > OPTION_STATEMENT ||
		    (unsigned)o->verdict > VERDICT_REJECTED ||
		    o->section > r->sections_count || !is_string(r, o->title) ||
		    !is_string(r, o->label) || !is_string(r, o->group) ||
		    !is_string(r, o->reason) || !is_string(r, o->reference) ||
		    !is_string(r, o->revisit) || !is_span(o->span, size) ||
		    !is_span(o->reason_span, size))
			return false;
	}
	return true;
}

static bool points_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->points_count; i++) {
		const struct point *p = &r->points[i];

		if (p->option >= r->options_count ||
		    (unsigned)p->kind > POINT_NEUTRAL ||
		    !is_string(r, p->text) || !is_span(p->span, size))
			return false;
	}
	return true;
}

static bool prose_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->prose_count; i++)
		if (!is_span(r->prose[i].span, size))
			return false;
	return true;
}

static bool outcome_fits(const struct record *r, uint64_t size)
{
	const struct outcome *o = &r->outcome;

	return (unsigned)o->manner <= OUTCOME_ITSELF &&
	    o->option <= r->options_count && is_string(r, o->choice) &&
	    is_string(r, o->reason) && is_string(r, o->revisit) &&
	    is_span(o->choice_span, size) && is_span(o->reason_span, size) &&
	    is_span(o->span, size) && is_string(r, r->options_reference);
}

static bool is_date(struct date date)
{
	return date.year >= 0 && date.year <= 9999 && date.month >= 0 &&
	    date.month <= 12 && date.day >= 0 && date.day <= 31;
}

static bool record_fits(const struct record *r, uint64_t size)
{
	return (unsigned)r->format <= FORMAT_PLAIN && r->body <= size &&
	    (unsigned)r->status <= RECORD_SUPERSEDED && is_date(r->date) &&
	    is_date(r->name_date) && is_span(r->title_span, size) &&
	    r->width <= PATH_MAX && is_string(r, r->problem_text) &&
	    is_string(r, r->prefix) && is_string(r, r->slug) &&
	    is_string(r, r->title) && is_string(r, r->title_raw) &&
	    is_string(r, r->raw_status);
}

static bool is_signed(const struct record *r, string_ref who,
    string_ref recorder, struct date date)
{
	return is_string(r, who) && is_string(r, recorder) && is_date(date);
}

static bool objections_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->objections_count; i++) {
		const struct objection *o = &r->objections[i];

		if ((unsigned)o->state > OBJECTION_UNKNOWN ||
		    !is_string(r, o->label) || !is_string(r, o->text) ||
		    !is_string(r, o->harm) || !is_string(r, o->because) ||
		    !is_string(r, o->removed_by) ||
		    !is_string(r, o->state_note) ||
		    !is_signed(r, o->who, o->recorder, o->date) ||
		    !is_signed(r, o->state_who, o->state_recorder,
			o->state_date) ||
		    !is_date(o->state_until) || !is_span(o->span, size) ||
		    !is_span(o->state_span, size))
			return false;
	}
	return true;
}

static bool consents_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->consents_count; i++) {
		const struct consent *c = &r->consents[i];

		if (!is_signed(r, c->who, c->recorder, c->date) ||
		    !is_string(r, c->hash) || !is_span(c->span, size))
			return false;
	}
	return true;
}

static bool reviews_fit(const struct record *r, uint64_t size)
{
	for (uint32_t i = 0; i < r->reviews_count; i++) {
		const struct review *v = &r->reviews[i];

		if ((unsigned)v->outcome > REVIEW_REVERT ||
		    !is_signed(r, v->who, v->recorder, v->date) ||
		    !is_date(v->until) || !is_string(r, v->lesson) ||
		    !is_span(v->span, size))
			return false;
	}
	return true;
}

static bool strings_fit(const struct record *r, uint64_t size)
{
	(void)size;
	return r->strings_size && !r->strings[0] &&
	    !r->strings[r->strings_size - 1];
}

/* The arrays of a record, in the order in which they are packed. */
static const struct {
	size_t count, items; /* members of struct record */
	size_t size; /* of one item, less than 256 */
	bool (*fit)(const struct record *r, uint64_t size);
} arrays[] = {
#define ARRAY(name) \
	{ \
		offsetof(struct record, name##_count), \
		    offsetof(struct record, name), \
		    sizeof(*((struct record *)0)->name), name##_fit \
	}
	{ offsetof(struct record, strings_size),
	    offsetof(struct record, strings), 1, strings_fit },
	ARRAY(fields),
	ARRAY(sections),
	ARRAY(links),
	ARRAY(relations),
	ARRAY(marks),
	ARRAY(anchors),
	ARRAY(objections),
	ARRAY(consents),
	ARRAY(reviews),
	ARRAY(options),
	ARRAY(points),
	ARRAY(prose),
#undef ARRAY
};

#define ARRAYS (sizeof(arrays) / sizeof(*arrays))

static size_t length_of(const struct record *record, size_t array)
{
	const uint32_t *count = mem_member_const(record, arrays[array].count);

	return *count * arrays[array].size;
}

/* Where the record has its array. */
static const void **items_of(struct record *record, size_t array)
{
	return mem_member(record, arrays[array].items);
}

void pack_record(struct strbuf *out, const struct record *record, size_t size)
{
	struct record arrayed = *record;
	struct head head;

	memset(&head, 0, sizeof(head));
	head.size = size;
	memcpy(&head.record, record, sizeof(*record));
	head.record.path = NULL;
	head.record.targets = NULL;
	head.record.id = NULL;
	head.record.collection = 0;
	for (size_t i = 0; i < ARRAYS; i++)
		*items_of(&head.record, i) = NULL;
	add(out, &head, sizeof(head));
	for (size_t i = 0; i < ARRAYS; i++)
		add(out, *items_of(&arrayed, i), length_of(record, i));
}

/* Set the arrays; false when the bytes are not just as long as they. */
static bool take_arrays(struct record *out, struct text rest)
{
	for (size_t i = 0; i < ARRAYS; i++) {
		const void *items = take(&rest, length_of(out, i));

		if (!items)
			return false;
		*items_of(out, i) = items;
	}
	return !rest.len;
}

bool pack_read(struct record *out, size_t *size, struct text bytes)
{
	const struct head *head = take(&bytes, sizeof(*head));

	if (!head || head->size > UINT32_MAX ||
	    !is_flag(&head->record.has_number))
		return false;
	memcpy(out, &head->record, sizeof(*out));
	out->path = NULL;
	out->targets = NULL;
	out->id = NULL;
	if (!take_arrays(out, bytes) || !record_fits(out, head->size) ||
	    !outcome_fits(out, head->size))
		return false;
	for (size_t i = 0; i < ARRAYS; i++)
		if (!arrays[i].fit(out, head->size))
			return false;
	*size = head->size;
	return true;
}

const char *parser_version(void)
{
	static const char version[] =
#include "build/parser_version.inc"
	    ;

	return version;
}
