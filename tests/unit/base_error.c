/* SPDX-License-Identifier: MIT */
#include "core/base/error.h"

#include <errno.h>

#include "tests/unit/test.h"

static void test_message(void)
{
	struct error err;

	CHECK(error_set(NULL, STATUS_IO, "x") == STATUS_IO);
	CHECK(error_set_errno(NULL, STATUS_IO, EACCES, "x") == STATUS_IO);
	error_prefix(NULL, "x");
	error_hint(NULL, "x");
	CHECK(error_set(&err, STATUS_USAGE, "no record '%s'", "9") ==
	    STATUS_USAGE);
	CHECK(err.status == STATUS_USAGE);
	CHECK_STRING(err.message, "no record '9'");
	CHECK_STRING(err.hint, "");
	error_hint(&err, "Try '%s'.", "hence list");
	CHECK_STRING(err.hint, "Try 'hence list'.");
	error_prefix(&err, "cannot show");
	CHECK_STRING(err.message, "cannot show: no record '9'");
	CHECK_STRING(err.hint, "Try 'hence list'.");
	error_set(&err, STATUS_IO, "again: %s", err.message);
	CHECK_STRING(err.message, "again: cannot show: no record '9'");
	CHECK_STRING(err.hint, "");
	error_set_errno(&err, STATUS_IO, ENOENT, "cannot read '%s'", "a");
	CHECK_STRING(err.message, "cannot read 'a': no such file or directory");
}

/* A message that does not fit ends with a whole character. */
static void test_long(void)
{
	struct error err;
	char name[3 * 700 + 1];

	for (size_t i = 0; i < 700; i++)
		memcpy(name + 3 * i, "\u20ac", 3);
	name[sizeof(name) - 1] = '\0';
	for (size_t skip = 0; skip < 3; skip++) {
		size_t len;

		error_set(&err, STATUS_IO, "%s%s", &"ab"[skip], name);
		error_prefix(&err, "x");
		len = strlen(err.message);
		CHECK(len > sizeof(err.message) - 8);
		CHECK(!memcmp(err.message + len - 3, "\u20ac", 3));
		error_set_errno(&err, STATUS_IO, ENOENT, "%s", name);
		CHECK(strlen(err.message) < sizeof(err.message));
	}
}

/* The message's last bytes when these end where the room ends, or one later. */
static void check_end(const char *character, size_t room, const char *want)
{
	struct error err;
	char name[sizeof(err.message) + 16];
	size_t fill = sizeof(err.message) - 1 - room;

	memset(name, 'x', sizeof(name));
	strcpy(name + fill, character);
	strcat(name, "yyyyyyyy");
	error_set(&err, STATUS_IO, "%s", name);
	CHECK_STRING(err.message + fill, want);
	CHECK(err.message[fill - 1] == 'x');
	error_set(&err, STATUS_IO, "%.*s", (int)fill - 2, name);
	error_prefix(&err, "%s", "");
	CHECK(strlen(err.message) == fill);
}

static void test_ends(void)
{
	check_end("\u00e9", 2, "\u00e9");
	check_end("\u00e9", 1, "");
	check_end("\u20ac", 3, "\u20ac");
	check_end("\u20ac", 2, "");
	check_end("\u20ac", 1, "");
	check_end("\U0001f600", 4, "\U0001f600");
	check_end("\U0001f600", 3, "");
	check_end("\U0001f600", 1, "");
	check_end("z", 1, "z");
}

/* A value too long loses its middle, so that the cause is still there. */
static void test_value(void)
{
	struct error err;
	char name[5001];

	memset(name, 'a', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	memcpy(name, "first", 5);
	memcpy(name + sizeof(name) - 5, "last", 5);
	error_set(&err, STATUS_IO, "git's 'x' and '%s': gone", name);
	CHECK(strlen(err.message) == sizeof(err.message) - 1);
	CHECK(strncmp(err.message, "git's 'x' and 'firstaaa", 23) == 0);
	CHECK(strstr(err.message, "aaa...aaa") != NULL);
	CHECK(strstr(err.message, "alast': gone") != NULL);
	error_set_errno(&err, STATUS_IO, ENOENT, "cannot read '%s'", name);
	CHECK(strstr(err.message, "last': no such file or directory"));
	error_prefix(&err, "cannot do '%s'", "that");
	CHECK(strstr(err.message, "cannot do 'that': cannot read 'first"));
	CHECK(strstr(err.message, "last': no such file or directory"));
	error_hint(&err, "Is it '%s'?", name);
	CHECK(strlen(err.hint) == sizeof(err.hint) - 1);
	CHECK(strstr(err.hint, "last'?") != NULL);
}

/* The gap does not cut a character in two. */
static void test_value_unicode(void)
{
	struct error err;
	char name[3 * 700 + 1], *gap;

	for (size_t i = 0; i < 700; i++)
		memcpy(name + 3 * i, "\u20ac", 3);
	name[sizeof(name) - 1] = '\0';
	for (int shift = 0; shift < 3; shift++) {
		error_set(&err, STATUS_IO, "%.*s '%s': gone", shift, "ab",
		    name);
		gap = strstr(err.message, "...");
		CHECK(gap != NULL);
		if (!gap)
			continue;
		CHECK(!memcmp(gap - 3, "\u20ac", 3));
		CHECK(!memcmp(gap + 3, "\u20ac", 3));
		CHECK(strstr(gap, "': gone") != NULL);
	}
}

int main(void)
{
	test_value();
	test_value_unicode();
	test_message();
	test_long();
	test_ends();
	return test_end();
}
