/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/git/command.h"
#include "core/git/internal.h"

/* libgit2 does not read these; git does. */
static bool is_changed_by_environment(void)
{
	static const char *const names[] = { "GIT_CONFIG_COUNT",
		"GIT_CONFIG_PARAMETERS", "GIT_CONFIG_GLOBAL",
		"GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (getenv(names[i]))
			return true;
	}
	return false;
}

/* As git prints keys: section and name in lower case, what is between kept. */
static void normalise_key(struct strbuf *out, const char *key)
{
	const char *first = strchr(key, '.'), *last = strrchr(key, '.');
	const char *at;

	for (at = key; *at; at++) {
		bool inside = at > first && at < last;

		strbuf_addch(out, inside ? *at : char_lower(*at));
	}
}

/* With no repository: from a folder that is in none. */
static void list_keys(struct repo *repo, struct strbuf *out)
{
	static const char *const args[] = { "config", "-z", "--list", NULL };
	static const char *const user[] = { "-C", "/", "config", "-z", "--list",
		NULL };

	if (repo)
		repo_run(repo, args, out, NULL);
	else
		command_git(out, NULL, user, NULL, NULL);
}

static void load_list(struct repo *repo)
{
	if (!repo->config_is_loaded)
		list_keys(repo, &repo->config);
	repo->config_is_loaded = true;
}

/* The last one counts; a key without a value is true. */
static bool find_in_list(const struct strbuf *list, const char *key,
    struct strbuf *out)
{
	struct text rest = text_make(list->buf, list->len), entry, name;
	struct strbuf wanted = STRBUF_INIT;
	bool found = false;

	normalise_key(&wanted, key);
	while (text_split(&rest, '\0', &entry)) {
		bool has_value = text_find_char(entry, '\n') != SIZE_MAX;

		if (!text_split(&entry, '\n', &name) ||
		    !text_equals(name, wanted.buf))
			continue;
		strbuf_clear(out);
		if (has_value)
			strbuf_add(out, entry.data, entry.len);
		else
			strbuf_addstr(out, "true");
		found = true;
	}
	strbuf_release(&wanted);
	return found;
}

static bool find_by_libgit2(git_repository *git, const char *key,
    struct strbuf *out)
{
	git_config *config = NULL;
	git_buf value = { 0 };
	bool found;

	if (git)
		git_repository_config(&config, git);
	else
		git_config_open_default(&config);
	found = config && git_config_get_string_buf(&value, config, key) == 0;
	if (found)
		strbuf_add(out, value.ptr, value.size);
	git_buf_dispose(&value);
	git_config_free(config);
	return found;
}

bool repo_config(struct repo *repo, const char *key, struct strbuf *out)
{
	struct strbuf list = STRBUF_INIT;
	bool found;

	strbuf_clear(out);
	if (repo && (!repo->git || is_changed_by_environment())) {
		load_list(repo);
		return find_in_list(&repo->config, key, out);
	}
	if (!repo && is_changed_by_environment()) {
		list_keys(NULL, &list);
		found = find_in_list(&list, key, out);
		strbuf_release(&list);
		return found;
	}
	git_libgit2_init();
	found = find_by_libgit2(repo ? repo->git : NULL, key, out);
	git_libgit2_shutdown();
	return found;
}

bool repo_config_has(struct repo *repo, const char *prefix, const char *suffix)
{
	struct text rest, entry, name;

	load_list(repo);
	rest = text_make(repo->config.buf, repo->config.len);
	while (text_split(&rest, '\0', &entry)) {
		if (text_split(&entry, '\n', &name) &&
		    text_starts(name, prefix) && text_ends(name, suffix))
			return true;
	}
	return false;
}
