/* SPDX-License-Identifier: MIT */
/* Which branches there are. */
#include <string.h>

#include "core/git/internal.h"
#include "core/git/refs.h"

#define REMOTES "refs/remotes/"
#define HEADS "refs/heads/"

static bool is_branch(const char *name)
{
	struct text t = text_of(name);

	return text_starts(t, HEADS) || text_starts(t, REMOTES);
}

static enum status say_unlisted(const struct repo *repo, struct error *err)
{
	const git_error *last = git_error_last();

	error_set(err, STATUS_GIT, "the branches of '%s' cannot be listed: %s",
	    repo->info.git_dir,
	    last && last->message ? last->message : "no reason given");
	error_hint(err, "Run 'git fsck' to see what is wrong.");
	return STATUS_GIT;
}

/* Symbolic ones, as origin/HEAD, stand for a branch that is listed itself. */
static enum status each_by_libgit2(struct repo *repo, refs_branch_fn fn,
    void *context, struct error *err)
{
	git_reference_iterator *refs = NULL;
	git_reference *ref = NULL;
	char id[OBJECT_ID_SIZE];
	int failed;

	if (git_reference_iterator_new(&refs, repo->git) < 0)
		return say_unlisted(repo, err);
	while ((failed = git_reference_next(&ref, refs)) == 0) {
		const git_oid *oid = git_reference_target(ref);

		if (oid && is_branch(git_reference_name(ref))) {
			git_oid_tostr(id, sizeof(id), oid);
			fn(git_reference_name(ref), id, context);
		}
		git_reference_free(ref);
	}
	git_reference_iterator_free(refs);
	return failed == GIT_ITEROVER ? STATUS_OK : say_unlisted(repo, err);
}

/* "id name target": a symbolic one has a target, others a blank. */
static enum status each_by_git(struct repo *repo, refs_branch_fn fn,
    void *context, struct error *err)
{
	static const char *const args[] = { "for-each-ref",
		"--format=%(objectname)%00%(refname)%00%(symref)", HEADS,
		REMOTES, NULL };
	struct strbuf list = STRBUF_INIT;
	struct text rest, line;
	enum status status;

	status = repo_run(repo, args, &list, err);
	rest = text_make(list.buf, list.len);
	while (!status && text_next_line(&rest, &line)) {
		struct text id, name, target = { 0 };
		char *copy;

		text_split(&line, '\0', &id);
		text_split(&line, '\0', &name);
		text_split(&line, '\0', &target);
		if (!id.len || target.len)
			continue;
		copy = mem_strndup(name.data, name.len);
		fn(copy, id.data, context);
		free(copy);
	}
	strbuf_release(&list);
	return status;
}

enum status refs_each_branch(struct repo *repo, refs_branch_fn fn,
    void *context, struct error *err)
{
	return repo->git ? each_by_libgit2(repo, fn, context, err)
			 : each_by_git(repo, fn, context, err);
}

const char *refs_short_name(const char *name)
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
