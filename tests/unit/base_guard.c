/* SPDX-License-Identifier: MIT */
#include "core/base/guard.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/base/file.h"
#include "tests/unit/test.h"

/* What was closed reads as empty, cannot be written, and stays taken. */
static void test_closed(void)
{
	int saved[3];
	ssize_t got, put;
	char byte;

	for (int fd = 0; fd < 3; fd++) {
		saved[fd] = fcntl(fd, F_DUPFD, 3);
		close(fd);
	}
	guard_start();
	got = read(0, &byte, 1);
	put = write(1, "x", 1);
	for (int fd = 0; fd < 3; fd++) {
		dup2(saved[fd], fd);
		close(saved[fd]);
	}
	CHECK(got == 0);
	CHECK(put < 0);
}

static void test_limit(void)
{
	char path[] = "/tmp/hence-guard-XXXXXX";
	struct rlimit usual, none;
	struct error err = { 0 };
	enum status status;

	CHECK(mkdtemp(path) != NULL && chdir(path) == 0);
	guard_start();
	CHECK(getrlimit(RLIMIT_FSIZE, &usual) == 0);
	none = usual;
	none.rlim_cur = 0;
	CHECK(setrlimit(RLIMIT_FSIZE, &none) == 0);
	status = file_create("a", "bytes", 5, &err);
	CHECK(setrlimit(RLIMIT_FSIZE, &usual) == 0);
	CHECK(status == STATUS_IO);
	CHECK_STRING(err.message, "cannot create 'a': file too large");
	CHECK(!file_exists("a"));
	CHECK(chdir("/") == 0 && rmdir(path) == 0);
}

int main(void)
{
	test_closed();
	test_limit();
	return test_end();
}
