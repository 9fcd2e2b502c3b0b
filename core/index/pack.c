/* SPDX-License-Identifier: MIT */
#include "core/index/pack.h"

#include <limits.h>
#include <string.h>

/* A multiple of 8 long, and so is each array behind it. */
struct head {
	uint64_t size; /* of the file */
	uint32_t fields, sections, links, relations, marks, strings;
	struct record record; /* pointers are NULL */
};

/* Whoever changes these structs has members to add below and in the tests. */
#if UINTPTR_MAX > 0xffffffffu
_Static_assert(sizeof(struct record) == 192 && sizeof(struct field) == 24 &&
	sizeof(struct section) == 48 && sizeof(struct link) == 28 &&
	sizeof(struct relation) == 28 && sizeof(struct mark) == 28,
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

void pack_record(struct strbuf *out, const struct record *record, size_t size)
{
	struct head head;

	memset(&head, 0, sizeof(head));
	head.size = size;
	head.fields = record->fields_count;
	head.sections = record->sections_count;
	head.links = record->links_count;
	head.relations = record->relations_count;
	head.marks = record->marks_count;
	head.strings = record->strings_size;
	memcpy(&head.record, record, sizeof(*record));
	head.record.path = head.record.strings = NULL;
	head.record.targets = NULL;
	head.record.collection = 0;
	head.record.fields = NULL;
	head.record.sections = NULL;
	head.record.links = NULL;
	head.record.relations = NULL;
	head.record.marks = NULL;
	add(out, &head, sizeof(head));
	add(out, record->fields, head.fields * sizeof(struct field));
	add(out, record->sections, head.sections * sizeof(struct section));
	add(out, record->links, head.links * sizeof(struct link));
	add(out, record->relations, head.relations * sizeof(struct relation));
	add(out, record->marks, head.marks * sizeof(struct mark));
	add(out, record->strings, head.strings);
}

/* The next array; NULL when the bytes do not hold it. */
static const void *take(struct text *rest, size_t count, size_t size)
{
	const char *data = rest->data;
	size_t len = padded(count * size); /* 32 bits times less than 256 */

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

		if ((unsigned)l->kind > LINK_DEFINITION ||
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

		if ((unsigned)m->kind > MARK_SUPERSEDED ||
		    m->section > r->sections_count || !is_string(r, m->text) ||
		    !is_string(r, m->reason) || !is_span(m->span, size))
			return false;
	}
	return true;
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

/* Set the arrays; false when the bytes are not just as long as they. */
static bool take_arrays(struct record *out, const struct head *head,
    struct text rest)
{
	out->fields_count = head->fields;
	out->sections_count = head->sections;
	out->links_count = head->links;
	out->relations_count = head->relations;
	out->marks_count = head->marks;
	out->strings_size = head->strings;
	return (out->fields = take(&rest, head->fields,
		    sizeof(struct field))) &&
	    (out->sections = take(&rest, head->sections,
		 sizeof(struct section))) &&
	    (out->links = take(&rest, head->links, sizeof(struct link))) &&
	    (out->relations = take(&rest, head->relations,
		 sizeof(struct relation))) &&
	    (out->marks = take(&rest, head->marks, sizeof(struct mark))) &&
	    (out->strings = take(&rest, head->strings, 1)) && !rest.len;
}

bool pack_read(struct record *out, size_t *size, struct text bytes)
{
	const struct head *head = take(&bytes, 1, sizeof(*head));

	if (!head || head->size > UINT32_MAX ||
	    !is_flag(&head->record.has_number))
		return false;
	memcpy(out, &head->record, sizeof(*out));
	out->path = NULL;
	out->targets = NULL;
	if (!take_arrays(out, head, bytes) || !out->strings_size ||
	    out->strings[0] || out->strings[out->strings_size - 1])
		return false;
	*size = head->size;
	return record_fits(out, head->size) && fields_fit(out, head->size) &&
	    sections_fit(out, head->size) && links_fit(out, head->size) &&
	    relations_fit(out, head->size) && marks_fit(out, head->size);
}

const char *parser_version(void)
{
	static const char version[] =
#include "build/parser_version.inc"
	    ;

	return version;
}
