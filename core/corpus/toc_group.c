/* SPDX-License-Identifier: MIT */
#include "core/corpus/toc_group.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/unicode.h"

/* Behind every key that a group can have. */
#define NOTHING "\xff"

static void add(struct toc_sections *out, const struct record *record,
    const char *key, const char *heading)
{
	bool is_new;
	size_t *index = map_at(&out->index, text_of(key), &is_new);
	record_list *records;

	if (is_new) {
		struct toc_section *section = vec_push(&out->items);

		*index = out->items.count;
		section->key = arena_strdup(&out->index.keys, key);
		section->heading = arena_strdup(&out->index.keys, heading);
	}
	records = &out->items.items[*index - 1].records;
	/* the same tag twice */
	if (!records->count || records->items[records->count - 1] != record)
		*vec_push(records) = record;
}

/* "last-call" is "Last call" in a heading. */
static void add_status(struct toc_sections *out, const struct corpus *corpus,
    const struct record *record)
{
	enum record_status status = corpus_status_of(corpus, record);
	const char *name = status_name(status);
	struct strbuf heading = STRBUF_INIT;
	char key[3] = { 'a', (char)('a' + status), '\0' };

	if (!name) {
		add(out, record, NOTHING,
		    status == RECORD_UNKNOWN ? "Unknown status" : "No status");
		return;
	}
	strbuf_addstr(&heading, name);
	heading.buf[0] = char_upper(heading.buf[0]);
	for (size_t i = 0; i < heading.len; i++)
		if (heading.buf[i] == '-')
			heading.buf[i] = ' ';
	add(out, record, key, heading.buf);
	strbuf_release(&heading);
}

static void add_year(struct toc_sections *out, const struct record *record)
{
	char date[DATE_SIZE];

	date_format(date, &record->date);
	date[strcspn(date, "-")] = '\0';
	if (*date)
		add(out, record, date, date);
	else
		add(out, record, NOTHING, "No date");
}

static void add_fields(struct toc_sections *out, const struct record *record,
    enum field_key key, const char *nothing)
{
	struct strbuf folded = STRBUF_INIT;
	const struct field *field;
	bool found = false;

	for (uint32_t n = 0; (field = record_field(record, key, n)); n++) {
		const char *value = record_string(record, field->value);

		strbuf_clear(&folded);
		unicode_fold(&folded, text_trim(text_of(value)));
		if (!folded.len)
			continue;
		add(out, record, folded.buf, value);
		found = true;
	}
	if (!found)
		add(out, record, NOTHING, nothing);
	strbuf_release(&folded);
}

static void add_record(struct toc_sections *out, const struct corpus *corpus,
    const struct record *record, enum toc_group group)
{
	const struct collection *collection = corpus_collection_of(corpus,
	    record);

	switch (group) {
	case TOC_BY_STATUS:
		add_status(out, corpus, record);
		break;
	case TOC_BY_YEAR:
		add_year(out, record);
		break;
	case TOC_BY_TAG:
		add_fields(out, record, FIELD_TAGS, "No tag");
		break;
	case TOC_BY_AREA:
		add_fields(out, record, FIELD_AREA, "No area");
		break;
	case TOC_BY_COLLECTION:
		add(out, record, collection->path, collection->name);
		break;
	case TOC_UNGROUPED:
		add(out, record, "", "");
		break;
	}
}

static int compare_sections(const void *a, const void *b)
{
	const struct toc_section *x = a, *y = b;

	return strcmp(x->key, y->key);
}

void toc_sections_fill(struct toc_sections *out, const struct corpus *corpus,
    const record_list *records, enum toc_group group)
{
	map_init(&out->index);
	out->items.items = NULL;
	out->items.count = out->items.cap = 0;
	for (size_t i = 0; i < records->count; i++)
		add_record(out, corpus, records->items[i], group);
	if (out->items.count)
		qsort(out->items.items, out->items.count,
		    sizeof(*out->items.items), compare_sections);
}

void toc_sections_release(struct toc_sections *sections)
{
	for (size_t i = 0; i < sections->items.count; i++)
		vec_release(&sections->items.items[i].records);
	vec_release(&sections->items);
	map_release(&sections->index);
}
