/* SPDX-License-Identifier: MIT */
#include "core/git/moved.h"

#include <string.h>

#include "core/base/map.h"
#include "core/git/history.h"
#include "core/git/internal.h"

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

static struct moved_answer *answer_of(struct tracker *tracker, struct text path)
{
	const size_t *at = map_find(&tracker->wanted, path);

	return at && *at ? &tracker->answers.items[*at - 1] : NULL;
}

static void put(struct tracker *tracker, struct text path, const char *to,
    struct text commit)
{
	struct arena *arena = tracker->scope->arena;

	*vec_push(&tracker->answers) = (struct moved_answer){
		to ? arena_strdup(arena, to) : NULL,
		commit.len ? arena_strndup(arena, commit.data, commit.len)
			   : NULL,
	};
	*map_at(&tracker->wanted, path, NULL) = tracker->answers.count;
}

/* The newest one counts, and they come with the newest first. */
static void answer(struct tracker *tracker, struct text path, const char *to,
    struct text commit)
{
	const size_t *at = map_find(&tracker->wanted, path);

	if (at && !*at)
		put(tracker, path, to, commit);
}

static void take_uncommitted(const char *from, const char *to, void *context)
{
	put(context, text_of(from), to, text_make("", 0));
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

/* The commits that touch one of the paths, the newest first. All sides of
 * merges are walked: which of them took a file away is not known before. */
static enum status list_commits(struct strbuf *out, struct tracker *tracker,
    struct error *err)
{
	static const char *const args[] = { "rev-list", "--full-history",
		"--no-merges", "--stdin", NULL };
	struct strbuf input = STRBUF_INIT;
	enum status status = STATUS_OK;
	bool is_any = false;

	strbuf_addf(&input, "%s\n--\n", tracker->rev);
	for (size_t i = 0; i < tracker->trails.count; i++) {
		const char *at = tracker->trails.items[i].at;

		/* names end at a line's end there */
		if (!at || strchr(at, '\n') || answer_of(tracker, text_of(at)))
			continue;
		strbuf_addf(&input, ":(top,literal)%s\n", at);
		is_any = true;
	}
	/* without a path all commits would be listed */
	if (is_any)
		status = command_run(out, tracker->scope->repo->prefix, args,
		    &input, err);
	strbuf_release(&input);
	return status;
}

/* A commit's id, or "R087", the old path and the new one, or "D" and a path;
 * each with a NUL behind it. */
static void read_changes(struct tracker *tracker, struct text rest)
{
	struct text field, from, to, commit = { 0 };

	while (text_split(&rest, '\0', &field)) {
		if (text_equals(field, "D") && text_split(&rest, '\0', &from))
			answer(tracker, from, NULL, commit);
		else if (text_starts(field, "R") &&
		    text_split(&rest, '\0', &from) &&
		    text_split(&rest, '\0', &to))
			answer(tracker, from, to.data, commit);
		else
			commit = field;
	}
}

static enum status ask_history(struct tracker *tracker, struct error *err)
{
	/* Without their bytes, which a partial clone lacks, only those that
	 * are the same can be told. */
	const char *const args[] = { "diff-tree", "-r", "--stdin",
		tracker->scope->repo->info.partial ? "-M100%" : "-M",
		"--diff-filter=DR", "--name-status", "-z", NULL };
	struct strbuf commits = STRBUF_INIT, changes = STRBUF_INIT;
	enum status status = list_commits(&commits, tracker, err);

	if (status == STATUS_OK && commits.len)
		status = command_run(&changes, tracker->scope->repo->prefix,
		    args, &commits, err);
	if (status == STATUS_OK)
		read_changes(tracker, text_make(changes.buf, changes.len));
	strbuf_release(&commits);
	strbuf_release(&changes);
	return status;
}

/* One name further; gives how many are still on their way. */
static size_t step(struct tracker *tracker)
{
	size_t left = 0;

	for (size_t i = 0; i < tracker->trails.count; i++) {
		struct trail *trail = &tracker->trails.items[i];
		const struct moved_answer *next = trail->at
		    ? answer_of(tracker, text_of(trail->at))
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
