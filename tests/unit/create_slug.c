/* SPDX-License-Identifier: MIT */
#include "core/create/slug.h"

#include "core/base/unicode.h"
#include "tests/unit/test.h"

static void check(const char *title, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	slug_make(&out, text_of(title), '-');
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void test_words(void)
{
	check("Use PostgreSQL for orders", "use-postgresql-for-orders");
	check("  --Use  C++, now!  ", "use-c-now");
	check("Don't panic", "dont-panic");
	check("a/b\\c..d:e*f?g", "a-b-c-d-e-f-g");
	check("../../etc/passwd", "etc-passwd");
	check(".hidden", "hidden");
	check("1.2.3", "1-2-3");
	check("snake_case", "snake-case");
}

static void test_scripts(void)
{
	check("Größe ÄNDERN", "größe-ändern");
	check("Ele\xcc\x80ve E\xcc\x81TE\xcc\x81", "el\xc3\xa8ve-été");
	check("ŁÓDŹ Ž Ÿ İ Ș", "łódź-ž-ÿ-i-ș");
	check("ΆΔΕΙΑ Ώρα", "άδεια-ώρα");
	check("Выбор БАЗЫ Ё", "выбор-базы-ё");
	check("データベースの選択", "データベースの選択");
	check("ガイド", "ガイド");
	check("数据库 选择", "数据库-选择");
	check("데이터베이스", "데이터베이스");
	check("TIẾNG VIỆT", "tiếng-việt");
	check("हिन्दी में", "हिन्दी-में");
	check("שלום", "שלום");
}

static void test_nothing_left(void)
{
	check("", "untitled");
	check("!!! ???", "untitled");
	check("🎉", "untitled");
	check("\xff\xfe", "untitled");
	check("🎉 party", "party");
	check("CON", "con-record");
	check("nul", "nul-record");
	check("COM1", "com1-record");
	check("com", "com");
}

static void test_length(void)
{
	struct strbuf title = STRBUF_INIT, out = STRBUF_INIT;
	int i;

	for (i = 0; i < 40; i++)
		strbuf_addstr(&title, "word ");
	slug_make(&out, text_make(title.buf, title.len), '-');
	CHECK(out.len <= SLUG_SIZE && out.len > SLUG_SIZE - 6);
	CHECK(text_ends(text_make(out.buf, out.len), "word"));
	strbuf_clear(&title);
	strbuf_clear(&out);
	for (i = 0; i < 100; i++)
		strbuf_addstr(&title, "語");
	slug_make(&out, text_make(title.buf, title.len), '_');
	CHECK(out.len == SLUG_SIZE - SLUG_SIZE % 3);
	CHECK(unicode_is_valid(text_make(out.buf, out.len)));
	strbuf_release(&title);
	strbuf_release(&out);
}

static void test_separator(void)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addstr(&out, "0001_");
	slug_make(&out, text_of("Use it, now"), '_');
	CHECK_STRING(out.buf, "0001_use_it_now");
	strbuf_release(&out);
}

int main(void)
{
	test_words();
	test_scripts();
	test_nothing_left();
	test_length();
	test_separator();
	return test_end();
}
