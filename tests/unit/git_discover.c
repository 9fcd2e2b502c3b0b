/* SPDX-License-Identifier: MIT */
/* What git refuses to open, and folders that cannot be read. */
#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static enum status open_at(const char *folder, const char *git_dir,
    struct error *err)
{
	struct repo *repo = NULL;
	enum status status = repo_open(&repo, folder, git_dir, err);

	CHECK((repo != NULL) == (status == STATUS_OK));
	repo_free(repo);
	return status;
}

static void test_bare(const char *name)
{
	struct strbuf inner = STRBUF_INIT;
	struct error err = { 0 };

	strbuf_addf(&inner, "%s.git/refs", name);
	CHECK(open_at(inner.buf, NULL, &err) == STATUS_OK);
	shell("git config --global safe.bareRepository explicit");
	CHECK(open_at(inner.buf, NULL, &err) == STATUS_GIT);
	CHECK(strstr(err.message, "safe.bareRepository") != NULL);
	CHECK(strstr(err.hint, "--git-dir=/") != NULL);
	strbuf_setlen(&inner, inner.len - strlen("/refs"));
	CHECK(open_at(inner.buf, NULL, &err) == STATUS_GIT);
	CHECK(open_at(".", inner.buf, &err) == STATUS_OK);
	setenv("GIT_DIR", inner.buf, 1);
	CHECK(open_at(".", NULL, &err) == STATUS_OK);
	unsetenv("GIT_DIR");
	CHECK(open_at(name, NULL, &err) == STATUS_OK);
	shell("git config --global safe.bareRepository all");
	CHECK(open_at(inner.buf, NULL, &err) == STATUS_OK);
	shell("git config --global --unset safe.bareRepository");
	strbuf_release(&inner);
}

static void test_nowhere(void)
{
	struct error err = { 0 };

	setenv("GIT_DIR", "/nosuch", 1);
	CHECK(open_at("one", NULL, &err) == STATUS_GIT);
	CHECK_STRING(err.message,
	    "GIT_DIR names '/nosuch', which is not a git repository");
	CHECK_STRING(err.hint, "Unset GIT_DIR, or set it right.");
	unsetenv("GIT_DIR");
	CHECK(open_at(".", "/nosuch", &err) == STATUS_GIT);
	setenv("GIT_WORK_TREE", "/nosuch", 1);
	CHECK(open_at("one", NULL, &err) == STATUS_GIT);
	CHECK_STRING(err.message,
	    "GIT_WORK_TREE names '/nosuch', which is no folder");
	unsetenv("GIT_WORK_TREE");
	CHECK(open_at(".", NULL, &err) == STATUS_NO_REPOSITORY);
}

static void test_link(void)
{
	struct error err = { 0 };

	shell("mkdir -p one/sub/deep && echo 'gitdir: /nosuch' >one/sub/.git");
	CHECK(open_at("one/sub/deep", NULL, &err) == STATUS_GIT);
	CHECK(strstr(err.message,
	    "/one/sub/.git' leads to '/nosuch', which is not a git"));
	shell("printf 'gitdir: ../.git' >one/sub/.git");
	CHECK(open_at("one/sub/deep", NULL, &err) == STATUS_OK);
	shell("rm one/sub/.git && mkdir one/sub/.git");
	CHECK(open_at("one/sub/deep", NULL, &err) == STATUS_OK);
	shell("echo 'gitdir: /nosuch' >.git");
	CHECK(open_at("one", NULL, &err) == STATUS_OK);
	shell("mkdir outside && rm -r one/sub");
	CHECK(open_at("outside", NULL, &err) == STATUS_GIT);
	setenv("GIT_CEILING_DIRECTORIES", getenv("HOME"), 1);
	CHECK(open_at("outside", NULL, &err) == STATUS_NO_REPOSITORY);
	unsetenv("GIT_CEILING_DIRECTORIES");
	shell("rm .git");
}

static void test_gaps(void)
{
	const struct source_gap *gaps;
	struct source *source = NULL;
	struct error err = { 0 };
	size_t count = 0;

	if (geteuid() == 0)
		return; /* tests/cli/git_trouble.sh becomes another user */
	shell("mkdir -p plain/a/b && chmod 000 plain/a/b");
	CHECK(source_open_folder(&source, "plain", NULL, &err) == STATUS_OK);
	gaps = source_gaps(source, &count);
	CHECK(count == 1);
	if (count == 1) {
		CHECK_STRING(gaps[0].path, "a/b");
		CHECK_STRING(gaps[0].reason, "permission denied");
	}
	source_free(source);
}

int main(void)
{
	char folder[] = "/tmp/hence-test-XXXXXX";

	fixture_begin(folder);
	shell("for f in sha1 sha256; do git init -q --object-format=$f $f && "
	      "git -C $f commit -q --allow-empty -m 1 && "
	      "git clone -q --bare $f $f.git; done && git init -q one");
	test_bare("sha1");
	test_bare("sha256");
	test_nowhere();
	test_link();
	test_gaps();
	fixture_end(folder);
	return test_end();
}
