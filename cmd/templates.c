/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "core/base/escape.h"
#include "core/base/json.h"
#include "core/base/unicode.h"
#include "core/create/catalogue.h"
#include "core/git/source.h"

#define BUILT_IN "built in"
#define OWN "the repository's own"
#define SHOW "show"

static const char *const words[] = { SHOW, NULL };

const struct usage usage_templates = {
	.synopsis = "[show NAME]",
	.about =
	    "List the templates that 'hence new --template' knows: the name, "
	    "the file or 'built in', and the collections whose new records "
	    "are made from it where no other one is asked for. "
	    "'show NAME' prints the text of one as it is.",
	.examples = "hence templates # which are there?\n"
		    "hence templates show madr >docs/adr/template.md # "
		    "begin with a copy\n",
	.operands_min = 0,
	.operands_max = 2,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
	.operands = VALUE_TEMPLATE | VALUE_FILE,
	.words = words,
};

static const char *origin_of(const struct catalogue_entry *entry)
{
	if (!entry->path)
		return BUILT_IN;
	return strcmp(entry->name, entry->path) ? entry->path : OWN;
}

/* A name as `new` takes it here, or a path; safe to be looked at. */
static void add_name(struct strbuf *out, const struct env *env,
    const struct catalogue_entry *entry, const char *name)
{
	struct strbuf path = STRBUF_INIT;

	if (entry->path && !strcmp(name, entry->path)) {
		env_path(&path, env, name);
		escape_path(out, text_make(path.buf, path.len));
	} else {
		escape_terminal(out, text_of(name));
	}
	strbuf_release(&path);
}

/* The cell, and blanks up to a column; at least two. */
static void add_cell(struct strbuf *out, const struct strbuf *cell,
    size_t column)
{
	size_t width = unicode_width(text_make(cell->buf, cell->len));

	strbuf_add(out, cell->buf, cell->len);
	for (; width < column; width++)
		strbuf_addch(out, ' ');
	strbuf_addstr(out, "  ");
}

static size_t widest(const struct env *env, const struct catalogue *catalogue,
    bool of_origins)
{
	size_t most = 0;

	for (size_t i = 0; i < catalogue->entries.count; i++) {
		const struct catalogue_entry *entry =
		    &catalogue->entries.items[i];
		struct strbuf cell = STRBUF_INIT;
		size_t width;

		add_name(&cell, env, entry,
		    of_origins ? origin_of(entry) : entry->name);
		width = unicode_width(text_make(cell.buf, cell.len));
		most = width > most ? width : most;
		strbuf_release(&cell);
	}
	return most;
}

static void add_defaults(struct strbuf *out,
    const struct catalogue_entry *entry)
{
	for (size_t i = 0; i < entry->defaults.count; i++) {
		strbuf_addstr(out, i ? ", " : "default of ");
		escape_terminal(out, text_of(entry->defaults.items[i]->name));
	}
}

static void print_text(const struct env *env, const struct catalogue *catalogue)
{
	size_t names = widest(env, catalogue, false);
	size_t origins = widest(env, catalogue, true);

	for (size_t i = 0; i < catalogue->entries.count; i++) {
		const struct catalogue_entry *entry =
		    &catalogue->entries.items[i];
		struct strbuf line = STRBUF_INIT, cell = STRBUF_INIT;

		add_name(&cell, env, entry, entry->name);
		add_cell(&line, &cell, names);
		strbuf_clear(&cell);
		add_name(&cell, env, entry, origin_of(entry));
		add_cell(&line, &cell, entry->defaults.count ? origins : 0);
		add_defaults(&line, entry);
		while (line.len && line.buf[line.len - 1] == ' ')
			strbuf_setlen(&line, line.len - 1);
		printf("%s\n", line.buf);
		strbuf_release(&line);
		strbuf_release(&cell);
	}
}

static void print_json(const struct catalogue *catalogue)
{
	json_t *root = json_object(), *list = json_array();

	for (size_t i = 0; i < catalogue->entries.count; i++) {
		const struct catalogue_entry *entry =
		    &catalogue->entries.items[i];
		json_t *row = json_object(), *defaults = json_array();

		for (size_t c = 0; c < entry->defaults.count; c++)
			json_push(defaults,
			    json_of_string(entry->defaults.items[c]->name));
		json_put(row, "name", json_of_string(entry->name));
		json_put(row, "path", json_of_string(entry->path));
		json_put(row, "default_of", defaults);
		json_push(list, row);
	}
	json_put(root, "schema", json_integer(1));
	json_put(root, "templates", list);
	json_print(stdout, root);
	json_decref(root);
}

/* What a terminal would act on is shown there, line by line. */
static void print_template(const struct strbuf *text)
{
	struct text rest = text_make(text->buf, text->len), line;
	struct strbuf shown = STRBUF_INIT;

	if (!isatty(STDOUT_FILENO)) {
		fwrite(text->buf, 1, text->len, stdout);
		return;
	}
	while (text_next_line(&rest, &line)) {
		escape_terminal(&shown, line);
		strbuf_addch(&shown, '\n');
	}
	fwrite(shown.buf, 1, shown.len, stdout);
	strbuf_release(&shown);
}

static enum status read_text(struct strbuf *out, struct env *env,
    const struct catalogue_entry *entry, struct error *err)
{
	if (entry->path)
		return source_read(env->source,
		    source_find(env->source, entry->path),
		    env->corpus.config.record_bytes, out, err);
	strbuf_addstr(out, template_builtin(entry->name));
	return STATUS_OK;
}

static void print_one(const struct catalogue_entry *entry,
    const struct strbuf *text, bool json)
{
	json_t *row;

	if (!json) {
		print_template(text);
		return;
	}
	row = json_object();
	json_put(row, "schema", json_integer(1));
	json_put(row, "name", json_of_string(entry->name));
	json_put(row, "path", json_of_string(entry->path));
	json_put(row, "text", json_of_text(text_make(text->buf, text->len)));
	json_print(stdout, row);
	json_decref(row);
}

/* Any file will do, as for `new`; a path is one from the current folder. */
static enum status find(struct catalogue_entry *out, struct env *env,
    const struct catalogue *catalogue, const char *name, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	const struct catalogue_entry *entry;
	const struct source_file *file = NULL;
	enum status status = STATUS_OK;

	memset(out, 0, sizeof(*out));
	if (template_is_path(name))
		status = env_resolve(&path, env, name, err);
	if (path.len)
		file = source_find(env->source, path.buf);
	if (file && file->type == SOURCE_FILE) {
		out->name = out->path = file->path;
	} else if (status == STATUS_OK) {
		status = catalogue_find(&entry, catalogue, name, err);
		if (status == STATUS_OK)
			*out = *entry;
	}
	strbuf_release(&path);
	return status;
}

static enum status show(struct env *env, const struct catalogue *catalogue,
    const char *name, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	struct catalogue_entry entry;
	enum status status = find(&entry, env, catalogue, name, err);

	if (status == STATUS_OK)
		status = read_text(&text, env, &entry, err);
	if (status == STATUS_OK)
		print_one(&entry, &text, env->common.json);
	strbuf_release(&text);
	return status;
}

static enum status check_operands(int argc, char **argv, struct error *err)
{
	if (!argc || (argc == 2 && !strcmp(argv[0], SHOW)))
		return STATUS_OK;
	if (!strcmp(argv[0], SHOW))
		error_set(err, STATUS_USAGE,
		    "'hence templates show' needs a template's name");
	else
		error_set(err, STATUS_USAGE,
		    "'hence templates' does not take the argument '%s'",
		    argv[0]);
	error_hint(err, "Usage: hence templates %s", usage_templates.synopsis);
	return STATUS_USAGE;
}

int cmd_templates(struct env *env, const void *values, int argc, char **argv)
{
	struct catalogue catalogue;
	struct error err = { 0 };
	enum status status = check_operands(argc, argv, &err);

	(void)values;
	catalogue_init(&catalogue);
	if (status == STATUS_OK && argc) {
		catalogue_load(&catalogue, env->source, &env->corpus, NULL);
		status = show(env, &catalogue, argv[1], &err);
	} else if (status == STATUS_OK) {
		status = catalogue_load(&catalogue, env->source, &env->corpus,
		    &err);
		if (env->common.json)
			print_json(&catalogue);
		else
			print_text(env, &catalogue);
	}
	catalogue_release(&catalogue);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
