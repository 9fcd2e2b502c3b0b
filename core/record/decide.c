/* SPDX-License-Identifier: MIT */
/* From all the places that state them: the record's status and date. */
#include <string.h>

#include "core/record/builder.h"
#include "core/record/status.h"

static void read_field(struct builder *b, struct status_line *out,
    const struct field *field)
{
	status_read(out, text_of(builder_text(b, field->value)));
}

static bool is_newer(const struct status_line *a, const struct status_line *b)
{
	if (a->status == RECORD_SUPERSEDED || b->status == RECORD_SUPERSEDED)
		return b->status != RECORD_SUPERSEDED;
	if (a->date.year && b->date.year)
		return date_compare(&a->date, &b->date) >= 0;
	return a->date.year || !b->date.year;
}

/*
 * The first place that states a known status decides. Within a status section
 * "superseded" wins, then the newest date, then the last line.
 */
static bool decide(struct builder *b, struct status_line *best)
{
	const struct field *from = NULL;

	for (size_t i = 0; i < b->fields.count; i++) {
		const struct field *field = &b->fields.items[i];
		struct status_line read;

		if (field->key != FIELD_STATUS)
			continue;
		if (from && best->status > RECORD_UNKNOWN &&
		    !(from->place == PLACE_SECTION &&
			field->place == PLACE_SECTION))
			continue;
		read_field(b, &read, field);
		if (read.status == RECORD_NO_STATUS)
			continue;
		if (from && read.status == RECORD_UNKNOWN)
			continue;
		if (from && best->status > RECORD_UNKNOWN &&
		    !is_newer(&read, best))
			continue;
		*best = read;
		from = field;
		b->record->raw_status = field->value;
	}
	return from != NULL;
}

/* tags: [Accepted] */
static bool decide_by_tag(struct builder *b, struct status_line *best)
{
	for (size_t i = 0; i < b->fields.count; i++) {
		const struct field *field = &b->fields.items[i];

		if (field->key != FIELD_TAGS)
			continue;
		best->status = status_of_word(
		    text_of(builder_text(b, field->value)));
		if (best->status != RECORD_UNKNOWN) {
			b->record->raw_status = field->value;
			return true;
		}
	}
	return false;
}

/* accepted/0007-x.md: the innermost folder that is a status word. */
static bool decide_by_folder(struct builder *b, struct status_line *best)
{
	struct text path = text_of(b->record->path);
	bool found = false;

	while (true) {
		size_t slash = text_find_char(path, '/');
		struct text folder = text_make(path.data, slash);
		enum record_status status;

		if (slash >= path.len)
			return found;
		path = text_skip(path, slash + 1);
		status = status_of_word(folder);
		if (status == RECORD_UNKNOWN)
			continue;
		found = true;
		best->status = status;
		builder_field(b, PLACE_FOLDER, text_of("status"),
		    (struct span){ 0, 0 }, &folder);
		b->record->raw_status =
		    b->fields.items[b->fields.count - 1].value;
	}
}

void read_status(struct builder *b)
{
	struct status_line best = { 0 };

	if (!decide(b, &best) || best.status == RECORD_UNKNOWN) {
		struct status_line other = { 0 };

		if (decide_by_tag(b, &other) || decide_by_folder(b, &other))
			best = other;
	}
	b->record->status = best.status;
	b->record->date = best.date;
}

static bool date_of(struct builder *b, enum field_key key)
{
	struct date date;

	for (size_t i = 0; i < b->fields.count; i++) {
		const struct field *field = &b->fields.items[i];

		if (field->key == key &&
		    date_parse(&date, text_of(builder_text(b, field->value)))) {
			b->record->date = date;
			return true;
		}
	}
	return false;
}

/* The decision's date, else the one beside the status, else the beginning. */
void read_dates(struct builder *b)
{
	if (date_of(b, FIELD_DATE) || b->record->date.year)
		return;
	if (!date_of(b, FIELD_CREATED))
		b->record->date = b->record->name_date;
}
