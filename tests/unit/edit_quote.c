/* SPDX-License-Identifier: MIT */
#include "core/edit/quote.h"

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

int main(void)
{
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
