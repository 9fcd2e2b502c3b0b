/* SPDX-License-Identifier: MIT */
#include "core/create/folder.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "tests/unit/test.h"

static void make_file(const char *name)
{
	FILE *file = fopen(name, "w");

	if (file)
		fclose(file);
}

static void test_taken_back(const char *root)
{
	struct strbuf top = STRBUF_INIT;

	CHECK(folder_make(&top, root, "a/b/c", NULL) == STATUS_OK);
	CHECK(file_is_folder("a/b/c"));
	folder_unmake(&top, root, "a/b/c");
	CHECK(!file_exists("a"));
	/* What was there stays, and so does what holds something. */
	mkdir("a", 0777);
	CHECK(folder_make(&top, root, "a/b/c", NULL) == STATUS_OK);
	make_file("a/b/file");
	folder_unmake(&top, root, "a/b/c");
	CHECK(file_exists("a/b/file") && !file_exists("a/b/c"));
	remove("a/b/file");
	CHECK(folder_make(&top, root, "a/b", NULL) == STATUS_OK);
	CHECK(top.len == 0);
	folder_unmake(&top, root, "a/b");
	CHECK(file_is_folder("a/b"));
	rmdir("a/b");
	rmdir("a");
	strbuf_release(&top);
}

static void test_refused(const char *root)
{
	struct strbuf top = STRBUF_INIT;
	struct error err;

	CHECK(symlink("/", "out") == 0);
	make_file("file");
	CHECK(folder_make(&top, root, "out/tmp/x", &err) == STATUS_IO);
	CHECK(strstr(err.message, "leaves") != NULL);
	CHECK(folder_check(root, "file/x", &err) == STATUS_IO);
	CHECK(strstr(err.message, "no folder") != NULL);
	CHECK(folder_check(root, "not/there", &err) == STATUS_OK);
	CHECK(!file_exists("not"));
	remove("out");
	remove("file");
	strbuf_release(&top);
}

int main(void)
{
	char folder[] = "/tmp/hence-folder.XXXXXX";

	if (!mkdtemp(folder) || chdir(folder) < 0)
		return 1;
	test_taken_back(folder);
	test_refused(folder);
	rmdir(folder);
	return test_end();
}
