/* SPDX-License-Identifier: MIT */
#include "core/create/outline.h"

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

/* A letter a line: front matter, its Fence, Code, Heading's level, or "-". */
static void check_lines(const char *text, const char *want)
{
	struct strbuf kinds = STRBUF_INIT, copy = STRBUF_INIT;
	struct outline outline;
	struct outline_line line;

	outline_init(&outline, text_of(text));
	while (outline_next(&outline, &line)) {
		strbuf_add(&copy, line.text.data, line.text.len);
		strbuf_add(&copy, line.end.data, line.end.len);
		strbuf_addch(&kinds,
		    line.is_fence       ? 'F'
			: line.in_front ? 'f'
			: line.in_code  ? 'C'
			: line.level    ? (char)('0' + line.level)
					: '-');
	}
	CHECK_STRING(kinds.buf, want);
	CHECK_STRING(copy.buf, text);
	outline_release(&outline);
	strbuf_release(&kinds);
	strbuf_release(&copy);
}

static void test_lines(void)
{
	check_lines("", "");
	check_lines("---\na: b\n---\n# T\n\ntext", "FfF1--");
	check_lines("\xef\xbb\xbf---\r\na: b\r\n---\r\n# T\r\n", "FfF1");
	check_lines("---\nno front matter\n", "--");
	check_lines("```\n~~~\n# a\n```\n# b\n", "CCCC1");
	check_lines("    # a\n   # b\n> # c\n- # d\n", "C1--");
	check_lines("T\n===\nS\n---\n\n#x\n####### y\n", "1-2----");
	check_lines("<!-- # a\n# b -->\n# c\n", "CC1");
}

static void test_headers(void)
{
	const char status[] = "# T\n\n## Status\n\nx\n\n## Context\n";
	const char text[] = "# T\n\n```\n## no\n```\n\nS\n---\n\nx\n";

	CHECK(outline_header_length(text_of(text), false) ==
	    text_find(text_of(text), "S\n---"));
	CHECK(outline_header_length(text_of("# T\n# Summary\n"), true) == 4);
	CHECK(outline_header_length(text_of("text\n"), true) == 5);
	CHECK(outline_header_length(text_of(status), true) == 19);
	CHECK(outline_header_length(text_of(status), false) == 5);
	CHECK(outline_has_header(text_of("---\na: b\n---\n")));
	CHECK(outline_has_header(text_of("<!-- note -->\n\nT\n===\n")));
	CHECK(!outline_has_header(text_of("text\n\n# T\n")));
	CHECK(!outline_has_header(text_of("# Summary\n")));
	CHECK(!outline_has_header(text_of("")));
}

int main(void)
{
	test_lines();
	test_headers();
	return test_end();
}
