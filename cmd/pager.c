/* SPDX-License-Identifier: MIT */
#include "cmd/pager.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/path.h"
#include "core/base/text.h"

static bool is_installed(const char *program)
{
	struct text rest = text_of(getenv("PATH")), folder;
	struct strbuf dir = STRBUF_INIT, path = STRBUF_INIT;
	bool is_there = false;

	while (!is_there && text_split(&rest, ':', &folder)) {
		strbuf_clear(&dir);
		strbuf_add(&dir, folder.data, folder.len);
		path_join(&path, dir.buf, program);
		is_there = folder.len && access(path.buf, X_OK) == 0;
	}
	strbuf_release(&dir);
	strbuf_release(&path);
	return is_there;
}

static bool from_environment(struct strbuf *out, const char *name)
{
	const char *value = getenv(name);

	if (!value)
		return false;
	strbuf_clear(out);
	strbuf_addstr(out, value);
	return true;
}

const char *pager_choose(struct strbuf *out, struct env *env)
{
	strbuf_clear(out);
	if (from_environment(out, "HENCE_PAGER"))
		return "HENCE_PAGER";
	if (env_git_config(env, "hence.pager", out))
		return "hence.pager";
	if (from_environment(out, "GIT_PAGER"))
		return "GIT_PAGER";
	if (env_git_config(env, "core.pager", out))
		return "core.pager";
	if (from_environment(out, "PAGER"))
		return "PAGER";
	strbuf_clear(out);
	if (is_installed("less"))
		strbuf_addstr(out, "less");
	return "default";
}

int pager_print(struct env *env, const struct strbuf *text)
{
	struct strbuf command = STRBUF_INIT;
	struct pager pager = { 0, 0 };
	struct error err;
	enum status status = STATUS_OK;

	if (!env->common.no_pager && terminal_is_present()) {
		pager_choose(&command, env);
		status = pager_start(&pager, command.buf, &err);
	}
	strbuf_release(&command);
	if (status)
		return env_fail(env, &err);
	fwrite(text->buf, 1, text->len, stdout);
	pager_stop(&pager);
	return EXIT_FINE;
}
