/* SPDX-License-Identifier: MIT */
#include "core/base/path.h"

#include "tests/unit/test.h"

static void test_parts(void)
{
	CHECK(text_equals(path_base("a/b.md"), "b.md"));
	CHECK(text_equals(path_base("b.md"), "b.md"));
	CHECK(text_equals(path_base("a/"), ""));
	CHECK(text_equals(path_parent("a/b/c.md"), "a/b"));
	CHECK(text_equals(path_parent("c.md"), ""));
	CHECK(text_equals(path_parent("/c.md"), "/"));
	CHECK(text_equals(path_parent("/"), ""));
	CHECK(text_equals(path_extension(text_of("a.b.md")), "md"));
	CHECK(text_equals(path_extension(text_of(".x")), ""));
	CHECK(text_equals(path_extension(text_of("x")), ""));
	CHECK(text_equals(path_extension(text_of("x.")), ""));
	CHECK(text_equals(path_extension(text_of("")), ""));
}

/* A run of bytes that goes on behind the path. */
static void check_split(const char *path, const char *folder, const char *last)
{
	struct strbuf longer = STRBUF_INIT;
	struct text t;

	strbuf_addf(&longer, "%s/more", path);
	t = text_make(longer.buf, strlen(path));
	CHECK(text_equals(path_folder(t), folder));
	CHECK(text_equals(path_last(t), last));
	strbuf_release(&longer);
}

static void test_split(void)
{
	check_split("docs/adr/1.md", "docs/adr", "1.md");
	check_split("1.md", "", "1.md");
	check_split("/1.md", "/", "1.md");
	check_split("docs/", "docs", "");
	check_split("/", "", "");
	check_split("", "", "");
}

static void check_join(const char *dir, const char *name, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addstr(&out, "old");
	path_join(&out, dir, name);
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void check_normal(const char *path, const char *want)
{
	struct strbuf out = STRBUF_INIT;
	bool inside = path_normalise(&out, path);

	CHECK(inside == (want != NULL));
	if (want)
		CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void check_relative(const char *path, const char *folder,
    const char *want)
{
	struct strbuf out = STRBUF_INIT;

	path_relative(&out, path, folder);
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void test_normalise(void)
{
	check_normal("a//b/./c", "a/b/c");
	check_normal("a/../b", "b");
	check_normal("a/b/../../c/", "c");
	check_normal("a/..", "");
	check_normal(".", "");
	check_normal("", "");
	check_normal("..", NULL);
	check_normal("a/../../b", NULL);
	check_normal("/", "/");
	check_normal("/..", "/");
	check_normal("/../a/../b", "/b");
	check_normal("//a//", "/a");
	check_normal("...", "...");
}

static void test_inside(void)
{
	CHECK(path_is_inside("a/b", "a"));
	CHECK(path_is_inside("a", "a"));
	CHECK(path_is_inside("a", ""));
	CHECK(path_is_inside("/a", "/"));
	CHECK(!path_is_inside("ab", "a"));
	CHECK(!path_is_inside("a", "a/b"));
}

static void test_relative(void)
{
	check_relative("docs/b/x.md", "docs/a", "../b/x.md");
	check_relative("docs/a/x.md", "docs/a", "x.md");
	check_relative("docs/ab/x.md", "docs/a", "../ab/x.md");
	check_relative("x.md", "docs/a", "../../x.md");
	check_relative("docs/x.md", "", "docs/x.md");
	check_relative("docs", "docs/a", "..");
	check_relative("docs", "docs", ".");
	check_relative("", "docs", "..");
	check_relative("/a/x.md", "/b", "../a/x.md");
	check_relative("/a/x.md", "/", "a/x.md");
}

int main(void)
{
	test_parts();
	test_split();
	check_join("a", "b", "a/b");
	check_join("a/", "b", "a/b");
	check_join("", "b", "b");
	check_join("/", "b", "/b");
	check_join("a", "/b", "/b");
	test_normalise();
	test_inside();
	test_relative();
	return test_end();
}
