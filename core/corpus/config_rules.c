/* SPDX-License-Identifier: MIT */
#include "core/corpus/config_rules.h"

#include <string.h>

#define RULE_LIMIT 1000

static const char *const words[] = { "off", "info", "warning", "error" };
static const char letters[] = "-iwe";

/* "warning" is "w"; "-/w/e" is "-we". */
static bool read_levels(char out[4], struct text value)
{
	struct text part;
	size_t count = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals(value, words[i])) {
			out[0] = letters[i];
			out[1] = '\0';
			return true;
		}
	while (text_split(&value, '/', &part)) {
		if (part.len != 1 || !char_is_one_of(part.data[0], letters) ||
		    count == 3)
			return false;
		out[count++] = part.data[0];
	}
	out[count] = '\0';
	return count == 1 || count == 3;
}

static enum status fail_levels(const struct yaml_node *node, struct error *err)
{
	struct strbuf word = STRBUF_INIT;
	size_t nearest;
	enum status status;

	strbuf_add(&word, node->value.data,
	    node->value.len < 80 ? node->value.len : 80);
	nearest = text_nearest(word.buf, words, sizeof(words) / sizeof(*words));
	status = config_fail(node, err, "'%s' is no severity", word.buf);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'?", words[nearest]);
	else
		error_hint(err,
		    "It is off, info, warning or error, or one each for draft, "
		    "proposed and decided, as in -/w/e.");
	strbuf_release(&word);
	return status;
}

static enum status read_rule(struct config_rule *out,
    const struct yaml_node *node, struct arena *arena, struct error *err)
{
	char levels[4];

	if (node->kind != YAML_SCALAR || !node->value.len)
		return config_fail(node, err,
		    "a rule has one severity, as in 'link/dangling: warning'");
	if (!read_levels(levels, node->value))
		return fail_levels(node, err);
	out->name = arena_strndup(arena, node->key.data, node->key.len);
	out->levels = arena_strdup(arena, levels);
	out->line = node->key_line;
	out->column = node->key_column;
	return STATUS_OK;
}

static enum status check_key(const struct config *config,
    const struct yaml_node *node, struct error *err)
{
	if (!node->has_key)
		return config_fail(node, err,
		    "a rule's name must be a plain word");
	if (config->rules_count == RULE_LIMIT)
		return config_fail_key(node, err,
		    "there are more than %d rules", RULE_LIMIT);
	for (uint32_t i = 0; i < config->rules_count; i++)
		if (text_equals(node->key, config->rules[i].name))
			return config_fail_key(node, err,
			    "the rule '%s' is there already, see line %u",
			    config->rules[i].name, config->rules[i].line);
	return STATUS_OK;
}

enum status config_rules_read(struct config *config,
    const struct yaml_tree *tree, const struct yaml_node *map,
    struct arena *arena, struct error *err)
{
	const struct yaml_node *nodes = tree->nodes;
	uint32_t i = (uint32_t)(map - nodes) + 1;
	struct config_rule *rules;
	enum status status = STATUS_OK;

	if (yaml_is_null(map))
		return STATUS_OK;
	if (map->kind != YAML_MAP)
		return config_fail(map, err,
		    "'rules' has lines such as 'link/dangling: warning'");
	rules = arena_alloc(arena, (map->end - i + 1) * sizeof(*rules));
	config->rules = rules;
	for (; i < map->end && status == STATUS_OK; i = nodes[i].end) {
		status = check_key(config, &nodes[i], err);
		if (status == STATUS_OK)
			status = read_rule(&rules[config->rules_count],
			    &nodes[i], arena, err);
		if (status == STATUS_OK)
			config->rules_count++;
	}
	return status;
}
