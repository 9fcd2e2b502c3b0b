/* SPDX-License-Identifier: MIT */
#include "cmd/init_write.h"

#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/create/create.h"
#include "core/create/folder.h"
#include "core/create/settings.h"
#include "core/create/template.h"
#include "core/git/identity.h"

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

/* The records that are there and will be the new collection's. */
static uint32_t own_count(const struct init_plan *plan)
{
	const struct collection *found = init_find_collection(&plan->corpus,
	    plan->folder.buf);

	return found ? found->count : 0;
}

static enum status make_first(struct init_plan *plan, struct error *err)
{
	const char *name = plan->values->template_name;
	bool is_nygard = name && !strcmp(name, "nygard");
	struct create_result made;
	struct collection collection;
	struct strbuf decider = STRBUF_INIT;
	const char *deciders[1];
	struct create_request request = {
		.change = &plan->work.change,
		.corpus = &plan->corpus,
		.collection = new_collection(plan, &collection),
		.values = { .title = text_of("Record architecture decisions"),
		    .status = "accepted" },
		.template_text = text_of(template_builtin(
		    is_nygard ? "first-nygard" : "first-madr")),
	};
	enum status status;

	date_today(&request.values.date);
	if (identity_add_decider(&decider, plan->env->repo)) {
		deciders[0] = decider.buf;
		request.values.deciders = deciders;
		request.values.deciders_count = 1;
	}
	create_result_init(&made);
	status = create_record(&made, &request, err);
	create_result_release(&made);
	strbuf_release(&decider);
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
static enum status make_folder(struct init_plan *plan, struct error *err)
{
	struct strbuf full = STRBUF_INIT;
	uint32_t own = own_count(plan);
	const char *root = plan->env->root;

	if (own) {
		env_say(plan->env, "adopted %u record%s in '%s'", own,
		    own == 1 ? "" : "s",
		    plan->folder.len ? plan->folder.buf : ".");
		return STATUS_OK;
	}
	say_none_own(plan);
	if (wants_first(plan))
		return make_first(plan, err);
	path_join(&full, root, plan->folder.buf);
	plan->makes_folder = !file_is_folder(full.buf);
	strbuf_release(&full);
	return folder_check(root, plan->folder.buf, err);
}

static struct settings_row new_row(const struct init_plan *plan)
{
	struct settings_row row = { plan->folder.buf, plan->kind,
		plan->values->template_name };

	if (!row.template_name && !own_count(plan))
		row.template_name = strcmp(plan->kind, "rfc") ? "madr" : "rfc";
	return row;
}

/* The text of a new file: all that was found, and the new folder. Records that
 * are there already were decided before anybody knew the rules. */
static void write_all(struct strbuf *out, const struct init_plan *plan)
{
	const struct corpus *corpus = &plan->env->corpus;
	struct date today;
	size_t i;

	date_today(&today);
	settings_decisions(out,
	    corpus->records.count || own_count(plan) ? &today : NULL);
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
	    "cannot write a '%s' that would be refused: %s", CONFIG_FILE,
	    why.message);
	error_hint(err, "%s", why.hint);
	return STATUS_CONFIG;
}

static enum status append_row(struct init_plan *plan, struct error *err)
{
	struct settings_row row = new_row(plan);
	struct change_file *file;
	enum status status = change_open(&file, &plan->work.change, CONFIG_FILE,
	    err);

	if (status != STATUS_OK)
		return status;
	strbuf_clear(&file->text);
	status = settings_append(&file->text,
	    text_make(file->before.buf, file->before.len), &row, err);
	return status == STATUS_OK ? check_text(&file->text, err) : status;
}

static enum status make_settings(struct init_plan *plan, struct error *err)
{
	struct change_file *file;
	enum status status;

	if (plan->env->corpus.config.present)
		return append_row(plan, err);
	status = change_add(&file, &plan->work.change, CONFIG_FILE, err);
	if (status == STATUS_EXISTS)
		return error_set(err, status,
		    "'%s' is there, but git ignores it or it is no file",
		    CONFIG_FILE);
	if (status != STATUS_OK)
		return status;
	write_all(&file->text, plan);
	return check_text(&file->text, err);
}

/* A folder with nothing in it is no part of a change of files. */
static enum status finish_with_folder(struct init_plan *plan, struct error *err)
{
	const struct env *env = plan->env;
	const char *folder = plan->folder.buf;
	struct strbuf top = STRBUF_INIT;
	enum status status = folder_make(&top, env->root, folder, err);

	if (status == STATUS_OK) {
		status = change_apply(&plan->work.change, err);
		if (status != STATUS_OK)
			folder_unmake(&top, env->root, folder);
	}
	if (status == STATUS_OK) {
		work_print_path(env, folder);
		work_print_paths(env, &plan->work.change);
	}
	strbuf_release(&top);
	return status;
}

bool init_has_settings(const struct init_plan *plan)
{
	return plan->has_new || !plan->env->corpus.config.present;
}

static enum status finish(struct init_plan *plan, struct error *err)
{
	if (!plan->makes_folder)
		return work_finish(&plan->work, err);
	if (!plan->work.dry_run)
		return finish_with_folder(plan, err);
	env_say(plan->env, "would make the folder '%s'", plan->folder.buf);
	return work_finish(&plan->work, err);
}

enum status init_write(struct init_plan *plan, struct error *err)
{
	enum status status = STATUS_OK;

	if (plan->has_new)
		status = make_folder(plan, err);
	if (status == STATUS_OK && init_has_settings(plan))
		status = make_settings(plan, err);
	if (status == STATUS_OK)
		status = init_join_plan(&plan->join, &plan->work, err);
	if (status == STATUS_OK)
		status = finish(plan, err);
	if (status == STATUS_OK)
		status = init_join_finish(&plan->join, &plan->work, err);
	return status;
}
