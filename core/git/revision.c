/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/git/internal.h"

struct names {
	struct arena arena;
	const char **items;
	size_t count, cap;
};

/* "main" of "refs/heads/main", "origin/main" of "refs/remotes/origin/main". */
static const char *short_name(const char *name)
{
	static const char *const folders[] = { "refs/heads/", "refs/tags/",
		"refs/remotes/" };
	size_t i;

	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		if (text_starts(text_of(name), folders[i]))
			return name + strlen(folders[i]);
	}
	return NULL;
}

static void add_name(struct names *names, const char *name)
{
	const char *kept = short_name(name);

	if (kept)
		*vec_push(names) = arena_strdup(&names->arena, kept);
}

static void collect_by_git(struct repo *repo, struct names *names)
{
	static const char *const args[] = { "for-each-ref",
		"--format=%(refname)", NULL };
	struct strbuf list = STRBUF_INIT;
	struct text rest, line;
	char *name;

	repo_run(repo, args, &list, NULL);
	rest = text_make(list.buf, list.len);
	while (text_next_line(&rest, &line)) {
		name = mem_strndup(line.data, line.len);
		add_name(names, name);
		free(name);
	}
	strbuf_release(&list);
}

static void collect(struct repo *repo, struct names *names)
{
	git_reference_iterator *refs = NULL;
	const char *name;

	if (!repo->git) {
		collect_by_git(repo, names);
		return;
	}
	if (git_reference_iterator_new(&refs, repo->git) < 0)
		return;
	while (git_reference_next_name(&name, refs) == 0)
		add_name(names, name);
	git_reference_iterator_free(refs);
}

/* The branch of that name on a remote comes before one spelt alike. */
static const char *find_near(const struct names *names, const char *rev)
{
	struct strbuf end = STRBUF_INIT;
	const char *found = NULL;
	size_t i;

	strbuf_addf(&end, "/%s", rev);
	for (i = 0; i < names->count && !found; i++) {
		if (text_ends(text_of(names->items[i]), end.buf))
			found = names->items[i];
	}
	strbuf_release(&end);
	if (found)
		return found;
	i = text_nearest(rev, names->items, names->count);
	return i < names->count ? names->items[i] : NULL;
}

static bool has_no_commit(struct repo *repo)
{
	char id[OBJECT_ID_SIZE];

	return object_resolve(repo, "HEAD", id) != STATUS_OK;
}

static bool is_about_head(const char *rev)
{
	struct text t = text_of(rev);
	size_t len = t.len > 0 && rev[0] == '@' ? 1 : strlen("HEAD");

	if (rev[0] != '@' && !text_starts(t, "HEAD"))
		return false;
	return t.len == len || strchr("~^:@{", rev[len]) != NULL;
}

enum status revision_say_missing(struct repo *repo, const char *rev,
    struct error *err)
{
	struct names names = { 0 };
	const char *near;

	if (is_about_head(rev) && has_no_commit(repo)) {
		error_set(err, STATUS_NOT_FOUND,
		    "no revision '%s': there is no commit yet in '%s'", rev,
		    repo->info.root ? repo->info.root : repo->info.git_dir);
		error_hint(err, "Commit first.");
		return STATUS_NOT_FOUND;
	}
	error_set(err, STATUS_NOT_FOUND, "no revision '%s' in this repository",
	    rev);
	arena_init(&names.arena);
	collect(repo, &names);
	near = find_near(&names, rev);
	if (repo->info.shallow)
		error_hint(err,
		    "This clone is shallow: fetch the rest with 'git fetch "
		    "--unshallow' (in CI: fetch-depth: 0).");
	else if (near)
		error_hint(err, "Did you mean '%s'?", near);
	vec_release(&names);
	arena_release(&names.arena);
	return STATUS_NOT_FOUND;
}
