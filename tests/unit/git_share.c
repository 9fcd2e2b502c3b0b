/* SPDX-License-Identifier: MIT */
/* Sources that several threads read. What each reads is compared wherever a
 * source is looked into: see git_fixture.h. */
#include "core/git/source.h"

#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static bool is_shared(const char *folder, enum source_kind kind)
{
	struct source *source = NULL, *share;
	struct repo *repo = NULL;
	bool found;

	CHECK(repo_open(&repo, folder, NULL, NULL) == STATUS_OK);
	CHECK(source_open(&source, repo, kind, "HEAD", NULL) == STATUS_OK);
	share = source_share(source);
	found = share != NULL;
	source_free(share);
	source_free(source);
	repo_free(repo);
	return found;
}

/* Whatever needs no git(1), several threads read. */
static void test_kinds(void)
{
	shell("git init -q sample && cd sample && printf one >1.md\n"
	      "git add . && git commit -qm first\n"
	      "git config uploadpack.allowFilter true && cd ..\n"
	      "git clone -q --filter=blob:none \"file://$PWD/sample\" partial\n"
	      "git init -q --object-format=sha256 sha256 && cd sha256\n"
	      "printf one >1.md && git add . && git commit -qm first");
	CHECK(is_shared("sample", SOURCE_WORKTREE));
	CHECK(is_shared("sample", SOURCE_STAGED));
	CHECK(is_shared("sample", SOURCE_REVISION));
	CHECK(is_shared("partial", SOURCE_WORKTREE));
	CHECK(!is_shared("partial", SOURCE_REVISION));
	CHECK(is_shared("sha256", SOURCE_WORKTREE));
	CHECK(!is_shared("sha256", SOURCE_REVISION));
}

/* A file that is to be, and one in no repository. */
static void test_made(void)
{
	struct source *source = NULL, *share;
	struct strbuf bytes = STRBUF_INIT;
	struct error err;

	CHECK(source_open_folder(&source, "sample", NULL, &err) == STATUS_OK);
	source_put(source, "2.md", text_of("two"));
	share = source_share(source);
	CHECK(share != NULL);
	CHECK(source_read(share, source_find(share, "2.md"), 100, &bytes,
		  &err) == STATUS_OK);
	CHECK(source_read(share, source_find(share, "1.md"), 100, &bytes,
		  &err) == STATUS_OK);
	CHECK_STRING(bytes.buf, "twoone");
	source_free(share);
	source_free(source);
	strbuf_release(&bytes);
}

int main(void)
{
	char folder[] = "/tmp/hence-test-XXXXXX";

	fixture_begin(folder);
	test_kinds();
	test_made();
	fixture_end(folder);
	return test_end();
}
