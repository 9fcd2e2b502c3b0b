/* SPDX-License-Identifier: MIT */
#include "cmd/new_make.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/editor.h"
#include "cmd/kinds.h"
#include "cmd/new_check.h"
#include "cmd/new_target.h"
#include "cmd/words.h"
#include "core/change/lock.h"
#include "core/create/template.h"
#include "core/git/source.h"

const struct corpus *new_draft_corpus(const struct new_draft *draft)
{
	return draft->has_full ? &draft->full : &draft->env->corpus;
}

static enum status check_values(struct new_draft *draft, struct error *err)
{
	const struct new_values *values = draft->values;
	enum status status = new_check_status(values->status, err);

	if (status == STATUS_OK)
		status = new_check_number(&draft->number, values->number, err);
	if (status == STATUS_OK)
		status = new_check_list(&draft->tags, "tag", &values->tags,
		    &draft->arena, err);
	if (status == STATUS_OK)
		status = new_check_list(&draft->deciders, "decider",
		    &values->deciders, &draft->arena, err);
	if (status != STATUS_OK || !values->edit)
		return status;
	if (values->no_edit)
		return error_set(err, STATUS_USAGE,
		    "'--edit' and '--no-edit' exclude each other");
	if (editor_is_welcome())
		return STATUS_OK;
	error_set(err, STATUS_USAGE,
	    "'--edit' needs a terminal for input and output");
	error_hint(err, "Leave it out, and edit the file that is printed.");
	return STATUS_USAGE;
}

static enum status read_body(struct new_draft *draft, bool has_title,
    struct error *err)
{
	const struct new_values *values = draft->values;
	const struct new_claims claims = {
		.title = has_title,
		.status = values->status != NULL,
		.date = values->date.year != 0,
		.deciders = values->deciders.count > 0,
		.tags = values->tags.count > 0,
	};
	enum status status = new_body_read(&draft->body, values->from,
	    draft->env->corpus.config.record_bytes, err);

	if (status == STATUS_OK)
		status = new_body_check(&draft->body, &claims, err);
	return status;
}

static enum status read_title(struct new_draft *draft, int argc, char **argv,
    struct error *err)
{
	struct strbuf words = STRBUF_INIT;
	struct text trimmed;
	enum status status;
	int i;

	for (i = 0; i < argc; i++)
		strbuf_addf(&words, "%s%s", i ? " " : "", argv[i]);
	if (!argc)
		strbuf_addstr(&words, draft->body.title.buf);
	trimmed = words_trim(text_make(words.buf, words.len));
	strbuf_add(&draft->title, trimmed.data, trimmed.len);
	strbuf_release(&words);
	status = new_check_word("title",
	    text_make(draft->title.buf, draft->title.len), false, err);
	if (status != STATUS_OK)
		error_hint(err, "Usage: hence new %s", usage_new.synopsis);
	return status;
}

static bool says_enough(const struct env *env,
    const struct collection *collection)
{
	uint32_t i, marked = 0;

	for (i = 0; i < collection->count; i++) {
		const struct record *record =
		    &env->corpus.records.items[collection->first + i];

		marked += record->has_number || record->name_date.year;
	}
	return marked * 2 >= collection->count;
}

/*
 * Numbers that no file name has may stand inside: only then all is read, and
 * the folder anew, as another writer may have been faster.
 */
static enum status look_inside(struct new_draft *draft, struct error *err)
{
	struct env *env = draft->env;
	const struct corpus_options options = { .dirs = env->dirs.items,
		.dirs_count = env->dirs.count };
	const char *path = draft->collection->path;
	enum status status;
	size_t i;

	if (says_enough(env, draft->collection))
		return STATUS_OK;
	draft->old_source = env->source;
	env->source = NULL;
	status = env_open(env, NEEDS_SOURCE, err);
	if (status != STATUS_OK)
		return status;
	draft->has_full = true;
	status = corpus_load(&draft->full, env->source, &options, err);
	for (i = 0; i < draft->full.collections.count; i++)
		if (!strcmp(draft->full.collections.items[i].path, path))
			draft->collection = &draft->full.collections.items[i];
	return status;
}

static enum status load_template(struct new_draft *draft, struct error *err)
{
	const char *name = draft->values->template_name;
	struct strbuf path = STRBUF_INIT;
	struct template_query query = { draft->env->source,
		new_draft_corpus(draft), draft->collection, name };
	enum status status = STATUS_OK;

	if (name && strchr(name, '/')) {
		status = env_resolve(&path, draft->env, name, err);
		query.name = path.buf;
	}
	if (status == STATUS_OK)
		status = template_load(&draft->template_text, &draft->where,
		    &query, err);
	strbuf_release(&path);
	return status;
}

static const char *find_author(struct new_draft *draft)
{
	struct strbuf email = STRBUF_INIT;

	if (!env_git_config(draft->env, "user.name", &draft->author))
		return NULL;
	if (env_git_config(draft->env, "user.email", &email))
		strbuf_addf(&draft->author, " <%s>", email.buf);
	strbuf_release(&email);
	if (words_have_control(text_make(draft->author.buf, draft->author.len)))
		return NULL;
	return draft->author.buf;
}

static enum status write_record(struct create_result *out,
    struct new_draft *draft, struct error *err)
{
	const struct new_values *values = draft->values;
	struct create_request request = {
		.repo = draft->env->repo,
		.root = draft->env->root,
		.corpus = new_draft_corpus(draft),
		.collection = draft->collection,
		.values = {
			.title = text_make(draft->title.buf, draft->title.len),
			.has_number = draft->number.given,
			.number = draft->number.value,
			.date = values->date,
			.date_asked = values->date.year != 0,
			.status = values->status,
			.deciders = draft->deciders.items,
			.deciders_count = draft->deciders.count,
			.tags = draft->tags.items,
			.tags_count = draft->tags.count,
			.author = find_author(draft),
		},
		.template_text = text_make(
		    draft->template_text.buf, draft->template_text.len),
	};

	if (draft->body.is_there)
		request.body = text_make(draft->body.text.buf,
		    draft->body.text.len);
	if (!request.values.date.year)
		date_today(&request.values.date);
	return create_record(out, &request, err);
}

/* What depends on what others write at the same time. */
static enum status make_locked(struct create_result *out,
    struct new_draft *draft, struct error *err)
{
	struct lock lock = LOCK_INIT;
	enum status status = lock_take(&lock, draft->env->repo,
	    draft->env->root, err);

	if (status == STATUS_OK)
		status = look_inside(draft, err);
	if (status == STATUS_OK)
		status = load_template(draft, err);
	if (status == STATUS_OK)
		status = write_record(out, draft, err);
	lock_release(&lock);
	return status;
}

/* The first word may be a kind, or look like one. */
static bool take_kind(struct target_wish *wish, const struct env *env,
    const char *word)
{
	if (wish->kind || !word)
		return false;
	if (kind_is_there(&env->corpus, word)) {
		wish->kind = word;
		return true;
	}
	if (env->corpus.collections.count && kind_is_usual(word))
		env_say(env,
		    "'%s' is taken for a word of the title, as no collection "
		    "is of that kind; 'hence init --kind %s' begins one",
		    word,
		    text_equals_nocase(text_of(word), "adr") ? "adr" : "rfc");
	return false;
}

enum status new_make(struct create_result *out, struct new_draft *draft,
    int argc, char **argv, struct error *err)
{
	struct target_wish wish = { draft->values->collection,
		draft->values->kind };
	enum status status = target_check_dirs(draft->env, err);

	if (status == STATUS_OK)
		status = check_values(draft, err);
	if (status != STATUS_OK)
		return status;
	if (take_kind(&wish, draft->env, argv[0])) {
		argc--;
		argv++;
	}
	status = read_body(draft, argc > 0, err);
	if (status == STATUS_OK)
		status = read_title(draft, argc, argv, err);
	if (status == STATUS_OK)
		status = target_choose(&draft->collection, draft->env, &wish,
		    err);
	if (status == STATUS_OK)
		status = make_locked(out, draft, err);
	return status;
}

void new_draft_init(struct new_draft *draft, struct env *env,
    const struct new_values *values)
{
	memset(draft, 0, sizeof(*draft));
	draft->env = env;
	draft->values = values;
	arena_init(&draft->arena);
	strbuf_init(&draft->title);
	strbuf_init(&draft->template_text);
	strbuf_init(&draft->where);
	strbuf_init(&draft->author);
	new_body_init(&draft->body);
}

void new_draft_release(struct new_draft *draft)
{
	vec_release(&draft->tags);
	vec_release(&draft->deciders);
	arena_release(&draft->arena);
	strbuf_release(&draft->title);
	strbuf_release(&draft->template_text);
	strbuf_release(&draft->where);
	strbuf_release(&draft->author);
	new_body_release(&draft->body);
	source_free(draft->old_source);
	if (draft->has_full)
		corpus_release(&draft->full);
}
