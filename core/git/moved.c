/* SPDX-License-Identifier: MIT */
#include "core/git/moved.h"

#include <string.h>

#include "core/base/map.h"
#include "core/git/history.h"
#include "core/git/internal.h"
#include "core/git/log.h"

#define MOST_NAMES 32 /* that one file had, one after the other */

/* A path that is looked for, and what became of it last. */
struct trail {
	struct moved_file *file;
	const char *at; /* its name so far; NULL: it is found, or lost */
};

struct tracker {
	const struct moved_scope *scope;
	const char *rev;
	VEC(struct trail) trails;
	struct map wanted; /* path -> 1 + index of its newest answer */
	VEC(struct moved_answer {
		const char *to; /* NULL: it was taken away */
		const char *commit;
	})
	answers;
};

static struct moved_answer *answer_of(struct tracker *tracker, const char *path)
{
	const size_t *at = map_find(&tracker->wanted, text_of(path));

	return at && *at ? &tracker->answers.items[*at - 1] : NULL;
}

static void put(struct tracker *tracker, const char *path, const char *to,
    const char *commit)
{
	struct arena *arena = tracker->scope->arena;

	*vec_push(&tracker->answers) = (struct moved_answer){
		to ? arena_strdup(arena, to) : NULL,
		commit ? arena_strdup(arena, commit) : NULL,
	};
	*map_at(&tracker->wanted, text_of(path), NULL) = tracker->answers.count;
}

/* The newest one counts, and they come with the newest first. */
static void answer(struct tracker *tracker, const char *path, const char *to,
    const char *commit)
{
	const size_t *at = map_find(&tracker->wanted, text_of(path));

	if (at && !*at)
		put(tracker, path, to, commit);
}

static void take_uncommitted(const char *from, const char *to, void *context)
{
	put(context, from, to, NULL);
}

static bool is_in(struct repo *repo, const char *rev, const char *path)
{
	struct strbuf name = STRBUF_INIT;
	char id[OBJECT_ID_SIZE];
	bool is;

	strbuf_addf(&name, "%s:%s", rev, path);
	is = object_resolve(repo, name.buf, id) == STATUS_OK;
	strbuf_release(&name);
	return is;
}

/* What was moved since the last commit, all of it: what is looked for may have
 * had other names before. */
static void ask_worktree(struct tracker *tracker)
{
	struct repo *repo = tracker->scope->repo;

	if (!tracker->scope->rev && !repo->info.bare)
		history_renames(repo, tracker->rev, NULL, take_uncommitted,
		    tracker, NULL);
}

static void read_changes(struct tracker *tracker, const struct log *log)
{
	for (size_t i = 0; i < log->changes.count; i++) {
		const struct log_change *change = &log->changes.items[i];
		const char *commit = log->commits.items[change->commit].id;

		if (!change->id)
			answer(tracker, change->path, NULL, commit);
		else if (change->path != change->old_path)
			answer(tracker, change->old_path, change->path, commit);
	}
}

/* The commits that touch one of the paths. */
static enum status read_log(struct tracker *tracker, const char *const *paths,
    size_t count, struct error *err)
{
	struct strbuf raw = STRBUF_INIT;
	enum status status = log_fetch(&raw, tracker->scope->repo, tracker->rev,
	    NULL, paths, count, err);
	struct log log;

	if (status == STATUS_OK &&
	    log_parse(&log, text_make(raw.buf, raw.len))) {
		read_changes(tracker, &log);
		log_release(&log);
	} else if (status == STATUS_OK) {
		status = error_set(err, STATUS_GIT,
		    "'git log' printed what cannot be read");
	}
	strbuf_release(&raw);
	return status;
}

static enum status ask_history(struct tracker *tracker, struct error *err)
{
	VEC(const char *) paths = { 0 };
	enum status status = STATUS_OK;

	for (size_t i = 0; i < tracker->trails.count; i++) {
		const char *at = tracker->trails.items[i].at;

		/* names end at a line's end there */
		if (at && !strchr(at, '\n') && !answer_of(tracker, at))
			*vec_push(&paths) = at;
	}
	/* without a path all commits would be listed */
	if (paths.count)
		status = read_log(tracker, paths.items, paths.count, err);
	vec_release(&paths);
	return status;
}

/* One name further; gives how many are still on their way. */
static size_t step(struct tracker *tracker)
{
	size_t left = 0;

	for (size_t i = 0; i < tracker->trails.count; i++) {
		struct trail *trail = &tracker->trails.items[i];
		const struct moved_answer *next = trail->at
		    ? answer_of(tracker, trail->at)
		    : NULL;

		trail->at = next ? next->to : NULL;
		if (!next)
			continue;
		trail->file->commit = next->commit;
		if (!trail->at)
			continue;
		if (source_find(tracker->scope->source, trail->at)) {
			trail->file->now = trail->at;
			trail->at = NULL;
			continue;
		}
		map_at(&tracker->wanted, text_of(trail->at), NULL);
		left++;
	}
	return left;
}

static void begin(struct tracker *tracker, struct moved_file *files,
    size_t count)
{
	map_init(&tracker->wanted);
	for (size_t i = 0; i < count; i++) {
		files[i].now = files[i].commit = NULL;
		*vec_push(&tracker->trails) = (struct trail){ &files[i],
			files[i].path };
		map_at(&tracker->wanted, text_of(files[i].path), NULL);
	}
}

enum status moved_find(struct moved_file *files, size_t count,
    const struct moved_scope *scope, struct error *err)
{
	struct tracker tracker = { .scope = scope };
	struct strbuf head = STRBUF_INIT;
	enum status status = STATUS_OK;
	size_t left = count;

	begin(&tracker, files, count);
	if (scope->repo && count)
		status = history_commit(&head, scope->repo,
		    scope->rev ? scope->rev : "HEAD", err);
	tracker.rev = head.buf;
	if (head.len)
		ask_worktree(&tracker);
	for (int i = 0; head.len && left && i < MOST_NAMES && !status; i++) {
		status = ask_history(&tracker, err);
		left = step(&tracker);
	}
	strbuf_release(&head);
	vec_release(&tracker.trails);
	vec_release(&tracker.answers);
	map_release(&tracker.wanted);
	return status;
}

bool moved_was_before(const struct moved_scope *scope, const char *commit,
    const char *path)
{
	struct strbuf parent = STRBUF_INIT;
	bool was;

	strbuf_addf(&parent, "%s^", commit);
	was = is_in(scope->repo, parent.buf, path);
	strbuf_release(&parent);
	return was;
}
