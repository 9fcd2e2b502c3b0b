/* SPDX-License-Identifier: MIT */
/*
 * git's hooks that call this program: a few lines between two marks, in a
 * script of their own or at the top of somebody else's. They are put in and
 * taken out and nothing beside them changes. What they run is no matter here.
 */
#ifndef HENCE_CHANGE_HOOKS_H
#define HENCE_CHANGE_HOOKS_H

#include "core/change/change.h"

/* "pre-commit" and "pre-push", NULL at the end. */
extern const char *const hook_names[];

/* The folder that git runs hooks from. */
struct hooks_place {
	struct strbuf root; /* absolute: the worktree, or git's own folder */
	struct strbuf folder; /* of the hooks, from root */
	struct repo *repo; /* borrowed */
};

void hooks_place_init(struct hooks_place *place);
void hooks_place_release(struct hooks_place *place);

/*
 * STATUS_UNSUPPORTED, with what to do instead: it is not this repository's
 * alone, or another program writes what is in it.
 */
enum status hooks_place_find(struct hooks_place *out, struct repo *repo,
    struct error *err);

enum hook_state {
	HOOK_ABSENT, /* there is no such file */
	HOOK_FOREIGN, /* a file without our lines */
	HOOK_OUTDATED, /* our lines say something else than they would now */
	HOOK_IDLE, /* our lines are there, but git does not run the file */
	HOOK_INSTALLED
};

/* One hook, and the change to its file; release it in any case. */
struct hook {
	const char *name; /* of hook_names */
	struct strbuf path; /* from the place's root */
	enum hook_state state; /* before the change */
	struct change change;
	struct change_file *file; /* NULL: neither there nor wanted */
	bool is_own; /* nothing but our lines is in it, or will be */
	bool needs_mode; /* it is to become executable */
};

/* See what is there. STATUS_UNSUPPORTED: our lines lack their end. */
enum status hook_open(struct hook *hook, const struct hooks_place *place,
    const char *name, struct error *err);
void hook_release(struct hook *hook);

/*
 * Plan our lines into it. STATUS_UNSUPPORTED for a file that is
 * no shell script, is not run by git or is written by another program; the hint
 * says what to do by hand. Nothing to do is no error.
 */
enum status hook_install(struct hook *hook, struct error *err);

/* Plan them out of it again; what is all ours goes. */
void hook_uninstall(struct hook *hook);

/* Is there something to do? */
bool hook_is_changed(const struct hook *hook);

/* Carry it out; the caller holds the lock. */
enum status hook_apply(struct hook *hook, struct error *err);

#endif
