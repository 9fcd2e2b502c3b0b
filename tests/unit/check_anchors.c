/* SPDX-License-Identifier: MIT */
#include "core/check/anchors.h"

#include "tests/unit/test.h"

static void check_name(enum anchor_style style, const char *heading,
    const char *want)
{
	struct strbuf out = STRBUF_INIT;

	anchor_of_heading(&out, text_of(heading), style);
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

/* What GitHub makes of them, as it was seen on its pages. */
static void test_github(void)
{
	static const char *const rows[][2] = {
		{ "Foo Bar", "foo-bar" },
		{ "heading with a - dash", "heading-with-a---dash" },
		{ "heading with an _ underscore",
		    "heading-with-an-_-underscore" },
		{ "a period.txt", "a-periodtxt" },
		{ "exchange.bind_headers(exchange, routing [, bindCallback])",
		    "exchangebind_headersexchange-routing--bindcallback" },
		{ " ", "-" },
		{ " a ", "-a-" },
		{ "-a-", "-a-" },
		{ "apostrophe\u2019s end", "apostrophes-end" },
		{ "I \u2665 unicode", "i--unicode" },
		{ "en\u2013dash em\u2014dash", "endash-emdash" },
		{ "\U0001f604 - an emoji", "---an-emoji" },
		{ ":smile: - a gemoji", "smile---a-gemoji" },
		{ ":ok_hand::hatched_chick: Two", "ok_handhatched_chick-two" },
		{ "\u041f\u0440\u0438\u0432\u0435\u0442 non-latin "
		  "\u4f60\u597d",
		    "\u043f\u0440\u0438\u0432\u0435\u0442-non-latin-"
		    "\u4f60\u597d" },
		/* what is full width is a letter, a mark or a sign, too */
		{ "\u4e2d\u6587\uff08\u4e00\uff09\u3001\uff21_\uff3f",
		    "\u4e2d\u6587\u4e00\uff41_\uff3f" },
		{ "A\u0308\u0300 e\u0301", "a\u0308\u0300-e\u0301" },
		{ "\u00c4\u00d6\u00dc \u00df", "\u00e4\u00f6\u00fc-\u00df" },
		{ "\u0130x", "ix" },
		{ "x\u00b2 \u2460 \u00bd", "x--" },
		{ "\u2167 \u24b6", "\u2177-\u24d0" },
		{ "no\u00a0break\ttab", "nobreaktab" },
		{ "\u20ac 5 + 3 = 8 < 9 & \"x\"", "-5--3--8--9--x" },
		{ "1. Numbered", "1-numbered" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_name(ANCHORS_GITHUB, rows[i][0], rows[i][1]);
}

static void test_gitlab(void)
{
	check_name(ANCHORS_GITLAB, "This is - a dash", "this-is-a-dash");
	check_name(ANCHORS_GITLAB, "  My, Header!  ", "my-header");
	check_name(ANCHORS_GITLAB, "a -- \u2665 b", "a-b");
	check_name(ANCHORS_GITLAB, "x_y", "x_y");
}

/* have: anchors that are there, between blanks; lack: those that are not. */
static void check_page(enum anchor_style style, const char *page,
    const char *have, const char *lack)
{
	struct text rest = text_of(have), word;
	struct anchors anchors;
	struct record record;
	struct arena arena;
	char name[100];

	arena_init(&arena);
	record_parse(&record, "x.md", text_of(page), text_make("", 0), &arena);
	anchors_init(&anchors, &record, style);
	for (int wanted = 1; wanted >= 0; wanted--) {
		while (text_split(&rest, ' ', &word)) {
			snprintf(name, sizeof(name), "%.*s", TEXT_ARG(word));
			if (anchors_have(&anchors, name) != wanted)
				CHECK_STRING(name,
				    wanted ? "is there" : "is not there");
			else
				CHECK(1);
		}
		rest = text_of(lack);
	}
	anchors_release(&anchors);
	arena_release(&arena);
}

static void test_pages(void)
{
	const enum anchor_style github = ANCHORS_GITHUB;

	/* one that is numbered may meet one that has the number by itself */
	check_page(github, "# echo\n# echo\n# echo 1\n# echo-1\n# echo\n",
	    "echo echo-1 echo-1-1 echo-1-2 echo-2", "echo-3 echo-1-3");
	check_page(github, "# a-1\n# a\n# a\n", "a a-1 a-2", "a-3");
	check_page(github,
	    "# `code` and *this* \\* &amp; [a](b.md) ![pic](x)\n",
	    "code-and-this---a- CODE-and-this---a-", "code-and-this");
	/* front matter that does not begin the file is a heading on the forge */
	check_page(github, "&nbsp;\n\n---\nstatus: x\n---\n\n# One\n",
	    "status-x one", "status");
	check_page(github, "---\nstatus: x\n---\n\n# One\n", "one", "status-x");
	check_page(github, "Two\nlines\n====\n", "twolines", "two-lines two");
	check_page(github, "# <a name=\"X-y\"></a>Title <b>b</b>\n",
	    "x-y title-b", "");
	check_page(github, "<a id='one'></a>\n<a name=two>\n\n# One\n# one\n",
	    "one two one-1", "one-2 name");
	check_page(github, "<h1 align=\"center\">A <b>big</b> one</h1>\n",
	    "a-big-one", "a");
	check_page(github, "---\ntitle: x\n---\n# real\n```\n# code\n```\n",
	    "real", "title-x code x");
	check_page(github, "> ## quoted\n\n- # item\n\n<!-- <a id=\"c\"> -->\n",
	    "quoted item", "");
	/* the invisible half of an emoji is not asked for */
	check_page(github, "# \u26a0\ufe0f Warning\n",
	    "-warning \ufe0f-warning", "warning");
	check_page(github, "# \u041f\n", "\u043f \u041f", "");
	check_page(github, "# A b\n", "user-content-a-b", "user-content- user");
	check_page(ANCHORS_GITLAB, "# a - b\n# a - b\n# 12\n",
	    "a-b a-b-1 anchor-12 a---b", "a-b-2");
}

int main(void)
{
	test_github();
	test_gitlab();
	test_pages();
	return test_end();
}
