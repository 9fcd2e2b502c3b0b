/* SPDX-License-Identifier: MIT */
/* One file of a commit: by libgit2, and where git(1) reads. */
#include "core/git/history.h"

#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

/* The bytes of the file there; "-": none. */
static const char *bytes_of(struct strbuf *out, struct repo *repo,
    const char *commit, const char *path)
{
	struct strbuf id = STRBUF_INIT;

	strbuf_clear(out);
	CHECK(history_find(&id, repo, commit, path, NULL) == STATUS_OK);
	if (!id.len)
		strbuf_addstr(out, "-");
	else
		CHECK(history_read(out, repo, id.buf, 100, NULL) == STATUS_OK);
	strbuf_release(&id);
	return out->buf;
}

static void test_format(const char *format)
{
	struct strbuf out = STRBUF_INIT, old = STRBUF_INIT, now = STRBUF_INIT;
	struct strbuf gone = STRBUF_INIT;
	struct repo *repo = NULL;

	setenv("FORMAT", format, 1);
	shell("git init -q --object-format=$FORMAT $FORMAT && cd $FORMAT\n"
	      "mkdir -p a/b && printf one >a/b/c && printf root >f\n"
	      "ln -s f link && git add . && git commit -qm one\n"
	      "printf two >a/b/c && git rm -q f && git commit -qam two\n");
	CHECK(repo_open(&repo, format, NULL, NULL) == STATUS_OK);
	CHECK(history_commit(&old, repo, "HEAD~1", NULL) == STATUS_OK);
	CHECK(history_commit(&now, repo, "HEAD", NULL) == STATUS_OK);
	CHECK_STRING(bytes_of(&out, repo, old.buf, "a/b/c"), "one");
	CHECK_STRING(bytes_of(&out, repo, now.buf, "a/b/c"), "two");
	CHECK_STRING(bytes_of(&out, repo, old.buf, "f"), "root");
	CHECK_STRING(bytes_of(&out, repo, now.buf, "f"), "-");
	CHECK_STRING(bytes_of(&out, repo, now.buf, "a/b"), "-");
	CHECK_STRING(bytes_of(&out, repo, now.buf, "a/b/c/d"), "-");
	CHECK_STRING(bytes_of(&out, repo, now.buf, "a/x/c"), "-");
	CHECK_STRING(bytes_of(&out, repo, now.buf, "link"), "-");
	strbuf_addstr(&gone, now.buf);
	gone.buf[0] = gone.buf[0] == '1' ? '2' : '1';
	CHECK(
	    history_find(&out, repo, gone.buf, "f", NULL) == STATUS_NOT_FOUND);
	repo_free(repo);
	strbuf_release(&out);
	strbuf_release(&old);
	strbuf_release(&now);
	strbuf_release(&gone);
}

int main(void)
{
	char folder[] = "/tmp/hence-test.XXXXXX";

	fixture_begin(folder);
	test_format("sha1");
	test_format("sha256");
	fixture_end(folder);
	return test_end();
}
