/* SPDX-License-Identifier: MIT */
#include "core/base/url.h"

#include "core/base/percent.h"
#include "tests/unit/test.h"

static void check_encoded(const char *path, const char *want)
{
	struct strbuf out = STRBUF_INIT, back = STRBUF_INIT;

	url_encode(&out, text_of(path));
	CHECK_STRING(out.buf, want);
	percent_decode(&back, text_make(out.buf, out.len));
	CHECK_STRING(back.buf, path);
	strbuf_release(&out);
	strbuf_release(&back);
}

static int is(struct text got, const char *want)
{
	return text_equals(got, want);
}

static void check_split(void)
{
	static const struct {
		const char *url, *path, *query, *fragment;
		bool remote, has_fragment;
	} rows[] = {
		{ "a/b.md#c", "a/b.md", "", "c", false, true },
		{ "#c", "", "", "c", false, true },
		{ "a.md#", "a.md", "", "", false, true },
		{ "a.md?raw=1#L10", "a.md", "raw=1", "L10", false, true },
		{ "a.md#c?d", "a.md", "", "c?d", false, true },
		{ "a/b:c.md", "a/b:c.md", "", "", false, false },
		{ "C:/x.md", "C:/x.md", "", "", false, false },
		{ "", "", "", "", false, false },
		{ "https://a.b/c#d", "https://a.b/c", "", "d", true, true },
		{ "mailto:a@b.c", "mailto:a@b.c", "", "", true, false },
		{ "//host/a", "//host/a", "", "", true, false },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct url_parts parts;

		url_split(&parts, text_of(rows[i].url));
		CHECK(is(parts.path, rows[i].path));
		CHECK(is(parts.query, rows[i].query));
		CHECK(is(parts.fragment, rows[i].fragment));
		CHECK(parts.remote == rows[i].remote);
		CHECK(parts.has_fragment == rows[i].has_fragment);
	}
}

static void check_between(const char *from, const char *path, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	url_between(&out, path, from);
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

/* want NULL: it leaves the root. */
static void check_resolved(const char *folder, const char *path,
    const char *want)
{
	struct strbuf out = STRBUF_INIT;
	bool inside = url_resolve(&out, path, folder);

	CHECK(inside == (want != NULL));
	if (inside && want)
		CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

int main(void)
{
	check_between("README.md", "docs/1 a.md", "docs/1%20a.md");
	check_between("docs/README.md", "docs/a.md", "a.md");
	check_between("docs/x/README.md", "rfcs/a(1).md",
	    "../../rfcs/a%281%29.md");
	check_between("README.md", "a:b.md", "./a%3Ab.md");
	check_between("README.md", "\xe9.md", "%E9.md");
	check_between("README.md", "\xc3\xa9.md", "\xc3\xa9.md");
	check_encoded("docs/0001-a_b.~c.md", "docs/0001-a_b.~c.md");
	check_encoded("a b#?:%+\"[].md", "a%20b%23%3F%3A%25%2B%22%5B%5D.md");
	check_encoded("\u00e9\xff\n", "%C3%A9%FF%0A");
	check_split();
	check_resolved("docs/adr", "0001-a.md", "docs/adr/0001-a.md");
	check_resolved("docs/adr", "./../x//y.md", "docs/x/y.md");
	check_resolved("docs/adr", "/x.md", "x.md");
	check_resolved("docs/adr", "../..", "");
	check_resolved("docs/adr", "../../../x.md", NULL);
	check_resolved("", "../x.md", NULL);
	check_resolved("", "a/../b/", "b");
	return test_end();
}
