/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/editor.h"
#include "cmd/kinds.h"
#include "cmd/new_check.h"
#include "cmd/new_target.h"
#include "core/base/file.h"
#include "core/change/create.h"
#include "core/change/template.h"
#include "core/git/source.h"

struct new_values {
	const char *kind, *collection, *template_name, *from, *status;
	struct string_list tags, deciders;
	struct option_number number;
	struct date date;
	bool edit, no_edit;
};

#define MEMBER(name) offsetof(struct new_values, name)
#define ROW(t, l, n, arg, words, member, values) \
	{ \
		.type = t, .letter = l, .name = n, .argument = arg, \
		.summary = words, .offset = MEMBER(member), \
		.completes = values \
	}

static const struct option_row rows[] = {
	ROW(OPTION_STRING, 0, "kind", "KIND",
	    "a record of that kind: adr, rfc, ...", kind, VALUE_KIND),
	ROW(OPTION_STRING, 0, "collection", "NAME",
	    "the collection of that name, path or kind", collection,
	    VALUE_COLLECTION),
	ROW(OPTION_STRING, 't', "template", "NAME",
	    "a built-in template, or a file of the repository", template_name,
	    VALUE_TEMPLATE | VALUE_FILE),
	ROW(OPTION_STRING, 0, "from", "FILE",
	    "take the text from FILE, or from standard input (-)", from,
	    VALUE_FILE),
	ROW(OPTION_STRING, 0, "status", "STATUS",
	    "the status to begin with; proposed where not given", status,
	    VALUE_STATUS),
	ROW(OPTION_STRINGS, 0, "tag", "TAG", "add a tag; repeatable", tags,
	    VALUE_TAG),
	ROW(OPTION_STRINGS, 0, "decider", "WHO",
	    "name somebody who decides; repeatable", deciders, VALUE_DECIDER),
	ROW(OPTION_INTEGER, 0, "number", "N",
	    "that number rather than the next one", number, 0),
	ROW(OPTION_DATE, 0, "date", "DATE", "that date rather than today's",
	    date, 0),
	ROW(OPTION_FLAG, 'e', "edit", NULL, "open it in the editor", edit, 0),
	ROW(OPTION_FLAG, 0, "no-edit", NULL,
	    "do not, though this is a terminal", no_edit, 0),
	{ .name = NULL },
};

const struct usage usage_new = {
	.synopsis = "[OPTION]... [KIND] TITLE...",
	.about =
	    "Write a new record and print its path. The number is one more "
	    "than the highest in the worktree, in git's index and on every "
	    "local and remote-tracking branch. The first word is the kind of "
	    "the record where the repository has a collection of that kind, "
	    "else it belongs to the title. On a terminal the editor is "
	    "opened.\n\n"
	    "The template is the repository's own where it has one: the file "
	    "that .hence.yml names, or one with template in its name in the "
	    "collection's folder, in templates/ or template/ there, in the "
	    "folder above, or in .adr-templates, templates/adr or "
	    "templates/rfc at the root. Such a file goes before a built-in "
	    "one that .hence.yml names. Built in are madr, madr-minimal, madr-bare, "
	    "nygard, rfc, rfc-light and safe-to-try.\n\n"
	    "With --from the text stands below the template's title and "
	    "header; one that begins with a title or front matter of its own "
	    "is taken as it is. Where the text has a title, TITLE may be left "
	    "out, and given it is for the file's name only; where it has "
	    "none, TITLE is needed and becomes the text's title.",
	.options = rows,
	.examples =
	    "hence new Use PostgreSQL for orders # no quotes needed\n"
	    "hence new rfc A queue for mails # in the RFCs' collection\n"
	    "hence new --from - Retry twice <notes.md # with a text\n",
	.values_size = sizeof(struct new_values),
	.operands_min = 0,
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR,
	.operands = VALUE_KIND,
};

/* All that a record is made of, and who owns it. */
struct draft {
	struct env *env;
	const struct new_values *values;
	struct strbuf title, body, template_text, where, author;
	bool has_body;
	struct corpus full; /* loaded where names do not say enough */
	bool has_full;
};

static enum status check_values(const struct new_values *values,
    struct error *err)
{
	enum status status = new_check_status(values->status, err);

	if (status == STATUS_OK)
		status = new_check_list("tag", &values->tags, err);
	if (status == STATUS_OK)
		status = new_check_list("decider", &values->deciders, err);
	if (status == STATUS_OK && values->edit && values->no_edit)
		status = error_set(err, STATUS_USAGE,
		    "'--edit' and '--no-edit' exclude each other");
	return status;
}

static enum status read_body(struct draft *draft, struct error *err)
{
	const char *from = draft->values->from;
	size_t limit = draft->env->corpus.config.record_bytes;

	draft->has_body = from != NULL;
	if (!from)
		return STATUS_OK;
	if (!strcmp(from, "-"))
		return file_read_stream(&draft->body, stdin, "standard input",
		    limit, err);
	return file_read(&draft->body, from, limit, err);
}

static void title_of_body(struct draft *draft)
{
	struct arena arena;
	struct record record;

	arena_init(&arena);
	record_parse(&record, "untitled.md",
	    text_make(draft->body.buf, draft->body.len), text_of(""), &arena);
	if (record.title_span.end)
		strbuf_addstr(&draft->title,
		    record_string(&record, record.title));
	arena_release(&arena);
}

static enum status read_title(struct draft *draft, int argc, char **argv,
    struct error *err)
{
	struct text trimmed;
	enum status status;
	int i;

	for (i = 0; i < argc; i++)
		strbuf_addf(&draft->title, "%s%s", i ? " " : "", argv[i]);
	if (!argc && draft->has_body)
		title_of_body(draft);
	trimmed = text_trim(text_make(draft->title.buf, draft->title.len));
	strbuf_splice(&draft->title, 0,
	    (size_t)(trimmed.data - draft->title.buf), "", 0);
	strbuf_setlen(&draft->title, trimmed.len);
	status = new_check_word("title",
	    text_make(draft->title.buf, draft->title.len), false, err);
	if (status != STATUS_OK)
		error_hint(err, "Usage: hence new %s", usage_new.synopsis);
	return status;
}

static bool says_enough(const struct env *env,
    const struct collection *collection)
{
	uint32_t i;

	for (i = 0; i < collection->count; i++) {
		const struct record *record =
		    &env->corpus.records.items[collection->first + i];

		if (record->has_number || record->name_date.year)
			return true;
	}
	return !collection->count;
}

/* Numbers that no file name has may stand inside: only then all is read. */
static enum status look_inside(struct draft *draft,
    const struct collection **collection, struct error *err)
{
	struct env *env = draft->env;
	const struct corpus_options options = { .dirs = env->dirs.items,
		.dirs_count = env->dirs.count };
	const char *path = (*collection)->path;
	enum status status;
	size_t i;

	if (says_enough(env, *collection))
		return STATUS_OK;
	draft->has_full = true;
	status = corpus_load(&draft->full, env->source, &options, err);
	for (i = 0; i < draft->full.collections.count; i++)
		if (!strcmp(draft->full.collections.items[i].path, path))
			*collection = &draft->full.collections.items[i];
	return status;
}

static enum status load_template(struct draft *draft,
    const struct collection *collection, struct error *err)
{
	const char *name = draft->values->template_name;
	struct strbuf path = STRBUF_INIT;
	struct template_query query = { draft->env->source,
		draft->has_full ? &draft->full : &draft->env->corpus,
		collection, name };
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

static const char *find_author(struct draft *draft)
{
	struct strbuf email = STRBUF_INIT;

	if (!env_git_config(draft->env, "user.name", &draft->author))
		return NULL;
	if (env_git_config(draft->env, "user.email", &email))
		strbuf_addf(&draft->author, " <%s>", email.buf);
	strbuf_release(&email);
	if (new_has_control(text_make(draft->author.buf, draft->author.len)))
		return NULL;
	return draft->author.buf;
}

static enum status write_record(struct create_result *out, struct draft *draft,
    const struct collection *collection, struct error *err)
{
	const struct new_values *values = draft->values;
	struct create_request request = {
		.repo = draft->env->repo,
		.root = draft->env->root,
		.corpus =
		    draft->has_full ? &draft->full : &draft->env->corpus,
		.collection = collection,
		.values = {
			.title = text_make(draft->title.buf, draft->title.len),
			.has_number = values->number.given,
			.number = values->number.value,
			.date = values->date,
			.status = values->status,
			.deciders = values->deciders.items,
			.deciders_count = values->deciders.count,
			.tags = values->tags.items,
			.tags_count = values->tags.count,
			.author = find_author(draft),
		},
		.template_text = text_make(
		    draft->template_text.buf, draft->template_text.len),
	};

	if (draft->has_body)
		request.body = text_make(draft->body.buf, draft->body.len);
	if (!request.values.date.year)
		date_today(&request.values.date);
	return create_record(out, &request, err);
}

static enum status make(struct create_result *out, struct draft *draft,
    int argc, char **argv, struct error *err)
{
	const struct collection *collection;
	struct target_wish wish = { draft->values->collection,
		draft->values->kind };
	enum status status;

	if (!wish.kind && argc && kind_is_there(&draft->env->corpus, argv[0])) {
		wish.kind = argv[0];
		argc--;
		argv++;
	}
	status = check_values(draft->values, err);
	if (status == STATUS_OK)
		status = read_body(draft, err);
	if (status == STATUS_OK)
		status = read_title(draft, argc, argv, err);
	if (status == STATUS_OK)
		status = target_choose(&collection, draft->env, &wish, err);
	if (status == STATUS_OK)
		status = look_inside(draft, &collection, err);
	if (status == STATUS_OK)
		status = load_template(draft, collection, err);
	if (status == STATUS_OK)
		status = write_record(out, draft, collection, err);
	return status;
}

static void draft_release(struct draft *draft)
{
	strbuf_release(&draft->title);
	strbuf_release(&draft->body);
	strbuf_release(&draft->template_text);
	strbuf_release(&draft->where);
	strbuf_release(&draft->author);
	if (draft->has_full)
		corpus_release(&draft->full);
}

static void draft_init(struct draft *draft, struct env *env,
    const struct new_values *values)
{
	memset(draft, 0, sizeof(*draft));
	draft->env = env;
	draft->values = values;
	strbuf_init(&draft->title);
	strbuf_init(&draft->body);
	strbuf_init(&draft->template_text);
	strbuf_init(&draft->where);
	strbuf_init(&draft->author);
}

static bool wants_editor(const struct new_values *values)
{
	return values->edit ||
	    (!values->no_edit && !values->from && editor_is_welcome());
}

/* The number is free as far as can be seen, which may not be far enough. */
static void say_gaps(const struct env *env, const struct number_gaps *gaps)
{
	if (gaps->branches)
		env_say(env,
		    "the number may be used already on %zu branch%s that "
		    "cannot be read; run 'git fetch' and compare",
		    gaps->branches, gaps->branches == 1 ? "" : "es");
	if (gaps->folders)
		env_say(env,
		    "the number may be used already in '%s'%s, which cannot "
		    "be read; mend its permissions and compare",
		    gaps->folder.buf,
		    gaps->folders > 1 ? " and other folders" : "");
}

static enum status finish(struct draft *draft, const struct create_result *made,
    struct error *err)
{
	struct strbuf shown = STRBUF_INIT;
	enum status status = STATUS_OK;

	env_path(&shown, draft->env, made->path.buf);
	printf("%s\n", shown.buf);
	env_say_more(draft->env, "template '%s'", draft->where.buf);
	say_gaps(draft->env, &made->gaps);
	if (wants_editor(draft->values))
		status = editor_run(draft->env, shown.buf, err);
	strbuf_release(&shown);
	return status;
}

int cmd_new(struct env *env, const void *values, int argc, char **argv)
{
	struct create_result made;
	struct draft draft;
	struct error err = { 0 };
	enum status status;

	create_result_init(&made);
	draft_init(&draft, env, values);
	if (env->root) {
		status = make(&made, &draft, argc, argv, &err);
	} else {
		status = error_set(&err, STATUS_UNSUPPORTED,
		    "a bare repository has no files to add a record to");
		error_hint(&err, "Work in a clone or a worktree of it.");
	}
	if (status == STATUS_OK)
		status = finish(&draft, &made, &err);
	draft_release(&draft);
	create_result_release(&made);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
