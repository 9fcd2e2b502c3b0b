/* SPDX-License-Identifier: MIT */
#include "core/git/moved.h"

#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

/* Where each of the paths is now: "path", "-commit" (its subject) or "?". */
static const char *where(struct strbuf *out, const char *folder,
    const char *const *paths, size_t count)
{
	struct moved_file files[8] = { { NULL, NULL, NULL } };
	struct moved_scope scope = { NULL, NULL, NULL, NULL };
	struct source *source = NULL;
	struct repo *repo = NULL;
	struct error err = { 0 };
	struct arena arena;

	arena_init(&arena);
	strbuf_clear(out);
	for (size_t i = 0; i < count; i++)
		files[i].path = paths[i];
	if (repo_open(&repo, folder, NULL, &err) != STATUS_OK ||
	    source_open(&source, repo, SOURCE_WORKTREE, NULL, &err) !=
		STATUS_OK)
		strbuf_addf(out, "!%s", err.message);
	scope.repo = repo;
	scope.source = source;
	scope.arena = &arena;
	if (moved_find(files, count, &scope, &err) != STATUS_OK)
		strbuf_addf(out, "!%s", err.message);
	for (size_t i = 0; i < count; i++) {
		const struct moved_file *file = &files[i];

		strbuf_addf(out, "%s;",
		    file->now ? file->now
			: file->commit
			? moved_was_before(&scope, file->commit, "kept")
			    ? "-kept"
			    : "-"
			: "?");
	}
	source_free(source);
	repo_free(repo);
	arena_release(&arena);
	return out->buf;
}

/* By name after name, over a merge, and what was not committed yet. */
static const char *const history =
    "cd $NAME && seq 9 >one && seq 20 29 >two && seq 30 39 >gone && "
    "seq 40 49 >'odd \xc3\xbc' && : >kept && git add . && git commit -qm 1\n"
    "git checkout -qb side && git mv one 1 && git commit -qm 2 && "
    "git checkout -q main && mkdir d && git mv two d/two && "
    "git commit -qm 3 && git merge -q --no-edit side && "
    "git mv 1 d/one && echo more >>d/one && git add . && git commit -qm 4\n"
    "git rm -q gone && git mv 'odd \xc3\xbc' 'd/odd \xc3\xbc' && "
    "git commit -qm 5 && git mv d/two d/zwei\n";

static void test_moves(const char *init)
{
	static const char *const paths[] = { "one", "1", "two", "d/two", "gone",
		"never", "odd \xc3\xbc" };
	struct strbuf out = STRBUF_INIT;

	shell(init);
	shell(history);
	CHECK_STRING(where(&out, getenv("NAME"), paths, 7),
	    "d/one;d/one;d/zwei;d/zwei;-kept;?;d/odd \xc3\xbc;");
	CHECK_STRING(where(&out, getenv("NAME"), paths, 0), "");
	strbuf_release(&out);
}

static void test_nothing(void)
{
	static const char *const paths[] = { "one" };
	struct strbuf out = STRBUF_INIT;

	shell("git init -q unborn");
	where(&out, "unborn", paths, 1);
	CHECK(strstr(out.buf, "no commit yet") != NULL);
	strbuf_release(&out);
}

int main(void)
{
	char folder[] = "/tmp/hence-moved.XXXXXX";

	fixture_begin(folder);
	setenv("NAME", "a", 1);
	test_moves("git init -q a");
	setenv("NAME", "b", 1);
	test_moves("git init -q --object-format=sha256 b");
	test_nothing();
	fixture_end(folder);
	return test_end();
}
