/* SPDX-License-Identifier: MIT */
#include "core/format/quote.h"

#include "tests/unit/test.h"

static void check_markdown(const char *words, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	quote_markdown(&out, text_of(words));
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void check_yaml(const char *words, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	quote_yaml(&out, text_of(words));
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void check_line(const char *words, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	quote_markdown_line(&out, text_of(words));
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

int main(void)
{
	check_line("1. x", "1\\. x");
	check_line("23) x", "23\\) x");
	check_line("2.0 is out", "2\\.0 is out");
	check_line("+ x", "\\+ x");
	check_line("===", "\\===");
	check_line("---", "\\---");
	check_line("~~~", "\\~\\~\\~");
	check_line("* x", "\\* x");
	check_line("12", "12");
	check_line("a. b", "a. b");
	check_markdown("Plain words - and more_so",
	    "Plain words - and more_so");
	check_markdown("C# & .NET", "C# & .NET");
	check_markdown("C#", "C\\#");
	check_markdown("a ~ b ~~c~~", "a ~ b \\~\\~c\\~\\~");
	check_markdown("*a* [b](c)", "\\*a\\* \\[b\\](c)");
	check_markdown("`x` <b>", "\\`x\\` \\<b>");
	check_markdown("&amp; & &#35;", "\\&amp; & \\&#35;");
	check_markdown("a\\b", "a\\\\b");
	check_yaml("two words", "two words");
	check_yaml("yes", "\"yes\"");
	check_yaml("a: \"b\"", "\"a: \\\"b\\\"\"");
	return test_end();
}
