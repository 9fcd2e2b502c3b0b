/* SPDX-License-Identifier: MIT */
#include "core/base/escape.h"

#include "tests/unit/test.h"

static void check(void (*escape)(struct strbuf *, struct text),
    struct text from, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	escape(&out, from);
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void test_terminal(void)
{
	check(escape_terminal, text_of("plain \u00e9\u6f22\u2705"),
	    "plain \u00e9\u6f22\u2705");
	check(escape_terminal, text_of("\x1b[31mred"), "\\x1b[31mred");
	check(escape_terminal, text_of("a\tb\nc\r\nd\re"), "a b c d e");
	check(escape_terminal, text_make("a\0b\x7f", 4), "a\\x00b\\x7f");
	check(escape_terminal, text_of("\xc2\x9b"), "\\u009b");
	check(escape_terminal, text_of("a\u202e\u2066"), "a\\u202e\\u2066");
	check(escape_terminal, text_of("\xff\xe2\x82"), "\\xff\\xe2\\x82");
	check(escape_terminal, text_of("\u2028\ufffd"), " \ufffd");
	check(escape_terminal, text_of(""), "");
}

static void test_path(void)
{
	check(escape_path, text_of("docs/caf\u00e9 x'.md"),
	    "docs/caf\u00e9 x'.md");
	check(escape_path, text_of("a\tb\n"), "\"a\\tb\\n\"");
	check(escape_path, text_of("say \"x\""), "\"say \\\"x\\\"\"");
	check(escape_path, text_of("a\\b"), "\"a\\\\b\"");
	check(escape_path, text_of("\x1b\xff\u00e9"), "\"\\033\\377\u00e9\"");
	check(escape_path, text_of("\u202e"), "\"\\342\\200\\256\"");
	check(escape_path, text_of(""), "");
}

static void test_xml(void)
{
	check(escape_xml, text_of("<a b=\"c\"> & d'"),
	    "&lt;a b=&quot;c&quot;&gt; &amp; d'");
	check(escape_xml, text_of("a\tb\nc"), "a&#9;b&#10;c");
	check(escape_xml, text_make("\x1b\0\xff", 3), "\\x1b\\x00\\xff");
	check(escape_xml, text_of("\xef\xbf\xbe\xef\xbf\xbf\u6f22"),
	    "\\ufffe\\uffff\u6f22");
}

static void test_shell(void)
{
	check(escape_shell, text_of("docs/adr/0001-x.md"),
	    "docs/adr/0001-x.md");
	check(escape_shell, text_of("Add $(x): it's"), "'Add $(x): it'\\''s'");
	check(escape_shell, text_of(""), "''");
	check(escape_shell_double, text_of("A queue"), "\"A queue\"");
	check(escape_shell_double, text_of("a\"b$c`d\\e'f"),
	    "\"a\\\"b\\$c\\`d\\\\e'f\"");
	check(escape_shell_double, text_of("now!"), "\"now\"\\!\"\"");
}

int main(void)
{
	test_xml();
	test_terminal();
	test_path();
	test_shell();
	return test_end();
}
