/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cmd/commands.h"
#include "cmd/pager.h"
#include "core/base/escape.h"
#include "core/output/record_json.h"

const struct usage usage_config = {
	.about =
	    "Show the settings that are in effect, each with where it comes "
	    "from: a line of .hence.yml, another tool's configuration, what "
	    "was found or inferred from the files, your git configuration, or "
	    "the default.",
	.examples = "hence config\n"
		    "hence config --rev main # as of the branch main\n"
		    "hence config --json\n",
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
};

/* Where a value comes from; line 0: no line of .hence.yml. */
struct origin {
	const char *name;
	uint32_t line;
};

static const struct origin by_default = { "default", 0 };
static const struct origin inferred = { "inferred", 0 };

static void add(json_t *settings, const char *name, json_t *value,
    const struct origin *origin)
{
	json_t *setting = json_object();

	json_put(setting, "name", json_of_string(name));
	json_put(setting, "value", value);
	json_put(setting, "origin", json_of_string(origin->name));
	json_put(setting, "line",
	    origin->line ? json_integer(origin->line) : json_null());
	json_push(settings, setting);
}

static struct origin of_line(uint32_t line)
{
	return line ? (struct origin){ CONFIG_FILE, line } : by_default;
}

static void add_globals(json_t *settings, const struct config *config)
{
	struct origin status = of_line(config->default_status_line);
	struct origin bytes = of_line(config->record_bytes_line);

	add(settings, "decisions.default-status",
	    json_of_string(status_name(config->default_status)), &status);
	add(settings, "limits.record-bytes", json_integer(config->record_bytes),
	    &bytes);
}

static struct origin origin_of(const struct collection *collection)
{
	static const char *const names[] = {
		[ORIGIN_OPTION] = "--dir",
		[ORIGIN_CONFIG] = CONFIG_FILE,
		[ORIGIN_ADR_DIR] = ".adr-dir",
		[ORIGIN_LOG4BRAINS] = ".log4brains.yml",
		[ORIGIN_FOUND] = "found",
	};

	return (struct origin){ names[collection->origin], collection->line };
}

/* The row of .hence.yml that collection was made from, or an empty one. */
static const struct config_collection *row_of(const struct config *config,
    const struct collection *collection)
{
	static const struct config_collection none;

	for (uint32_t i = 0; i < config->collections_count; i++) {
		if (collection->origin == ORIGIN_CONFIG &&
		    config->collections[i].line == collection->line)
			return &config->collections[i];
	}
	return &none;
}

struct collection_row {
	json_t *settings;
	const char *name; /* the collection's */
	struct origin origin;
};

static void add_part(const struct collection_row *row, const char *part,
    json_t *value, const struct origin *otherwise)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_addf(&name, "collections.%s.%s", row->name, part);
	add(row->settings, name.buf, value,
	    otherwise ? otherwise : &row->origin);
	strbuf_release(&name);
}

static void add_collection(json_t *settings, const struct config *config,
    const struct collection *collection)
{
	const struct config_collection *given = row_of(config, collection);
	const struct collection_row row = { settings, collection->name,
		origin_of(collection) };
	const char *path = collection->path[0] ? collection->path : ".";

	add_part(&row, "path", json_of_string(path), NULL);
	add_part(&row, "kind", json_of_string(collection->kind),
	    given->kind ? NULL : &inferred);
	add_part(&row, "prefix", json_of_string(collection->prefix),
	    given->prefix ? NULL : &inferred);
	add_part(&row, "numbering",
	    json_of_string(numbering_name(collection->numbering)),
	    given->numbering ? NULL : &inferred);
	add_part(&row, "width", json_integer(collection->width),
	    given->width ? NULL : &inferred);
	add_part(&row, "template", json_of_string(collection->template_name),
	    given->template_name ? NULL : &by_default);
}

static void add_user_settings(json_t *settings, struct env *env)
{
	static const struct origin git = { "git config", 0 };
	struct strbuf value = STRBUF_INIT;
	const char *name;
	struct origin origin = { NULL, 0 };

	if (env_git_config(env, "hence.color", &value))
		add(settings, "hence.color", json_of_string(value.buf), &git);
	else
		add(settings, "hence.color", json_of_string("auto"),
		    &by_default);
	name = pager_choose(&value, env);
	origin.name = name;
	add(settings, "hence.pager", json_of_string(value.buf), &origin);
	strbuf_release(&value);
}

static void add_value(struct strbuf *out, const json_t *value)
{
	if (json_is_integer(value))
		strbuf_addf(out, "%" JSON_INTEGER_FORMAT,
		    json_integer_value(value));
	else if (json_is_string(value))
		escape_terminal(out,
		    text_make(json_string_value(value),
			json_string_length(value)));
	else
		strbuf_addstr(out, "-");
}

static void print_text(const json_t *settings)
{
	struct strbuf line = STRBUF_INIT;

	for (size_t i = 0; i < json_array_size(settings); i++) {
		const json_t *setting = json_array_get(settings, i);
		const json_t *number = json_object_get(setting, "line");

		strbuf_clear(&line);
		add_value(&line, json_object_get(setting, "name"));
		strbuf_addstr(&line, " = ");
		add_value(&line, json_object_get(setting, "value"));
		strbuf_addstr(&line, "  (");
		add_value(&line, json_object_get(setting, "origin"));
		if (json_is_integer(number))
			strbuf_addf(&line, ":%" JSON_INTEGER_FORMAT,
			    json_integer_value(number));
		printf("%s)\n", line.buf);
	}
	strbuf_release(&line);
}

int cmd_config(struct env *env, const void *values, int argc, char **argv)
{
	const struct corpus *corpus = &env->corpus;
	json_t *object = record_json_start(), *settings = json_array();

	(void)values;
	(void)argc;
	(void)argv;
	add_globals(settings, &corpus->config);
	for (size_t i = 0; i < corpus->collections.count; i++)
		add_collection(settings, &corpus->config,
		    &corpus->collections.items[i]);
	add_user_settings(settings, env);
	json_put(object, "settings", settings);
	if (env->common.json)
		json_print(stdout, object);
	else
		print_text(settings);
	json_decref(object);
	return EXIT_FINE;
}
