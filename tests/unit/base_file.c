/* SPDX-License-Identifier: MIT */
#include "core/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/test.h"

static void check_content(const char *path, const char *want)
{
	struct strbuf out = STRBUF_INIT;
	struct error err;

	CHECK(file_read(&out, path, FILE_NO_LIMIT, &err) == STATUS_OK);
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static int count_entries(const char *path)
{
	DIR *dir = opendir(path);
	int count = -2;

	while (dir && readdir(dir))
		count++;
	if (dir)
		closedir(dir);
	return count;
}

static void test_read(void)
{
	struct strbuf out = STRBUF_INIT;
	struct error err;

	strbuf_addstr(&out, "x");
	CHECK(file_create("five", "12345", 5, &err) == STATUS_OK);
	CHECK(file_read(&out, "five", 4, &err) == STATUS_TOO_LARGE);
	CHECK_STRING(err.message, "'five' has 5 bytes, the limit is 4");
	CHECK_STRING(out.buf, "x");
	CHECK(file_read(&out, "five", 5, &err) == STATUS_OK);
	CHECK_STRING(out.buf, "x12345");
	CHECK(file_read(&out, "none", 5, &err) == STATUS_NOT_FOUND);
	CHECK_STRING(err.message,
	    "cannot read 'none': no such file or directory");
	CHECK(file_read(&out, "five/x", 5, &err) == STATUS_NOT_FOUND);
	CHECK(file_read(&out, ".", 5, &err) == STATUS_IO);
	CHECK_STRING(err.message, "cannot read '.': it is a folder");
	CHECK(mkfifo("pipe", 0600) == 0);
	CHECK(file_read(&out, "pipe", 5, &err) == STATUS_IO);
	CHECK(file_read(&out, "/dev/zero", 5, &err) == STATUS_IO);
	CHECK(symlink("circle", "circle") == 0);
	CHECK(file_read(&out, "circle", 5, &err) == STATUS_IO);
	CHECK_STRING(out.buf, "x12345");
	strbuf_release(&out);
}

static void test_stream(void)
{
	struct strbuf out = STRBUF_INIT;
	struct error err;
	FILE *in = fopen("five", "r");

	CHECK(file_read_stream(&out, in, "-", 4, &err) == STATUS_TOO_LARGE);
	CHECK(out.len == 0);
	CHECK_STRING(err.message, "'-' has over 4 bytes, the limit is 4");
	rewind(in);
	CHECK(file_read_stream(&out, in, "-", 5, &err) == STATUS_OK);
	CHECK_STRING(out.buf, "12345");
	fclose(in);
	strbuf_release(&out);
}

static void test_create(void)
{
	struct error err;
	struct stat info;

	CHECK(file_make_folder("new/a//b/", &err) == STATUS_OK);
	CHECK(file_make_folder("new/a/b", &err) == STATUS_OK);
	CHECK(file_make_folder("five/b", &err) != STATUS_OK);
	CHECK_STRING(err.message, "cannot create folder 'five/b': file exists");
	umask(027);
	CHECK(file_create("new/one", "", 0, &err) == STATUS_OK);
	CHECK(!stat("new/one", &info) && (info.st_mode & 0777) == 0640);
	check_content("new/one", "");
	CHECK(file_create("new/one", "2", 1, &err) == STATUS_EXISTS);
	CHECK_STRING(err.message, "'new/one' exists already");
	check_content("new/one", "");
	CHECK(symlink("gone", "new/dangling") == 0);
	CHECK(file_create("new/dangling", "2", 1, &err) == STATUS_EXISTS);
	CHECK(file_create("missing/x", "", 0, &err) == STATUS_NOT_FOUND);
	CHECK(count_entries("new") == 3);
}

static void check_replace(const char *path, const char *before,
    enum status want, const char *message)
{
	struct error err = { 0 };

	CHECK(file_replace(path, text_of(before), text_of("new\n"), NULL,
		  &err) == want);
	CHECK_STRING(err.message, message);
}

static void test_replace(void)
{
	struct error err;
	struct stat info;

	CHECK(mkdir("re", 0777) == 0);
	CHECK(file_create("re/a", "old\n", 4, &err) == STATUS_OK);
	CHECK(chmod("re/a", 0640) == 0 && link("re/a", "re/hard") == 0);
	CHECK(symlink("a", "re/soft") == 0);
	check_replace("re/a", "old", STATUS_EXISTS,
	    "'re/a' has been changed meanwhile");
	check_replace("re/a", "old\nx", STATUS_EXISTS,
	    "'re/a' has been changed meanwhile");
	check_replace("re/a", "odd\n", STATUS_EXISTS,
	    "'re/a' has been changed meanwhile");
	check_replace("re/none", "", STATUS_NOT_FOUND,
	    "cannot write 're/none': no such file or directory");
	check_replace("re/soft", "old\n", STATUS_IO,
	    "cannot write 're/soft': it is a symbolic link");
	check_replace("re", "", STATUS_IO, "cannot read 're': it is a folder");
	check_content("re/a", "old\n");
	umask(077);
	check_replace("re/a", "old\n", STATUS_OK, "");
	umask(027);
	check_content("re/a", "new\n");
	check_content("re/hard", "old\n");
	CHECK(!stat("re/a", &info) && (info.st_mode & 07777) == 0640);
	CHECK(count_entries("re") == 3);
	if (geteuid() != 0) {
		CHECK(chmod("re", 0500) == 0);
		check_replace("re/a", "new\n", STATUS_IO,
		    "cannot write 're/a': permission denied");
		CHECK(chmod("re", 0700) == 0);
	}
}

/* A name that is taken stays whose it is. */
static void test_rename(void)
{
	CHECK(file_rename("five", "new/one") == EEXIST);
	CHECK(file_rename("five", "new/dangling") == EEXIST);
	CHECK(file_rename("re", "new") == EEXIST);
	CHECK(file_rename("none", "other") == ENOENT);
	CHECK(file_rename("five", "none/five") == ENOENT);
	CHECK(file_rename("five", "six") == 0 && file_rename("re", "er") == 0);
	CHECK(
	    !file_exists("five") && file_exists("six") && file_exists("er/a"));
	CHECK(file_rename("six", "five") == 0 && file_rename("er", "re") == 0);
	check_content("five", "12345");
	check_content("new/one", "");
}

static void test_questions(void)
{
	char *folder = file_current_folder(), *resolved = file_resolve(".");

	CHECK(file_exists("new/dangling"));
	CHECK(file_exists("new"));
	CHECK(!file_exists("none"));
	CHECK(file_is_folder("new"));
	CHECK(!file_is_folder("five"));
	CHECK_STRING(folder, resolved);
	CHECK(file_resolve("none") == NULL);
	free(folder);
	free(resolved);
}

static void remove_all(const char *folder)
{
	static const char *const names[] = { "five", "pipe", "circle",
		"new/one", "new/dangling", "new/a/b", "new/a", "new", "re/a",
		"re/hard", "re/soft", "re" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		CHECK(remove(names[i]) == 0);
	CHECK(chdir("/") == 0 && rmdir(folder) == 0);
}

int main(void)
{
	const char *parent = getenv("TMPDIR");
	char folder[4096];

	snprintf(folder, sizeof(folder), "%s/hence-test-XXXXXX",
	    parent && *parent ? parent : "/tmp");
	if (!mkdtemp(folder) || chdir(folder) < 0) {
		perror(folder);
		return 1;
	}
	test_read();
	test_stream();
	test_create();
	test_replace();
	test_rename();
	test_questions();
	remove_all(folder);
	return test_end();
}
