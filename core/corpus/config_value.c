/* SPDX-License-Identifier: MIT */
#include "core/corpus/config_value.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/clip.h"
#include "core/base/path.h"
#include "core/base/strbuf.h"
#include "core/base/unicode.h"

enum {
	WIDTH_MAX = 9,
	WORD_MAX = CONFIG_KIND_MAX, /* of prefixes too */
	NAME_MAX_BYTES = 100 /* it stands in every key */
};

/* What a repository may ask of its readers: parsing takes many times that. */
#define SIZE_MAX_BYTES ((uint64_t)16 << 20)

static enum status PRINTF_LIKE(4, 0) fail_at(struct error *err, uint32_t line,
    uint32_t column, const char *fmt, va_list args)
{
	char words[512];

	vsnprintf(words, sizeof(words), fmt, args);
	return error_set(err, STATUS_CONFIG, "%s:%u:%u: %s", CONFIG_FILE, line,
	    column, words);
}

enum status config_fail(const struct yaml_node *node, struct error *err,
    const char *fmt, ...)
{
	va_list args;
	enum status status;

	va_start(args, fmt);
	status = fail_at(err, node->line, node->column, fmt, args);
	va_end(args);
	return status;
}

enum status config_fail_key(const struct yaml_node *node, struct error *err,
    const char *fmt, ...)
{
	va_list args;
	enum status status;

	va_start(args, fmt);
	status = fail_at(err, node->key_line, node->key_column, fmt, args);
	va_end(args);
	return status;
}

static enum status read_status(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	enum record_status status = status_from_name(node->value);

	if (status == RECORD_UNKNOWN) {
		config_fail(node, err, "'%s' is no status",
		    clip_of_text(node->value).text);
		error_hint(err,
		    "It is one of draft, proposed, last-call, accepted, "
		    "rejected, postponed, withdrawn, deprecated and "
		    "superseded.");
		return STATUS_CONFIG;
	}
	target->config->default_status = status;
	target->config->default_status_line = node->line;
	return STATUS_OK;
}

static enum status read_size(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	struct text digits = node->value;
	uint64_t unit = 1;
	uint32_t number;

	if (text_ends_nocase(digits, "k"))
		unit = 1024;
	if (text_ends_nocase(digits, "m"))
		unit = 1024 * 1024;
	if (unit > 1)
		digits.len--;
	if (node->quoted || !text_to_number(digits, &number) || !number)
		return config_fail(node, err,
		    "'%s' is no size; write bytes, or as 512k or 1m, "
		    "up to 16m",
		    clip_of_text(node->value).text);
	if (number * unit > SIZE_MAX_BYTES)
		return config_fail(node, err,
		    "the size '%s' is over 16m, which no repository can "
		    "raise",
		    clip_of_text(node->value).text);
	target->config->record_bytes = (uint32_t)(number * unit);
	target->config->record_bytes_line = node->line;
	return STATUS_OK;
}

bool config_is_git_folder(struct text path)
{
	struct text part;

	while (text_split(&path, '/', &part))
		if (text_equals_nocase(part, ".git"))
			return true;
	return false;
}

static enum status read_folder(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status = STATUS_OK;

	if (node->value.data[0] == '/')
		status = config_fail(node, err,
		    "the path '%s' must be relative to the repository's "
		    "root",
		    clip_of_text(node->value).text);
	else if (!path_normalise(&path, node->value.data))
		status = config_fail(node, err,
		    "the path '%s' leaves the repository",
		    clip_of_text(node->value).text);
	else if (config_is_git_folder(text_make(path.buf, path.len)))
		status = config_fail(node, err,
		    "the path '%s' leads into git's own folder",
		    clip_of_text(node->value).text);
	else
		target->collection->path = arena_strndup(target->arena,
		    path.buf, path.len);
	strbuf_release(&path);
	return status;
}

static enum status read_name(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	if (node->value.len > NAME_MAX_BYTES)
		return config_fail(node, err,
		    "the name '%s' is longer than %d bytes",
		    clip_of_text(node->value).text, NAME_MAX_BYTES);
	if (text_find_char(node->value, '/') < node->value.len ||
	    text_equals(node->value, ".") || text_equals(node->value, ".."))
		return config_fail(node, err,
		    "the name '%s' must be no path: '/', '.' and '..' are "
		    "for folders",
		    clip_of_text(node->value).text);
	target->collection->name = node->value.data;
	return STATUS_OK;
}

bool config_is_kind(struct text t)
{
	size_t i;

	for (i = 0; i < t.len; i++) {
		char c = t.data[i];

		if (!(c >= 'a' && c <= 'z') &&
		    !(i && (char_is_digit(c) || c == '-')))
			return false;
	}
	return t.len > 0 && t.len <= WORD_MAX;
}

static enum status read_kind(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	if (!config_is_kind(node->value)) {
		config_fail(node, err, "'%s' is no kind",
		    clip_of_text(node->value).text);
		error_hint(err, CONFIG_KIND_HINT);
		return STATUS_CONFIG;
	}
	target->collection->kind = node->value.data;
	return STATUS_OK;
}

static enum status read_prefix(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	size_t i;

	if (node->value.len > WORD_MAX)
		return config_fail(node, err,
		    "the prefix '%s' is longer than %d letters",
		    clip_of_text(node->value).text, WORD_MAX);
	for (i = 0; i < node->value.len; i++) {
		char c = node->value.data[i];

		if (!char_is_alpha(c) &&
		    !(i && (char_is_digit(c) || c == '-' || c == '_')))
			return config_fail(node, err,
			    "the prefix '%s' must be letters, digits, '-' "
			    "and '_', a letter first",
			    clip_of_text(node->value).text);
	}
	target->collection->prefix = node->value.data;
	return STATUS_OK;
}

static enum status read_template(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	bool inside = node->value.data[0] != '/' &&
	    path_normalise(&path, node->value.data) && path.len;

	if (inside)
		target->collection->template_name = arena_strndup(target->arena,
		    path.buf, path.len);
	strbuf_release(&path);
	if (!inside)
		return config_fail(node, err,
		    "the template '%s' is no file inside the repository",
		    clip_of_text(node->value).text);
	return STATUS_OK;
}

static enum status read_numbering(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	enum numbering n;

	for (n = NUMBERING_SEQUENTIAL; n <= NUMBERING_NONE; n++)
		if (text_equals(node->value, numbering_name(n))) {
			target->collection->numbering = n;
			return STATUS_OK;
		}
	return config_fail(node, err,
	    "the numbering '%s' is none of sequential, date and none",
	    clip_of_text(node->value).text);
}

static enum status read_width(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	uint32_t width;

	if (node->quoted || !text_to_number(node->value, &width) || !width ||
	    width > WIDTH_MAX)
		return config_fail(node, err,
		    "the width '%s' is no number from 1 to %d",
		    clip_of_text(node->value).text, WIDTH_MAX);
	target->collection->width = width;
	return STATUS_OK;
}

static const char *config_anchors_name(enum config_anchors anchors)
{
	static const char *const names[] = { NULL, "github", "gitlab", "none" };

	return names[anchors];
}

static enum status read_anchors(struct config_target *target,
    const struct yaml_node *node, struct error *err)
{
	enum config_anchors a;

	for (a = CONFIG_ANCHORS_GITHUB; a <= CONFIG_ANCHORS_NONE; a++) {
		if (!text_equals(node->value, config_anchors_name(a)))
			continue;
		target->config->anchors = a;
		target->config->anchors_line = node->line;
		return STATUS_OK;
	}
	return config_fail(node, err,
	    "the anchors '%s' are none of github, gitlab and none",
	    clip_of_text(node->value).text);
}

static enum status (*const readers[])(struct config_target *target,
    const struct yaml_node *node, struct error *err) = {
	[CONFIG_FOLDER] = read_folder,
	[CONFIG_NAME] = read_name,
	[CONFIG_KIND] = read_kind,
	[CONFIG_PREFIX] = read_prefix,
	[CONFIG_TEMPLATE] = read_template,
	[CONFIG_NUMBERING] = read_numbering,
	[CONFIG_WIDTH] = read_width,
	[CONFIG_STATUS] = read_status,
	[CONFIG_SIZE] = read_size,
	[CONFIG_ANCHORS] = read_anchors,
};

bool config_has_control(struct text t)
{
	while (t.len) {
		uint32_t code;
		size_t len = unicode_decode(t, &code);

		if (code < 0x20 || (code >= 0x7f && code < 0xa0) ||
		    (code >= 0x2028 && code <= 0x202e) ||
		    (code >= 0x2066 && code <= 0x2069))
			return true;
		t = text_skip(t, len);
	}
	return false;
}

enum status config_check_scalar(const struct config_setting *setting,
    const struct yaml_node *node, struct error *err)
{
	if (node->kind != YAML_SCALAR)
		return config_fail(node, err, "'%s' takes one plain value",
		    setting->path);
	if (yaml_is_null(node) || !node->value.len)
		return config_fail(node, err, "'%s' has no value",
		    setting->path);
	if (config_has_control(node->value))
		return config_fail(node, err,
		    "'%s' has a line break or control character in it",
		    setting->path);
	return STATUS_OK;
}

enum status config_read_value(struct config_target *target,
    const struct config_setting *setting, const struct yaml_node *node,
    struct error *err)
{
	enum status status = config_check_scalar(setting, node, err);

	return status ? status : readers[setting->type](target, node, err);
}

bool config_next(struct config_list *list, const struct yaml_tree *tree,
    enum status *status, struct error *err)
{
	const struct yaml_node *node = list->node;

	if (*status != STATUS_OK || yaml_is_null(node))
		return false;
	if (node->kind != YAML_LIST) {
		*status = config_fail(node, err, "'%s' is a list of '%s'",
		    list->name, list->form);
		return false;
	}
	list->item = list->item ? tree->nodes + list->item->end : node + 1;
	if (list->item >= tree->nodes + node->end)
		return false;
	if (list->count++ < list->limit)
		return true;
	*status = config_fail(list->item, err, "there are more than %u %s",
	    list->limit, list->name);
	return false;
}
