/* SPDX-License-Identifier: MIT */
#include "core/output/page.h"

#include "core/base/unicode.h"
#include "tests/unit/test.h"

/* Pages of this width have their code cut. */
#define CUT_WIDTH 30

static void render(struct strbuf *out, const char *markdown, size_t width,
    bool color, uint32_t skip_line)
{
	bool cut_code = width == CUT_WIDTH;
	const struct page_options options = { width, color, skip_line, cut_code,
		NULL };
	struct md_document doc;
	struct arena arena;

	arena_init(&arena);
	markdown_parse(&doc, text_of(markdown), 0, &arena);
	page_render(out, &doc, &options);
	arena_release(&arena);
}

static void check_page(const char *markdown, size_t width, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	render(&out, markdown, width, false, 0);
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void check_colored(const char *markdown, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	render(&out, markdown, 80, true, 0);
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void test_paragraphs(void)
{
	check_page("", 40, "");
	check_page("a\nb\n\nc", 40, "a b\n\nc\n");
	check_page("a  \nb", 40, "a\nb\n");
	check_page("a<br>b", 40, "a\nb\n");
	check_page("The quick brown fox jumps over", 20,
	    "The quick brown fox\njumps over\n");
	check_page("x https://example.org/a/long/address y", 20,
	    "x\nhttps://example.org/a/long/address\ny\n");
	/* A combining mark takes no column. */
	check_page("aaaa e\xcc\x81"
		   "bbbb cccc ddddd",
	    20,
	    "aaaa e\xcc\x81"
	    "bbbb cccc\nddddd\n");
}

static void test_cjk(void)
{
	/* 14 characters of two columns each, then a full stop that must not
	 * begin a line. */
	check_page("一二三四五六七八九。一二三四", 20,
	    "一二三四五六七八九。\n一二三四\n");
	check_page("一二三四五六七八九十。一二三", 20,
	    "一二三四五六七八九\n十。一二三\n");
	check_page("一二\n三四", 20, "一二三四\n");
	check_page("ab\n三四", 20, "ab 三四\n");
}

static void test_inlines(void)
{
	check_page("**b** *e* `c`", 40, "b e `c`\n");
	check_page("[t](u.md)", 40, "t (u.md)\n");
	check_page("<https://e.org>", 40, "https://e.org\n");
	check_page("<a@e.org>", 40, "a@e.org\n");
	check_page("![alt text](x.png) ![](y.png)", 40,
	    "[image: alt text] [image]\n");
	check_page("[![alt](x.png)](u)", 40, "[image: alt] (u)\n");
	check_colored("[t](https://e.org/\xc3\xa9)",
	    "\033]8;;https://e.org/%C3%A9\033\\\033[0;4mt"
	    "\033]8;;\033\\\033[0;2m (https://e.org/\xc3\xa9)\033[0m\n");
	check_colored("[t](u.md)", "t\033[0;2m (u.md)\033[0m\n");
	check_page("a ~~b~~ c", 40, "a ~~b~~ c\n");
	check_colored("a ~~b **c**~~ d",
	    "a \033[0;9mb \033[0;1;9mc\033[0m d\n");
	check_colored("a ~~b", "a ~~b\n");
	check_colored("**b** `c`", "\033[0;1mb\033[0m \033[0;36mc\033[0m\n");
}

static void test_hostile(void)
{
	check_page("a\033[31mb", 40, "a\\x1b[31mb\n");
	check_page("```\n\033]0;x\007\n```", 40, "    \\x1b]0;x\\x07\n");
	check_page("[t](<u\033[1m>)", 40, "t (u\\x1b[1m)\n");
	check_colored("[t](<https://e.org/\033\\x>)",
	    "\033]8;;https://e.org/%1B\\x\033\\\033[0;4mt"
	    "\033]8;;\033\\\033[0;2m (https://e.org/\\x1b\\x)\033[0m\n");
}

static void test_headings(void)
{
	check_page("# One\ntext\n## Two\n### Three\n", 40,
	    "One\n═══\n\ntext\n\nTwo\n───\n\nThree\n┄┄┄┄┄\n");
	check_page("##### The quick brown fox jumps over", 30,
	    "    The quick brown fox jumps\n    over\n");
	check_page("#", 40, "");

	struct strbuf out = STRBUF_INIT;
	render(&out, "# Title\n\ntext", 40, false, 1);
	CHECK_STRING(out.buf, "text\n");
	strbuf_release(&out);
}

static void test_lists(void)
{
	check_page("- a\n- b\n  - c\n", 40, "• a\n• b\n  • c\n");
	check_page("- a\n\n- b\n", 40, "• a\n\n• b\n");
	check_page("9. a\n10. b\n", 40, " 9. a\n10. b\n");
	check_page("- [ ] a\n- [x] b\n", 40, "• [ ] a\n• [x] b\n");
	check_page("- The quick brown fox jumps over", 30,
	    "• The quick brown fox jumps\n  over\n");
	check_page("-\n- b\n", 40, "•\n• b\n");
	check_page("- - a\n  - b\n", 40, "• • a\n  • b\n");
	check_page("> a\n> - b\n\nc", 40, "│ a\n│\n│ • b\n\nc\n");
	check_page("- > a\n", 40, "• │ a\n");
}

static void test_blocks(void)
{
	check_page("```c\nint\tx;\n\n  y\n```\n", 40,
	    "    int     x;\n\n      y\n");
	check_page("    abcdefghijklmnopqrstuvwxyz012345\n", CUT_WIDTH,
	    "    abcdefghijklmnopqrstuvwxyz\n    012345\n");
	check_page("    abcdefghijklmnopqrstuvwxyz012345\n", 20,
	    "    abcdefghijklmnopqrstuvwxyz012345\n");
	check_page("a\n\n<!-- note -->\n\nb\n", 40, "a\n\nb\n");
	check_page("<p>a <b>c</b></p>\n", 40, "a c\n");
	check_page("---\n", 20, "────────────────────\n");
}

static void test_tables(void)
{
	check_page("| A | B |\n|:--|--:|\n| 日本 | 1 |\n| c | 10 |\n", 40,
	    "A    │  B\n─────┼───\n日本 │  1\nc    │ 10\n");
	check_page("| A | B |\n|---|---|\n| x | the quick brown fox |\n", 20,
	    "A │ B\n──┼─────────────────\nx │ the quick brown\n  │ fox\n");
	check_page("| A |\n|---|\n", 40, "A\n");
}

/* Rows end with their cells; very many columns are no table. */
static void test_wide_tables(void)
{
	struct strbuf in = STRBUF_INIT, out = STRBUF_INIT;

	check_page("| A | B |\n|---|---|\n| x |\n|||\n", 40,
	    "A │ B\n──┼──\nx │\n  │\n");
	for (int i = 0; i < 3000; i++)
		strbuf_addstr(&in, "|a");
	strbuf_addch(&in, '\n');
	for (int i = 0; i < 3000; i++)
		strbuf_addstr(&in, "|-");
	strbuf_addch(&in, '\n');
	for (int i = 0; i < 3000; i++)
		strbuf_addstr(&in, "|b\n");
	render(&out, in.buf, 40, false, 0);
	CHECK(strstr(out.buf, "a │ a") != NULL);
	CHECK(strstr(out.buf, "b") != NULL);
	CHECK(out.len < 100 * 1000);
	strbuf_release(&in);
	strbuf_release(&out);
}

/* Depth is cut, and what remains is still shown. */
static void test_depth(void)
{
	struct strbuf in = STRBUF_INIT, out = STRBUF_INIT;

	for (int i = 0; i < 900; i++)
		strbuf_addstr(&in, "> ");
	strbuf_addstr(&in, "deep");
	render(&out, in.buf, 40, false, 0);
	CHECK(strstr(out.buf, "deep") != NULL);
	CHECK(out.len < 4000);
	strbuf_release(&in);
	strbuf_release(&out);
}

int main(void)
{
	test_wide_tables();
	test_paragraphs();
	test_cjk();
	test_inlines();
	test_hostile();
	test_headings();
	test_lists();
	test_blocks();
	test_tables();
	test_depth();
	return test_end();
}
