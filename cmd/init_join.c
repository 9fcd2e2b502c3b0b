/* SPDX-License-Identifier: MIT */
#include "cmd/init_join.h"

#include <string.h>

#include "core/create/ci.h"
#include "core/git/refs.h"

const char *const init_ci_words[] = { "github", "gitlab", NULL };

void init_join_init(struct init_join *join)
{
	memset(join, 0, sizeof(*join));
	hooks_work_init(&join->hooks);
}

void init_join_release(struct init_join *join)
{
	hooks_work_release(&join->hooks);
}

bool init_join_is_wanted(const struct init_join *join)
{
	return join->ci || join->wants_hooks;
}

/* The branch that all work goes to: the remote's, else this one. */
static void find_branch(struct strbuf *out, const struct env *env)
{
	static const char remote[] = "refs/remotes/origin/";

	if (env->repo && refs_main_branch(out, env->repo, "origin")) {
		strbuf_splice(out, 0, sizeof(remote) - 1, "", 0);
	} else if (!env->repo || !refs_current_branch(out, env->repo)) {
		strbuf_clear(out);
		strbuf_addstr(out, "main");
	}
}

static enum status plan_ci(struct init_join *join, struct work *work,
    struct error *err)
{
	struct strbuf branch = STRBUF_INIT;
	struct ci_request request = { .forge = (enum ci_forge)(join->ci - 1) };
	enum status status = STATUS_OK;

	if (join->ci_source)
		status = ci_read_source(&request, join->ci_source, err);
	join->is_without_source = !join->ci_source;
	find_branch(&branch, work->env);
	request.branch = branch.buf;
	if (status == STATUS_OK)
		status = ci_add(&work->change, &request, &join->to_include,
		    err);
	strbuf_release(&branch);
	return status;
}

enum status init_join_check(const struct init_join *join, struct error *err)
{
	struct ci_request unused;

	if (!join->ci_source)
		return STATUS_OK;
	if (join->ci)
		return ci_read_source(&unused, join->ci_source, err);
	error_set(err, STATUS_USAGE, "'--ci-source' needs '--ci'");
	error_hint(err, "Give '--ci github' or '--ci gitlab', too.");
	return STATUS_USAGE;
}

enum status init_join_plan(struct init_join *join, struct work *work,
    struct error *err)
{
	char *all[] = { NULL };
	enum status status = STATUS_OK;

	if (join->wants_hooks)
		status = hooks_read(&join->hooks, work->env, all, err);
	if (status == STATUS_OK && join->wants_hooks)
		status = hooks_plan_install(&join->hooks, err);
	if (status == STATUS_OK && join->ci)
		status = plan_ci(join, work, err);
	return status;
}

/* What cannot be known here. */
static void say_rest(const struct init_join *join, const struct work *work)
{
	const char *path = ci_path((enum ci_forge)(join->ci - 1));

	if (join->is_without_source)
		env_say(work->env,
		    "set HENCE_SOURCE and HENCE_REVISION in '%s': where the "
		    "source of hence is, and the tag or commit to build",
		    path);
	if (join->to_include)
		env_say(work->env, "add this to '%s': %s", CI_GITLAB_FILE,
		    CI_GITLAB_INCLUDE);
}

enum status init_join_finish(struct init_join *join, const struct work *work,
    struct error *err)
{
	enum status status = STATUS_OK;

	if (join->wants_hooks)
		status = hooks_write(&join->hooks, work->env, work->dry_run,
		    err);
	if (join->ci)
		say_rest(join, work);
	return status;
}
