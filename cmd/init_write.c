/* SPDX-License-Identifier: MIT */
#include "cmd/init_write.h"

#include <stdio.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/change/create.h"
#include "core/change/settings.h"
#include "core/change/template.h"

const struct collection *init_find_collection(const struct corpus *corpus,
    const char *path)
{
	size_t i;

	for (i = 0; i < corpus->collections.count; i++)
		if (!strcmp(corpus->collections.items[i].path, path))
			return &corpus->collections.items[i];
	return NULL;
}

static const struct collection *new_collection(const struct init_plan *plan,
    struct collection *fallback)
{
	const struct collection *found = init_find_collection(&plan->corpus,
	    plan->folder.buf);

	memset(fallback, 0, sizeof(*fallback));
	if (found)
		*fallback = *found;
	if (!fallback->count) {
		fallback->numbering = NUMBERING_SEQUENTIAL;
		fallback->width = 4;
	}
	fallback->path = fallback->name = plan->folder.buf;
	fallback->kind = plan->kind;
	return fallback;
}

/* The one that is adopted and that the options are about, or NULL. */
static const struct collection *meant(const struct init_plan *plan)
{
	const struct corpus *corpus = &plan->env->corpus;

	if (plan->has_new)
		return NULL;
	if (corpus->collections.count == 1)
		return corpus->collections.items;
	return plan->has_folder ? init_find_collection(corpus, plan->folder.buf)
				: NULL;
}

enum status init_check_template(const struct init_plan *plan, struct error *err)
{
	struct collection collection;
	struct template_query query = { .source = plan->env->source,
		.corpus = plan->has_new ? &plan->corpus : &plan->env->corpus,
		.name = plan->values->template_name };
	struct template_choice unused;

	if (!query.name)
		return STATUS_OK;
	query.collection = plan->has_new ? new_collection(plan, &collection)
					 : meant(plan);
	if (query.collection)
		return template_choose(&unused, &query, err);
	error_set(err, STATUS_USAGE,
	    "several collections are found; which one gets the template?");
	error_hint(err, "Name its FOLDER.");
	return STATUS_USAGE;
}

static void print_path(const struct env *env, const char *path)
{
	struct strbuf shown = STRBUF_INIT;

	env_path(&shown, env, path);
	printf("%s\n", shown.buf);
	strbuf_release(&shown);
}

static enum status write_first(const struct init_plan *plan, struct error *err)
{
	const char *name = plan->values->template_name;
	bool is_nygard = name && !strcmp(name, "nygard");
	struct create_result made;
	struct collection collection;
	struct create_request request = {
		.repo = plan->env->repo,
		.root = plan->env->root,
		.corpus = &plan->corpus,
		.collection = new_collection(plan, &collection),
		.values = { .title = text_of("Record architecture decisions"),
		    .status = "accepted" },
		.template_text = text_of(template_builtin(
		    is_nygard ? "first-nygard" : "first-madr")),
	};
	enum status status;

	date_today(&request.values.date);
	create_result_init(&made);
	status = create_record(&made, &request, err);
	if (status == STATUS_OK)
		print_path(plan->env, made.path.buf);
	create_result_release(&made);
	return status;
}

/* The folder with its first record; records that are there are adopted. */
static enum status write_folder(const struct init_plan *plan, struct error *err)
{
	struct strbuf full = STRBUF_INIT;
	bool was_there;
	enum status status;

	if (plan->corpus.records.count) {
		env_say(plan->env, "adopted %zu record%s in '%s'",
		    plan->corpus.records.count,
		    plan->corpus.records.count == 1 ? "" : "s",
		    plan->folder.buf);
		return STATUS_OK;
	}
	if (!plan->values->no_first && !strcmp(plan->kind, "adr"))
		return write_first(plan, err);
	path_join(&full, plan->env->root, plan->folder.buf);
	was_there = file_is_folder(full.buf);
	status = create_folder(plan->env->root, plan->folder.buf, err);
	if (status == STATUS_OK && !was_there)
		print_path(plan->env, plan->folder.buf);
	strbuf_release(&full);
	return status;
}

static struct settings_row new_row(const struct init_plan *plan)
{
	struct settings_row row = { plan->folder.buf, plan->kind,
		plan->values->template_name };

	if (!row.template_name && !plan->corpus.records.count)
		row.template_name = strcmp(plan->kind, "rfc") ? "madr" : "rfc";
	return row;
}

/* The text of a new file: all that was found, and the new folder. */
static void write_all(struct strbuf *out, const struct init_plan *plan)
{
	const struct corpus *corpus = &plan->env->corpus;
	size_t i;

	strbuf_addstr(out, "collections:\n");
	for (i = 0; i < corpus->collections.count; i++) {
		const struct collection *c = &corpus->collections.items[i];
		struct settings_row row = { c->path, c->kind, NULL };

		if (c == meant(plan)) {
			row.template_name = plan->values->template_name;
			if (plan->values->kind)
				row.kind = plan->values->kind;
		}
		settings_row(out, &row, 2);
	}
	if (plan->has_new) {
		struct settings_row row = new_row(plan);

		settings_row(out, &row, 2);
	}
}

static enum status append_row(const struct init_plan *plan, const char *path,
    struct strbuf *text, struct strbuf *old, struct error *err)
{
	struct settings_row row = new_row(plan);
	enum status status = file_read(old, path, FILE_NO_LIMIT, err);

	if (status == STATUS_OK)
		status = settings_append(text, text_make(old->buf, old->len),
		    &row, err);
	return status;
}

/* The new text is made before anything is written: it may be impossible. */
enum status init_write(const struct init_plan *plan, struct error *err)
{
	const struct env *env = plan->env;
	bool is_there = env->corpus.config.present;
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT, old = STRBUF_INIT;
	enum status status = STATUS_OK;

	path_join(&path, env->root, CONFIG_FILE);
	if (is_there)
		status = append_row(plan, path.buf, &text, &old, err);
	else if (file_exists(path.buf))
		status = error_set(err, STATUS_EXISTS,
		    "'%s' is there, but git ignores it or it is no file",
		    CONFIG_FILE);
	else
		write_all(&text, plan);
	if (status == STATUS_OK && plan->has_new)
		status = write_folder(plan, err);
	if (status != STATUS_OK)
		goto out;
	if (is_there)
		status = file_replace(path.buf, text_make(old.buf, old.len),
		    text.buf, text.len, err);
	else
		status = file_create(path.buf, text.buf, text.len, err);
	if (status == STATUS_OK)
		print_path(env, CONFIG_FILE);
	else
		error_hint(err,
		    "What is printed above was created; run 'hence init' "
		    "again when '%s' can be written.",
		    CONFIG_FILE);
out:
	strbuf_release(&path);
	strbuf_release(&text);
	strbuf_release(&old);
	return status;
}
