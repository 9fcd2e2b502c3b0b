/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/completion.h"
#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/create/template.h"
#include "core/git/command.h"
#include "core/git/repo.h"
#include "core/output/record_words.h"

typedef VEC(const char *) name_list;

typedef void (*add_fn)(struct completer *completer);

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Each name once, with how many of what have it; empties the list. */
static void add_counted(struct completer *completer, name_list *names,
    const char *what)
{
	char description[40];
	size_t same;

	if (names->count)
		qsort(names->items, names->count, sizeof(*names->items),
		    compare_names);
	for (size_t i = 0; i < names->count; i += same) {
		same = 1;
		while (i + same < names->count &&
		    strcmp(names->items[i], names->items[i + same]) == 0)
			same++;
		snprintf(description, sizeof(description), "%zu %s%s", same,
		    what, same > 1 ? "s" : "");
		completer_add(completer, names->items[i], description);
	}
	vec_release(names);
}

static void add_fields(struct completer *completer, uint64_t keys)
{
	const struct corpus *corpus = &completer->env->corpus;
	name_list names = { 0 };

	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		for (uint32_t f = 0; f < record->fields_count; f++) {
			const struct field *field = &record->fields[f];
			const char *value = record_string(record, field->value);

			if ((keys & RECORD_KEY(field->key)) && value)
				*vec_push(&names) = value;
		}
	}
	add_counted(completer, &names, "record");
}

static void add_tags(struct completer *completer)
{
	add_fields(completer, RECORD_KEY(FIELD_TAGS));
}

static void add_deciders(struct completer *completer)
{
	add_fields(completer, RECORD_DECIDER_KEYS);
}

static void add_kinds(struct completer *completer)
{
	const struct corpus *corpus = &completer->env->corpus;
	name_list names = { 0 };

	/* Only the first operand is a kind. */
	if (completer->operand)
		return;
	for (size_t i = 0; i < corpus->collections.count; i++)
		*vec_push(&names) = corpus->collections.items[i].kind;
	add_counted(completer, &names, "collection");
}

static void add_collections(struct completer *completer)
{
	const struct corpus *corpus = &completer->env->corpus;
	char description[80];

	for (size_t i = 0; i < corpus->collections.count; i++) {
		const struct collection *row = &corpus->collections.items[i];

		snprintf(description, sizeof(description), "%s, %u record%s",
		    row->kind, (unsigned)row->count,
		    row->count == 1 ? "" : "s");
		completer_add(completer, row->name, description);
	}
}

static void add_builtin_templates(struct completer *completer)
{
	struct strbuf names = STRBUF_INIT;
	struct text rest, name;

	template_names(&names);
	rest = text_make(names.buf, names.len);
	while (text_split(&rest, ',', &name)) {
		char *copy;

		name = text_trim(name);
		copy = mem_strndup(name.data, name.len);
		completer_add(completer, copy, "built in");
		free(copy);
	}
	strbuf_release(&names);
}

static void add_own_template(const char *name, const char *path, void *context)
{
	completer_add(context, name, path);
}

static void add_own_templates(struct completer *completer)
{
	const struct env *env = completer->env;

	template_each_own(env->source, &env->corpus, add_own_template,
	    completer);
}

static void add_statuses(struct completer *completer)
{
	for (unsigned i = RECORD_DRAFT; i <= RECORD_SUPERSEDED; i++)
		completer_add(completer, status_name((enum record_status)i),
		    NULL);
}

static void add_own_states(struct completer *completer)
{
	const struct config *config = &completer->env->corpus.config;

	/* A new record begins with one of the nine. */
	if (!completer->operand)
		return;
	for (uint32_t i = 0; i < config->states_count; i++)
		completer_add(completer, config->states[i].name,
		    status_name(config->states[i].status));
}

static void add_revisions(struct completer *completer)
{
	struct strbuf git_dir = STRBUF_INIT, names = STRBUF_INIT;
	struct text rest, line;

	if (!completer->env->repo)
		return;
	strbuf_addf(&git_dir, "--git-dir=%s",
	    repo_get_info(completer->env->repo)->git_dir);
	const char *args[] = { git_dir.buf, "for-each-ref",
		"--format=%(refname:short)", "refs/heads", "refs/tags",
		"refs/remotes", NULL };
	struct error err;
	if (command_git(&names, NULL, args, NULL, &err))
		strbuf_clear(&names);
	rest = text_make(names.buf, names.len);
	while (text_next_line(&rest, &line)) {
		char *name = mem_strndup(line.data, line.len);

		completer_add(completer, name, NULL);
		free(name);
	}
	strbuf_release(&names);
	strbuf_release(&git_dir);
}

static void add_commands(struct completer *completer)
{
	for (const struct command *row = commands; row->name; row++)
		completer_add(completer, row->name, row->summary);
}

static void add_relations(struct completer *completer)
{
	for (int i = 0; i < 2 * RELATION_KIND_COUNT; i++) {
		enum relation_kind kind = (enum relation_kind)(i / 2);
		const char *name = relation_name(kind, i % 2);

		if (i % 2 == 0 || strcmp(name, relation_name(kind, false)))
			completer_add(completer, name, NULL);
	}
}

static void add_shells(struct completer *completer)
{
	for (size_t i = 0; completion_shells[i]; i++)
		completer_add(completer, completion_shells[i], NULL);
}

/* A line that begins with a tab leaves it to the shell. Files would drown what
 * the program knows, where there is some, so they wait for a letter. */
static void leave_to_shell(struct completer *completer, const char *what)
{
	if (completer->typed[0] || !completer->out.len)
		strbuf_addf(&completer->out, "\t%s\t%.*s\n", what,
		    TEXT_ARG(completer->head));
}

static void add_files(struct completer *completer)
{
	leave_to_shell(completer, "files");
}

static void add_folders(struct completer *completer)
{
	leave_to_shell(completer, "folders");
}

static const struct provider {
	enum value_kind kind;
	enum needs needs;
	add_fn add;
} providers[] = {
	{ VALUE_COMMAND, NEEDS_NOTHING, add_commands },
	{ VALUE_SHELL, NEEDS_NOTHING, add_shells },
	{ VALUE_RELATION, NEEDS_NOTHING, add_relations },
	{ VALUE_STATUS, NEEDS_NOTHING, add_statuses },
	{ VALUE_STATUS, NEEDS_NAMES, add_own_states },
	{ VALUE_TEMPLATE, NEEDS_NOTHING, add_builtin_templates },
	{ VALUE_TEMPLATE, NEEDS_NAMES, add_own_templates },
	{ VALUE_REVISION, NEEDS_REPOSITORY, add_revisions },
	{ VALUE_KIND, NEEDS_NAMES, add_kinds },
	{ VALUE_COLLECTION, NEEDS_NAMES, add_collections },
	{ VALUE_TAG, NEEDS_CORPUS, add_tags },
	{ VALUE_DECIDER, NEEDS_CORPUS, add_deciders },
	{ VALUE_RECORD, NEEDS_CORPUS, completer_add_records },
	{ VALUE_FILE, NEEDS_NOTHING, add_files },
	{ VALUE_FOLDER, NEEDS_NOTHING, add_folders },
};

void completer_add_values(struct completer *completer, unsigned kinds)
{
	size_t count = sizeof(providers) / sizeof(*providers);
	enum needs needs = NEEDS_NOTHING;
	struct error err;

	/* Opened once, at the level that the neediest wants. */
	for (size_t i = 0; i < count; i++) {
		if ((kinds & providers[i].kind) && providers[i].needs > needs)
			needs = providers[i].needs;
	}
	if (env_open(completer->env, needs, &err))
		needs = NEEDS_NOTHING;
	for (size_t i = 0; i < count; i++) {
		if ((kinds & providers[i].kind) && providers[i].needs <= needs)
			providers[i].add(completer);
	}
}
