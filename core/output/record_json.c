/* SPDX-License-Identifier: MIT */
#include "core/output/record_json.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/base/strbuf.h"
#include "core/output/option_json.h"
#include "core/output/place_json.h"
#include "core/output/record_words.h"

static json_t *string_or_null(const struct record *record, string_ref ref)
{
	return ref ? json_of_text(text_of(record_string(record, ref)))
		   : json_null();
}

static json_t *taken(struct strbuf *buf)
{
	json_t *value = json_of_text(text_make(buf->buf, buf->len));

	strbuf_release(buf);
	return value;
}

static json_t *key_of(const struct corpus *corpus, uint32_t record)
{
	struct strbuf key = STRBUF_INIT;

	corpus_key(&key, corpus, &corpus->records.items[record]);
	return taken(&key);
}

static json_t *id_of(const struct corpus *corpus, const struct record *record)
{
	struct strbuf id = STRBUF_INIT;

	corpus_id(&id, corpus, record);
	return taken(&id);
}

static json_t *date_of(const struct date *date)
{
	char text[DATE_SIZE];

	if (!date->year)
		return json_null();
	date_format(text, date);
	return json_of_string(text);
}

static json_t *status_of(enum record_status status)
{
	if (status == RECORD_UNKNOWN)
		return json_of_string("unknown");
	return json_of_string(status_name(status));
}

json_t *record_json_start(void)
{
	json_t *object = json_object();

	json_put(object, "schema", json_integer(JSON_SCHEMA));
	return object;
}

/* Keys of the records at the other end of a record's supersessions. */
static json_t *supersessions(const struct corpus *corpus,
    const struct corpus_edge *edges, size_t count, bool inverse)
{
	json_t *keys = json_array();

	for (size_t i = 0; i < count; i++)
		if (edges[i].kind == RELATION_SUPERSEDES)
			json_push(keys,
			    key_of(corpus,
				inverse ? edges[i].from : edges[i].to));
	return keys;
}

static json_t *values_of(const struct record *record, uint64_t keys)
{
	json_t *values = json_array();

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (keys & RECORD_KEY(field->key))
			json_push(values, string_or_null(record, field->value));
	}
	return values;
}

static json_t *problems_json(const struct record *record)
{
	const struct problem_words *problem = NULL;
	json_t *list = json_array();

	while ((problem = problem_next(record->problems, problem)))
		json_push(list, json_of_string(problem->name));
	return list;
}

json_t *record_json_row(const struct corpus *corpus,
    const struct record *record)
{
	const struct collection *collection = corpus_collection_of(corpus,
	    record);
	uint32_t self = corpus_index_of(corpus, record);
	json_t *row = json_object();
	const struct corpus_edge *edges;
	size_t count;

	json_put(row, "id", id_of(corpus, record));
	json_put(row, "key", key_of(corpus, self));
	json_put(row, "collection", json_of_text(text_of(collection->name)));
	json_put(row, "kind", json_of_text(text_of(collection->kind)));
	json_put(row, "number",
	    record->has_number ? json_integer(record->number) : json_null());
	json_put(row, "title", string_or_null(record, record->title));
	json_put(row, "status", status_of(corpus_status_of(corpus, record)));
	json_put(row, "raw_status", string_or_null(record, record->raw_status));
	json_put(row, "date", date_of(&record->date));
	json_put(row, "path", json_of_text(text_of(record->path)));
	edges = corpus_edges_from(corpus, self, &count);
	json_put(row, "supersedes", supersessions(corpus, edges, count, false));
	edges = corpus_edges_to(corpus, self, &count);
	json_put(row, "superseded_by",
	    supersessions(corpus, edges, count, true));
	json_put(row, "tags", values_of(record, RECORD_KEY(FIELD_TAGS)));
	json_put(row, "deciders", values_of(record, RECORD_DECIDER_KEYS));
	json_put(row, "aliases", values_of(record, RECORD_KEY(FIELD_ALIASES)));
	json_put(row, "problems", problems_json(record));
	return row;
}

json_t *record_json_list(const struct corpus *corpus,
    const record_list *records)
{
	json_t *list = json_array();

	for (size_t i = 0; i < records->count; i++)
		json_push(list, record_json_row(corpus, records->items[i]));
	return list;
}

static json_t *fields_json(const struct record *record,
    struct position_map *map)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];
		json_t *object = json_object();

		json_put(object, "key",
		    json_of_string(field_key_name(field->key)));
		json_put(object, "name", string_or_null(record, field->name));
		json_put(object, "value", string_or_null(record, field->value));
		json_put(object, "place",
		    json_of_string(record_place_name(field->place)));
		place_json_put(object, map, &field->span, 0);
		json_push(list, object);
	}
	return list;
}

static json_t *classes_json(uint64_t classes)
{
	json_t *list = json_array();

	for (int i = 0; i < SECTION_CLASS_COUNT; i++) {
		if (classes & ((uint64_t)1 << i))
			json_push(list,
			    json_of_string(
				section_class_name((enum section_class)i)));
	}
	return list;
}

static json_t *sections_json(const struct record *record,
    struct position_map *map)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];
		struct span span = { section->heading.start,
			section->body.end };
		json_t *object = json_object();

		json_put(object, "level", json_integer(section->level));
		json_put(object, "title",
		    string_or_null(record, section->title));
		json_put(object, "classes", classes_json(section->classes));
		place_json_put(object, map, &span, section->line);
		json_push(list, object);
	}
	return list;
}

static json_t *links_json(const struct record *record, struct position_map *map)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < record->links_count; i++) {
		const struct link *link = &record->links[i];
		json_t *object = json_object();

		json_put(object, "kind",
		    json_of_string(record_link_name(link->kind)));
		json_put(object, "url", string_or_null(record, link->url));
		json_put(object, "text", string_or_null(record, link->text));
		place_json_put(object, map, &link->span, link->line);
		json_push(list, object);
	}
	return list;
}

static json_t *relations_json(const struct corpus *corpus,
    const struct record *record, struct position_map *map)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];
		const struct record *other = corpus_related(corpus, record, i);
		json_t *object = json_object();

		json_put(object, "kind",
		    json_of_string(
			relation_name(relation->kind, relation->inverse)));
		json_put(object, "target",
		    string_or_null(record, relation->target));
		json_put(object, "record",
		    other ? key_of(corpus, corpus_index_of(corpus, other))
			  : json_null());
		json_put(object, "place",
		    json_of_string(record_place_name(relation->place)));
		place_json_put(object, map, &relation->span, relation->line);
		json_push(list, object);
	}
	return list;
}

json_t *record_json_full(const struct corpus *corpus,
    const struct record *record, struct text bytes)
{
	struct position_map map;
	json_t *object;

	object = record_json_row(corpus, record);
	position_init(&map, bytes);
	json_put(object, "format",
	    json_of_string(record_format_name(record->format)));
	json_put(object, "fields", fields_json(record, &map));
	json_put(object, "sections", sections_json(record, &map));
	json_put(object, "relations", relations_json(corpus, record, &map));
	json_put(object, "links", links_json(record, &map));
	json_put(object, "options", option_json_list(record, &map));
	json_put(object, "outcome", option_json_outcome(record, &map));
	position_release(&map);
	return object;
}

void record_json_options(json_t *out, const struct corpus *corpus,
    const struct record *record, struct text bytes, const bool *wanted)
{
	struct position_map map;
	json_t *list, *option;
	size_t at;

	position_init(&map, bytes);
	list = option_json_list(record, &map);
	json_array_foreach(list, at, option)
	{
		json_t *of;

		if (wanted && !wanted[at])
			continue;
		of = json_object();
		json_put(of, "id", id_of(corpus, record));
		json_put(of, "key",
		    key_of(corpus, corpus_index_of(corpus, record)));
		json_put(of, "path", json_of_text(text_of(record->path)));
		json_put(of, "status",
		    status_of(corpus_status_of(corpus, record)));
		json_put(option, "record", of);
		json_push(out, json_incref(option));
	}
	json_decref(list);
	position_release(&map);
}
