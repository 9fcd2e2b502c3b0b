/* SPDX-License-Identifier: MIT */
/* Roles, delegates and modes of .hence.yml. */
#include <string.h>

#include "core/base/clip.h"
#include "core/corpus/config_reader.h"

enum {
	LIST_LIMIT = 1000
};

static const char *const mode_names[] = { NULL, "consent", "safe-to-try",
	"directed" };
static const char *const radius_names[] = { NULL, "team", "teams", "org" };

const char *mode_name(enum decision_mode mode)
{
	return mode_names[mode];
}

bool mode_is_for_one(enum decision_mode mode)
{
	return mode == MODE_SAFE_TO_TRY || mode == MODE_DIRECTED;
}

enum decision_mode mode_from_name(struct text name)
{
	static const char *const others[] = { "consensus", "lazy", "advice" };

	for (int i = MODE_CONSENT; i < MODE_COUNT; i++)
		if (text_equals_nocase(name, mode_names[i]))
			return (enum decision_mode)i;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (text_equals_nocase(name, others[i]))
			return MODE_CONSENT;
	return MODE_NONE;
}

const char *radius_name(enum radius radius)
{
	return radius_names[radius];
}

enum radius radius_from_name(struct text name)
{
	for (int i = RADIUS_TEAM; i <= RADIUS_ORG; i++)
		if (text_equals_nocase(name, radius_names[i]))
			return (enum radius)i;
	return RADIUS_NONE;
}

static enum status fail_word(const struct yaml_node *node, const char *what,
    const char *const *words, size_t count, struct error *err)
{
	struct clip given = clip_of_text(node->value);
	struct strbuf all = STRBUF_INIT;
	size_t nearest;

	for (size_t i = 0; i < count; i++)
		strbuf_addf(&all, "%s%s",
		    !i                   ? ""
			: i + 1 == count ? " or "
					 : ", ",
		    words[i]);
	nearest = text_nearest(given.text, words, count);
	config_fail(node, err, "'%s' is no %s", given.text, what);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'?", words[nearest]);
	else
		error_hint(err, "It is %s.", all.buf);
	strbuf_release(&all);
	return STATUS_CONFIG;
}

static enum status read_words(struct config_words *out,
    struct config_target *target, const struct yaml_node *list,
    struct error *err)
{
	const struct yaml_node *nodes = target->tree->nodes;
	uint32_t i = (uint32_t)(list - nodes) + 1;
	const char **items;

	if (list->kind != YAML_LIST)
		return config_fail(list, err,
		    "a list must stand here, as in [ana@example.org]");
	items = arena_alloc(target->arena,
	    (list->end - i + 1) * sizeof(*items));
	out->items = items;
	out->count = 0;
	for (; i < list->end; i = nodes[i].end) {
		if (nodes[i].kind != YAML_SCALAR || !nodes[i].value.len ||
		    config_has_control(nodes[i].value))
			return config_fail(&nodes[i], err,
			    "each item must be a plain word");
		if (out->count == LIST_LIMIT)
			return config_fail(&nodes[i], err,
			    "there are more than %d items", LIST_LIMIT);
		items[out->count++] = nodes[i].value.data;
	}
	return STATUS_OK;
}

static enum status read_plain(void *out, enum config_type type,
    const struct yaml_node *node, struct error *err)
{
	switch (type) {
	case CONFIG_DATE:
		if (!date_parse_iso(out, node->value))
			return config_fail(node, err,
			    "'%s' is no day; write it as 2026-11-20",
			    clip_of_text(node->value).text);
		return STATUS_OK;
	case CONFIG_MODE:
		*(enum decision_mode *)out = mode_from_name(node->value);
		return *(enum decision_mode *)out
		    ? STATUS_OK
		    : fail_word(node, "mode", mode_names + 1, 3, err);
	case CONFIG_RADIUS:
		*(enum radius *)out = radius_from_name(node->value);
		return *(enum radius *)out
		    ? STATUS_OK
		    : fail_word(node, "radius", radius_names + 1, 3, err);
	case CONFIG_NUMBER:
		if (node->quoted || !text_to_number(node->value, out))
			return config_fail(node, err,
			    "'%s' is no number, 0 or more",
			    clip_of_text(node->value).text);
		return STATUS_OK;
	default:
		*(const char **)out = node->value.data;
		return STATUS_OK;
	}
}

bool config_is_member(enum config_type type)
{
	return type >= CONFIG_DATE;
}

static size_t size_of(enum config_type type)
{
	switch (type) {
	case CONFIG_DATE:
		return sizeof(struct date);
	case CONFIG_MODE:
		return sizeof(enum decision_mode);
	default:
		return sizeof(uint32_t);
	}
}

enum status config_read_member(struct config_target *target,
    const struct config_setting *setting, const struct yaml_node *node,
    struct error *err)
{
	void *group = target->group ? target->group : (void *)target->config;
	void *out = mem_member(group, setting->offset);
	enum status status;

	if (setting->type == CONFIG_WORDS)
		return read_words(out, target, node, err);
	status = config_check_scalar(setting, node, err);
	if (status == STATUS_OK)
		status = read_plain(out, setting->type, node, err);
	if (status == STATUS_OK && !target->group) {
		uint32_t *line = mem_member(out, size_of(setting->type));

		*line = node->line;
	}
	return status;
}

static enum status enter_role(struct config_reader *reader,
    const struct yaml_node *node, struct error *err)
{
	struct config_role *role = vec_push(&reader->roles);

	(void)err;
	role->name = arena_strndup(reader->arena, node->key.data,
	    node->key.len);
	role->line = node->key_line;
	reader->group = role;
	return STATUS_OK;
}

enum status config_read_roles(struct config_reader *reader,
    const struct yaml_node *map, struct error *err)
{
	enum status status = config_read_named(reader, map, "roles.*.",
	    enter_role, err);

	reader->group = NULL;
	return status;
}

static enum status enter_mode(struct config_reader *reader,
    const struct yaml_node *node, struct error *err)
{
	for (int i = MODE_CONSENT; i < MODE_COUNT; i++) {
		struct config_mode *mode = &reader->config->modes[i];

		if (!text_equals(node->key, mode_names[i]))
			continue;
		mode->line = node->key_line;
		reader->group = mode;
		return STATUS_OK;
	}
	config_fail_key(node, err, "'%s' is no mode",
	    clip_of_text(node->key).text);
	error_hint(err, "It is consent, safe-to-try or directed.");
	return STATUS_CONFIG;
}

enum status config_read_modes(struct config_reader *reader,
    const struct yaml_node *map, struct error *err)
{
	enum status status = config_read_named(reader, map, "modes.*.",
	    enter_mode, err);

	reader->group = NULL;
	return status;
}

enum status config_read_delegates(struct config_reader *reader,
    const struct yaml_node *node, struct error *err)
{
	struct config_list list = { .name = "delegates",
		.form = "- {who: ADDRESS, role: NAME}",
		.node = node,
		.limit = LIST_LIMIT };
	enum status status = STATUS_OK;

	while (config_next(&list, &reader->tree, &status, err)) {
		struct config_delegate *delegate = vec_push(&reader->delegates);

		delegate->line = list.item->line;
		reader->group = delegate;
		status = config_read_group(reader, list.item, "delegates[].",
		    err);
		if (status == STATUS_OK && (!delegate->who || !delegate->role))
			status = config_fail(list.item, err,
			    "a delegate needs 'who' and 'role'");
	}
	reader->group = NULL;
	return status;
}

/* name is NULL or one of the roles; else it is said where it stands. */
static enum status check_role(const struct config_reader *reader,
    const char *name, uint32_t line, struct error *err)
{
	const char *names[LIST_LIMIT];
	size_t nearest;

	if (!name)
		return STATUS_OK;
	for (size_t i = 0; i < reader->roles.count; i++) {
		names[i] = reader->roles.items[i].name;
		if (!strcmp(names[i], name))
			return STATUS_OK;
	}
	error_set(err, STATUS_CONFIG, "%s:%u: there is no role '%s'",
	    CONFIG_FILE, line, clip_of(name).text);
	nearest = text_nearest(name, names, reader->roles.count);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'?", names[nearest]);
	else
		error_hint(err, "Roles are named under 'roles:'.");
	return STATUS_CONFIG;
}

static enum status check_roles(const struct config_reader *reader,
    struct error *err)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < reader->roles.count && !status; i++)
		status = check_role(reader, reader->roles.items[i].escalates_to,
		    reader->roles.items[i].line, err);
	for (size_t i = 0; i < reader->delegates.count && !status; i++)
		status = check_role(reader, reader->delegates.items[i].role,
		    reader->delegates.items[i].line, err);
	for (int i = MODE_CONSENT; i < MODE_COUNT && !status; i++)
		status = check_role(reader, reader->config->modes[i].role,
		    reader->config->modes[i].line, err);
	return status;
}

enum status config_decisions_finish(struct config_reader *reader,
    struct error *err)
{
	struct config *config = reader->config;

	config->roles_count = (uint32_t)reader->roles.count;
	config->roles = arena_copy(reader->arena, reader->roles.items,
	    reader->roles.count * sizeof(*reader->roles.items));
	config->delegates_count = (uint32_t)reader->delegates.count;
	config->delegates = arena_copy(reader->arena, reader->delegates.items,
	    reader->delegates.count * sizeof(*reader->delegates.items));
	return check_roles(reader, err);
}
