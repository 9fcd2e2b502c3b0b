/* SPDX-License-Identifier: MIT */
/* Checks of a record as bytes, for tests over few records and over many. */
#ifndef HENCE_TESTS_UNIT_PACK_H
#define HENCE_TESTS_UNIT_PACK_H

#include <stdlib.h>

#include "core/index/pack.h"
#include "tests/unit/test.h"

static inline size_t pack_touch_string(const struct record *r, string_ref ref)
{
	return ref ? strlen(record_string(r, ref)) : 0;
}

static inline size_t pack_touch_options(const struct record *r)
{
	size_t sum = pack_touch_string(r, r->options_reference) +
	    pack_touch_string(r, r->outcome.choice) +
	    pack_touch_string(r, r->outcome.reason) +
	    pack_touch_string(r, r->outcome.revisit);

	if (r->outcome.option)
		sum += r->options[r->outcome.option - 1].line;
	for (uint32_t i = 0; i < r->options_count; i++) {
		const struct option *option = &r->options[i];

		sum += pack_touch_string(r, option->title) +
		    pack_touch_string(r, option->label) +
		    pack_touch_string(r, option->group) +
		    pack_touch_string(r, option->reason) +
		    pack_touch_string(r, option->reference) +
		    pack_touch_string(r, option->revisit) +
		    (option->section ? r->sections[option->section - 1].level
				     : 0);
	}
	for (uint32_t i = 0; i < r->points_count; i++)
		sum += pack_touch_string(r, r->points[i].text) +
		    r->options[r->points[i].option].line;
	return sum;
}

/* Look at all that a record has; a sum, so that nothing is left out. */
static inline size_t pack_touch(const struct record *r)
{
	size_t sum = pack_touch_string(r, r->title) +
	    pack_touch_string(r, r->title_raw) + pack_touch_string(r, r->slug) +
	    pack_touch_string(r, r->prefix) +
	    pack_touch_string(r, r->raw_status) +
	    pack_touch_string(r, r->problem_text);

	for (uint32_t i = 0; i < r->fields_count; i++)
		sum += pack_touch_string(r, r->fields[i].name) +
		    pack_touch_string(r, r->fields[i].value) +
		    (r->fields[i].key ? strlen(field_key_name(r->fields[i].key))
				      : 0);
	for (uint32_t i = 0; i < r->sections_count; i++)
		sum += pack_touch_string(r, r->sections[i].title) +
		    r->sections[i].end;
	for (uint32_t i = 0; i < r->links_count; i++)
		sum += pack_touch_string(r, r->links[i].url) +
		    pack_touch_string(r, r->links[i].text) +
		    (r->links[i].section
			    ? r->sections[r->links[i].section - 1].level
			    : 0);
	for (uint32_t i = 0; i < r->relations_count; i++)
		sum += pack_touch_string(r, r->relations[i].target) +
		    strlen(relation_name(r->relations[i].kind,
			r->relations[i].inverse));
	for (uint32_t i = 0; i < r->marks_count; i++)
		sum += pack_touch_string(r, r->marks[i].text) +
		    pack_touch_string(r, r->marks[i].reason);
	for (uint32_t i = 0; i < r->objections_count; i++)
		sum += pack_touch_string(r, r->objections[i].text) +
		    pack_touch_string(r, r->objections[i].who) +
		    pack_touch_string(r, r->objections[i].state_note);
	for (uint32_t i = 0; i < r->consents_count; i++)
		sum += pack_touch_string(r, r->consents[i].who) +
		    pack_touch_string(r, r->consents[i].hash);
	for (uint32_t i = 0; i < r->reviews_count; i++)
		sum += pack_touch_string(r, r->reviews[i].who) +
		    pack_touch_string(r, r->reviews[i].lesson);
	for (uint32_t i = 0; i < r->anchors_count; i++)
		sum += pack_touch_string(r, r->anchors[i].text);
	for (uint32_t i = 0; i < r->prose_count; i++)
		sum += r->prose[i].span.end;
	return sum + pack_touch_options(r);
}

#define PACK_SAME(a, b, list) \
	((a)->list##_count == (b)->list##_count && \
	    !memcmp((a)->list, (b)->list, \
		(a)->list##_count * sizeof(*(a)->list)))

static inline bool pack_same(const struct record *a, const struct record *b)
{
	return PACK_SAME(a, b, fields) && PACK_SAME(a, b, sections) &&
	    PACK_SAME(a, b, links) && PACK_SAME(a, b, relations) &&
	    PACK_SAME(a, b, marks) && PACK_SAME(a, b, anchors) &&
	    PACK_SAME(a, b, objections) && PACK_SAME(a, b, consents) &&
	    PACK_SAME(a, b, reviews) && PACK_SAME(a, b, options) &&
	    PACK_SAME(a, b, points) && PACK_SAME(a, b, prose) &&
	    !memcmp(&a->outcome, &b->outcome, sizeof(a->outcome)) &&
	    a->options_signs == b->options_signs &&
	    a->options_words == b->options_words &&
	    a->options_reference == b->options_reference &&
	    a->lead_words == b->lead_words &&
	    a->strings_size == b->strings_size &&
	    !memcmp(a->strings, b->strings, a->strings_size) &&
	    a->number == b->number && a->has_number == b->has_number &&
	    a->width == b->width && a->title == b->title &&
	    a->status == b->status && a->raw_status == b->raw_status &&
	    a->problems == b->problems && a->body == b->body &&
	    a->format == b->format && a->prefix == b->prefix &&
	    a->slug == b->slug && a->date.year == b->date.year &&
	    a->date.month == b->date.month && a->date.day == b->date.day &&
	    a->title_span.start == b->title_span.start &&
	    a->title_span.end == b->title_span.end;
}

/* Bytes that are not all there, or not all as they were. Memory of their exact
 * size, so that a sanitizer sees a step beyond. */
static inline void check_pack_damage(const struct strbuf *bytes, int times)
{
	struct record record;
	size_t size, sum = 0;

	for (int i = 0; i < times; i++) {
		size_t len = i % 4 ? bytes->len
				   : (size_t)rand() % (bytes->len + 1);
		char *copy = malloc(len ? len : 1);

		memcpy(copy, bytes->buf, len);
		for (int n = rand() % 4; n >= 0 && len; n--)
			copy[(size_t)rand() % len] = (char)rand();
		if (pack_read(&record, &size, text_make(copy, len)))
			sum += pack_touch(&record);
		free(copy);
	}
	CHECK(sum < SIZE_MAX);
}

static inline void check_pack(const struct record *record, size_t size,
    int damages)
{
	struct strbuf bytes = STRBUF_INIT;
	struct record back;
	size_t found = 0;

	pack_record(&bytes, record, size);
	CHECK(pack_read(&back, &found, text_make(bytes.buf, bytes.len)));
	CHECK(found == size);
	CHECK(pack_same(record, &back));
	CHECK(!pack_read(&back, &found, text_make(bytes.buf, bytes.len - 8)));
	check_pack_damage(&bytes, damages);
	strbuf_release(&bytes);
}

#endif
