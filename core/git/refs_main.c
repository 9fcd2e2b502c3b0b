/* SPDX-License-Identifier: MIT */
#include "core/git/refs.h"

#include "core/git/internal.h"

/* Set out to the ref that this one stands for; false when it is no such one. */
static bool follow(struct strbuf *out, struct repo *repo, const char *name)
{
	const char *const args[] = { "symbolic-ref", "--quiet", name, NULL };
	git_reference *ref = NULL;
	const char *target;

	strbuf_clear(out);
	if (!repo->git) {
		if (repo_run(repo, args, out, NULL) != STATUS_OK)
			return false;
		strbuf_trim_end(out);
		return out->len > 0;
	}
	if (git_reference_lookup(&ref, repo->git, name) == 0) {
		target = git_reference_symbolic_target(ref);
		strbuf_addstr(out, target ? target : "");
	}
	git_reference_free(ref);
	return out->len > 0;
}

/* A ref by its full name. libgit2 knows them all: git(1), which object_resolve
 * asks about what is not there, would take longer than a whole check. */
static bool resolve(struct repo *repo, const char *name,
    char id[OBJECT_ID_SIZE])
{
	git_oid oid;

	if (repo->git && git_reference_name_to_id(&oid, repo->git, name) < 0)
		return false;
	return object_resolve(repo, name, id) == STATUS_OK;
}

bool refs_main_branch(struct strbuf *out, struct repo *repo, const char *remote)
{
	static const char *const usual[] = { "main", "master" };
	struct strbuf name = STRBUF_INIT;
	char id[OBJECT_ID_SIZE];
	bool found;

	strbuf_addf(&name, "refs/remotes/%s/HEAD", remote);
	found = follow(out, repo, name.buf) && resolve(repo, out->buf, id);
	for (size_t i = 0; i < 2 && !found; i++) {
		strbuf_clear(out);
		strbuf_addf(out, "refs/remotes/%s/%s", remote, usual[i]);
		found = resolve(repo, out->buf, id);
	}
	strbuf_release(&name);
	return found;
}

bool refs_main(struct strbuf *out, struct repo *repo)
{
	static const char *const names[] = { "refs/heads/main",
		"refs/heads/master" };
	struct strbuf name = STRBUF_INIT;
	char id[OBJECT_ID_SIZE];
	bool found = refs_main_branch(&name, repo, "origin") &&
	    resolve(repo, name.buf, id);

	for (size_t i = 0; i < 2 && !found; i++)
		found = resolve(repo, names[i], id);
	strbuf_clear(out);
	if (found)
		strbuf_addstr(out, id);
	strbuf_release(&name);
	return found;
}

bool refs_current_branch(struct strbuf *out, struct repo *repo)
{
	static const char folder[] = "refs/heads/";

	if (!follow(out, repo, "HEAD") ||
	    !text_starts(text_of(out->buf), folder)) {
		strbuf_clear(out);
		return false;
	}
	strbuf_splice(out, 0, sizeof(folder) - 1, "", 0);
	return true;
}
