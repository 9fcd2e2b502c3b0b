/* SPDX-License-Identifier: MIT */
#include "cmd/work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/locate.h"
#include "cmd/work_toc.h"
#include "core/base/escape.h"
#include "core/base/file.h"
#include "core/base/path.h"
#include "core/corpus/find.h"
#include "core/git/repo.h"
#include "core/git/source.h"

static enum status refuse_bare(struct error *err)
{
	error_set(err, STATUS_UNSUPPORTED,
	    "a bare repository has no files to write");
	error_hint(err, "Work in a clone or a worktree of it.");
	return STATUS_UNSUPPORTED;
}

/* Does every file's name say which record it is? */
static bool names_say_enough(const struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		if (!record->has_number && !record->name_date.year)
			return false;
	}
	return corpus->records.count > 0;
}

enum status work_read_all(struct work *work, struct error *err)
{
	struct env *env = work->env;

	if (work->is_full)
		return STATUS_OK;
	work->is_full = true;
	if (env->has_corpus)
		corpus_release(&env->corpus);
	env->has_corpus = false;
	return env_open(env, NEEDS_CORPUS, err);
}

enum status work_lock(struct work *work, struct env *env, const char *command,
    bool dry_run, struct error *err)
{
	enum status status;

	memset(work, 0, sizeof(*work));
	work->env = env;
	work->dry_run = dry_run;
	work->lock.fd = -1;
	change_init(&work->change, env->repo, env->root, command, 0);
	if (!env->root)
		return refuse_bare(err);
	status = locate_check_writing(env, err);
	if (!status)
		status = lock_take(&work->lock, env->repo, env->root, err);
	if (!status && work->lock.is_makeshift && !dry_run)
		env_say(env,
		    "no lock can be made in '%s/hence'; '%s' is locked instead",
		    repo_get_info(env->repo)->common_dir, env->root);
	return status;
}

enum status work_begin(struct work *work, struct env *env, const char *command,
    bool dry_run, struct error *err)
{
	enum status status = work_lock(work, env, command, dry_run, err);

	if (status == STATUS_OK)
		status = env_open(env, NEEDS_NAMES, err);
	if (status == STATUS_OK && !names_say_enough(&env->corpus))
		status = work_read_all(work, err);
	if (status == STATUS_OK)
		work->change.limit = env->corpus.config.record_bytes;
	return status;
}

void work_release(struct work *work)
{
	change_release(&work->change);
	lock_release(&work->lock);
}

static enum status resolve(const struct record **out, const struct work *work,
    const char *const *ids, size_t count, struct error *err)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = corpus_resolve(&out[i], &work->env->corpus, ids[i],
		    work->env->cwd, err);
	return status;
}

/* git's index names files that are gone, or behind a link that has taken their
 * folder's place; reading them all shows which. */
static bool all_are_there(const struct record *const *records, size_t count,
    const struct work *work)
{
	struct strbuf full = STRBUF_INIT;
	bool there = true;

	for (size_t i = 0; i < count && there; i++) {
		char *resolved;

		path_join(&full, work->env->root, records[i]->path);
		resolved = file_resolve(full.buf);
		there = resolved &&
		    text_ends(text_of(resolved), records[i]->path);
		free(resolved);
	}
	strbuf_release(&full);
	return there;
}

enum status work_resolve(const struct record **out, struct work *work,
    const char *const *ids, size_t count, struct error *err)
{
	enum status status = resolve(out, work, ids, count, err);

	/* An alias, or a number that no file's name has. */
	if (work->is_full ||
	    (status == STATUS_OK && all_are_there(out, count, work)))
		return status;
	status = work_read_all(work, err);
	if (status == STATUS_OK)
		status = resolve(out, work, ids, count, err);
	return status;
}

struct plan work_plan(struct work *work)
{
	struct plan plan = { &work->change, work->env->source,
		&work->env->corpus, { 0 }, NULL, NULL };

	date_today(&plan.date);
	return plan;
}

enum status work_subject(struct subject *out, struct work *work,
    const struct record *record, struct error *err)
{
	struct plan plan = work_plan(work);

	return plan_subject(out, &plan, record, err);
}

void work_print_line(const char *path)
{
	struct strbuf shown = STRBUF_INIT;

	if (isatty(STDOUT_FILENO))
		escape_path(&shown, text_of(path));
	else
		strbuf_addstr(&shown, path);
	printf("%s\n", shown.buf);
	strbuf_release(&shown);
}

void work_print_path(const struct env *env, const char *path)
{
	struct strbuf shown = STRBUF_INIT;

	env_path(&shown, env, path);
	work_print_line(shown.buf);
	strbuf_release(&shown);
}

void work_print_paths(const struct env *env, const struct change *change)
{
	struct strbuf after = STRBUF_INIT;

	for (size_t i = 0; i < change->files.count; i++) {
		const struct change_file *file = change->files.items[i];

		change_path_after(&after, change, file->path);
		if (!file->is_gone &&
		    (change_touches(file) ||
			strcmp(after.buf, file->path) != 0))
			work_print_path(env, after.buf);
	}
	strbuf_release(&after);
}

/* Bytes as they are, to be applied, or lines that a terminal bears. */
enum status work_print_diff(const struct change *change, struct error *err)
{
	struct strbuf diff = STRBUF_INIT, shown = STRBUF_INIT;
	enum status status = change_diff(&diff, change, err);
	struct text rest = text_make(diff.buf, diff.len), line;

	if (isatty(STDOUT_FILENO)) {
		while (text_split(&rest, '\n', &line)) {
			escape_terminal(&shown, line);
			strbuf_addch(&shown, '\n');
		}
		fwrite(shown.buf, 1, shown.len, stdout);
	} else {
		fwrite(diff.buf, 1, diff.len, stdout);
	}
	strbuf_release(&diff);
	strbuf_release(&shown);
	return status;
}

enum status work_write(struct work *work, struct error *err)
{
	enum status status;

	if (work->dry_run)
		return work_print_diff(&work->change, err);
	status = change_apply(&work->change, err);
	if (status == STATUS_OK)
		work_print_paths(work->env, &work->change);
	return status;
}

enum status work_finish(struct work *work, struct error *err)
{
	enum status status = work_follow_toc(work, err);

	return status ? status : work_write(work, err);
}
