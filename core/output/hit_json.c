/* SPDX-License-Identifier: MIT */
#include "core/output/hit_json.h"

#include <math.h>

#include "core/base/unicode.h"
#include "core/output/record_json.h"

/* Characters, as columns are. */
static json_t *marks_json(const struct search_text *t)
{
	json_t *list = json_array();

	for (size_t i = 0; i < t->marks_count; i++) {
		json_t *pair = json_array();

		json_push(pair,
		    json_integer((json_int_t)unicode_count(
			text_make(t->text, t->marks[i].start))));
		json_push(pair,
		    json_integer((json_int_t)unicode_count(
			text_make(t->text, t->marks[i].end))));
		json_push(list, pair);
	}
	return list;
}

static json_t *lines_json(const struct search_hit *hit)
{
	json_t *list = json_array();

	for (size_t i = 0; i < hit->lines_count; i++) {
		const struct search_line *line = &hit->lines[i];
		json_t *object = json_object();

		json_put(object, "line", json_integer(line->line));
		json_put(object, "found", json_boolean(line->is_found));
		json_put(object, "text",
		    json_of_text(text_of(line->text.text)));
		json_put(object, "marks", marks_json(&line->text));
		json_push(list, object);
	}
	return list;
}

static json_t *missing_json(const struct search_hit *hit)
{
	json_t *list = json_array();

	for (size_t i = 0; i < hit->missing_count; i++)
		json_push(list, json_of_text(text_of(hit->missing[i])));
	return list;
}

static json_t *hit_row(const struct search_hit *hit)
{
	json_t *row = record_json_row(hit->corpus, hit->record);

	json_put(row, "branch", json_of_string(hit->branch));
	json_put(row, "missing", missing_json(hit));
	json_put(row, "score",
	    json_integer((json_int_t)llround(hit->score * 100)));
	json_put(row, "line", json_integer(hit->line));
	json_put(row, "section",
	    hit->section ? json_of_text(text_of(hit->section)) : json_null());
	json_put(row, "snippet",
	    hit->snippet.text ? json_of_text(text_of(hit->snippet.text))
			      : json_null());
	json_put(row, "marks", marks_json(&hit->snippet));
	if (hit->lines_count)
		json_put(row, "lines", lines_json(hit));
	return row;
}

static json_t *unknown_json(const struct search_result *result)
{
	json_t *list = json_array();

	for (size_t i = 0; i < result->unknown.count; i++) {
		json_t *object = json_object();

		json_put(object, "word",
		    json_of_text(text_of(result->unknown.items[i])));
		json_put(object, "nearest",
		    result->nearest.items[i]
			? json_of_text(text_of(result->nearest.items[i]))
			: json_null());
		json_push(list, object);
	}
	return list;
}

json_t *hit_json(const struct search_result *result)
{
	json_t *object = record_json_start(), *records = json_array();

	json_put(object, "found", json_integer((json_int_t)result->found));
	json_put(object, "all_words", json_boolean(!result->is_loose));
	json_put(object, "unknown", unknown_json(result));
	for (size_t i = 0; i < result->hits.count; i++)
		json_push(records, hit_row(&result->hits.items[i]));
	json_put(object, "records", records);
	return object;
}
