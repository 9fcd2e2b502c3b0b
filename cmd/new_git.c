/* SPDX-License-Identifier: MIT */
#include "cmd/new_git.h"

#include <stdio.h>
#include <string.h>

#include "core/base/escape.h"
#include "core/base/file.h"
#include "core/base/path.h"
#include "core/create/slug.h"
#include "core/git/commit.h"

/* What a commit that begins with that status does. */
static const char *const verbs[] = {
	[RECORD_NO_STATUS] = "Add",
	[RECORD_UNKNOWN] = "Add",
	[RECORD_DRAFT] = "Draft",
	[RECORD_PROPOSED] = "Propose",
	[RECORD_LAST_CALL] = "Propose",
	[RECORD_ACCEPTED] = "Accept",
	[RECORD_REJECTED] = "Reject",
	[RECORD_POSTPONED] = "Postpone",
	[RECORD_WITHDRAWN] = "Withdraw",
	[RECORD_DEPRECATED] = "Deprecate",
	[RECORD_SUPERSEDED] = "Supersede",
};

static bool wants_branch(const struct new_draft *draft)
{
	return draft->values->branch != NULL;
}

static const char *record_path(const struct new_draft *draft)
{
	return draft->made.file->path;
}

/* The new record, read from these bytes. */
static void read_record(struct record *out, const struct new_draft *draft,
    struct text bytes, struct arena *arena)
{
	record_parse(out, record_path(draft), bytes, text_of(""), arena);
	out->collection = (uint32_t)(draft->collection -
	    draft->env->corpus.collections.items);
}

/* "adr-0012-use-postgresql" */
static void name_branch(struct strbuf *out, const struct new_draft *draft)
{
	const struct strbuf *text = &draft->made.file->text;
	const struct corpus *corpus = &draft->env->corpus;
	struct strbuf id = STRBUF_INIT;
	struct record record;
	struct arena arena;

	arena_init(&arena);
	read_record(&record, draft, text_make(text->buf, text->len), &arena);
	if (record.has_number) {
		corpus_id(&id, corpus, &record);
		strbuf_addf(&id, " %s", draft->title.buf);
	} else {
		strbuf_addf(&id, "%s ", draft->collection->kind);
		corpus_id(&id, corpus, &record);
	}
	slug_make(out, text_make(id.buf, id.len), '-');
	strbuf_release(&id);
	arena_release(&arena);
}

/* "Propose ADR-0012: Use PostgreSQL", by what the record says itself. */
static void write_message(struct strbuf *out, const struct new_draft *draft,
    struct text bytes)
{
	struct record record;
	struct arena arena;
	const char *title;

	arena_init(&arena);
	read_record(&record, draft, bytes, &arena);
	title = record_string(&record, record.title);
	strbuf_addf(out, "%s ", verbs[record.status]);
	corpus_id(out, &draft->env->corpus, &record);
	if (title)
		strbuf_addf(out, ": %s", title);
	arena_release(&arena);
}

static enum status check_branch(struct new_draft *draft, struct error *err)
{
	if (!wants_branch(draft))
		return STATUS_OK;
	if (*draft->values->branch)
		strbuf_addstr(&draft->branch, draft->values->branch);
	else
		name_branch(&draft->branch, draft);
	return commit_check_branch(draft->env->repo, draft->branch.buf, err);
}

enum status new_git_check(struct new_draft *draft, struct error *err)
{
	bool commits = draft->values->commit;
	const char *option = commits ? "--commit" : "--branch";
	struct repo *repo = draft->env->repo;
	enum status status;

	if (!wants_branch(draft) && !commits)
		return STATUS_OK;
	if (!repo) {
		error_set(err, STATUS_NO_REPOSITORY,
		    "'%s' needs a git repository, and '%s' is in none", option,
		    draft->env->root);
		error_hint(err, "Leave it out, or run 'git init' first.");
		return STATUS_NO_REPOSITORY;
	}
	status = commit_check_state(repo, err);
	if (status == STATUS_OK && commits)
		status = commit_check_path(repo, record_path(draft), err);
	if (status != STATUS_OK) {
		error_prefix(err, "cannot do '%s'", option);
		return status;
	}
	return check_branch(draft, err);
}

enum status new_git_branch(const struct new_draft *draft, struct error *err)
{
	const struct env *env = draft->env;

	if (!wants_branch(draft))
		return STATUS_OK;
	return commit_branch(env->repo, draft->branch.buf, env->common.quiet,
	    err);
}

/* The commit, to be typed. */
static void write_command(struct strbuf *out, const struct new_draft *draft,
    const char *message)
{
	const struct change *change = &draft->work.change;
	struct strbuf path = STRBUF_INIT;

	strbuf_addstr(out, "git commit -m ");
	escape_shell(out, text_of(message));
	strbuf_addstr(out, " --");
	for (size_t i = 0; i < change->files.count; i++) {
		if (!change_touches(change->files.items[i]))
			continue;
		strbuf_clear(&path);
		env_path(&path, draft->env, change->files.items[i]->path);
		strbuf_addch(out, ' ');
		escape_shell(out, text_make(path.buf, path.len));
	}
	strbuf_release(&path);
}

/* All that the change has written; what is in it is the caller's. */
static enum status commit(const struct new_draft *draft, const char *message,
    struct error *err)
{
	const struct change *change = &draft->work.change;
	VEC(const char *) paths = { 0 };
	struct commit_plan plan = { .message = message,
		.quiet = draft->env->common.quiet };
	enum status status;

	for (size_t i = 0; i < change->files.count; i++)
		if (change_touches(change->files.items[i]))
			*vec_push(&paths) = change->files.items[i]->path;
	plan.paths = paths.items;
	plan.count = paths.count;
	status = commit_paths(draft->env->repo, &plan, err);
	vec_release(&paths);
	return status;
}

enum status new_git_commit(const struct new_draft *draft, struct error *err)
{
	const struct env *env = draft->env;
	struct strbuf full = STRBUF_INIT, text = STRBUF_INIT,
		      message = STRBUF_INIT;
	enum status status;

	if (!draft->values->commit)
		return STATUS_OK;
	path_join(&full, env->root, record_path(draft));
	status = file_read(&text, full.buf, env->corpus.config.record_bytes,
	    err);
	if (status == STATUS_OK) {
		write_message(&message, draft, text_make(text.buf, text.len));
		status = commit(draft, message.buf, err);
	}
	if (status == STATUS_GIT) {
		env_path(&full, env, record_path(draft));
		error_prefix(err, "'%s' is there, but not committed", full.buf);
		strbuf_clear(&text);
		write_command(&text, draft, message.buf);
		error_hint(err, "Mend what git says above, and run: %s",
		    text.buf);
	}
	strbuf_release(&full);
	strbuf_release(&text);
	strbuf_release(&message);
	return status;
}

void new_git_say(const struct new_draft *draft)
{
	const struct strbuf *text = &draft->made.file->text;
	struct strbuf message = STRBUF_INIT;

	if (wants_branch(draft))
		env_say(draft->env, "would run 'git switch -c %s'",
		    draft->branch.buf);
	if (!draft->values->commit)
		return;
	write_message(&message, draft, text_make(text->buf, text->len));
	env_say(draft->env, "would run 'git commit -m \"%s\" -- %s'",
	    message.buf, record_path(draft));
	strbuf_release(&message);
}
