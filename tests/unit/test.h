/* SPDX-License-Identifier: MIT */
/*
 * A unit test is one program: checks in main or in functions called from it,
 * then `return test_end();`, which prints "N passed, N failed".
 */
#ifndef HENCE_TESTS_UNIT_TEST_H
#define HENCE_TESTS_UNIT_TEST_H

#include <stdio.h>
#include <string.h>

static int test_passed, test_failed;

static inline void test_check(int ok, const char *what, const char *file,
    int line)
{
	if (ok) {
		test_passed++;
		return;
	}
	test_failed++;
	fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
}

static inline void test_check_string(const char *got, const char *want,
    const char *file, int line)
{
	int ok = got && want ? !strcmp(got, want) : got == want;

	test_check(ok, "strings are equal", file, line);
	if (!ok)
		fprintf(stderr, "  got:  %s\n  want: %s\n", got ? got : "NULL",
		    want ? want : "NULL");
}

#define CHECK(expr) test_check(!!(expr), #expr, __FILE__, __LINE__)
#define CHECK_STRING(got, want) \
	test_check_string((got), (want), __FILE__, __LINE__)

static inline int test_end(void)
{
	printf("%d passed, %d failed\n", test_passed, test_failed);
	return test_failed > 0;
}

#endif
