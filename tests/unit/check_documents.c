/* SPDX-License-Identifier: MIT */
/* Which files the patterns of --docs are. */
#include "core/check/documents.h"

#include "tests/unit/test.h"

static const struct {
	const char *pattern, *path;
	bool is_named;
} rows[] = {
	{ "README.md", "README.md", true },
	{ "README.md", "a/b/README.md", true },
	{ "/README.md", "README.md", true },
	{ "/README.md", "a/README.md", false },
	{ "*.md", "a/b.md", true },
	{ "*.md", "a/b.markdown", false },
	{ "docs/*.md", "docs/a.md", true },
	{ "docs/*.md", "docs/a/b.md", false },
	{ "docs/*.md", "x/docs/a.md", false },
	{ "docs/**/*.md", "docs/a.md", true },
	{ "docs/**/*.md", "docs/a/b/c.md", true },
	{ "**/docs/*.md", "x/docs/a.md", true },
	{ "**", "a/b.md", true },
	{ "*", "a/b.md", true },
	{ "docs", "docs/a/b.md", true },
	{ "docs", "x/docs/a.md", true },
	{ "docs/", "x/docs/a/b.md", true },
	{ "/docs/", "docs/a.md", true },
	{ "/docs/", "x/docs/a.md", false },
	{ "docs/guide", "docs/guide/a.md", true },
	{ "README.md/", "README.md", false },
	{ "?.md", "a/b.md", true },
	{ "?.md", "ab.md", false },
	{ "[ab].md", "b.md", true },
	{ "[!ab].md", "b.md", false },
	{ "readme.md", "README.md", false },
	{ "", "a.md", false },
	{ "/", "a.md", false },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		CHECK(document_is_named(rows[i].path, rows[i].pattern) ==
		    rows[i].is_named);
	return test_end();
}
