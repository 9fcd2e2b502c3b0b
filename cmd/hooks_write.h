/* SPDX-License-Identifier: MIT */
/* git's hooks put in place and taken away, for `hooks` and `init --hooks`. */
#ifndef HENCE_CMD_HOOKS_WRITE_H
#define HENCE_CMD_HOOKS_WRITE_H

#include "cmd/env.h"
#include "core/change/hooks.h"

#define HOOKS_MAX 2 /* how many there are */

struct hooks_work {
	struct hooks_place place;
	struct hook hooks[HOOKS_MAX];
	size_t count;
};

void hooks_work_init(struct hooks_work *work);
void hooks_work_release(struct hooks_work *work);

/* Read the hooks of that name; all where names is empty. STATUS_USAGE for
 * another name. */
enum status hooks_read(struct hooks_work *out, struct env *env,
    char *const *names, struct error *err);

/* Plan all of them; nothing is written yet. */
enum status hooks_plan_install(struct hooks_work *work, struct error *err);

/* Write and print the path of each file, or with dry_run a diff; the caller
 * holds the lock. What needs nothing is said. */
enum status hooks_write(struct hooks_work *work, const struct env *env,
    bool dry_run, struct error *err);

/* Set out to the hook's file as it is called from the current folder. */
void hooks_show_path(struct strbuf *out, const struct hooks_work *work,
    const struct hook *hook, const struct env *env);

#endif
