/* SPDX-License-Identifier: MIT */
#include "core/corpus/config.h"

#include <string.h>

#include "core/corpus/config_form.h"
#include "core/corpus/config_reader.h"
#include "core/corpus/config_rules.h"

enum {
	/* Names and paths are compared each with each. */
	COLLECTION_LIMIT = 5000,
	NAME_LIMIT = 1000,
	PATH_SIZE = 64
};

/* RULES.md, lifecycle/changed-after-decision and lifecycle/stalled; DESIGN 3,
 * the table of modes. */
enum {
	EDITORIAL_CHARS_DEFAULT = 40,
	STALLED_DAYS_DEFAULT = 60,
	HORIZON_DAYS_DEFAULT = 365,
	TRIAL_DAYS_DEFAULT = 180
};

#define RECORD_BYTES_DEFAULT ((uint32_t)1 << 20)

const struct config_setting config_settings[] = {
#define SETTING(path, type, default_value, summary) \
	{ path, CONFIG_##type, default_value, summary, 0 },
#define MEMBER(path, type, group, member, default_value, summary) \
	{ path, CONFIG_##type, default_value, summary, \
		offsetof(struct group, member) },
#include "core/corpus/settings.def"
#undef SETTING
#undef MEMBER
};

const size_t config_settings_count = sizeof(config_settings) /
    sizeof(*config_settings);

const char *numbering_name(enum numbering numbering)
{
	static const char *const names[] = { "inferred", "sequential", "date",
		"none" };

	return names[numbering];
}

void config_init(struct config *out)
{
	memset(out, 0, sizeof(*out));
	out->record_bytes = RECORD_BYTES_DEFAULT;
	out->editorial_chars = EDITORIAL_CHARS_DEFAULT;
	out->stalled_days = STALLED_DAYS_DEFAULT;
	for (int i = MODE_CONSENT; i < MODE_COUNT; i++)
		out->modes[i].horizon_days = HORIZON_DAYS_DEFAULT;
	out->modes[MODE_SAFE_TO_TRY].horizon_days = TRIAL_DAYS_DEFAULT;
}

/* The words of a place's settings, for the hint; gives their number. */
static size_t list_keys(const char **keys, const char *prefix,
    struct strbuf *words)
{
	size_t i, count = 0, len = strlen(prefix);

	for (i = 0; i < config_settings_count; i++) {
		const char *path = config_settings[i].path;

		if (strncmp(path, prefix, len) || strchr(path + len, '.'))
			continue;
		keys[count++] = path + len;
		strbuf_addf(words, "%s%s", words->len ? ", " : "", path + len);
	}
	return count;
}

static enum status unknown_key(const struct yaml_node *node, const char *prefix,
    struct error *err)
{
	const char *keys[sizeof(config_settings) / sizeof(*config_settings)];
	struct strbuf words = STRBUF_INIT, key = STRBUF_INIT;
	size_t count = list_keys(keys, prefix, &words), nearest;
	enum status status;

	strbuf_add(&key, node->key.data, node->key.len);
	nearest = text_nearest(key.buf, keys, count);
	status = config_fail_key(node, err, "there is no setting '%s%.*s'",
	    prefix, (int)(key.len < 80 ? key.len : 80), key.buf);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'?", keys[nearest]);
	else
		error_hint(err, "The settings here are: %s.", words.buf);
	strbuf_release(&words);
	strbuf_release(&key);
	return status;
}

static size_t find_setting(const char *prefix, struct text key)
{
	size_t i, len = strlen(prefix);

	if (text_find_char(key, '.') != SIZE_MAX)
		return SIZE_MAX;
	for (i = 0; i < config_settings_count; i++)
		if (!strncmp(config_settings[i].path, prefix, len) &&
		    text_equals(key, config_settings[i].path + len))
			return i;
	return SIZE_MAX;
}

static enum status read_collections(struct config_reader *reader,
    const struct yaml_node *list, struct error *err);
static enum status read_kinds(struct config_reader *reader,
    const struct yaml_node *map, struct error *err);

static enum status read_rules(struct config_reader *reader,
    const struct yaml_node *map, struct error *err)
{
	return config_rules_read(reader->config, &reader->tree, map,
	    reader->arena, err);
}

static enum status read_states(struct config_reader *reader,
    const struct yaml_node *map, struct error *err)
{
	return config_kinds_states(&reader->kinds, reader->kind, map, err);
}

static enum status read_moves(struct config_reader *reader,
    const struct yaml_node *list, struct error *err)
{
	(void)err;
	config_kinds_moves(&reader->kinds, reader->kind, list);
	return STATUS_OK;
}

/* What is no single value. */
static enum status (*const parts[])(struct config_reader *reader,
    const struct yaml_node *node, struct error *err) = {
	[CONFIG_LIST] = read_collections,
	[CONFIG_KINDS] = read_kinds,
	[CONFIG_STATES] = read_states,
	[CONFIG_MOVES] = read_moves,
	[CONFIG_RULES] = read_rules,
	[CONFIG_ROLES] = config_read_roles,
	[CONFIG_DELEGATES] = config_read_delegates,
	[CONFIG_MODES] = config_read_modes,
	[CONFIG_WORDS] = NULL,
};

static enum status read_setting(struct config_reader *reader, size_t index,
    const struct yaml_node *node, struct error *err)
{
	const struct config_setting *setting = &config_settings[index];
	struct config_target target = { reader->config, NULL, reader->group,
		&reader->tree, reader->arena };
	char prefix[PATH_SIZE];
	size_t len = strlen(setting->path);

	if (parts[setting->type])
		return parts[setting->type](reader, node, err);
	if (setting->type == CONFIG_GROUP) {
		memcpy(prefix, setting->path, len);
		memcpy(prefix + len, ".", 2);
		return config_read_group(reader, node, prefix, err);
	}
	if (config_is_member(setting->type))
		return config_read_member(&target, setting, node, err);
	if (reader->collections.count)
		target.collection =
		    &reader->collections.items[reader->collections.count - 1];
	return config_read_value(&target, setting, node, err);
}

enum status config_read_group(struct config_reader *reader,
    const struct yaml_node *group, const char *prefix, struct error *err)
{
	const struct yaml_node *nodes = reader->tree.nodes;
	uint32_t i = (uint32_t)(group - nodes) + 1;
	uint64_t seen = 0;
	enum status status = STATUS_OK;

	if (yaml_is_null(group))
		return STATUS_OK;
	if (group->kind != YAML_MAP)
		return config_fail(group, err,
		    "'name: value' lines must stand here");
	for (; i < group->end && status == STATUS_OK; i = nodes[i].end) {
		size_t index;

		if (!nodes[i].has_key)
			return config_fail(&nodes[i], err,
			    "a setting's name must be a plain word");
		index = find_setting(prefix, nodes[i].key);
		if (index == SIZE_MAX)
			return unknown_key(&nodes[i], prefix, err);
		if (seen & (uint64_t)1 << index)
			return config_fail_key(&nodes[i], err,
			    "'%s' is set twice", config_settings[index].path);
		seen |= (uint64_t)1 << index;
		status = read_setting(reader, index, &nodes[i], err);
	}
	return status;
}

static const char *collection_name(const struct config_collection *c)
{
	return c->name ? c->name : *c->path ? c->path : ".";
}

static enum status check_collection(const struct config_reader *reader,
    const struct yaml_node *node, struct error *err)
{
	size_t i, last = reader->collections.count - 1;
	const struct config_collection *items = reader->collections.items;
	const struct config_collection *c = &items[last];

	if (!c->path)
		return config_fail(node, err, "a collection needs its 'path'");
	for (i = 0; i < last; i++) {
		if (!strcmp(items[i].path, c->path))
			return config_fail(node, err,
			    "the folder '%s' is already a collection, "
			    "see line %u",
			    *c->path ? c->path : ".", items[i].line);
		if (!strcmp(collection_name(&items[i]), collection_name(c)))
			return config_fail(node, err,
			    "the name '%s' is already taken, see line %u",
			    collection_name(c), items[i].line);
	}
	return STATUS_OK;
}

static enum status read_collections(struct config_reader *reader,
    const struct yaml_node *node, struct error *err)
{
	struct config_list list = { .name = "collections",
		.form = "- path: FOLDER",
		.node = node,
		.limit = COLLECTION_LIMIT };
	enum status status = STATUS_OK;

	while (config_next(&list, &reader->tree, &status, err)) {
		const struct yaml_node *item = list.item;

		if (item->kind != YAML_MAP)
			return config_fail(item, err,
			    "a collection needs its 'path', as in "
			    "'- path: docs/decisions'");
		vec_push(&reader->collections)->line = item->line;
		status = config_read_group(reader, item, "collections[].", err);
		if (status == STATUS_OK)
			status = check_collection(reader, item, err);
	}
	return status;
}

enum status config_read_named(struct config_reader *reader,
    const struct yaml_node *map, const char *prefix, config_enter_fn enter,
    struct error *err)
{
	const struct yaml_node *nodes = reader->tree.nodes;
	uint32_t first = (uint32_t)(map - nodes) + 1, count = 0;
	enum status status = STATUS_OK;

	if (yaml_is_null(map))
		return STATUS_OK;
	if (map->kind != YAML_MAP)
		return config_fail(map, err,
		    "names with settings below them must stand here");
	for (uint32_t i = first; i < map->end && !status; i = nodes[i].end) {
		if (!nodes[i].has_key || !nodes[i].key.len ||
		    config_has_control(nodes[i].key))
			return config_fail_key(&nodes[i], err,
			    "a name must be a plain word");
		if (count++ == NAME_LIMIT)
			return config_fail_key(&nodes[i], err,
			    "there are more than %d names", NAME_LIMIT);
		for (uint32_t k = first; k < i; k = nodes[k].end)
			if (text_same(nodes[k].key, nodes[i].key))
				return config_fail_key(&nodes[i], err,
				    "'%.*s' is there already, see line %u",
				    TEXT_ARG(nodes[i].key), nodes[k].key_line);
		status = enter(reader, &nodes[i], err);
		if (status == STATUS_OK)
			status = config_read_group(reader, &nodes[i], prefix,
			    err);
	}
	return status;
}

static enum status enter_kind(struct config_reader *reader,
    const struct yaml_node *node, struct error *err)
{
	if (!config_is_kind(node->key)) {
		config_fail_key(node, err, "'%.*s' is no kind",
		    (int)(node->key.len < 80 ? node->key.len : 80),
		    node->key.data);
		error_hint(err, CONFIG_KIND_HINT);
		return STATUS_CONFIG;
	}
	reader->kind = arena_strndup(reader->arena, node->key.data,
	    node->key.len);
	return STATUS_OK;
}

static enum status read_kinds(struct config_reader *reader,
    const struct yaml_node *map, struct error *err)
{
	return config_read_named(reader, map, "kinds.*.", enter_kind, err);
}

static void keep_collections(struct config_reader *reader)
{
	reader->config->collections = arena_copy(reader->arena,
	    reader->collections.items,
	    reader->collections.count * sizeof(*reader->collections.items));
	reader->config->collections_count = (uint32_t)reader->collections.count;
}

enum status config_parse(struct config *out, struct text bytes,
    struct arena *arena, struct error *err)
{
	struct config_reader reader = { .arena = arena, .config = out };
	uint32_t line, column;
	enum status status;

	config_init(out);
	out->present = true;
	reader.kinds.tree = &reader.tree;
	reader.kinds.arena = arena;
	status = yaml_read(&reader.tree, bytes, arena, &line, &column, err);
	if (status != STATUS_OK) {
		error_prefix(err, "%s:%u:%u", CONFIG_FILE, line, column);
		return status;
	}
	status = config_check_form(&reader.tree, bytes, err);
	if (status == STATUS_OK && reader.tree.count)
		status = config_read_group(&reader, reader.tree.nodes, "", err);
	if (status == STATUS_OK)
		status = config_kinds_finish(out, &reader.kinds, err);
	if (status == STATUS_OK)
		status = config_decisions_finish(&reader, err);
	if (status == STATUS_OK)
		keep_collections(&reader);
	config_kinds_release(&reader.kinds);
	vec_release(&reader.collections);
	vec_release(&reader.roles);
	vec_release(&reader.delegates);
	return status;
}
