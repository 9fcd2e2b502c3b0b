/* SPDX-License-Identifier: MIT */
#include "core/format/markdown.h"

#include <stdlib.h>

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

static const char *const names[] = { "doc", "quote", "list", "item", "code",
	"htmlblock", "p", "h", "rule", "table", "row", "cell", "", "soft",
	"break", "`", "html", "em", "strong", "link", "img" };

/* h1-2#3 is a heading of level 3 on lines 1 to 2. */
static void describe(struct strbuf *out, const struct md_node *node)
{
	strbuf_addstr(out, names[node->type]);
	if (node->type < MD_TEXT)
		strbuf_addf(out, "%u-%u", node->line, node->end_line);
	if (node->level)
		strbuf_addf(out, "#%d", node->level);
	if (node->setext)
		strbuf_addch(out, '=');
	if (node->type == MD_LIST)
		strbuf_addstr(out, node->tight ? "" : " loose");
	if (node->task)
		strbuf_addstr(out, node->task == MD_TASK_DONE ? "x" : "o");
	if (node->align)
		strbuf_addch(out, " <^>"[node->align]);
	if (node->url.len)
		strbuf_addf(out, "{%s}", node->url.data);
	if (node->literal.data)
		strbuf_addf(out, "'%s'", node->literal.data);
}

static void dump(struct strbuf *out, const struct md_document *doc)
{
	uint32_t open = 0;

	for (uint32_t i = 0; i < doc->count; i++) {
		const struct md_node *node = &doc->nodes[i];

		while (i > 0 && doc->nodes[open].end <= i) {
			strbuf_addch(out, ')');
			open = doc->nodes[open].parent;
		}
		if (i > 0 && node->parent != i - 1)
			strbuf_addch(out, ' ');
		describe(out, node);
		if (node->end > i + 1) {
			strbuf_addch(out, '(');
			open = i;
		}
	}
	for (; open != 0; open = doc->nodes[open].parent)
		strbuf_addch(out, ')');
	strbuf_addstr(out, doc->count > 1 ? ")" : "");
}

static void check_bytes(struct text source, uint32_t start, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct md_document doc;
	struct arena arena;

	arena_init(&arena);
	markdown_parse(&doc, source, start, &arena);
	dump(&got, &doc);
	CHECK_STRING(got.buf, want);
	strbuf_release(&got);
	arena_release(&arena);
}

static void check(const char *source, const char *want)
{
	check_bytes(text_of(source), 0, want);
}

static void test_blocks(void)
{
	check("", "doc1-1");
	check("a\nb\n", "doc1-2(p1-2('a' soft 'b'))");
	check("# A *b* #\n", "doc1-1(h1-1#1('A ' em('b')))");
	check("a\nb\n===\nc", "doc1-4(h1-3#1=('a' soft 'b') p4-4('c'))");
	check("a\n---", "doc1-2(h1-2#2=('a'))");
	check("> a\n> ---\n\nb", "doc1-4(quote1-2(h1-2#2=('a')) p4-4('b'))");
	check("***\na", "doc1-2(rule1-1 p2-2('a'))");
	check("3. a\n4. b\n\n   c\n",
	    "doc1-4(list1-4#3 loose(item1-1(p1-1('a')) "
	    "item2-4(p2-2('b') p4-4('c'))))");
	check("a  \nb\\\nc `x` <i>",
	    "doc1-3(p1-3('a' break 'b' break 'c ' "
	    "`'x' ' ' html'<i>'))");
	check("a ! [b] &amp; \\* c_d", "doc1-1(p1-1('a ! [b] & * c_d'))");
}

static void test_ends(void)
{
	/* cmark's own lines are one off in each of these. */
	check("<!-- x -->\na", "doc1-2(htmlblock1-1'<!-- x -->\n' p2-2('a'))");
	check("<!-- x\ny -->\n\na",
	    "doc1-4(htmlblock1-2'<!-- x\ny -->\n' p4-4('a'))");
	check("```sh\nx\n```\na", "doc1-4(code1-3{sh}'x\n' p4-4('a'))");
	check("> ```\n> x\na", "doc1-3(quote1-2(code1-2'x\n') p3-3('a'))");
	check("```\nx\n\n", "doc1-3(code1-3'x\n\n')");
	check("    x\n\n\na", "doc1-4(code1-1'x\n' p4-4('a'))");
	check("- a\n\n\nb", "doc1-4(list1-1(item1-1(p1-1('a'))) p4-4('b'))");
	check("[a]: /u\n===\n===\n", "doc1-3(h2-3#1=('==='))");
	check("[a]: /u\n[b]: /v\nx\n===\ny", "doc1-5(h3-4#1=('x') p5-5('y'))");
}

static void test_bytes(void)
{
	static const char nul[] = "a\0b\0\n\0c";

	check("a\r\n\r\nb\rc\n", "doc1-4(p1-1('a') p3-4('b' soft 'c'))");
	check("\xef\xbb\xbf# a\nb", "doc1-2(h1-1#1('a') p2-2('b'))");
	check_bytes(text_make(nul, sizeof(nul) - 1), 0,
	    "doc1-2(p1-2('a\xef\xbf\xbd"
	    "b\xef\xbf\xbd' soft '\xef\xbf\xbd"
	    "c'))");
	check("a\xff *b* \xfe", "doc1-1(p1-1('a\xff ' em('b') ' \xfe'))");
	/* Behind front matter lines count from the start of the file. */
	check_bytes(text_of("---\nx: 1\n---\n# A\n\nb\n"), 13,
	    "doc4-6(h4-4#1('A') p6-6('b'))");
	check_bytes(text_of("---\n---\n"), 8, "doc2-2");
}

static void test_tables(void)
{
	check("| a | b |\n|:--|:-:|\n| 1 | *x* |\n\nc",
	    "doc1-5(table1-3(row1-1(cell1-1<('a') cell1-1^('b')) "
	    "row3-3(cell3-3<('1') cell3-3^(em('x')))) p5-5('c'))");
	check("a | b\n-|-:\nc",
	    "doc1-3(table1-3(row1-1(cell1-1('a') cell1-1>('b')) "
	    "row3-3(cell3-3('c') cell3-3>)))");
	check("|a|\n|-|\n|1|2|\n|`x\\|y`|\n",
	    "doc1-4(table1-4(row1-1(cell1-1('a')) row3-3(cell3-3('1')) "
	    "row4-4(cell4-4(`'x|y'))))");
	check("x *y*\nz\n|a|\n|-|\n",
	    "doc1-4(p1-2('x ' em('y') soft 'z') "
	    "table3-4(row3-3(cell3-3('a'))))");
	check("> |a|\n> |-|\n> |[x]|\n\n[x]: /u",
	    "doc1-5(quote1-3(table1-3(row1-1(cell1-1('a')) "
	    "row3-3(cell3-3(link{/u}('x'))))))");
	check("|# a #|\n|-|\n|- b|",
	    "doc1-3(table1-3(row1-1(cell1-1("
	    "'# a #')) row3-3(cell3-3('- b'))))");
	/* A rule or a row, where cmark sees a heading. */
	check("|a|\n|-|\n|b|\n---\n",
	    "doc1-4(table1-3(row1-1(cell1-1('a')) row3-3(cell3-3('b'))) "
	    "rule4-4)");
	check("|a|\n|-|\n===\n",
	    "doc1-3(table1-3(row1-1(cell1-1('a')) row3-3(cell3-3("
	    "'==='))))");
	/* No tables. */
	check("|a|b|\n|-|\n", "doc1-2(p1-2('|a|b|' soft '|-|'))");
	check("a\n:-\n", "doc1-2(p1-2('a' soft ':-'))");
	check("|a|\n|-|`\n", "doc1-2(p1-2('|a|' soft '|-|`'))");
}

static void test_tasks(void)
{
	check("- [ ] a\n- [x] *b*\n- [y] c\n- [ ]\n",
	    "doc1-4(list1-4(item1-1o(p1-1('a')) item2-2x(p2-2(em('b'))) "
	    "item3-3(p3-3('[y] c')) item4-4(p4-4('[ ]'))))");
	check("- [x] a\n\n[x]: /u\n",
	    "doc1-3(list1-1(item1-1(p1-1(link{/u}('x') ' a'))))");
	check("[ ] a\n", "doc1-1(p1-1('[ ] a'))");
}

/* The pieces of the nth node that has some, each in braces. */
static void check_pieces(const char *source, uint32_t nth, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct md_document doc;
	struct arena arena;
	uint32_t i = 0;

	arena_init(&arena);
	markdown_parse(&doc, text_of(source), 0, &arena);
	for (; i < doc.count; i++) {
		if (doc.nodes[i].pieces_count && nth-- == 0)
			break;
	}
	for (uint32_t k = 0; i < doc.count && k < doc.nodes[i].pieces_count;
	     k++) {
		struct span piece = doc.pieces[doc.nodes[i].pieces + k];

		strbuf_addf(&got, "{%.*s}", (int)(piece.end - piece.start),
		    source + piece.start);
	}
	CHECK_STRING(got.buf, want);
	strbuf_release(&got);
	arena_release(&arena);
}

static void test_pieces(void)
{
	check_pieces("  a\n  b  \n", 0, "{a}{b}");
	check_pieces("> 1. a\n>    b\n> c\nd", 0, "{a}{b}{c}{d}");
	check_pieces("-\ta\n\tb\n\n\t> c\n\t> d", 1, "{c}{d}");
	/* A quote mark too far in is text; lazy lines keep their blanks. */
	check_pieces("1.    a\n    > b\n", 0, "{a}{    > b}");
	check_pieces("## a b #\t\n", 0, "{a b}");
	check_pieces("#\n", 0, "{}");
	check_pieces("  a\n  b\n===\n", 0, "{a}{b}");
	check_pieces("[x]: /u\n[y]:\n/v\na\nb", 0, "{a}{b}");
	check_pieces("- [x] a\n", 0, "{a}");
	check_pieces("| a\\|b | c|\n|-|-|\n", 0, "{a\\|b}");
	check_pieces("a\r\nb\r\n", 0, "{a}{b}");
}

static void test_plain(void)
{
	struct strbuf got = STRBUF_INIT;
	struct md_document doc;
	struct arena arena;

	arena_init(&arena);
	markdown_parse(&doc,
	    text_of("# A *b* `c`\n\nd\\\ne <i>![f](g) [h](i)\n"), 0, &arena);
	markdown_plain(&got, &doc, 0);
	CHECK_STRING(got.buf, "A b c d e f h");
	strbuf_clear(&got);
	markdown_plain(&got, &doc, 1);
	CHECK_STRING(got.buf, "A b c");
	strbuf_clear(&got);
	markdown_unescape(&got, text_of(" a\\*&amp;&auml;%20\\b\xff "));
	CHECK_STRING(got.buf, "a*&\xc3\xa4%20\\b\xff");
	CHECK(markdown_line_of(&doc, 0) == 1);
	CHECK(markdown_line_of(&doc, 12) == 2);
	CHECK(markdown_line_of(&doc, 13) == 3);
	strbuf_release(&got);
	arena_release(&arena);
}

/* head count times, then tail: how many nodes come of it. */
static uint32_t count_many(const char *head, size_t count, const char *tail)
{
	struct strbuf bytes = STRBUF_INIT;
	struct md_document doc;
	struct arena arena;
	uint32_t nodes;

	while (count--)
		strbuf_addstr(&bytes, head);
	strbuf_addstr(&bytes, tail);
	arena_init(&arena);
	markdown_parse(&doc, text_make(bytes.buf, bytes.len), 0, &arena);
	nodes = doc.count;
	arena_release(&arena);
	strbuf_release(&bytes);
	return nodes;
}

static void test_hostile(void)
{
	CHECK(count_many(">", 900, "a") == 903);
	CHECK(count_many("- ", 900, "a") == 1803);
	/* deeper ones are not parsed: the document node alone */
	CHECK(count_many(">", 100000, "a") == 1);
	CHECK(count_many("- ", 5000, "a") == 1);
	CHECK(count_many("1. ", 5000, "a") == 1);
	CHECK(count_many("-", 100000, "") == 2);
	CHECK(count_many("> ", 1, "-----------") > 1);
	CHECK(count_many("![[]()", 20000, "") == 1);
	CHECK(count_many("|\n", 100000, "") > 0);
	CHECK(count_many("[", 50000, "](a)") > 0);
	CHECK(count_many("![", 20000, "a") == 3);
	CHECK(count_many("[a](<b \"", 20000, "") == 3);
	CHECK(count_many("*a **b ", 20000, "") == 3);
	CHECK(count_many("[a]: b \"\n", 5000, "") > 0);
	CHECK(count_many("|a", 20000, "\n|-\n|b") > 0);
}

int main(void)
{
	test_blocks();
	test_ends();
	test_bytes();
	test_tables();
	test_tasks();
	test_pieces();
	test_plain();
	test_hostile();
	return test_end();
}
