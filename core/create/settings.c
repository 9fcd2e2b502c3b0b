/* SPDX-License-Identifier: MIT */
#include "core/create/settings.h"

#include <string.h>

#include "core/corpus/config.h"
#include "core/format/quote.h"
#include "core/format/yaml.h"

#define DEFAULT_INDENT 2

static void add_pair(struct strbuf *out, size_t indent, const char *key,
    const char *value)
{
	strbuf_addf(out, "%*s%s: ", (int)indent, "", key);
	quote_yaml(out, text_of(value));
	strbuf_addch(out, '\n');
}

void settings_decisions(struct strbuf *out, const struct date *since)
{
	char day[DATE_SIZE];

	strbuf_addstr(out, "decisions:\n");
	if (since) {
		date_format(day, since);
		strbuf_addf(out, "%*ssince: %s\n", DEFAULT_INDENT, "", day);
	}
	add_pair(out, DEFAULT_INDENT, "default-mode", mode_name(MODE_CONSENT));
}

void settings_row(struct strbuf *out, const struct settings_row *row,
    size_t indent)
{
	strbuf_addf(out, "%*s- ", (int)indent, "");
	add_pair(out, 0, "path", *row->path ? row->path : ".");
	add_pair(out, indent + 2, "kind", row->kind);
	if (row->template_name)
		add_pair(out, indent + 2, "template", row->template_name);
}

/* The offset behind the line that holds at. */
static size_t line_end(struct text text, size_t at)
{
	while (at < text.len && text.data[at] != '\n')
		at++;
	return at < text.len ? at + 1 : at;
}

/* Where the row goes, and how far it is indented; false: not in this form. */
static bool find_place(struct text old, const struct yaml_tree *tree,
    size_t *at, size_t *indent, bool *with_key)
{
	const struct yaml_node *list;

	*at = old.len;
	*indent = DEFAULT_INDENT;
	*with_key = true;
	if (!tree->count || yaml_is_null(tree->nodes))
		return true;
	list = yaml_get(tree, 0, "collections");
	if (tree->nodes[0].span.start < old.len &&
	    old.data[tree->nodes[0].span.start] == '{')
		return false;
	if (!list)
		return true;
	*with_key = false;
	if (list->kind == YAML_SCALAR) {
		*at = line_end(old, list->key_span.end);
		return list->span.start == list->span.end;
	}
	if (list->span.start == list->span.end ||
	    old.data[list->span.start] != '-')
		return false;
	*at = line_end(old, list->span.end);
	*indent = list->column - 1;
	return true;
}

static enum status check_result(const struct strbuf *text, uint32_t count,
    const char *path)
{
	struct arena arena;
	struct config config;
	enum status status;

	arena_init(&arena);
	status = config_parse(&config, text_make(text->buf, text->len), &arena,
	    NULL);
	if (status == STATUS_OK &&
	    (config.collections_count != count + 1 ||
		strcmp(config.collections[count].path, path) != 0))
		status = STATUS_UNSUPPORTED;
	arena_release(&arena);
	return status;
}

/* Lines end as the first one of old does. */
static void add_lines(struct strbuf *out, const struct strbuf *lines,
    struct text old)
{
	size_t end = text_find_char(old, '\n'), i;
	bool has_cr = end != SIZE_MAX && end && old.data[end - 1] == '\r';

	for (i = 0; i < lines->len; i++) {
		if (has_cr && lines->buf[i] == '\n')
			strbuf_addch(out, '\r');
		strbuf_addch(out, lines->buf[i]);
	}
}

static void build(struct strbuf *out, struct text old,
    const struct settings_row *row, const struct yaml_tree *tree, bool *placed)
{
	struct strbuf added = STRBUF_INIT;
	size_t at, indent;
	bool with_key;

	strbuf_clear(out);
	*placed = find_place(old, tree, &at, &indent, &with_key);
	if (!*placed)
		return;
	if (at && old.data[at - 1] != '\n')
		strbuf_addch(&added, '\n');
	if (with_key)
		strbuf_addstr(&added, "collections:\n");
	settings_row(&added, row, indent);
	strbuf_add(out, old.data, at);
	add_lines(out, &added, old);
	strbuf_add(out, old.data + at, old.len - at);
	strbuf_release(&added);
}

enum status settings_append(struct strbuf *out, struct text old,
    const struct settings_row *row, struct error *err)
{
	struct arena arena;
	struct config config;
	struct yaml_tree tree;
	uint32_t line, column;
	bool placed = false;
	enum status status;

	arena_init(&arena);
	status = config_parse(&config, old, &arena, err);
	if (status != STATUS_OK)
		goto out;
	status = yaml_read(&tree, old, &arena, &line, &column, err);
	if (status != STATUS_OK)
		goto out;
	build(out, old, row, &tree, &placed);
	if (placed && !check_result(out, config.collections_count, row->path))
		goto out;
	status = error_set(err, STATUS_UNSUPPORTED,
	    "the form of '%s' is one that a collection cannot be added to",
	    CONFIG_FILE);
	error_hint(err,
	    "Add this to its collections: {path: \"%s\", kind: %s}.",
	    *row->path ? row->path : ".", row->kind);
out:
	arena_release(&arena);
	return status;
}
