/* SPDX-License-Identifier: MIT */
#include "cmd/new_make.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/editor.h"
#include "cmd/new_check.h"
#include "cmd/new_relate.h"
#include "cmd/new_target.h"
#include "cmd/words.h"
#include "core/corpus/config_load.h"
#include "core/corpus/kinds.h"
#include "core/create/template.h"
#include "core/git/identity.h"
#include "core/git/source.h"

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

/* How large a record may be, as .hence.yml has it now. */
static enum status find_limit(size_t *out, struct new_draft *draft,
    struct error *err)
{
	struct env *env = draft->env;
	struct config config;
	enum status status = env_open(env, NEEDS_SOURCE, err);

	if (status == STATUS_OK)
		status = config_load(&config, env->source, &draft->arena, err);
	if (status == STATUS_OK)
		*out = config.record_bytes;
	source_free(env->source);
	env->source = NULL;
	return status;
}

/*
 * Nobody else waits for a pipe that we wait for: it is read before the lock is
 * taken, and the repository again behind it.
 */
static enum status read_body(struct new_draft *draft, struct error *err)
{
	const char *from = draft->values->from;
	enum status status;
	size_t limit = 0;

	if (!from)
		return STATUS_OK;
	status = find_limit(&limit, draft, err);
	if (status == STATUS_OK)
		status = new_body_read(&draft->body, from, limit, err);
	return status;
}

static enum status check_body(const struct new_draft *draft, bool has_title,
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

	return new_body_check(&draft->body, &claims, err);
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
	if (!argc && draft->body.is_there && !draft->body.title.len) {
		error_set(err, STATUS_USAGE, "the text in '%s' has no title",
		    draft->values->from);
		error_hint(err,
		    "Give TITLE, or begin the text with '# TITLE'.");
		return STATUS_USAGE;
	}
	if (!argc)
		strbuf_addstr(&words, draft->body.title.buf);
	trimmed = words_trim(text_make(words.buf, words.len));
	strbuf_add(&draft->title, trimmed.data, trimmed.len);
	strbuf_release(&words);
	status = words_check("title",
	    text_make(draft->title.buf, draft->title.len), err);
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

void new_draft_find_collection(struct new_draft *draft, const char *path)
{
	const struct corpus *corpus = &draft->env->corpus;

	for (size_t i = 0; i < corpus->collections.count; i++)
		if (!strcmp(corpus->collections.items[i].path, path))
			draft->collection = &corpus->collections.items[i];
}

/* Numbers that no file name has may stand inside: only then all is read. */
static enum status look_inside(struct new_draft *draft, struct error *err)
{
	char *path;
	enum status status;

	if (says_enough(draft->env, draft->collection))
		return STATUS_OK;
	path = arena_strdup(&draft->arena, draft->collection->path);
	status = work_read_all(&draft->work, err);
	if (status != STATUS_OK)
		return status;
	new_draft_find_collection(draft, path);
	return STATUS_OK;
}

static enum status load_template(struct new_draft *draft, struct error *err)
{
	const char *name = draft->values->template_name;
	struct strbuf path = STRBUF_INIT;
	struct template_query query = { draft->env->source, &draft->env->corpus,
		draft->collection, name };
	enum status status = STATUS_OK;

	if (name && template_is_path(name)) {
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
	struct identity who;
	struct strbuf *out = &draft->author;

	identity_init(&who);
	if (identity_load(&who, draft->env->repo))
		identity_write(out, &who);
	identity_release(&who);
	if (!out->len || words_have_control(text_make(out->buf, out->len)))
		return NULL;
	return out->buf;
}

static enum status make_record(struct new_draft *draft, struct error *err)
{
	const struct new_values *values = draft->values;
	struct create_request request = {
		.change = &draft->work.change,
		.corpus = &draft->env->corpus,
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
	return create_record(&draft->made, &request, err);
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

/* What the operands say, by the collections that there are. */
static enum status read_operands(struct new_draft *draft, int argc, char **argv,
    struct error *err)
{
	struct target_wish wish = { draft->values->collection,
		draft->values->kind };
	enum status status;

	if (take_kind(&wish, draft->env, argv[0])) {
		argc--;
		argv++;
	}
	status = check_body(draft, argc > 0, err);
	if (status == STATUS_OK)
		status = read_title(draft, argc, argv, err);
	if (status == STATUS_OK)
		status = target_choose(&draft->collection, draft->env, &wish,
		    err);
	return status;
}

/* The lock stays taken: the number is ours until the change is applied. */
static enum status begin(struct new_draft *draft, struct error *err)
{
	struct work *work = &draft->work;
	enum status status = work_lock(work, draft->env, "new",
	    draft->values->dry_run, err);

	if (status == STATUS_OK)
		status = env_open(draft->env, NEEDS_NAMES, err);
	if (status == STATUS_OK)
		work->change.limit = draft->env->corpus.config.record_bytes;
	return status;
}

enum status new_make(struct new_draft *draft, int argc, char **argv,
    struct error *err)
{
	enum status status = check_values(draft, err);

	if (status == STATUS_OK)
		status = read_body(draft, err);
	if (status == STATUS_OK)
		status = begin(draft, err);
	if (status == STATUS_OK)
		status = read_operands(draft, argc, argv, err);
	if (status == STATUS_OK)
		status = new_relate_read(draft, err);
	if (status == STATUS_OK)
		status = look_inside(draft, err);
	if (status == STATUS_OK)
		status = load_template(draft, err);
	if (status == STATUS_OK)
		status = make_record(draft, err);
	if (status == STATUS_OK)
		status = new_relate_write(draft, err);
	return status;
}

void new_draft_init(struct new_draft *draft, struct env *env,
    const struct new_values *values)
{
	memset(draft, 0, sizeof(*draft));
	draft->env = env;
	draft->values = values;
	draft->work.lock.fd = -1;
	arena_init(&draft->arena);
	strbuf_init(&draft->title);
	strbuf_init(&draft->template_text);
	strbuf_init(&draft->where);
	strbuf_init(&draft->author);
	strbuf_init(&draft->branch);
	new_body_init(&draft->body);
	create_result_init(&draft->made);
}

void new_draft_release(struct new_draft *draft)
{
	work_release(&draft->work);
	vec_release(&draft->relations);
	vec_release(&draft->tags);
	vec_release(&draft->deciders);
	arena_release(&draft->arena);
	strbuf_release(&draft->title);
	strbuf_release(&draft->template_text);
	strbuf_release(&draft->where);
	strbuf_release(&draft->author);
	strbuf_release(&draft->branch);
	new_body_release(&draft->body);
	create_result_release(&draft->made);
}
