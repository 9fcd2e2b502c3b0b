/* SPDX-License-Identifier: MIT */
#include "cmd/status_print.h"

#include <stdio.h>
#include <string.h>

#include "cmd/status_gates.h"
#include "core/base/escape.h"
#include "core/base/path.h"
#include "core/corpus/find.h"
#include "core/corpus/lifecycle.h"
#include "core/git/source.h"
#include "core/output/record_json.h"

/* Nobody's limit: what was parsed fitted into one. */
#define READ_LIMIT ((size_t)1 << 28)

static const char *string_of(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

/* The places that state the status, of all the record's fields. */
static json_t *places_of(const json_t *full)
{
	const json_t *fields = json_object_get(full, "fields");
	json_t *places = json_array();

	for (size_t i = 0; i < json_array_size(fields); i++) {
		json_t *field = json_array_get(fields, i);

		if (strcmp(string_of(field, "key"), "status") == 0)
			json_push(places, json_incref(field));
	}
	return places;
}

static void put_moves(json_t *object, const struct corpus *corpus,
    const struct record *record)
{
	const char *kind = corpus_collection_of(corpus, record)->kind;
	json_t *moves = json_array();
	lifecycle_states next = { 0 };
	struct lifecycle_state state;

	lifecycle_of(&state, &corpus->config, kind,
	    corpus_status_of(corpus, record),
	    record_string(record, record->raw_status));
	lifecycle_next(&next, &corpus->config, kind, &state);
	for (size_t i = 0; i < next.count; i++)
		json_push(moves, json_of_string(next.items[i].name));
	json_put(object, "state",
	    state.name ? json_of_string(state.name) : json_null());
	json_put(object, "moves", moves);
	vec_release(&next);
}

static enum status read_bytes(struct env *env, const struct record *record,
    struct strbuf *bytes, struct error *err)
{
	const struct source_file *file = source_find(env->source, record->path);

	if (!file)
		return error_set(err, STATUS_NOT_FOUND,
		    "the file '%s' is no longer there", record->path);
	return source_read(env->source, file, READ_LIMIT, bytes, err);
}

static enum status put_gates(json_t *object, struct env *env,
    const struct record *record, struct text bytes, struct error *err)
{
	json_t *gates;
	enum status status = status_gates(&gates, env, record, bytes, err);

	json_put(object, "gates", gates);
	return status;
}

static enum status describe(json_t *object, struct env *env,
    const struct record *record, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	record_list one = { 0 };
	enum status status = read_bytes(env, record, &bytes, err);

	if (status == STATUS_OK) {
		json_t *full = record_json_full(&env->corpus, record,
		    text_make(bytes.buf, bytes.len));
		json_t *rows;

		*vec_push(&one) = record;
		rows = record_json_list(&env->corpus, &one);
		json_put(object, "record",
		    json_incref(json_array_get(rows, 0)));
		json_put(object, "places", places_of(full));
		put_moves(object, &env->corpus, record);
		status = put_gates(object, env, record,
		    text_make(bytes.buf, bytes.len), err);
		json_decref(rows);
		json_decref(full);
	}
	vec_release(&one);
	strbuf_release(&bytes);
	return status;
}

static void print_row(const char *label, const char *value)
{
	struct strbuf safe = STRBUF_INIT;

	escape_terminal(&safe, text_of(value));
	printf("%-8s%s\n", label, safe.buf);
	strbuf_release(&safe);
}

static void print_status(const json_t *object)
{
	const json_t *record = json_object_get(object, "record");
	const char *state = string_of(object, "state");
	const char *status = string_of(record, "status");
	const char *raw = string_of(record, "raw_status");
	struct strbuf line = STRBUF_INIT;

	strbuf_addstr(&line, *state ? state : *status ? status : "-");
	if (*state && strcmp(state, status) != 0)
		strbuf_addf(&line, ", which is %s", status);
	if (*raw && strcasecmp(raw, *state ? state : status) != 0)
		strbuf_addf(&line, " (%s)", raw);
	print_row("Status:", line.buf);
	strbuf_release(&line);
}

/* The file that has it, as it is called from the current folder. */
static void add_place(struct strbuf *out, struct env *env, const json_t *place,
    const char *path)
{
	const char *kind = string_of(place, "place");
	const json_t *number = json_object_get(place, "line");
	struct text folder = path_parent(path);
	struct strbuf where = STRBUF_INIT, plain = STRBUF_INIT;

	if (strcmp(kind, "sidecar") == 0)
		record_sidecar_path(&where, path);
	else if (strcmp(kind, "folder") == 0)
		strbuf_add(&where, folder.data, folder.len);
	else
		strbuf_addstr(&where, path);
	env_path(&plain, env, where.buf);
	escape_path(out, text_make(plain.buf, plain.len));
	if (json_is_integer(number))
		strbuf_addf(out, ":%" JSON_INTEGER_FORMAT,
		    json_integer_value(number));
	strbuf_addf(out, ": %s", string_of(place, "value"));
	strbuf_release(&where);
	strbuf_release(&plain);
}

static void print_places(struct env *env, const json_t *object)
{
	const json_t *record = json_object_get(object, "record");
	const json_t *places = json_object_get(object, "places");

	for (size_t i = 0; i < json_array_size(places); i++) {
		struct strbuf line = STRBUF_INIT;

		add_place(&line, env, json_array_get(places, i),
		    string_of(record, "path"));
		print_row(i ? "" : "Stated:", line.buf);
		strbuf_release(&line);
	}
}

static void print_text(struct env *env, const json_t *object)
{
	const json_t *record = json_object_get(object, "record");
	const json_t *moves = json_object_get(object, "moves");
	struct strbuf line = STRBUF_INIT, path = STRBUF_INIT;

	strbuf_addf(&line, "%s %s\n", string_of(record, "id"),
	    string_of(record, "title"));
	escape_terminal(&path, text_make(line.buf, line.len - 1));
	printf("%s\n", path.buf);
	print_status(object);
	if (*string_of(record, "date"))
		print_row("Date:", string_of(record, "date"));
	strbuf_clear(&line);
	env_path(&path, env, string_of(record, "path"));
	escape_path(&line, text_make(path.buf, path.len));
	print_row("File:", line.buf);
	print_places(env, object);
	strbuf_clear(&line);
	for (size_t i = 0; i < json_array_size(moves); i++)
		strbuf_addf(&line, "%s%s", i ? ", " : "",
		    json_string_value(json_array_get(moves, i)));
	print_row("Next:", line.len ? line.buf : "-");
	status_gates_print(env, json_object_get(object, "gates"));
	strbuf_release(&line);
	strbuf_release(&path);
}

int status_print(struct env *env, const char *id)
{
	const struct record *record;
	json_t *object;
	struct error err;
	enum status status = env_open(env, NEEDS_CORPUS, &err);

	if (status == STATUS_OK)
		status = corpus_resolve(&record, &env->corpus, id, env->cwd,
		    &err);
	if (status != STATUS_OK)
		return env_fail(env, &err);
	object = record_json_start();
	status = describe(object, env, record, &err);
	if (status == STATUS_OK && env->common.json)
		json_print(stdout, object);
	else if (status == STATUS_OK)
		print_text(env, object);
	json_decref(object);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
