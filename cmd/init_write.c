/* SPDX-License-Identifier: MIT */
#include "cmd/init_write.h"

#include <string.h>

#include "cmd/new_print.h"
#include "core/base/file.h"
#include "core/base/path.h"
#include "core/create/create.h"
#include "core/create/settings.h"
#include "core/create/template.h"

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

uint32_t init_own_count(const struct init_plan *plan)
{
	const struct collection *found = init_find_collection(&plan->corpus,
	    plan->folder.buf);

	return found ? found->count : 0;
}

static void print_path(struct init_plan *plan, const char *path)
{
	new_print_path(plan->env, path);
	plan->printed = true;
}

static enum status write_first(struct init_plan *plan, struct error *err)
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
		print_path(plan, made.path.buf);
	create_result_release(&made);
	return status;
}

/* Who has such records has decided long ago to write them. */
static bool wants_first(const struct init_plan *plan)
{
	const struct corpus *corpus = &plan->env->corpus;
	size_t i;

	if (plan->values->no_first || strcmp(plan->kind, "adr") != 0)
		return false;
	for (i = 0; i < corpus->collections.count; i++)
		if (corpus->collections.items[i].count &&
		    !strcmp(corpus->collections.items[i].kind, "adr"))
			return false;
	return true;
}

/* The records that are there below the folder belong to others. */
static void say_none_own(const struct init_plan *plan)
{
	const struct corpus *corpus = &plan->corpus;
	size_t i;

	for (i = 0; i < corpus->collections.count; i++) {
		const struct collection *c = &corpus->collections.items[i];

		if (!c->count || !path_is_inside(c->path, plan->folder.buf))
			continue;
		env_say(plan->env,
		    "'%s' has no records of its own; those in '%s' are that "
		    "collection's",
		    plan->folder.len ? plan->folder.buf : ".", c->path);
		return;
	}
}

/* The folder with its first record; records that are there are adopted. */
static enum status write_folder(struct init_plan *plan, struct error *err)
{
	struct strbuf full = STRBUF_INIT;
	uint32_t own = init_own_count(plan);
	bool was_there;
	enum status status;

	if (own) {
		env_say(plan->env, "adopted %u record%s in '%s'", own,
		    own == 1 ? "" : "s",
		    plan->folder.len ? plan->folder.buf : ".");
		return STATUS_OK;
	}
	say_none_own(plan);
	if (wants_first(plan))
		return write_first(plan, err);
	path_join(&full, plan->env->root, plan->folder.buf);
	was_there = file_is_folder(full.buf);
	status = create_folder(plan->env->root, plan->folder.buf, err);
	if (status == STATUS_OK && !was_there)
		print_path(plan, plan->folder.buf);
	strbuf_release(&full);
	return status;
}

static struct settings_row new_row(const struct init_plan *plan)
{
	struct settings_row row = { plan->folder.buf, plan->kind,
		plan->values->template_name };

	if (!row.template_name && !init_own_count(plan))
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

/* What hence itself would refuse to read is not written. */
static enum status check_text(const struct strbuf *text, struct error *err)
{
	struct config unused;
	struct arena arena;
	struct error why = { 0 };
	enum status status;

	arena_init(&arena);
	status = config_parse(&unused, text_make(text->buf, text->len), &arena,
	    &why);
	arena_release(&arena);
	if (status == STATUS_OK)
		return STATUS_OK;
	error_set(err, STATUS_CONFIG,
	    "cannot write a '%s' that would be refused: %.800s", CONFIG_FILE,
	    why.message);
	error_hint(err, "%s", why.hint);
	return STATUS_CONFIG;
}

static enum status make_text(struct strbuf *text, struct strbuf *old,
    const struct init_plan *plan, const char *path, struct error *err)
{
	enum status status = STATUS_OK;

	if (plan->env->corpus.config.present)
		status = append_row(plan, path, text, old, err);
	else if (file_exists(path))
		return error_set(err, STATUS_EXISTS,
		    "'%s' is there, but git ignores it or it is no file",
		    CONFIG_FILE);
	else
		write_all(text, plan);
	return status == STATUS_OK ? check_text(text, err) : status;
}

/* The new text is made before anything is written: it may be impossible. */
enum status init_write(struct init_plan *plan, struct error *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT, old = STRBUF_INIT;
	enum status status;

	path_join(&path, plan->env->root, CONFIG_FILE);
	status = make_text(&text, &old, plan, path.buf, err);
	if (status == STATUS_OK && plan->has_new)
		status = write_folder(plan, err);
	if (status != STATUS_OK)
		goto out;
	if (plan->env->corpus.config.present)
		status = file_replace(path.buf, text_make(old.buf, old.len),
		    text_make(text.buf, text.len), NULL, err);
	else
		status = file_create(path.buf, text.buf, text.len, err);
	if (status == STATUS_OK)
		print_path(plan, CONFIG_FILE);
	else if (plan->printed)
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
