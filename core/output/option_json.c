/* SPDX-License-Identifier: MIT */
#include "core/output/option_json.h"

#include "core/output/option_words.h"
#include "core/output/place_json.h"

static json_t *string_or_null(const struct record *record, string_ref ref)
{
	return ref ? json_of_text(text_of(record_string(record, ref)))
		   : json_null();
}

static json_t *points_json(const struct record *record, uint32_t option,
    enum point_kind kind, struct position_map *map)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < record->points_count; i++) {
		const struct point *point = &record->points[i];
		json_t *object;

		if (point->option != option || point->kind != kind)
			continue;
		object = json_object();
		json_put(object, "text", string_or_null(record, point->text));
		place_json_put(object, map, &point->span, point->line);
		json_push(list, object);
	}
	return list;
}

static json_t *option_json(const struct record *record, uint32_t at,
    struct position_map *map)
{
	const struct option *option = &record->options[at];
	json_t *object = json_object();

	json_put(object, "title", string_or_null(record, option->title));
	json_put(object, "label", string_or_null(record, option->label));
	json_put(object, "group", string_or_null(record, option->group));
	json_put(object, "verdict",
	    json_of_string(option_verdict_name(option->verdict)));
	json_put(object, "status_quo",
	    json_boolean(option->traits & OPTION_STATUS_QUO));
	json_put(object, "reason", string_or_null(record, option->reason));
	json_put(object, "reference",
	    string_or_null(record, option->reference));
	json_put(object, "revisit", string_or_null(record, option->revisit));
	json_put(object, "pros", points_json(record, at, POINT_PRO, map));
	json_put(object, "cons", points_json(record, at, POINT_CON, map));
	json_put(object, "neutral",
	    points_json(record, at, POINT_NEUTRAL, map));
	json_put(object, "words", json_integer(option->words));
	json_put(object, "form",
	    json_of_string(option_form_name(option->form)));
	place_json_put(object, map, &option->span, option->line);
	return object;
}

json_t *option_json_list(const struct record *record, struct position_map *map)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < record->options_count; i++)
		json_push(list, option_json(record, i, map));
	return list;
}

json_t *option_json_outcome(const struct record *record,
    struct position_map *map)
{
	const struct outcome *outcome = &record->outcome;
	json_t *object = json_object();

	json_put(object, "manner",
	    json_of_string(option_manner_name(outcome->manner)));
	json_put(object, "option",
	    outcome->option ? json_integer(outcome->option - 1) : json_null());
	json_put(object, "choice", string_or_null(record, outcome->choice));
	json_put(object, "reason", string_or_null(record, outcome->reason));
	json_put(object, "revisit", string_or_null(record, outcome->revisit));
	json_put(object, "words", json_integer(outcome->words));
	place_json_put(object, map, &outcome->choice_span, outcome->line);
	return object;
}
