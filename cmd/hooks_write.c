/* SPDX-License-Identifier: MIT */
#include "cmd/hooks_write.h"

#include <string.h>

#include "cmd/work.h"
#include "core/base/path.h"

void hooks_work_init(struct hooks_work *work)
{
	memset(work, 0, sizeof(*work));
	hooks_place_init(&work->place);
}

void hooks_work_release(struct hooks_work *work)
{
	for (size_t i = 0; i < work->count; i++)
		hook_release(&work->hooks[i]);
	hooks_place_release(&work->place);
}

static bool is_asked_for(char *const *names, const char *name)
{
	if (!*names)
		return true;
	for (; *names; names++)
		if (!strcmp(*names, name))
			return true;
	return false;
}

static enum status check_names(char *const *names, struct error *err)
{
	for (; *names; names++) {
		size_t i = 0;

		while (hook_names[i] && strcmp(hook_names[i], *names) != 0)
			i++;
		if (hook_names[i])
			continue;
		error_set(err, STATUS_USAGE, "there is no hook '%s' here",
		    *names);
		error_hint(err, "Valid words: %s, %s.", hook_names[0],
		    hook_names[1]);
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

enum status hooks_read(struct hooks_work *out, struct env *env,
    char *const *names, struct error *err)
{
	enum status status = check_names(names, err);

	if (!status && !env->repo)
		status = error_set(err, STATUS_NO_REPOSITORY,
		    "hooks are git's, and '%s' is in no repository",
		    env->start);
	if (!status)
		status = hooks_place_find(&out->place, env->repo, err);
	for (size_t i = 0; i < HOOKS_MAX && !status; i++)
		if (is_asked_for(names, hook_names[i]))
			status = hook_open(&out->hooks[out->count++],
			    &out->place, hook_names[i], err);
	return status;
}

enum status hooks_plan_install(struct hooks_work *work, struct error *err)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < work->count && !status; i++)
		status = hook_install(&work->hooks[i], err);
	return status;
}

void hooks_show_path(struct strbuf *out, const struct hooks_work *work,
    const struct hook *hook, const struct env *env)
{
	struct strbuf full = STRBUF_INIT;

	path_join(&full, work->place.root.buf, hook->path.buf);
	strbuf_clear(out);
	if (env->root && path_is_inside(full.buf, env->root))
		env_path(out, env, full.buf + strlen(env->root) + 1);
	else
		strbuf_addstr(out, full.buf);
	strbuf_release(&full);
}

static enum status write_one(struct hook *hook, bool dry_run, struct error *err)
{
	return dry_run ? work_print_diff(&hook->change, err)
		       : hook_apply(hook, err);
}

enum status hooks_write(struct hooks_work *work, const struct env *env,
    bool dry_run, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < work->count && !status; i++) {
		struct hook *hook = &work->hooks[i];

		hooks_show_path(&path, work, hook, env);
		if (!hook_is_changed(hook)) {
			env_say(env, "'%s' needs no change", path.buf);
			continue;
		}
		status = write_one(hook, dry_run, err);
		if (!status && !dry_run)
			work_print_line(path.buf);
	}
	strbuf_release(&path);
	return status;
}
