/* SPDX-License-Identifier: MIT */
#include "core/git/identity.h"

#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

/* Who git says we are in the folder's repository; "": nobody. */
static const char *who(struct strbuf *out, const char *folder)
{
	struct identity identity;
	struct repo *repo = NULL;
	struct error err;

	strbuf_clear(out);
	if (folder && repo_open(&repo, folder, NULL, &err) != STATUS_OK)
		strbuf_addstr(out, err.message);
	identity_init(&identity);
	if (identity_load(&identity, repo))
		identity_write(out, &identity);
	identity_release(&identity);
	repo_free(repo);
	return out->buf;
}

static void test_sources(struct strbuf *out)
{
	CHECK_STRING(who(out, NULL), "Ann <ann@example.org>");
	shell("git init -q one && cd one && git config user.name ' An<n>a '");
	CHECK_STRING(who(out, "one"), "Anna <ann@example.org>");
	setenv("GIT_AUTHOR_NAME", "Zoë", 1);
	CHECK_STRING(who(out, "one"), "Zoë <ann@example.org>");
	setenv("GIT_AUTHOR_EMAIL", "z@example.org", 1);
	CHECK_STRING(who(out, "one"), "Zoë <z@example.org>");
	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
}

static void test_mailmap(struct strbuf *out, const char *init)
{
	shell(init);
	shell("cd $NAME && printf 'Ann Example <ann@example.com> "
	      "<ann@example.org>\\n' >.mailmap");
	CHECK_STRING(who(out, getenv("NAME")), "Ann Example <ann@example.com>");
	shell("cd $NAME && printf 'Other <o@example.com> <o@example.org>\\n' "
	      ">.mailmap");
	CHECK_STRING(who(out, getenv("NAME")), "Ann <ann@example.org>");
}

static void test_nobody(struct strbuf *out)
{
	shell("git config --global --unset user.name\n"
	      "git config --global --unset user.email");
	CHECK_STRING(who(out, "mapped"), "");
	setenv("GIT_AUTHOR_EMAIL", "a@example.org", 1);
	CHECK_STRING(who(out, "mapped"), "a@example.org");
	unsetenv("GIT_AUTHOR_EMAIL");
}

int main(void)
{
	char folder[] = "/tmp/hence-identity.XXXXXX";
	struct strbuf out = STRBUF_INIT;

	fixture_begin(folder);
	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
	test_sources(&out);
	setenv("NAME", "mapped", 1);
	test_mailmap(&out, "git init -q mapped");
	/* one that libgit2 does not open */
	setenv("NAME", "wide", 1);
	test_mailmap(&out, "git init -q --object-format=sha256 wide");
	test_nobody(&out);
	strbuf_release(&out);
	fixture_end(folder);
	return test_end();
}
