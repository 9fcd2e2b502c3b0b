/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cmd/check_settings.h"
#include "cmd/commands.h"
#include "cmd/config_lists.h"
#include "cmd/editor.h"
#include "cmd/pager.h"
#include "core/base/escape.h"
#include "core/create/template.h"
#include "core/format/yaml.h"
#include "core/git/source.h"
#include "core/output/record_json.h"

#define CONFIG_LIMIT ((size_t)1 << 20)

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

static const struct setting_origin by_default = { "default", 0 };
static const struct setting_origin inferred = { "inferred", 0 };
static const struct setting_origin found = { "found", 0 };

static struct setting_origin of_line(uint32_t line)
{
	return line ? (struct setting_origin){ CONFIG_FILE, line } : by_default;
}

static struct setting_origin origin_of(const struct collection *collection)
{
	static const char *const names[] = {
		[ORIGIN_OPTION] = "--dir",
		[ORIGIN_CONFIG] = CONFIG_FILE,
		[ORIGIN_ADR_DIR] = ".adr-dir",
		[ORIGIN_LOG4BRAINS] = ".log4brains.yml",
		[ORIGIN_FOUND] = "found",
	};

	return (struct setting_origin){ names[collection->origin],
		collection->origin == ORIGIN_CONFIG ? collection->line : 0 };
}

/* What is asked about a setting, and the answer. */
struct asked {
	struct env *env;
	const struct collection *collection; /* NULL: none */
	const struct config_collection *row; /* its one in .hence.yml */
	const struct yaml_tree *file; /* .hence.yml; empty: there is none */
	const char *key; /* the setting's, in the row */
	const struct config_setting *setting;
	json_t *value;
	struct setting_origin origin;
};

/* The row of .hence.yml about that folder, --dir or not; or an empty one. */
static const struct config_collection *row_of(const struct config *config,
    const struct collection *collection)
{
	static const struct config_collection none;

	for (uint32_t i = 0; i < config->collections_count; i++)
		if (strcmp(config->collections[i].path, collection->path) == 0)
			return &config->collections[i];
	return &none;
}

static bool is_row(const struct config_collection *row,
    const struct yaml_node *map, const struct yaml_node *path)
{
	return map->line == row->line || path->line == row->line ||
	    path->key_line == row->line;
}

/* The line of the setting in the row that begins on row->line. */
static uint32_t line_of(const struct asked *asked)
{
	const struct yaml_tree *file = asked->file;
	const struct yaml_node *found_node, *list;

	if (!file->count)
		return asked->row->line;
	list = yaml_get(file, 0, "collections");
	if (!list)
		return asked->row->line;
	for (uint32_t i = (uint32_t)(list - file->nodes) + 1; i < list->end;
	     i = file->nodes[i].end) {
		const struct yaml_node *path = yaml_get(file, i, "path");

		if (!path || !is_row(asked->row, &file->nodes[i], path))
			continue;
		found_node = yaml_get(file, i, asked->key);
		return found_node ? found_node->key_line : asked->row->line;
	}
	return asked->row->line;
}

/* Of the row if it says so, else what is otherwise. */
static struct setting_origin of_row(const struct asked *asked, bool is_given,
    struct setting_origin otherwise)
{
	return is_given ? of_line(line_of(asked)) : otherwise;
}

static void tell_anchors(struct asked *asked)
{
	static const char *const names[] = { [ANCHORS_GITHUB] = "github",
		[ANCHORS_GITLAB] = "gitlab",
		[ANCHORS_NONE] = "none" };
	uint32_t line = asked->env->corpus.config.anchors_line;

	asked->value = json_of_string(names[check_anchor_style(asked->env)]);
	asked->origin = line ? of_line(line) : inferred;
}

static void tell_folder(struct asked *asked)
{
	const char *path = asked->collection->path;

	asked->value = json_of_string(path[0] ? path : ".");
	asked->origin = origin_of(asked->collection);
	if (asked->origin.line)
		asked->origin.line = line_of(asked);
}

static void tell_name(struct asked *asked)
{
	asked->value = json_of_string(asked->collection->name);
	asked->origin = of_row(asked, asked->row->name != NULL, by_default);
}

static void tell_kind(struct asked *asked)
{
	asked->value = json_of_string(asked->collection->kind);
	asked->origin = of_row(asked, asked->row->kind != NULL, inferred);
}

static void tell_prefix(struct asked *asked)
{
	asked->value = json_of_string(asked->collection->prefix);
	asked->origin = of_row(asked, asked->row->prefix != NULL, inferred);
}

static void tell_numbering(struct asked *asked)
{
	enum numbering numbering = asked->collection->numbering;

	asked->value = json_of_string(numbering_name(numbering));
	asked->origin = of_row(asked, asked->row->numbering != 0, inferred);
}

static void tell_width(struct asked *asked)
{
	asked->value = json_integer(asked->collection->width);
	asked->origin = of_row(asked, asked->row->width != 0, inferred);
}

/* The one that `new` would take. */
static void tell_template(struct asked *asked)
{
	const struct template_query query = { asked->env->source,
		&asked->env->corpus, asked->collection, NULL };
	struct template_choice choice;

	if (template_choose(&choice, &query, NULL) != STATUS_OK) {
		choice.name = asked->row->template_name;
		choice.origin = TEMPLATE_CONFIGURED;
	}
	asked->value = json_of_string(choice.name);
	asked->origin = choice.origin == TEMPLATE_CONFIGURED
	    ? of_line(line_of(asked))
	    : choice.origin == TEMPLATE_OWN ? found
					    : inferred;
}

/* One that says where in the configuration it is. */
static void tell_member(struct asked *asked)
{
	const void *at = mem_member_const(&asked->env->corpus.config,
	    asked->setting->offset);
	size_t size = sizeof(uint32_t);
	const uint32_t *number = at, *line;
	char day[DATE_SIZE];

	if (asked->setting->type == CONFIG_DATE) {
		const struct date *date = at;

		date_format(day, date);
		asked->value = date->year ? json_of_string(day) : json_null();
		size = sizeof(*date);
	} else if (asked->setting->type == CONFIG_MODE) {
		const enum decision_mode *mode = at;

		asked->value = json_of_string(mode_name(*mode));
		size = sizeof(*mode);
	} else if (asked->setting->type == CONFIG_STATUS) {
		const enum record_status *status = at;

		asked->value = json_of_string(status_name(*status));
		size = sizeof(*status);
	} else {
		asked->value = json_integer(*number);
	}
	line = mem_member_const(at, size);
	asked->origin = of_line(*line);
}

static void (*const tellers[])(struct asked *asked) = {
	[CONFIG_FOLDER] = tell_folder,
	[CONFIG_NAME] = tell_name,
	[CONFIG_KIND] = tell_kind,
	[CONFIG_PREFIX] = tell_prefix,
	[CONFIG_TEMPLATE] = tell_template,
	[CONFIG_NUMBERING] = tell_numbering,
	[CONFIG_WIDTH] = tell_width,
	[CONFIG_STATUS] = tell_member,
	[CONFIG_SIZE] = tell_member,
	[CONFIG_ANCHORS] = tell_anchors,
	[CONFIG_DATE] = tell_member,
	[CONFIG_MODE] = tell_member,
	[CONFIG_NUMBER] = tell_member,
	[CONFIG_WORDS] = NULL,
};

/* Is it told with what repeats, by config_lists_tell? */
static bool is_of_list(const struct config_setting *setting)
{
	return strchr(setting->path, '*') ||
	    text_starts(text_of(setting->path), "delegates[]");
}

/* "collections[].path" is "collections.docs/adr.path" of that collection. */
static void add_setting(json_t *settings, struct asked *asked,
    const struct config_setting *setting)
{
	size_t mark = text_find(text_of(setting->path), "[]");
	struct strbuf name = STRBUF_INIT;

	if (!tellers[setting->type] || is_of_list(setting) ||
	    (mark != SIZE_MAX) != (asked->collection != NULL))
		return;
	/* Digits are of numbers that are counted. */
	if (setting->type == CONFIG_WIDTH &&
	    asked->collection->numbering != NUMBERING_SEQUENTIAL)
		return;
	if (asked->collection)
		asked->key = setting->path + mark + strlen("[].");
	strbuf_addstr(&name, setting->path);
	if (asked->collection) {
		const char *which = asked->collection->name;

		strbuf_splice(&name, mark, strlen("[]"), ".", 1);
		strbuf_splice(&name, mark + 1, 0, which, strlen(which));
	}
	asked->setting = setting;
	tellers[setting->type](asked);
	setting_add(settings, name.buf, asked->value, &asked->origin);
	strbuf_release(&name);
}

/* It was read before, and its values checked; here its lines are asked for. */
static void read_file(struct yaml_tree *out, struct env *env,
    struct arena *arena)
{
	const struct source_file *file = source_find(env->source, CONFIG_FILE);
	struct strbuf bytes = STRBUF_INIT;
	uint32_t line, column;
	struct error err;

	if (file &&
	    !source_read(env->source, file, CONFIG_LIMIT, &bytes, &err) &&
	    yaml_read(out, text_make(bytes.buf, bytes.len), arena, &line,
		&column, &err))
		out->count = 0;
	strbuf_release(&bytes);
}

/* Those of the file as a whole, and then those of each collection. */
static void add_settings(json_t *settings, struct env *env)
{
	const struct corpus *corpus = &env->corpus;
	struct yaml_tree file = { NULL, 0 };
	struct asked asked = { .env = env, .file = &file };
	struct arena arena;

	arena_init(&arena);
	read_file(&file, env, &arena);
	for (size_t i = 0; i < config_settings_count; i++)
		add_setting(settings, &asked, &config_settings[i]);
	config_lists_tell(settings, &corpus->config);
	for (size_t c = 0; c < corpus->collections.count; c++) {
		asked.collection = &corpus->collections.items[c];
		asked.row = row_of(&corpus->config, asked.collection);
		for (size_t i = 0; i < config_settings_count; i++)
			add_setting(settings, &asked, &config_settings[i]);
	}
	arena_release(&arena);
}

static void add_user_settings(json_t *settings, struct env *env)
{
	struct strbuf value = STRBUF_INIT;
	struct setting_origin origin = by_default;
	const char *name = env_color_setting(&value, env);

	if (name)
		origin.name = name;
	else
		strbuf_addstr(&value, "auto");
	setting_add(settings, "hence.color", json_of_string(value.buf),
	    &origin);
	origin.name = editor_choose(&value, env);
	setting_add(settings, "hence.editor", json_of_string(value.buf),
	    &origin);
	origin.name = pager_choose(&value, env);
	setting_add(settings, "hence.pager", json_of_string(value.buf),
	    &origin);
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
	struct check_options options = { 0 };
	json_t *object, *settings;
	struct error err;

	(void)values;
	(void)argc;
	(void)argv;
	/* As every command that reads what is staged. */
	if (env->common.staged && !env->corpus.collections.count &&
	    !env->corpus.config.present) {
		env_no_collection(env, &err);
		return env_fail(env, &err);
	}
	/* Names of rules are known to the rules alone. */
	if (check_settings(&options, env, &err))
		return env_fail(env, &err);
	object = record_json_start();
	settings = json_array();
	add_settings(settings, env);
	add_user_settings(settings, env);
	json_put(object, "settings", settings);
	if (env->common.json)
		json_print(stdout, object);
	else
		print_text(settings);
	json_decref(object);
	return EXIT_FINE;
}
