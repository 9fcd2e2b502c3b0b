/* SPDX-License-Identifier: MIT */
#include "core/corpus/config.h"

#include <string.h>

#include "core/base/vec.h"
#include "core/corpus/config_form.h"
#include "core/corpus/config_kinds.h"
#include "core/corpus/config_rules.h"
#include "core/corpus/config_value.h"
#include "core/format/yaml.h"

enum {
	/* Names and paths are compared each with each. */
	COLLECTION_LIMIT = 5000,
	KIND_LIMIT = 200,
	PATH_SIZE = 64
};

#define RECORD_BYTES_DEFAULT ((uint32_t)1 << 20)

const struct config_setting config_settings[] = {
	{ "decisions", CONFIG_GROUP, NULL, "how decisions are read" },
	{ "decisions.default-status", CONFIG_STATUS, NULL,
	    "the status of records that state none" },
	{ "collections", CONFIG_LIST, "the folders that are found",
	    "the folders that hold records" },
	{ "collections[].path", CONFIG_FOLDER, NULL,
	    "the folder, from the repository's root" },
	{ "collections[].name", CONFIG_NAME, "the path",
	    "what the collection is called" },
	{ "collections[].kind", CONFIG_KIND, "adr, or rfc by the folder's name",
	    "adr, rfc, or a word of your own" },
	{ "collections[].prefix", CONFIG_PREFIX, "the kind in capitals",
	    "what ids begin with" },
	{ "collections[].template", CONFIG_TEMPLATE, "as the newest record",
	    "a built-in template's name, or a file in the repository" },
	{ "collections[].numbering", CONFIG_NUMBERING, "as most files have it",
	    "how files are numbered" },
	{ "collections[].width", CONFIG_WIDTH, "as most files have it, or 4",
	    "the digits of a new number" },
	{ "kinds", CONFIG_KINDS, NULL, "the life cycles of kinds of records" },
	{ "kinds.*.states", CONFIG_STATES, "none besides the nine",
	    "more states, and the status that each stands for" },
	{ "kinds.*.moves", CONFIG_MOVES, "those of the kind",
	    "more moves, as in accepted -> deprecated" },
	{ "rules", CONFIG_RULES, "as hence check --explain says",
	    "how severe rules are" },
	{ "links", CONFIG_GROUP, NULL, "how links are checked" },
	{ "links.anchors", CONFIG_ANCHORS, "by the host of origin, or github",
	    "whose anchors headings have" },
	{ "limits", CONFIG_GROUP, NULL, "what is too much" },
	{ "limits.record-bytes", CONFIG_SIZE, "1m",
	    "the largest record that is read, in bytes, or as 512k or 1m" },
};

const size_t config_settings_count = sizeof(config_settings) /
    sizeof(*config_settings);

struct reader {
	struct yaml_tree tree;
	struct arena *arena;
	struct config *config;
	VEC(struct config_collection) collections;
	struct config_kinds kinds;
	const char *kind; /* under "kinds:" */
};

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

static enum status read_collections(struct reader *reader,
    const struct yaml_node *list, struct error *err);
static enum status read_group(struct reader *reader,
    const struct yaml_node *group, const char *prefix, struct error *err);
static enum status read_kinds(struct reader *reader,
    const struct yaml_node *map, struct error *err);

static enum status read_setting(struct reader *reader, size_t index,
    const struct yaml_node *node, struct error *err)
{
	const struct config_setting *setting = &config_settings[index];
	struct config_target target = { reader->config, NULL, reader->arena };
	char prefix[PATH_SIZE];
	size_t len = strlen(setting->path);

	if (setting->type == CONFIG_LIST)
		return read_collections(reader, node, err);
	if (setting->type == CONFIG_RULES)
		return config_rules_read(reader->config, &reader->tree, node,
		    reader->arena, err);
	if (setting->type == CONFIG_KINDS)
		return read_kinds(reader, node, err);
	if (setting->type == CONFIG_STATES)
		return config_kinds_states(&reader->kinds, reader->kind, node,
		    err);
	if (setting->type == CONFIG_MOVES) {
		config_kinds_moves(&reader->kinds, reader->kind, node);
		return STATUS_OK;
	}
	if (setting->type == CONFIG_GROUP) {
		memcpy(prefix, setting->path, len);
		memcpy(prefix + len, ".", 2);
		return read_group(reader, node, prefix, err);
	}
	if (reader->collections.count)
		target.collection =
		    &reader->collections.items[reader->collections.count - 1];
	return config_read_value(&target, setting, node, err);
}

static enum status read_group(struct reader *reader,
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

static enum status check_collection(const struct reader *reader,
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

static enum status read_collections(struct reader *reader,
    const struct yaml_node *list, struct error *err)
{
	const struct yaml_node *nodes = reader->tree.nodes;
	uint32_t i = (uint32_t)(list - nodes) + 1;
	enum status status = STATUS_OK;

	if (yaml_is_null(list))
		return STATUS_OK;
	if (list->kind != YAML_LIST)
		return config_fail(list, err,
		    "'collections' is a list of '- path: FOLDER'");
	for (; i < list->end && status == STATUS_OK; i = nodes[i].end) {
		if (nodes[i].kind != YAML_MAP)
			return config_fail(&nodes[i], err,
			    "a collection needs its 'path', as in "
			    "'- path: docs/decisions'");
		if (reader->collections.count == COLLECTION_LIMIT)
			return config_fail(&nodes[i], err,
			    "there are more than %d collections",
			    COLLECTION_LIMIT);
		vec_push(&reader->collections)->line = nodes[i].line;
		status = read_group(reader, &nodes[i], "collections[].", err);
		if (status == STATUS_OK)
			status = check_collection(reader, &nodes[i], err);
	}
	return status;
}

static enum status check_kind(const struct reader *reader,
    const struct yaml_node *map, const struct yaml_node *node,
    struct error *err)
{
	const struct yaml_node *nodes = reader->tree.nodes;
	uint32_t i = (uint32_t)(map - nodes) + 1, count = 0;

	if (!node->has_key || !config_is_kind(node->key)) {
		config_fail_key(node, err, "'%.*s' is no kind",
		    (int)(node->key.len < 80 ? node->key.len : 80),
		    node->key.data);
		error_hint(err, CONFIG_KIND_HINT);
		return STATUS_CONFIG;
	}
	for (; &nodes[i] < node; i = nodes[i].end) {
		if (text_same(nodes[i].key, node->key))
			return config_fail_key(node, err,
			    "the kind '%.*s' is there already, see line %u",
			    TEXT_ARG(node->key), nodes[i].key_line);
		if (++count == KIND_LIMIT)
			return config_fail_key(node, err,
			    "there are more than %d kinds", KIND_LIMIT);
	}
	return STATUS_OK;
}

static enum status read_kinds(struct reader *reader,
    const struct yaml_node *map, struct error *err)
{
	const struct yaml_node *nodes = reader->tree.nodes;
	uint32_t i = (uint32_t)(map - nodes) + 1;
	enum status status = STATUS_OK;

	if (yaml_is_null(map))
		return STATUS_OK;
	if (map->kind != YAML_MAP)
		return config_fail(map, err,
		    "'kinds' has a group for each kind, such as 'adr:'");
	for (; i < map->end && status == STATUS_OK; i = nodes[i].end) {
		status = check_kind(reader, map, &nodes[i], err);
		reader->kind = arena_strndup(reader->arena, nodes[i].key.data,
		    nodes[i].key.len);
		if (status == STATUS_OK)
			status = read_group(reader, &nodes[i], "kinds.*.", err);
	}
	return status;
}

static void keep_collections(struct reader *reader)
{
	size_t size = reader->collections.count *
	    sizeof(*reader->collections.items);
	struct config_collection *items;

	if (!size)
		return;
	items = arena_alloc(reader->arena, size);
	memcpy(items, reader->collections.items, size);
	reader->config->collections = items;
	reader->config->collections_count = (uint32_t)reader->collections.count;
}

enum status config_parse(struct config *out, struct text bytes,
    struct arena *arena, struct error *err)
{
	struct reader reader = { .arena = arena, .config = out };
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
		status = read_group(&reader, reader.tree.nodes, "", err);
	if (status == STATUS_OK)
		status = config_kinds_finish(out, &reader.kinds, err);
	if (status == STATUS_OK)
		keep_collections(&reader);
	config_kinds_release(&reader.kinds);
	vec_release(&reader.collections);
	return status;
}
