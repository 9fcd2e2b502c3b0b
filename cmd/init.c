/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/init_write.h"
#include "cmd/words.h"
#include "core/base/file.h"
#include "core/base/path.h"
#include "core/base/unicode.h"
#include "core/base/vec.h"
#include "core/corpus/kinds.h"
#include "core/create/settings.h"

#define MEMBER(name) offsetof(struct init_values, name)

static const char *const usual_kinds[] = { "adr", "rfc", NULL };

static const struct option_row rows[] = {
	{ .type = OPTION_STRING,
	    .name = "kind",
	    .argument = "KIND",
	    .summary =
		"adr, rfc or a word of your own; by the folder's name where "
		"not given",
	    .offset = MEMBER(kind),
	    .words = usual_kinds },
	{ .type = OPTION_STRING,
	    .letter = 't',
	    .name = "template",
	    .argument = "NAME",
	    .summary = "the template of new records: a built-in one or a file",
	    .offset = MEMBER(template_name),
	    .completes = VALUE_TEMPLATE | VALUE_FILE },
	{ .type = OPTION_FLAG,
	    .name = "no-first",
	    .summary = "do not write a first record",
	    .offset = MEMBER(no_first) },
	{ .type = OPTION_FLAG,
	    .name = "hooks",
	    .summary = "let git check commits and pushes: 'hence hooks "
		       "install'",
	    .offset = MEMBER(hooks) },
	{ .type = OPTION_KEYWORD,
	    .name = "ci",
	    .argument = "FORGE",
	    .summary = "write what lets github or gitlab check each change",
	    .offset = MEMBER(ci),
	    .words = init_ci_words },
	{ .type = OPTION_STRING,
	    .name = "ci-source",
	    .argument = "URL#REVISION",
	    .summary = "where hence is built from there: its git repository, "
		       "and a tag or commit",
	    .offset = MEMBER(ci_source) },
	{ .type = OPTION_FLAG,
	    .letter = 'n',
	    .name = "dry-run",
	    .summary = "show the files as a diff, and write nothing",
	    .offset = MEMBER(dry_run) },
	{ .name = NULL },
};

const struct usage usage_init = {
	.synopsis = "[OPTION]... [FOLDER]",
	.about =
	    "Begin a collection of records in FOLDER: make the folder, write "
	    "a first record that says that decisions are recorded (for the "
	    "kind adr, where the repository has no such records yet), and write '.hence.yml' at the repository's root. "
	    "Prints what was created.\n\n"
	    "Without FOLDER it is docs/decisions, or whichever is there of "
	    "docs/adr, docs/adrs, doc/adr, docs/architecture/decisions and "
	    "adr; rfcs for the kind rfc; docs/KIND for another kind.\n\n"
	    "Records that are there already are adopted: '.hence.yml' then "
	    "names their folders, and they stay as they are; the rules about "
	    "decisions then count for what is decided from today on. With a "
	    "'.hence.yml' that is there, another FOLDER is added to it.\n\n"
	    "With --ci a workflow for GitHub or a job for GitLab is written, "
	    "too, which checks what a change brings; it builds hence from "
	    "source. Files that are there are never written over.",
	.options = rows,
	.examples =
	    "hence init # adopt what is found, or begin\n"
	    "hence init rfcs --kind rfc # a second collection\n"
	    "hence init --hooks --ci github # git and the forge check\n",
	.values_size = sizeof(struct init_values),
	.operands_min = 0,
	.operands_max = 1,
	.common = 0,
	.operands = VALUE_FOLDER,
};

/* Folders that are taken where one of them is there already. */
static const char *const usual_folders[] = { "docs/decisions", "docs/adr",
	"docs/adrs", "doc/adr", "docs/architecture/decisions", "adr" };

static void default_folder(struct init_plan *plan)
{
	struct strbuf full = STRBUF_INIT;
	size_t i, count = sizeof(usual_folders) / sizeof(*usual_folders);
	bool found = false;

	strbuf_clear(&plan->folder);
	if (plan->kind && strcmp(plan->kind, "adr") != 0) {
		strbuf_addf(&plan->folder, "%s%s",
		    strcmp(plan->kind, "rfc") ? "docs/" : "",
		    strcmp(plan->kind, "rfc") ? plan->kind : "rfcs");
		return;
	}
	for (i = 0; i < count && !found; i++) {
		path_join(&full, plan->env->root, usual_folders[i]);
		found = file_is_folder(full.buf);
	}
	strbuf_addstr(&plan->folder, usual_folders[found ? i - 1 : 0]);
	strbuf_release(&full);
}

/* Is the folder configured or found already? Then it is nothing new. */
static enum status choose_folder(struct init_plan *plan, const char *operand,
    struct error *err)
{
	const struct corpus *corpus = &plan->env->corpus;
	const char *kind = plan->values->kind;
	const struct collection *found;
	enum status status = STATUS_OK;

	plan->kind = kind;
	plan->has_folder = operand != NULL;
	if (operand)
		status = env_resolve(&plan->folder, plan->env, operand, err);
	else if (corpus->collections.count &&
	    (!kind || kind_is_there(corpus, kind)))
		return STATUS_OK;
	else
		default_folder(plan);
	found = init_find_collection(corpus, plan->folder.buf);
	if (found && corpus->config.present && found->origin != ORIGIN_CONFIG)
		found = NULL;
	plan->has_new = status == STATUS_OK && !found;
	if (!plan->kind)
		plan->kind = text_find(path_base(plan->folder.buf), "rfc") ==
			SIZE_MAX
		    ? "adr"
		    : "rfc";
	return status;
}

/* What .hence.yml would not take is no kind. */
static enum status check_kind(const char *kind, struct error *err)
{
	const struct settings_row row = { ".", kind, NULL };
	struct strbuf text = STRBUF_INIT;
	struct config unused;
	struct arena arena;
	struct error why = { 0 };
	enum status status;

	if (!kind)
		return STATUS_OK;
	strbuf_addstr(&text, "collections:\n");
	settings_row(&text, &row, 2);
	arena_init(&arena);
	status = config_parse(&unused, text_make(text.buf, text.len), &arena,
	    &why);
	if (status != STATUS_OK) {
		status = error_set(err, STATUS_USAGE, "'%s' is no kind", kind);
		error_hint(err, "%s", why.hint);
	}
	arena_release(&arena);
	strbuf_release(&text);
	return status;
}

static enum status check_folder(const struct init_plan *plan, struct error *err)
{
	struct text folder = text_make(plan->folder.buf, plan->folder.len);

	if (config_is_git_folder(folder))
		return error_set(err, STATUS_USAGE,
		    "'%s' leads into git's own folder", plan->folder.buf);
	if (!unicode_is_valid(folder))
		return error_set(err, STATUS_USAGE,
		    "the folder's name '%s' is no UTF-8", plan->folder.buf);
	if (words_have_control(folder))
		return error_set(err, STATUS_USAGE,
		    "the folder's name '%s' has a control character in it",
		    plan->folder.buf);
	return STATUS_OK;
}

/*
 * What stands in the new folder, though nobody took it for a collection. Those
 * that there are already keep what is theirs.
 */
static enum status read_new(struct init_plan *plan, struct error *err)
{
	const struct corpus *corpus = &plan->env->corpus;
	VEC(const char *) dirs = { 0 };
	struct corpus_options options = { .names_only = true };
	enum status status;
	size_t i;

	*vec_push(&dirs) = plan->folder.buf;
	for (i = 0; i < corpus->collections.count; i++)
		*vec_push(&dirs) = corpus->collections.items[i].path;
	options.dirs = dirs.items;
	options.dirs_count = dirs.count;
	plan->has_corpus = true;
	status = corpus_load(&plan->corpus, plan->env->source, &options, err);
	vec_release(&dirs);
	return status;
}

static void say_adopted(const struct env *env)
{
	size_t i;

	for (i = 0; i < env->corpus.collections.count; i++) {
		const struct collection *c = &env->corpus.collections.items[i];

		env_say(env, "adopted '%s': %u record%s of the kind %s",
		    c->name, c->count, c->count == 1 ? "" : "s", c->kind);
	}
}

static enum status run(struct init_plan *plan, const char *operand,
    struct error *err)
{
	struct env *env = plan->env;
	enum status status = env_open(env, NEEDS_NAMES, err);

	if (status == STATUS_OK)
		status = choose_folder(plan, operand, err);
	if (status != STATUS_OK)
		return status;
	if (!init_has_settings(plan) && !init_join_is_wanted(&plan->join)) {
		env_say(env, "'%s' is there already, and nothing is left to do",
		    CONFIG_FILE);
		return STATUS_OK;
	}
	if (plan->has_new)
		status = check_folder(plan, err);
	if (status == STATUS_OK && plan->has_new)
		status = read_new(plan, err);
	if (status == STATUS_OK && init_has_settings(plan))
		status = init_check_template(plan, err);
	if (status == STATUS_OK)
		status = init_write(plan, err);
	if (status == STATUS_OK && !env->corpus.config.present)
		say_adopted(env);
	return status;
}

/* Nobody else writes between the reading and the writing. */
static enum status run_locked(struct init_plan *plan, const char *operand,
    struct error *err)
{
	enum status status = check_kind(plan->values->kind, err);

	if (status == STATUS_OK)
		status = init_join_check(&plan->join, err);
	if (status == STATUS_OK)
		status = work_lock(&plan->work, plan->env, "init",
		    plan->values->dry_run, err);
	plan->work.change.limit = FILE_NO_LIMIT;
	return status == STATUS_OK ? run(plan, operand, err) : status;
}

int cmd_init(struct env *env, const void *values, int argc, char **argv)
{
	struct init_plan plan = { .env = env,
		.values = values,
		.folder = STRBUF_INIT,
		.work = { .lock = LOCK_INIT } };
	struct error err = { 0 };
	int code = EXIT_FINE;

	init_join_init(&plan.join);
	plan.join.ci = plan.values->ci;
	plan.join.ci_source = plan.values->ci_source;
	plan.join.wants_hooks = plan.values->hooks;
	if (!env->root) {
		error_set(&err, STATUS_UNSUPPORTED,
		    "a bare repository has no files to add records to");
		error_hint(&err, "Work in a clone or a worktree of it.");
		code = env_fail(env, &err);
	} else if (run_locked(&plan, argc ? argv[0] : NULL, &err) !=
	    STATUS_OK) {
		code = env_fail(env, &err);
	}
	init_join_release(&plan.join);
	work_release(&plan.work);
	if (plan.has_corpus)
		corpus_release(&plan.corpus);
	strbuf_release(&plan.folder);
	return code;
}
