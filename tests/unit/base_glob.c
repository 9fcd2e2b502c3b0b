/* SPDX-License-Identifier: MIT */
/* Patterns of paths. */
#include "core/base/glob.h"

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

static bool matches(const char *pattern, const char *path)
{
	return glob_matches(text_of(pattern), text_of(path));
}

static bool covers(const char *pattern, const char *other)
{
	return glob_covers(text_of(pattern), text_of(other));
}

static void check_stars(void)
{
	CHECK(matches("a/b.c", "a/b.c"));
	CHECK(!matches("a/b.c", "a/bxc"));
	CHECK(matches("a/*.c", "a/b.c"));
	CHECK(!matches("a/*", "a/b/c"));
	CHECK(matches("a/*/c", "a/b/c"));
	CHECK(matches("a/**", "a/b/c"));
	CHECK(matches("a/**", "a"));
	CHECK(matches("a/**", "a/"));
	CHECK(!matches("a/**", "ab"));
	CHECK(!matches("a/**", "b/a/c"));
	CHECK(matches("**/c", "c"));
	CHECK(matches("**/c", "a/b/c"));
	CHECK(!matches("**/c", "a/bc"));
	CHECK(matches("a/**/c", "a/c"));
	CHECK(matches("a/**/c", "a/x/y/c"));
	CHECK(matches("**", "anything/at/all"));
	CHECK(matches("*", ""));
	CHECK(!matches("", "a"));
}

static void check_signs(void)
{
	CHECK(matches("a?c", "abc"));
	CHECK(!matches("a?c", "a/c"));
	CHECK(matches("v[0-9]", "v7"));
	CHECK(!matches("v[!0-9]", "v7"));
	CHECK(matches("v[!0-9]", "vx"));
	CHECK(matches("[]a]", "]"));
	CHECK(matches("[a-]", "-"));
	CHECK(matches("a[", "a["));
	CHECK(!matches("a[/]b", "a/b"));
	CHECK(matches("\xC3\xBC/*", "\xC3\xBC/x"));
}

static void check_covering(void)
{
	CHECK(covers("services/**", "services/billing/**"));
	CHECK(covers("services/**", "services/**"));
	CHECK(covers("services/*/*.c", "services/billing/*.c"));
	CHECK(!covers("services/*", "services/**"));
	CHECK(!covers("services/?", "services/*"));
	CHECK(!covers("services/[a-z]", "services/?"));
	CHECK(!covers("services/billing/**", "services/**"));
	CHECK(covers("**", "**/x"));
}

/* Without carrying places along this would not come to an end. */
static void check_many(void)
{
	struct strbuf pattern = STRBUF_INIT, path = STRBUF_INIT;

	for (int i = 0; i < 100; i++)
		strbuf_addstr(&pattern, i % 2 ? "a*" : "**");
	strbuf_addch(&pattern, 'b');
	for (int i = 0; i < 2000; i++)
		strbuf_addch(&path, 'a');
	CHECK(!matches(pattern.buf, path.buf));
	strbuf_addch(&path, 'b');
	CHECK(matches(pattern.buf, path.buf));
	strbuf_release(&pattern);
	strbuf_release(&path);
}

int main(void)
{
	check_stars();
	check_signs();
	check_covering();
	check_many();
	return test_end();
}
