/* SPDX-License-Identifier: MIT */
#include "core/git/refs.h"

#include "core/git/command.h"
#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static void add_path(const char *path, void *context)
{
	strbuf_addf(context, "%s;", path);
}

static const char *paths(struct strbuf *out, const char *folder,
    const char *below, size_t *missing)
{
	struct repo *repo = NULL;
	struct error err = { 0 };

	strbuf_clear(out);
	if (repo_open(&repo, folder, NULL, &err) != STATUS_OK ||
	    refs_each_path(repo, below, add_path, out, missing, &err) !=
		STATUS_OK)
		strbuf_addf(out, "!%d %s", (int)err.status, err.message);
	repo_free(repo);
	return out->buf;
}

/* The index, two branches of ours, one of the remote; a tag is no branch. */
static const char *const make_branches =
    "cd $NAME && mkdir -p docs/adr src && : >docs/adr/1 && : >src/x && "
    ": >docs/readme && git add . && git commit -qm 1\n"
    "git checkout -qb other && : >docs/adr/2 && git add . && "
    "git commit -qm 2 && git checkout -qb gone && : >docs/adr/9 && "
    "git add . && git commit -qm 9 && git tag t9 && git checkout -q main && "
    "git branch -qD gone && git update-ref refs/remotes/o/far other && "
    "git symbolic-ref refs/remotes/o/HEAD refs/remotes/o/far\n"
    "git branch same && : >docs/adr/3 && git add .\n";

static void test_branches(const char *init)
{
	struct strbuf out = STRBUF_INIT;
	size_t missing = 7;

	shell(init);
	shell(make_branches);
	paths(&out, ".", "docs/adr", &missing);
	CHECK_STRING(out.buf, "!3 '.' is in no git repository");
	paths(&out, getenv("NAME"), "docs/adr", &missing);
	/* index 1 3; main, then other: the tree that o/far shares is read once */
	CHECK_STRING(out.buf,
	    "docs/adr/1;docs/adr/3;docs/adr/1;docs/adr/1;docs/adr/2;");
	CHECK(missing == 0);
	paths(&out, getenv("NAME"), "", &missing);
	CHECK(strstr(out.buf, "docs/adr/2;") != NULL);
	CHECK(strstr(out.buf, "src/x;") != NULL);
	CHECK(strstr(out.buf, "docs/adr/9") == NULL);
	CHECK_STRING(paths(&out, getenv("NAME"), "no/such", &missing), "");
	strbuf_release(&out);
}

static void test_missing_commits(void)
{
	struct strbuf out = STRBUF_INIT;
	size_t missing = 0;

	shell("cd one && cp -R .git ../broken.git && cd ../broken.git && "
	      "git config core.bare true && id=$(git rev-parse other) && "
	      "rm -f objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)");
	paths(&out, "broken.git", "docs/adr", &missing);
	CHECK_STRING(out.buf, "docs/adr/1;");
	CHECK(missing == 1);
	strbuf_release(&out);
}

/* Two folders with one tree are two folders. */
static void test_equal_folders(void)
{
	struct strbuf out = STRBUF_INIT;
	size_t missing = 0;

	shell(
	    "git init -q twins && cd twins && mkdir -p d/a d/b && : >d/a/x && "
	    ": >d/b/x && git add . && git commit -qm 1");
	paths(&out, "twins", "d", &missing);
	CHECK_STRING(out.buf, "d/a/x;d/b/x;d/a/x;d/b/x;");
	strbuf_release(&out);
}

/* More folders in each other than are read: said, and the rest is found. */
static void test_too_deep(void)
{
	struct strbuf out = STRBUF_INIT;
	size_t missing = 0;

	shell(
	    "git init -q deep && cd deep && mkdir z && : >z/1 && git add . && "
	    "id=$(git hash-object -w z/1) && "
	    "d=$(printf 'd/%.0s' $(seq 1100)) && "
	    "GIT_INDEX_FILE=.git/other && export GIT_INDEX_FILE && "
	    "printf '100644 %s\t%s\n' $id ${d}x $id z/2 | "
	    "git update-index --index-info && "
	    "git update-ref refs/heads/far "
	    "$(git commit-tree -m 1 $(git write-tree))");
	paths(&out, "deep", "", &missing);
	CHECK_STRING(out.buf, "z/1;z/2;");
	CHECK(missing == 1);
	paths(&out, "deep", "z", &missing);
	CHECK_STRING(out.buf, "z/1;z/2;");
	CHECK(missing == 0);
	strbuf_release(&out);
}

static void test_command(void)
{
	static const char *const hash[] = { "hash-object", "--stdin", NULL };
	static const char *const echo[] = { "cat-file", "--batch-check", NULL };
	static const char *const fails[] = { "-c", "a.b=c", "rev-parse",
		"--verify", "no-such", NULL };
	struct strbuf input = STRBUF_INIT, out = STRBUF_INIT;
	struct error err = { 0 };
	int i;

	strbuf_addstr(&input, "hello\n");
	CHECK(command_git(&out, "one", hash, &input, &err) == STATUS_OK);
	CHECK_STRING(out.buf, "ce013625030ba8dba906f756967f9e9ca394464a\n");
	/* more than any pipe holds, in both directions at once */
	for (i = 0; i < 20000; i++)
		strbuf_addf(&input, "nothing-%06d\n", i);
	strbuf_clear(&out);
	CHECK(command_git(&out, "one", echo, &input, &err) == STATUS_OK);
	CHECK(out.len == input.len + 20001 * strlen(" missing"));
	/* a child that does not read its input */
	CHECK(command_git(&out, "one", fails, &input, &err) == STATUS_GIT);
	CHECK_STRING(err.message,
	    "'git rev-parse' failed: Needed a single revision");
	setenv("PATH", "/nowhere", 1);
	CHECK(command_git(&out, NULL, hash, NULL, &err) == STATUS_GIT);
	CHECK_STRING(err.message, "cannot run 'git': it is not on the PATH");
	strbuf_release(&input);
	strbuf_release(&out);
}

static void test_config(void)
{
	struct strbuf out = STRBUF_INIT;
	struct error err = { 0 };
	struct repo *repo = NULL;

	shell("git -C one config hence.Colour never");
	CHECK(repo_open(&repo, "one", NULL, &err) == STATUS_OK);
	CHECK(repo_config(repo, "hence.colour", &out));
	CHECK_STRING(out.buf, "never");
	CHECK(!repo_config(repo, "hence.none", &out));
	CHECK(repo_config(NULL, "user.name", &out));
	CHECK_STRING(out.buf, "Ann");
	CHECK(!repo_config(NULL, "hence.colour", &out));
	setenv("GIT_CONFIG_COUNT", "1", 1);
	setenv("GIT_CONFIG_KEY_0", "hence.COLOUR", 1);
	setenv("GIT_CONFIG_VALUE_0", "always", 1);
	CHECK(repo_config(repo, "hence.colour", &out));
	CHECK_STRING(out.buf, "always");
	unsetenv("GIT_CONFIG_COUNT");
	repo_free(repo);
	strbuf_release(&out);
}

int main(void)
{
	char folder[] = "/tmp/hence-test-XXXXXX";

	fixture_begin(folder);
	setenv("NAME", "one", 1);
	test_branches("git init -q one");
	setenv("NAME", "two", 1);
	test_branches("git init -q --object-format=sha256 two");
	test_missing_commits();
	test_equal_folders();
	test_too_deep();
	test_config();
	test_command();
	setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
	fixture_end(folder);
	return test_end();
}
