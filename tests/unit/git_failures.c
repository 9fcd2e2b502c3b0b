/* SPDX-License-Identifier: MIT */
/* What is not to be had: too large, gone, a git that does not answer. */
#include <sys/resource.h>

#include "core/git/batch.h"
#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static void check_read(struct source *source, const char *path, size_t limit,
    enum status want, const char *message)
{
	const struct source_file *file = source_find(source, path);
	struct strbuf out = STRBUF_INIT;
	struct error err = { 0 };

	CHECK(file != NULL);
	if (!file)
		return;
	strbuf_addstr(&out, "x");
	CHECK(source_read(source, file, limit, &out, &err) == want);
	CHECK_STRING(err.message, message);
	CHECK_STRING(out.buf, "x");
	strbuf_release(&out);
}

/* The same words, whoever reads it and from wherever. */
static void check_limit(const char *folder, enum source_kind kind)
{
	struct source *source = NULL;
	struct repo *repo = NULL;
	struct error err = { 0 };

	CHECK(repo_open(&repo, folder, NULL, &err) == STATUS_OK);
	CHECK(source_open(&source, repo, kind, "HEAD", &err) == STATUS_OK);
	if (source)
		check_read(source, "d/big", 9, STATUS_TOO_LARGE,
		    "'d/big' has 10 bytes, the limit is 9");
	source_free(source);
	repo_free(repo);
}

static void test_large(void)
{
	static const char *const folders[] = { "one", "two" };
	size_t i;

	for (i = 0; i < 2; i++) {
		check_limit(folders[i], SOURCE_WORKTREE);
		check_limit(folders[i], SOURCE_STAGED);
		check_limit(folders[i], SOURCE_REVISION);
	}
}

static void test_unreadable(void)
{
	struct source *source = NULL;
	struct error err = { 0 };

	shell("mkdir plain && cd plain && : >gone && : >link && : >pipe && "
	      ": >folder");
	CHECK(source_open_folder(&source, "plain", NULL, &err) == STATUS_OK);
	shell("cd plain && rm * && ln -s / link && mkfifo pipe && "
	      "mkdir folder");
	check_read(source, "gone", 9, STATUS_NOT_FOUND,
	    "cannot read 'gone': it is not there any more");
	check_read(source, "link", 9, STATUS_IO,
	    "cannot read 'link': it is a symbolic link");
	check_read(source, "pipe", 9, STATUS_IO,
	    "cannot read 'pipe': it is not a regular file");
	check_read(source, "folder", 9, STATUS_IO,
	    "cannot read 'folder': it is a folder");
	source_free(source);
}

/* When waiting itself fails it must end, and say so. */
static void test_no_waiting(void)
{
	static const char *const prefix[] = { "-C", "one", NULL };
	struct strbuf out = STRBUF_INIT;
	struct rlimit usual, few;
	struct object object;
	struct error err = { 0 };
	struct batch batch;

	batch_init(&batch);
	CHECK(batch_read(&batch, prefix, "HEAD:d/big", 99, &object, &out,
		  &err) == STATUS_OK);
	CHECK_STRING(out.buf, "0123456789");
	CHECK(getrlimit(RLIMIT_NOFILE, &usual) == 0);
	few = usual;
	few.rlim_cur = 2; /* poll refuses to look at three */
	CHECK(setrlimit(RLIMIT_NOFILE, &few) == 0);
	CHECK(batch_read(&batch, prefix, "HEAD:d/big", 99, &object, &out,
		  &err) == STATUS_GIT);
	CHECK(setrlimit(RLIMIT_NOFILE, &usual) == 0);
	CHECK_STRING(err.message,
	    "git cannot read 'HEAD:d/big': it gave no reason");
	strbuf_clear(&out);
	CHECK(batch_read(&batch, prefix, "HEAD:d/big", 99, &object, &out,
		  &err) == STATUS_OK);
	CHECK_STRING(out.buf, "0123456789");
	batch_release(&batch);
	strbuf_release(&out);
}

static void test_silent_git(void)
{
	struct repo *repo = NULL;
	struct error err = { 0 };
	char *path = strdup(getenv("PATH"));

	shell("mkdir bin && printf '#!/bin/sh\nexit 0\n' >bin/git && "
	      "chmod +x bin/git");
	setenv("PATH", "bin", 1);
	CHECK(repo_open(&repo, "two", NULL, &err) == STATUS_GIT);
	CHECK(repo == NULL);
	CHECK_STRING(err.message,
	    "'git rev-parse' gave too short an answer about 'two'");
	setenv("PATH", path, 1);
	free(path);
}

int main(void)
{
	char folder[] = "/tmp/hence-test-XXXXXX";

	fixture_begin(folder);
	shell("git init -q one && git init -q --object-format=sha256 two && "
	      "for r in one two; do mkdir $r/d && printf 0123456789 >$r/d/big "
	      "&& git -C $r add . && git -C $r commit -qm 1; done");
	test_large();
	test_unreadable();
	test_no_waiting();
	test_silent_git();
	fixture_end(folder);
	return test_end();
}
