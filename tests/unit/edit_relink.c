/* SPDX-License-Identifier: MIT */
#include "core/edit/relink.h"

#include "tests/unit/test.h"

static const char *const prefixes[] = { "ADR", NULL };

static const struct name_move file_move = { "docs/adr/0007-old title.md",
	"0012-old title.md", NULL };

static struct relink number_relink(const struct name_move *move)
{
	struct relink relink = { .moves = { move, 1 },
		.record = move->path,
		.relabel = { { 7, 12, 4 }, prefixes, "0007-old title.md",
		    "0012-old title.md", NULL, NULL } };

	return relink;
}

static struct relink title_relink(const struct name_move *move)
{
	struct relink relink = { .moves = { move, 1 },
		.record = move->path,
		.relabel = { { 7, 7, 4 }, prefixes, "0007-old.md", move->name,
		    "Old title", "A *new* | one" } };

	return relink;
}

static void check(const struct relink *relink, const char *path,
    const char *bytes, const char *want, size_t links)
{
	struct relink_count count;
	struct strbuf text = STRBUF_INIT;
	struct error err = { 0 };

	strbuf_addstr(&text, bytes);
	if (relink_text(&text, path, relink, &count, &err))
		CHECK_STRING(err.message, "");
	CHECK_STRING(text.buf, want);
	CHECK(count.links == links);
	strbuf_release(&text);
}

static void number(const char *path, const char *bytes, const char *want,
    size_t links)
{
	const struct relink relink = number_relink(&file_move);

	check(&relink, path, bytes, want, links);
}

static void title(const char *bytes, const char *want, size_t links)
{
	static const struct name_move move = { "adr/0007-old.md",
		"0007-a-new-one.md", NULL };
	const struct relink relink = title_relink(&move);

	check(&relink, "adr/x.md", bytes, want, links);
}

static void test_forms(void)
{
	number("docs/adr/x.md", "[a](0007-old%20title.md#b)\r\n",
	    "[a](0012-old%20title.md#b)\r\n", 1);
	number("docs/adr/x.md", "[a](<./0007-old title.md?q#b> \"t\")",
	    "[a](<./0012-old title.md?q#b> \"t\")", 1);
	number("README.md", "![a](docs/adr/../adr/0007-old%20title.md)",
	    "![a](docs/adr/../adr/0012-old%20title.md)", 1);
	number("x/y/z.md", "[a](/docs/adr/0007-old%20title.md) [b](../a.md)",
	    "[a](/docs/adr/0012-old%20title.md) [b](../a.md)", 1);
	number("docs/adr/x.md", "[a](0007-old%20title)",
	    "[a](0012-old%20title)", 1);
	number("docs/adr/x.md", "[a]\n\n[a]: 0007-old%20title.md 'x'\n",
	    "[a]\n\n[a]: 0012-old%20title.md 'x'\n", 1);
}

static void test_left_alone(void)
{
	static const char *const texts[] = {
		"`[a](0007-old%20title.md)`\n",
		"    [a](0007-old%20title.md)\n",
		"```\n[a](0007-old%20title.md)\n<a href='0007-old title.md'>\n```\n",
		"[a](https://x.org/docs/adr/0007-old%20title.md)\n",
		"[a](other/0007-old%20title.md) 0007-old title.md\n",
		"[a](../../../docs/adr/0007-old%20title.md)\n",
		"<!-- <a href=\"0007-old%20title.md\"> -->\n",
		"`<a href=\"0007-old%20title.md\">`\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		number("docs/adr/x.md", texts[i], texts[i], 0);
}

static void test_html(void)
{
	number("docs/adr/x.md", "a <a href=\"0007-old%20title.md\">b</a> c\n",
	    "a <a href=\"0012-old%20title.md\">b</a> c\n", 1);
	number("docs/adr/x.md",
	    "<p>\n<img alt='0007-old%20title.md' src='0007-old%20title.md'/>\n",
	    "<p>\n<img alt='0007-old%20title.md' src='0012-old%20title.md'/>\n",
	    1);
}

static void test_numbers(void)
{
	static const char url[] = "(0007-old%20title.md)";
	static const struct {
		const char *before, *after;
	} rows[] = {
		{ "7", "12" },
		{ "7. Old title", "12. Old title" },
		{ "ADR-0007", "ADR-0012" },
		{ "ADR0007", "ADR0012" },
		{ "**ADR 7**: Old", "**ADR 12**: Old" },
		{ "see ADR #7, please", "see ADR #12, please" },
		{ "`0007-old title.md`", "`0012-old title.md`" },
		{ "Python 3.7", "Python 3.7" },
		{ "2026-11-07", "2026-11-07" },
		{ "in 7 days", "in 7 days" },
		{ "v7 and 7%", "v7 and 7%" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct strbuf text = STRBUF_INIT, want = STRBUF_INIT;

		strbuf_addf(&text, "[%s]%s\n", rows[i].before, url);
		strbuf_addf(&want, "[%s](0012-old%%20title.md)\n",
		    rows[i].after);
		number("docs/adr/x.md", text.buf, want.buf, 1);
		strbuf_release(&text);
		strbuf_release(&want);
	}
}

static void test_titles(void)
{
	title("[7. Old title](0007-old.md)\n",
	    "[7. A \\*new\\* \\| one](0007-a-new-one.md)\n", 1);
	title("[*Old title*](0007-old.md#x)\n",
	    "[*A \\*new\\* \\| one*](0007-a-new-one.md#x)\n", 1);
	title("[the Old title](0007-old.md)\n",
	    "[the Old title](0007-a-new-one.md)\n", 1);
	title("[0007-old](./0007-old.md)\n",
	    "[0007-a-new-one](./0007-a-new-one.md)\n", 1);
	title("---\nstatus: superseded by [ADR-0007](0007-old.md)\n---\n",
	    "---\nstatus: superseded by [ADR-0007](0007-a-new-one.md)\n---\n",
	    1);
}

/* A label changes with its definition, unless the new one is there already. */
static void test_labels(void)
{
	number("docs/adr/x.md",
	    "[ADR-0007] [a][adr-0007] [ADR-0007][]\n\n"
	    "[ADR-0007]: 0007-old%20title.md\n",
	    "[ADR-0012] [a][adr-0012] [ADR-0012][]\n\n"
	    "[ADR-0012]: 0012-old%20title.md\n",
	    4);
	number("docs/adr/x.md",
	    "[ADR-0007] [ADR-0012]\n\n"
	    "[ADR-0007]: 0007-old%20title.md\n[ADR-0012]: y.md\n",
	    "[ADR-0007] [ADR-0012]\n\n"
	    "[ADR-0007]: 0012-old%20title.md\n[ADR-0012]: y.md\n",
	    1);
}

static void test_folder(void)
{
	static const struct name_move move = { "rfcs/0007-x", "0012-x", NULL };
	const struct relink relink = { .moves = { &move, 1 },
		.record = "rfcs/0007-x/README.md",
		.record_folder = "rfcs/0007-x",
		.relabel = { { 7, 12, 4 }, prefixes, "0007-x", "0012-x", NULL,
		    NULL } };

	check(&relink, "a.md",
	    "[7](rfcs/0007-x/) [7](rfcs/0007-x/README.md) "
	    "![7](rfcs/0007-x/a.png)\n",
	    "[12](rfcs/0012-x/) [12](rfcs/0012-x/README.md) "
	    "![7](rfcs/0012-x/a.png)\n",
	    3);
	check(&relink, "rfcs/0007-x/README.md",
	    "![a](a.png) ![b](../0007-x/b.png) [c](../0008-y/README.md)\n",
	    "![a](a.png) ![b](../0012-x/b.png) [c](../0008-y/README.md)\n", 1);
}

/* To another folder: all of the path changes, in its own way of writing. */
static void place(const char *path, const char *to, const char *bytes,
    const char *want, size_t links)
{
	const struct name_move move = { "docs/old (1)/a b.md", NULL, to };
	const struct relink relink = { .moves = { &move, 1 }, .record = "" };

	check(&relink, path, bytes, want, links);
}

static void test_place(void)
{
	place("docs/adr/x.md", "new/a b.md",
	    "[x](../old%20%281%29/a%20b.md?q#f) [y](</docs/old (1)/a b.md> "
	    "\"t\") [z](../old%20(1)/c.md)\n",
	    "[x](../../new/a%20b.md?q#f) [y](</new/a b.md> \"t\") "
	    "[z](../old%20(1)/c.md)\n",
	    2);
	place("docs/x.md", "docs/a:b/\xc3\xbc.md",
	    "<img src='./old (1)/a b.md'> `[a](old%20(1)/a%20b.md)`\n\n"
	    "[r]: ./old%20(1)/a%20b.md\n",
	    "<img src='./a%3Ab/\xc3\xbc.md'> `[a](old%20(1)/a%20b.md)`\n\n"
	    "[r]: ./a%3Ab/%C3%BC.md\n",
	    2);
	/* what leads elsewhere stays */
	place("x.md", "y.md", "[a](https://b.c/docs/old%20(1)/a%20b.md)\n",
	    "[a](https://b.c/docs/old%20(1)/a%20b.md)\n", 0);
}

/* One link of several. */
static void test_only(void)
{
	const struct name_move move = { "a.md", NULL, "b.md" };
	struct relink relink = { .moves = { &move, 1 }, .record = "" };
	static const char bytes[] = "[a](a.md) [a](a.md) <a href='a.md'>\n\n"
				    "[a]: a.md\n";

	relink.only = (struct span){ 10, 19 };
	check(&relink, "x.md", bytes,
	    "[a](a.md) [a](b.md) <a href='a.md'>\n\n[a]: a.md\n", 1);
	relink.only = (struct span){ 0, 0 };
	relink.html = true;
	check(&relink, "x.md", bytes,
	    "[a](a.md) [a](a.md) <a href='b.md'>\n\n[a]: a.md\n", 1);
}

int main(void)
{
	test_place();
	test_only();
	test_forms();
	test_left_alone();
	test_html();
	test_numbers();
	test_titles();
	test_labels();
	test_folder();
	return test_end();
}
