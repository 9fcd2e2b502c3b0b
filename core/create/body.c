/* SPDX-License-Identifier: MIT */
#include "core/create/body.h"

#include <string.h>

#include "core/create/outline.h"
#include "core/record/record.h"

static void note(struct body_facts *out, enum field_key key)
{
	out->has_status |= key == FIELD_STATUS;
	out->has_date |= key == FIELD_DATE;
	out->has_deciders |= key == FIELD_DECIDERS ||
	    key == FIELD_DECISION_MAKERS || key == FIELD_DECIDER;
	out->has_tags |= key == FIELD_TAGS;
}

/* A key that front matter has with no value cannot be there twice either. */
static void note_keys(struct body_facts *out, struct text body)
{
	struct outline outline;
	struct outline_line line;

	outline_init(&outline, body);
	while (outline_next(&outline, &line)) {
		size_t colon = text_find_char(line.text, ':');

		if (line.in_front && colon != SIZE_MAX &&
		    !char_is_blank(line.text.data[0]))
			note(out,
			    lexicon_field(text_make(line.text.data, colon)));
	}
	outline_release(&outline);
}

void body_read(struct body_facts *out, struct text body)
{
	struct arena arena;
	struct record record;
	uint32_t i;

	memset(out, 0, sizeof(*out));
	arena_init(&arena);
	record_parse(&record, "untitled.md", body, text_of(""), &arena);
	strbuf_init(&out->title);
	if (record.title_span.end)
		strbuf_addstr(&out->title,
		    record_string(&record, record.title));
	out->status = status_name(record.status);
	out->has_status = record.status != RECORD_NO_STATUS;
	out->has_date = record.date.year != 0;
	for (i = 0; i < record.fields_count; i++)
		note(out, record.fields[i].key);
	note_keys(out, body);
	arena_release(&arena);
}

void body_release(struct body_facts *facts)
{
	strbuf_release(&facts->title);
}
