/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cmd/commands.h"
#include "cmd/earlier.h"
#include "cmd/editor.h"
#include "cmd/new_git.h"
#include "cmd/new_make.h"
#include "cmd/new_print.h"
#include "cmd/new_relate.h"

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
	ROW(OPTION_STRING, 0, "number", "N",
	    "that number rather than the next one", number, 0),
	ROW(OPTION_DATE, 0, "date", "DATE", "that date rather than today's",
	    date, 0),
	ROW(OPTION_STRINGS, 0, "supersedes", "ID",
	    "it takes the place of that record; repeatable", supersedes,
	    VALUE_RECORD),
	ROW(OPTION_STRINGS, 'l', "link", "KIND:ID",
	    "how it is related to another record; repeatable", links, 0),
	{ .type = OPTION_STRING,
	    .name = "branch",
	    .argument = "NAME",
	    .summary =
		"make a git branch for it and switch to that; without NAME "
		"it is called like the record",
	    .offset = MEMBER(branch),
	    .optional = true },
	ROW(OPTION_FLAG, 0, "commit", NULL,
	    "commit the record, and what it is related to, with git", commit,
	    0),
	ROW(OPTION_FLAG, 'n', "dry-run", NULL,
	    "show the record as a diff, and write nothing", dry_run, 0),
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
	    "the record, in any case of letters, where the repository has a "
	    "collection of that kind, else it belongs to the title. On a terminal the editor is "
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
	    "is taken as it is. Where the text has a title, TITLE is left "
	    "out; where it has none, TITLE is needed and becomes the text's "
	    "title. What the text says by itself, as a status, no option may "
	    "say as well.\n\n"
	    "What was decided before on the subject is said on standard "
	    "error: records and options with titles that share rare words "
	    "with TITLE, the best five, how they stand and why they lost; "
	    "nothing where none is near, of what the record has a relation "
	    "to, or with -q.\n\n"
	    "--supersedes and --link write both sides, as hence-supersede(1) "
	    "and hence-link(1) do. --link takes KIND:ID, or ID:KIND and "
	    "ID:WORDS:REVERSE as adr-tools does.\n\n"
	    "--branch and --commit leave the work to git, with its hooks and "
	    "signing. The commit is made when the editor is closed.",
	.options = rows,
	.examples =
	    "hence new Use PostgreSQL for orders # no quotes needed\n"
	    "hence new rfc A queue for mails # in the RFCs' collection\n"
	    "hence new --supersedes 7 Use SQLite for orders\n"
	    "hence new --from - Retry twice <notes.md # with a text\n",
	.values_size = sizeof(struct new_values),
	.operands_min = 0,
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR,
	.operands = VALUE_KIND,
};

static bool wants_editor(const struct new_values *values)
{
	return values->edit ||
	    (!values->no_edit && !values->from && editor_is_welcome());
}

static void say_more(const struct new_draft *draft)
{
	const struct env *env = draft->env;

	env_say_more(env, "template '%s'", draft->where.buf);
	new_say_format(env, &env->corpus, draft->collection);
	new_say_gaps(env, &draft->made.gaps);
}

/* Nobody need wait for that, nor for the editor, which may take hours. */
static void say_earlier(struct new_draft *draft)
{
	lock_release(&draft->work.lock);
	earlier_say(draft->env, draft->title.buf, draft->made.file->path, NULL);
}

static enum status edit(struct new_draft *draft, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status = STATUS_OK;

	env_path(&path, draft->env, draft->made.file->path);
	if (wants_editor(draft->values))
		status = editor_run(draft->env, path.buf, err);
	if (status != STATUS_OK)
		error_hint(err, "The record '%s' is there all the same%s.",
		    path.buf,
		    draft->values->commit
			? ", but not committed; 'git add' and 'git commit' "
			  "do that"
			: "");
	strbuf_release(&path);
	return status;
}

static enum status write_record(struct new_draft *draft, struct error *err)
{
	enum status status = new_git_branch(draft, err);

	if (status != STATUS_OK)
		return status;
	status = work_finish(&draft->work, err);
	if (status != STATUS_OK && draft->branch.len)
		error_hint(err,
		    "The branch '%s' is there, without the record; "
		    "'git switch -' leaves it.",
		    draft->branch.buf);
	return status;
}

static enum status run(struct new_draft *draft, int argc, char **argv,
    struct error *err)
{
	bool dry_run = draft->values->dry_run;
	enum status status = new_make(draft, argc, argv, err);

	if (status == STATUS_OK)
		status = new_git_check(draft, err);
	if (status == STATUS_OK)
		status = dry_run ? work_finish(&draft->work, err)
				 : write_record(draft, err);
	if (status != STATUS_OK)
		return status;
	say_more(draft);
	new_relate_say(draft);
	say_earlier(draft);
	if (dry_run) {
		new_git_say(draft);
		return STATUS_OK;
	}
	status = edit(draft, err);
	return status == STATUS_OK ? new_git_commit(draft, err) : status;
}

int cmd_new(struct env *env, const void *values, int argc, char **argv)
{
	struct new_draft draft;
	struct error err = { 0 };
	enum status status;

	new_draft_init(&draft, env, values);
	if (env->root) {
		status = run(&draft, argc, argv, &err);
	} else {
		status = error_set(&err, STATUS_UNSUPPORTED,
		    "a bare repository has no files to add a record to");
		error_hint(&err, "Work in a clone or a worktree of it.");
	}
	new_draft_release(&draft);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
