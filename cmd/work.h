/* SPDX-License-Identifier: MIT */
/*
 * What the commands that edit records share: the lock, the corpus read under
 * it, the records that ids name, and what becomes of the change: a diff, or
 * files and their paths on standard output.
 */
#ifndef HENCE_CMD_WORK_H
#define HENCE_CMD_WORK_H

#include "cmd/env.h"
#include "core/change/change.h"
#include "core/change/lock.h"
#include "core/change/plan.h"
#include "core/edit/subject.h"

/* The row of a command's options for --dry-run: a bool at that offset in its
 * values. */
#define WORK_DRY_RUN_ROW(at) \
	{ \
		.type = OPTION_FLAG, .letter = 'n', .name = "dry-run", \
		.summary = "show what would change as a diff, and write " \
			   "nothing", \
		.offset = (at) \
	}

struct work {
	struct env *env;
	struct lock lock;
	struct change change;
	bool is_full; /* env->corpus has parsed records, not names alone */
	bool dry_run;
};

/*
 * Take the lock, and then open the corpus (names alone where they say enough).
 * Its row in the command table needs NEEDS_REPOSITORY. Release it in any case.
 */
enum status work_begin(struct work *work, struct env *env, const char *command,
    bool dry_run, struct error *err);

/*
 * The lock alone: what env opens behind it is for who calls. For commands that
 * have a use for a repository without any record.
 */
enum status work_lock(struct work *work, struct env *env, const char *command,
    bool dry_run, struct error *err);

void work_release(struct work *work);

/*
 * The records that ids name, count of them: out[i] of ids[i]. They live until
 * the next call.
 */
enum status work_resolve(const struct record **out, struct work *work,
    const char *const *ids, size_t count, struct error *err);

/* Read all records: pointers to them and their collections are stale then. */
enum status work_read_all(struct work *work, struct error *err);

/* For plans over several records; today is the date of their moves. */
struct plan work_plan(struct work *work);

/* The record's texts in the change. STATUS_UNSUPPORTED: it cannot be edited
 * (a revision, a link). */
enum status work_subject(struct subject *out, struct work *work,
    const struct record *record, struct error *err);

/*
 * --dry-run: print the diff. Else carry the change out and print the path of
 * every file that it wrote, as it is called from the current folder. Tables of
 * contents follow in the same change.
 */
enum status work_finish(struct work *work, struct error *err);

/* The same without the tables. */
enum status work_write(struct work *work, struct error *err);

/* Its two halves, for a change that is carried out in another way. */
enum status work_print_diff(const struct change *change, struct error *err);
void work_print_paths(const struct env *env, const struct change *change);

/* The path (from the root) as a line of standard output, as it is called from
 * the current folder. */
void work_print_path(const struct env *env, const char *path);

/* The same of a path that is as it is to be called. */
void work_print_line(const char *path);

#endif
